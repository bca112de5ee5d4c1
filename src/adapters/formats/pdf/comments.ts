/**
 * What somebody put on a page with a viewer, and is no part of it: a note `hold this one`, a stroke through a line, a mark of the pen.
 * None of it is read, so a person is told (ISO 32000-1, 12.5.6: markup annotations).
 */
import { finding } from '../../../model/codes.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Engine } from './engine.ts';
import { textOf } from './text-of.ts';

/** FPDF_ANNOT_*: what bears words of its own. */
const NOTED: ReadonlySet<number> = new Set([1, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 15, 17, 24, 28]);
/**
 * What is drawn over words may cross them out, put a ring around them, or ask for something. A highlighter alone only shows where to
 * look; it passes.
 */
const MARKED: ReadonlyMap<number, string> = new Map([
  [4, 'a line'],
  [5, 'a box that was drawn around something'],
  [6, 'a ring that was drawn around something'],
  [7, 'a shape that was drawn over it'],
  [8, 'a line of several pieces'],
  [10, 'a line below its text'],
  [11, 'a wavy line below its text'],
  [12, 'a line through its text'],
  [14, 'a sign that something is put in'],
  [15, 'a drawing by hand'],
  [17, 'a file that was pinned to it'],
  [28, 'a mark that some of its text is to be taken out'],
]);
const HIDDEN = 2; // FPDF_ANNOT_FLAG_HIDDEN
const ANNOTATIONS_MAX = 5000;
const SHOWN_MAX = 160;

/** The first one of the page: whoever looks at it sees the others. */
export function addComments(engine: Engine, page: number, number: number, findings: Finding[]): void {
  const { call } = engine;
  const count = Math.min(call.FPDFPage_GetAnnotCount(page), ANNOTATIONS_MAX);
  for (let index = 0; index < count; index += 1) {
    const annotation = call.FPDFPage_GetAnnot(page, index);
    if (annotation === 0) continue;
    const said = saidBy(engine, annotation);
    call.FPDFPage_CloseAnnot(annotation);
    if (said === undefined) continue;
    findings.push(finding('pdf-comment', `On page ${number} stands ${said}.`));
    return;
  }
}

function saidBy(engine: Engine, annotation: number): string | undefined {
  const { call } = engine;
  const type = call.FPDFAnnot_GetSubtype(annotation);
  if (!(NOTED.has(type) || type === STAMP) || (call.FPDFAnnot_GetFlags(annotation) & HIDDEN) !== 0) return undefined;
  if (type === STAMP) {
    const name = stringOf(engine, annotation, NAME)
      .replaceAll(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
      .trim();
    return UNDONE.test(name) ? `the stamp "${name.slice(0, SHOWN_MAX)}"` : undefined;
  }
  const text = stringOf(engine, annotation, CONTENTS).replaceAll(/\s+/g, ' ').trim();
  if (text !== '') return `the comment "${text.length > SHOWN_MAX ? `${text.slice(0, SHOWN_MAX)}…` : text}"`;
  return MARKED.get(type);
}

function stringOf(engine: Engine, annotation: number, name: Buffer): string {
  const key = engine.malloc(name.length);
  engine.bytes().set(name, key);
  const text = textOf(engine, (buffer, length) =>
    engine.call.FPDFAnnot_GetStringValue(annotation, key, buffer, length),
  );
  engine.free(key);
  return text;
}

const [CONTENTS, NAME] = ['Contents\0', 'Name\0'].map((key) => Buffer.from(key, 'latin1')) as [Buffer, Buffer];
const STAMP = 13;
/** Names of the stamps that viewers have ready (ISO 32000-1, table 181). What a stamp shows is read with the page. */
const UNDONE = /not|draft|expired|void|preliminary|comment|rejected|cancel|revis|hold/i;
