/** One finding for people: the place, the segment with the faulty element marked, the sentence and the hint. */
import type { Decoded } from '../model/decoded.ts';
import type { Finding, Fix } from '../model/finding.ts';
import type { FilePlaces } from './file-places.ts';

const BEFORE_BYTES = 300; // Longest stretch shown before and after the fault; most segments are far shorter.
const AFTER_BYTES = 200;
const WIDTH = 100;

/** What an acknowledgment says of a document that it accepts. */
export function isNoted({ severity, x12, edifact }: Finding): boolean {
  return severity === 'warning' && (x12 ?? edifact) !== undefined;
}

export async function describeFinding(
  file: string,
  one: Finding,
  item: Decoded | undefined,
  places: FilePlaces,
): Promise<string> {
  const { at } = one;
  const kind = isNoted(one) ? 'noted' : one.severity;
  const set = item?.kind === 'document' ? [`set ${item.type} ${item.controlNumber}`] : [];
  if (at === undefined || !('offset' in at)) {
    return [`${[file, ...set].join(': ')}: ${kind} [${one.code}]`, `  ${one.message}`, `  ${one.hint}`].join('\n');
  }
  const line = await places.lineOf(at.offset);
  const segment =
    'tag' in at
      ? [`segment ${at.segment === 0 ? '' : `${at.segment} `}${at.tag.replace(/[^ -~]/g, '.').slice(0, 20)}`]
      : [];
  const inSegment = 'tag' in at && (at.length > 0 || at.element !== undefined);
  const shown = inSegment ? await excerpt(places, at.offset, at.length, terminatorOf(item)) : [];
  const mended = one.fix === undefined ? [] : await repaired(places, one.fix, terminatorOf(item));
  const place = [...set, ...segment, `byte ${at.offset}`].join(', ');
  const head = `${file}:${line}: ${place}: ${kind} [${one.code}]`;
  return [head, ...shown.map((text) => `    ${text}`), `  ${one.message}`, `  ${one.hint}`, ...mended].join('\n');
}

/** The segment as it would be with the proposed bytes; nothing is ever changed in the file. */
async function repaired(
  places: FilePlaces,
  { offset, length, text }: Fix,
  terminator: string | undefined,
): Promise<string[]> {
  const from = Math.max(0, offset - BEFORE_BYTES);
  const source = (await places.bytesAt(from, offset - from + length + AFTER_BYTES)).toString('latin1');
  const at = offset - from;
  const stop = terminator ?? '\n';
  const start = at === 0 ? 0 : source.lastIndexOf(stop, at - 1) + 1;
  const end = source.indexOf(stop, at + length);
  const line = source.slice(start, at) + text + source.slice(at + length, end < 0 ? undefined : end);
  const visible = line.trim().replace(/[^ -~]/g, '.');
  return [`  Corrected: ${visible.length > 2 * WIDTH ? `${visible.slice(0, 2 * WIDTH)}…` : visible}`];
}

function terminatorOf(item: Decoded | undefined): string | undefined {
  if (item === undefined || item.kind === 'finding') return undefined;
  return item.interchange?.delimiters.segment;
}

/** The segment around a place, and a line of carets under the place. */
async function excerpt(
  places: FilePlaces,
  offset: number,
  length: number,
  terminator: string | undefined,
): Promise<string[]> {
  const from = Math.max(0, offset - BEFORE_BYTES);
  const text = (await places.bytesAt(from, offset - from + Math.min(length, AFTER_BYTES) + AFTER_BYTES)).toString(
    'latin1',
  );
  const at = offset - from;
  const stop = terminator ?? '\n';
  let start = at === 0 ? 0 : text.lastIndexOf(stop, at - 1) + 1;
  while (/[\r\n]/.test(text[start] ?? '') && start < at) start += 1;
  const end = text.indexOf(stop, at);
  // A long segment is shown around the fault only.
  const first = at - start > WIDTH / 2 ? at - WIDTH / 2 : start;
  const last = Math.min(end < 0 ? text.length : end, first + WIDTH);
  const visible = text.slice(first, last).replace(/[^ -~]/g, '.');
  const carets = '^'.repeat(Math.max(1, Math.min(length, last - at)));
  return [`${first > start ? '…' : ' '}${visible}`, `${' '.repeat(at - first + 1)}${carets}`];
}
