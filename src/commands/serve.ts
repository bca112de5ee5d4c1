/** `ordergate serve`: runs the gateway until it is told to stop. */
import { Option } from 'commander';
import type { Command } from 'commander';
import { ROLES, loadConfig } from '../config.ts';
import { serve } from '../serve.ts';

export function register(program: Command): void {
  program
    .command('serve')
    .description('Run the gateway: API, pages, watched folder, workers.')
    .option('--port <number>', 'port to listen on; 0 takes a free one (ORDERGATE_PORT, default 8080)')
    .option('--host <address>', 'address to listen on (ORDERGATE_HOST, default 127.0.0.1)')
    .option('--data <dir>', 'data directory (ORDERGATE_DATA, default ~/.ordergate, as root /var/lib/ordergate)')
    .addOption(
      new Option('--roles <list>', `what this process does: ${ROLES.join(', ')} (ORDERGATE_ROLES, default all)`),
    )
    .addHelpText(
      'after',
      `
Without DATABASE_URL the gateway starts its own PostgreSQL in the data directory, and without REDIS_URL its job
queue lives in PostgreSQL. Drop files into DATA/folder/in, or POST them to /v1/inbound; answers to partners appear in
DATA/folder/out. Every other setting is an environment variable: \`ordergate doctor\` lists them.

Prints one line, "listening on http://…", when it is ready; the log goes to standard error. SIGTERM stops it cleanly.

Examples:
  ordergate serve --data ./data
  DATABASE_URL=postgres://… ordergate serve --roles api,folder          one process takes orders in,
  DATABASE_URL=postgres://… ordergate serve --roles worker,reconciler   another one works on them`,
    )
    .action(async (options: { port?: string; host?: string; data?: string; roles?: string }) => {
      const stopping = stopSignal();
      const running = await serve(loadConfig(options));
      process.stdout.write(running.url === undefined ? 'running without the API\n' : `listening on ${running.url}\n`);
      await stopping;
      await running.stop();
    });
}

/** Resolves at SIGTERM or SIGINT; a second one ends the process at once. */
export function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.once(signal, () => {
        process.once(signal, () => process.exit(130));
        resolve();
      });
    }
  });
}
