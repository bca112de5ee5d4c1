/**
 * The project's documents as data: their examples, links and commands. An example says how it is tested in an HTML comment
 * on the line before its fence, which a reader of the page does not see:
 *
 *   not run: WHY            nothing runs it
 *   file: NAME              it is saved under this name in the reader's folder
 *   until: every order is accepted   its one command runs until then, and is stopped as Ctrl-C stops it
 *   again until: TEXT       its commands are repeated until they print the text
 *
 * Without a comment, `sh` is typed into a shell, and a fence that begins with `$ ` is typed and compared with what follows.
 */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

export interface Example {
  readonly document: string;
  /** 1-based line of the fence. */
  readonly line: number;
  readonly language: string;
  readonly text: string;
  readonly mark?: { readonly kind: string; readonly value: string };
}

export const DOCUMENTS: readonly string[] = [
  ...globSync('*.md'),
  ...globSync('docs/**/*.md'),
  'fixtures/README.md',
].toSorted();

const MARKS = ['not run', 'file', 'until', 'again until'];

/** @throws Error when a comment is no mark, or a fence has no end: such an example would silently not be tested. */
export function examplesOf(document: string): Example[] {
  const lines = readFileSync(document, 'utf8').split('\n');
  const examples: Example[] = [];
  for (let index = 0; index < lines.length; index++) {
    const language = /^```(\w*)$/.exec(lines[index] ?? '')?.[1];
    if (language === undefined) continue;
    const end = lines.indexOf('```', index + 1);
    if (end < 0) throw new Error(`${document}:${index + 1}: the fence has no end.`);
    const mark = markOf(lines[index - 1] ?? '', `${document}:${index}`);
    const text = lines.slice(index + 1, end).join('\n');
    examples.push({ document, line: index + 1, language, text, ...(mark === undefined ? {} : { mark }) });
    index = end;
  }
  return examples;
}

function markOf(line: string, place: string): Example['mark'] {
  const comment = /^<!-- ([^:]+): (.+) -->$/.exec(line);
  if (comment === null) return undefined;
  const [, kind = '', value = ''] = comment;
  if (!MARKS.includes(kind)) throw new Error(`${place}: "${kind}" is no mark; there are ${MARKS.join(', ')}.`);
  return { kind, value };
}

/** The commands of a shell example, each with its continued lines; comments are left out. */
export function commandsOf({ text }: Example): string[] {
  return text
    .replaceAll(/\\\n\s*/g, ' ')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'));
}

/** Commands after `$ `, each with the lines that it must print. */
export function transcriptOf({ text }: Example): { command: string; output: string }[] {
  return text
    .split(/^\$ /m)
    .slice(1)
    .map((part) => {
      const [command = '', ...output] = part.split('\n');
      return { command, output: output.join('\n').trimEnd() };
    });
}

export function isTranscript({ language, text }: Example): boolean {
  return language === '' && text.startsWith('$ ');
}

export interface Link {
  readonly document: string;
  readonly target: string;
  /** Path from the root of the project. */
  readonly path: string;
  readonly anchor?: string;
}

/** Links and pictures that stay inside the project. */
export function linksOf(document: string): Link[] {
  const text = withoutFences(document);
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, target = '']) => {
    if (/^[a-z]+:/.test(target)) return [];
    const [file = '', anchor] = target.split('#');
    const path = file === '' ? document : normalize(join(dirname(document), file));
    return [{ document, target, path, ...(anchor === undefined ? {} : { anchor }) }];
  });
}

/** The anchors that GitHub makes of headings. */
export function anchorsOf(document: string): string[] {
  return [...withoutFences(document).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

function withoutFences(document: string): string {
  return readFileSync(document, 'utf8').replaceAll(/^```[^]*?^```$/gm, '');
}
