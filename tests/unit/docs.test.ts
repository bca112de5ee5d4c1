/** The documents agree with the program: generated pages, links, and every command, path and setting that they name. */
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Command } from 'commander';
import { parseSync } from 'vite';
import { describe, expect, test } from 'vitest';
import { generatedPages } from '../../scripts/write-docs.ts';
import { VARIABLES } from '../../src/config.ts';
import { createMetrics } from '../../src/metrics.ts';
import { PartnerProfile } from '../../src/model/partner-profile.ts';
import { DOCUMENTS, anchorsOf, commandsOf, examplesOf, linksOf, transcriptOf } from '../support/documents.ts';

const SCREENSHOT_BYTES_MAX = 200_000;
const OUTSIDE_CONFIG = ['ORDERGATE_URL', 'ORDERGATE_KEY']; // Of clients, not of the gateway.

const program = new Command('ordergate');
for (const file of globSync('src/commands/*.ts')) {
  const module = (await import(pathToFileURL(resolve(file)).href)) as { register?: (parent: Command) => void };
  module.register?.(program);
}

test.each(Object.entries(generatedPages()))('%s says what the sources say (`npm run docs` writes it)', (path, text) => {
  expect(readFileSync(path, 'utf8')).toBe(text);
});

test('the pictures are there, and small enough for a slow line', () => {
  const pictures = globSync('docs/screenshots/*.png');
  expect(pictures.length).toBeGreaterThan(0);
  expect(pictures.filter((picture) => statSync(picture).size > SCREENSHOT_BYTES_MAX)).toEqual([]);
});

test('the alert rules name metrics that there are, and each says what is the matter', async () => {
  const known = new Set((await createMetrics().registry.getMetricsAsJSON()).map(({ name }) => name));
  const rules = readFileSync('docs/alerts.yml', 'utf8')
    .split(/^ {6}- alert: /m)
    .slice(1);
  expect(rules.length).toBeGreaterThan(5);
  for (const rule of rules) {
    const named = rule.match(/\bordergate_\w+/g) ?? [];
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((name) => !known.has(name))).toEqual([]);
    expect(rule).toMatch(
      /^\w+\n {8}expr: .+\n(?: {8}for: \d+[mh]\n)? {8}labels: \{ severity: \w+ \}\n {8}annotations: \{ summary: '.+' \}\n$/,
    );
  }
});

test('the partner profile that the documents show is one', () => {
  const shown = examplesOf('docs/partners.md').filter(({ language }) => language === 'json');
  expect(shown).toHaveLength(1);
  for (const { text } of shown) expect(PartnerProfile.parse(JSON.parse(text))).toEqual(JSON.parse(text));
});

describe.each(DOCUMENTS)('%s', (document) => {
  const text = readFileSync(document, 'utf8');
  test('has links that lead somewhere', () => {
    const broken = linksOf(document).filter(
      ({ path, anchor }) => !existsSync(path) || (anchor !== undefined && !anchorsOf(path).includes(anchor)),
    );
    expect(broken).toEqual([]);
  });

  test('names only commands and options that --help knows', () => {
    const wrong = namedCommands(document).flatMap((line) => complaint(line) ?? []);
    expect(wrong).toEqual([]);
  });

  test('names only scripts that package.json has', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
    const named = [...text.matchAll(/\bnpm run ([\w:-]+)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  test('names only settings that there are', () => {
    const known = [...Object.values(VARIABLES), ...OUTSIDE_CONFIG];
    const named = [...text.matchAll(/\bORDERGATE_[A-Z_]+\b/g)].map(([name]) => name);
    expect(named.filter((name) => !known.includes(name))).toEqual([]);
  });

  test('names only files that there are', () => {
    const named = [...text.matchAll(/`((?:src|tests|scripts|bench|fixtures)\/[\w./-]+)`/g)].map(
      ([, path = '']) => path,
    );
    const placeholders = /\/(?:NAME|CODE)\b/;
    expect(named.filter((path) => !placeholders.test(path) && !existsSync(path))).toEqual([]);
  });

  test('has JavaScript that can be parsed', () => {
    const programs = examplesOf(document).filter(({ language }) => language === 'js');
    const faults = programs.flatMap(({ line, text: source }) =>
      parseSync('example.mjs', source).errors.map(({ message }) => `line ${line}: ${message}`),
    );
    expect(faults).toEqual([]);
  });
});

test('a made-up command or option would be found', () => {
  expect(complaint('ordergate frobnicate file')).toBe('ordergate frobnicate file: there is no command frobnicate');
  expect(complaint('ordergate read --fast order.edi')).toBe(
    'ordergate read --fast order.edi: read has no option --fast',
  );
  expect(complaint('ordergate key create shop --scopes erp')).toBeUndefined();
});

/** Every call of `ordergate` in an example, and every one in running text that names a command. */
function namedCommands(document: string): string[] {
  const examples = examplesOf(document);
  const typed = examples.flatMap((example) => [
    ...commandsOf(example),
    ...transcriptOf(example).map(({ command }) => command),
  ]);
  const inline = [...readFileSync(document, 'utf8').matchAll(/`((?:npx )?ordergate [^`]+)`/g)].map(
    ([, command = '']) => command,
  );
  return [...typed, ...inline].flatMap(
    (line) => /\bordergate [a-z-][^|&>)]*/.exec(line.replace(/\s+#.*$/, ''))?.[0].trim() ?? [],
  );
}

/** Why the program would refuse the line; undefined when it would not. */
function complaint(line: string): string | undefined {
  let command = program;
  for (const word of line.split(/\s+/).slice(1)) {
    if (word.startsWith('--')) {
      const name = word.split('=')[0];
      if (name !== '--help' && name !== '--version' && !command.options.some(({ long }) => long === name))
        return `${line}: ${command.name()} has no option ${name}`;
    } else if (command.commands.length > 0) {
      const next = command.commands.find((each) => each.name() === word);
      if (next === undefined) return `${line}: there is no command ${word}`;
      command = next;
    }
  }
  return undefined;
}
