/**
 * A mail, or a plain text, as one page: subject, then the newest text, then what is quoted, told apart by depth. The HTML
 * part is read where it has a table, else the text part. Files that came with it are kept as attachments.
 */
import type { ParsedMail } from 'mailparser';
import { finding } from '../../../model/codes.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Page, Paper, PaperLimits, PaperReader, Word } from '../../paper/page.ts';
import { decodeText, looksLikeText } from '../../paper/source/charset.ts';
import { readMarkup } from '../../paper/source/markup.ts';
import type { Chars } from '../../paper/source/page-flow.ts';
import { marksOf, withQuotes } from '../../paper/source/quotes.ts';
import { linesIn, readText } from '../../paper/source/text-lines.ts';
import { datesIn } from '../../paper/values/date.ts';
import { withForwards } from './forwards.ts';
import { isMail } from './headers.ts';
import { insideOf, parseMail } from './inside.ts';
import type { Inside } from './inside.ts';
import { headOf } from './kind.ts';

export const mailReader: PaperReader = { name: 'mail', read: (bytes, { limits }) => readMail(bytes, limits) };

export async function readMail(bytes: Uint8Array, limits: PaperLimits): Promise<Paper> {
  if (isMail(Buffer.from(bytes.subarray(0, 64 * 1024)).toString('latin1'))) return readRaw(bytes, limits);
  const findings: Finding[] = [];
  if (!looksLikeText(bytes)) {
    findings.push(finding('text-unreadable', 'The file holds bytes that no text has.'));
    return { pages: [], findings, attachments: [] };
  }
  const { text, charset, isGuess } = decodeText(bytes);
  if (isGuess) findings.push(finding('charset-guessed', `The text was read as ${charset}.`));
  return { pages: [textPage(text, [], limits, findings)], findings, attachments: [] };
}

const PARTS_MAX = 1000; // Of MIME; a mail with a hundred pictures has about 110.

async function readRaw(bytes: Uint8Array, limits: PaperLimits): Promise<Paper> {
  const findings: Finding[] = [];
  const parts =
    Buffer.from(bytes)
      .toString('latin1')
      .match(/^content-type:/gim)?.length ?? 0;
  if (parts > PARTS_MAX) {
    findings.push(finding('mail-damaged', `The mail says that it has ${parts} parts; at most ${PARTS_MAX} are read.`));
    return { pages: [], findings, attachments: [] };
  }
  let parsed: ParsedMail;
  let inside: Inside;
  try {
    parsed = await parseAny(bytes, findings);
    inside = await insideOf(parsed, limits);
  } catch (error) {
    findings.push(finding('mail-damaged', `It cannot be taken apart: ${error instanceof Error ? error.message : ''}.`));
    return { pages: [], findings, attachments: [] };
  }
  findings.push(...inside.findings);
  const text = undeclaredText(bytes, parsed) ?? parsed.text;
  const own = bodyPage({ ...parsed, text }, { number: 1, name: '' }, limits, findings);
  // A few words in front of a mail pass it on; a longer text is what counts, and the mail inside is what it speaks of.
  const passesOn = own.words.filter(({ quote = 0 }) => quote === 0).length <= PASSING_WORDS_MAX;
  const mails = passesOn ? inside.mails : [];
  const pages = [
    own,
    ...mails.map((mail, index) => bodyPage(mail, { number: index + 2, name: `mail ${index + 2} ` }, limits, findings)),
  ].map((page) => withForwards(page));
  const untaken = inside.mails.slice(mails.length).map(({ subject = 'mail' }) => unread(subject));
  return {
    pages: pages.filter((page, index) => index === 0 || page.words.length > 0),
    findings: [...findings, ...untaken],
    attachments: inside.attachments,
    ...writtenIn(parsed),
  };
}

const PASSING_WORDS_MAX = 60;

function unread(subject: string): Finding {
  return finding('attachment-not-read', `The mail "${subject.slice(0, 100)}" inside the mail was not read.`);
}

/**
 * A mail that announces parts and has none, because the marks between them are not those that it announced: it is taken apart
 * by the first mark that stands in it.
 */
async function parseAny(bytes: Uint8Array, findings: Finding[]): Promise<ParsedMail> {
  const parsed = await parseMail(bytes);
  const hasParts =
    parsed.attachments.length > 0 || (parsed.text ?? '').trim() !== '' || typeof parsed.html === 'string';
  if (hasParts || !/^multipart\b/i.test(headOf(bytes).get('content-type') ?? '')) return parsed;
  const raw = Buffer.from(bytes).toString('latin1');
  const mark = /^--([^\r\n]{1,70})\r?\ncontent-[a-z-]+:/im.exec(raw)?.[1];
  const mended = mark === undefined ? raw : raw.replace(/boundary=(?:"[^"]*"|[^\s;]+)/i, () => `boundary="${mark}"`);
  const again = mended === raw ? parsed : await parseMail(Buffer.from(mended, 'latin1'));
  const isMended = again.attachments.length > 0 || (again.text ?? '').trim() !== '';
  if (isMended)
    findings.push(
      finding('mail-damaged', 'Its parts were told apart by another mark than it announces.', { severity: 'warning' }),
    );
  else if (mark !== undefined)
    findings.push(finding('mail-damaged', 'Its parts cannot be told apart: the marks between them do not fit.'));
  return again;
}

/** Old programs send letters of their own country and do not say so; taken for UTF-8 they would be lost. */
function undeclaredText(bytes: Uint8Array, { headers, attachments }: ParsedMail): string | undefined {
  const raw = Buffer.from(bytes);
  const [head = ''] = raw.toString('latin1', 0, 64 * 1024).split(/\r?\n\r?\n/, 1);
  const isDeclared = /^content-type:(?:[^\n]|\n[ \t])*charset|^content-transfer-encoding:\s*(?:base64|quoted)/im.test(
    head,
  );
  if (isDeclared || attachments.length > 0 || /^content-type:\s*(?!text\/plain)/im.test(head) || headers.size === 0)
    return undefined;
  const body = raw.subarray(head.length);
  return body.every((byte) => byte < 0x80) ? undefined : decodeText(body).text.trim();
}

interface PageName {
  readonly number: number;
  /** In front of the names of its parts. */
  readonly name: string;
}

function bodyPage(
  parsed: { html?: ParsedMail['html'] | undefined; text?: string | undefined; subject?: string | undefined },
  { number, name }: PageName,
  limits: PaperLimits,
  findings: Finding[],
): Page {
  const { wordsMax } = limits;
  const above = subjectLine(parsed.subject, `${name}subject`);
  const html = typeof parsed.html === 'string' ? parsed.html : '';
  const text = parsed.text ?? '';
  if (html !== '') {
    const reading = readMarkup(html, { number, wordsMax, part: `${name}html`, above });
    if (reading.tables > 0 || text.trim() === '') {
      findings.push(...reading.findings);
      return withQuotes(reading.page);
    }
  }
  return textPage(text, above, limits, findings, { number, name });
}

function textPage(
  text: string,
  above: Chars[],
  { wordsMax }: PaperLimits,
  findings: Finding[],
  { number, name }: PageName = { number: 1, name: '' },
): Page {
  const quotes = marksOf(linesIn(text).map((line) => line.text));
  const reading = readText(text, { number, wordsMax, part: `${name}text`, quotes, above });
  findings.push(...reading.findings);
  return withQuotes(reading.page);
}

function subjectLine(subject: string | undefined, part: string): Chars[] {
  if (subject === undefined || subject.trim() === '') return [];
  return [{ text: subject.replaceAll(/\s+/g, ' '), at: (start, end) => ({ part, start, end }) }];
}

/** The day as the sender's clock has it: the header's own, not that of another time zone. */
function writtenIn(parsed: ParsedMail): Pick<Paper, 'written' | 'writtenOn'> {
  const header = parsed.headerLines.find(({ key }) => key === 'date')?.line ?? '';
  const value = header.replace(/^date:\s*/i, '');
  const [date] = datesIn(value, 'dmy');
  if (date === undefined) return {};
  const written: Word = {
    text: value.slice(date.start, date.end),
    box: [0, 0, 0, 0],
    confidence: 1,
    size: 10,
    bold: false,
    at: { part: 'date', start: date.start, end: date.end },
  };
  return { writtenOn: date.value, written };
}
