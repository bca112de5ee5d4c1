/** A Word file as one page: mammoth gives its paragraphs and tables as HTML; the heads and feet of its pages are read here. */
import mammoth from 'mammoth';
import { finding } from '../../../model/codes.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Paper, PaperLimits, PaperReader } from '../../paper/page.ts';
import { drawnWord } from '../../paper/source/drawn.ts';
import { readMarkup } from '../../paper/source/markup.ts';
import type { Chars } from '../../paper/source/page-flow.ts';
import { withPictures } from '../../paper/source/pictures.ts';
import { openZip, type Zip } from '../../paper/source/zip.ts';
import { repacked } from '../../paper/source/zip-write.ts';
import { drawnTexts, hasDrawnLine } from './drawn.ts';
import { hasOpenChanges, withoutUnseen } from './hidden.ts';
import { paragraphsIn } from './paragraphs.ts';
import { withoutPrompts } from './prompts.ts';

export const wordReader: PaperReader = { name: 'word', read: (bytes, { limits }) => readWord(bytes, limits) };

export async function readWord(bytes: Uint8Array, limits: PaperLimits): Promise<Paper> {
  const findings: Finding[] = [];
  const nothing = (trouble: Finding): Paper => ({ pages: [], findings: [...findings, trouble], attachments: [] });
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) return nothing(finding('word-locked', 'The file needs a password.'));
  const opened = openZip(bytes, limits.unpackedBytesMax);
  if ('trouble' in opened) return nothing(opened.trouble);
  if ('damage' in opened) return nothing(finding('word-damaged', `It cannot be opened: ${opened.damage}.`));
  if (opened.zip.entries.some(({ name }) => /vbaProject\.bin$/i.test(name)))
    findings.push(finding('sheet-macros-not-run', 'The file holds macros; none was run.'));
  const { zip, leftOut } = seenIn(opened.zip);
  if (leftOut > 0)
    findings.push(
      finding('word-text-left-out', `${leftOut} piece(s) of text are hidden or struck out, and were not read.`),
    );
  findings.push(...besideText(opened.zip));
  let html: string;
  try {
    const result = await mammoth.convertToHtml(
      { buffer: repacked(zip).bytes },
      // Nobody reads pictures: they are told by `withPictures`. Files outside the file are never opened.
      { convertImage: NO_PICTURES, externalFileAccess: false, ignoreEmptyParagraphs: false },
    );
    html = result.value;
  } catch (error) {
    return nothing(finding('word-damaged', `It cannot be read: ${error instanceof Error ? error.message : ''}.`));
  }
  const above = marginLines(opened.zip, /^word\/header\d*\.xml$/);
  const drawn = drawnTexts(textOf(zip, BODY), zip, html).map((text, index) =>
    drawnWord(text, { part: `drawing ${index + 1}`, start: 0, end: text.length }),
  );
  const below = marginLines(opened.zip, /^word\/footer\d*\.xml$/);
  const { wordsMax } = limits;
  const { page, findings: told } = readMarkup(html, {
    number: 1,
    wordsMax,
    part: 'body',
    paragraphs: true,
    above,
    below,
  });
  return {
    pages: withPictures([{ ...page, ...(drawn.length === 0 ? {} : { drawn }) }], zip),
    findings: [...findings, ...told],
    attachments: [],
  };
}

/** The file without the text that nobody sees, and without what empty fields ask for. */
function seenIn(zip: Zip): { zip: Zip; leftOut: number } {
  const content = zip.read(BODY);
  if (content === undefined) return { zip, leftOut: 0 };
  const whole = Buffer.from(content).toString('utf8');
  const { xml, leftOut } = withoutUnseen(withoutPrompts(whole));
  if (xml === whole) return { zip, leftOut };
  const bytes = new Uint8Array(Buffer.from(xml));
  return { zip: { ...zip, read: (name) => (name === BODY ? bytes : zip.read(name)) }, leftOut };
}
const BODY = 'word/document.xml';

/** Comments, changes that are still open, and lines over the text: whoever put them there wants them to be seen. */
function besideText(zip: Zip): Finding[] {
  const body = textOf(zip, BODY);
  const said = paragraphsIn(textOf(zip, 'word/comments.xml')).join(' ').trim();
  return [
    ...(said === '' ? [] : [finding('word-comment', `A comment in the file says: "${said.slice(0, SHOWN_MAX)}"`)]),
    ...(hasDrawnLine(body) ? [finding('word-comment', 'A line is drawn over the text of the file.')] : []),
    ...(hasOpenChanges(body)
      ? [finding('word-changes-open', 'The file holds tracked changes; it was read as if they were accepted.')]
      : []),
  ];
}

/** Empty where the file has no such part. */
function textOf(zip: Zip, name: string): string {
  return Buffer.from(zip.read(name) ?? []).toString('utf8');
}
const SHOWN_MAX = 160;

const NO_PICTURES = mammoth.images.imgElement(() => Promise.resolve({ src: '' }));

/** Lines of the heads or feet of pages, each once: a first page often has one of its own. */
function marginLines(zip: Zip, name: RegExp): Chars[] {
  const seen = new Set<string>();
  const lines: Chars[] = [];
  for (const entry of zip.entries.filter((each) => name.test(each.name))) {
    const content = zip.read(entry.name);
    if (content === undefined) continue;
    const part = entry.name.replace(/^word\/|\.xml$/g, '');
    paragraphsIn(Buffer.from(content).toString('utf8')).forEach((text, index) => {
      if (text.trim() === '' || seen.has(text)) return;
      seen.add(text);
      let from = 0;
      for (const line of text.split('\n')) {
        const own = from;
        const at: Chars['at'] = (start, end) => ({
          part: `${part} paragraph ${index + 1}`,
          start: own + start,
          end: own + end,
        });
        if (line.trim() !== '') lines.push({ text: line, at });
        from += line.length + 1;
      }
    });
  }
  return lines;
}
