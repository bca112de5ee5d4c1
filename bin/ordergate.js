#!/usr/bin/env node
/**
 * Starts Ordergate. In a checkout it runs the TypeScript sources, which needs Node 22.18 (an older one hands over to
 * the Node that npm installed beside it); in an installed package it runs the compiled files, because Node strips no
 * types below node_modules. Commands that read files of any size run in flat memory.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';
import { FLAT_ENVIRONMENT, FLAT_MEMORY } from './memory.js';

const sources = new URL('../src/main.ts', import.meta.url);
const compiled = new URL('../dist/main.js', import.meta.url);
const newerNode = fileURLToPath(new URL('../node_modules/node/bin/node', import.meta.url));

/** They stream files. The gateway is left as Node comes: it has many orders in hand at once. */
const FLAT = new Set(['read', 'check', 'ack', 'write']);
const flags = FLAT.has(process.argv[2]) && !hasOwnLimit() ? FLAT_MEMORY : [];
const environment = flags.length > 0 ? { ...FLAT_ENVIRONMENT, ...process.env } : process.env;

const HANDED_OVER = 'ORDERGATE_HANDED_OVER';
if (process.env[HANDED_OVER] !== undefined) {
  delete process.env[HANDED_OVER];
  // Whoever kills the process they started means this one: it must not go on alone.
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
  process.channel?.unref();
}

if (!existsSync(sources)) {
  if (runs(20, 19)) await run(compiled);
  else refuse('Ordergate needs Node 20.19 or newer');
} else if (runs(22, 18)) {
  await run(sources);
} else if (existsSync(newerNode)) {
  handOver();
} else {
  refuse('Ordergate needs Node 22.18 or newer to run from its sources (npm install brings one)');
}

/** In this process; where flags are due, in the same process begun anew with them, if this Node can (22.15, not on Windows). */
async function run(main) {
  // What was compiled once is kept in the temporary directory: a command starts in half the time. Node 20 cannot.
  nodeModule.enableCompileCache?.();
  if (flags.length > 0 && typeof process.execve === 'function' && process.platform !== 'win32') {
    const words = [process.execPath, ...flags, ...process.execArgv, ...process.argv.slice(1)];
    process.execve(process.execPath, words, environment);
  }
  await import(main.href);
}

/** Whoever has set a limit means it; it also tells that this process was begun anew. */
function hasOwnLimit() {
  const given = [...process.execArgv, process.env.NODE_OPTIONS ?? ''].join(' ');
  return /--max[-_]semi[-_]space[-_]size/.test(given);
}

function runs(major, minor) {
  const [ownMajor, ownMinor] = process.versions.node.split('.').map(Number);
  return ownMajor > major || (ownMajor === major && ownMinor >= minor);
}

function refuse(need) {
  process.stderr.write(`${need}; this is ${process.version}.\n`);
  process.exitCode = 1;
}

/** Runs this same file under the newer Node, and is as if it were that process: signals in, exit code out. */
function handOver() {
  const child = spawn(newerNode, [...flags, fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...environment, [HANDED_OVER]: '1' },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // Ctrl-C at a terminal reaches the child by itself; twice would mean "stop at once".
      if (!(signal === 'SIGINT' && process.stdin.isTTY)) child.kill(signal);
    });
  }
  child.on('error', (error) => refuse(`Ordergate could not start ${newerNode} (${error.message})`));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}
