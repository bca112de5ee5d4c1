/**
 * A mail, or a plain text, as one page: subject, then the newest text, then what is quoted, told apart by depth. The HTML
 * part is read where it has a table, else the text part. Files that came with it are kept as attachments.
 */
import { simpleParser, type ParsedMail } from 'mailparser';
import { finding } from '../../../model/codes.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Attachment, Page, Paper, PaperLimits, PaperReader, Word } from '../../paper/page.ts';
import { decodeText, looksLikeText } from '../../paper/source/charset.ts';
import { readMarkup } from '../../paper/source/markup.ts';
import type { Chars } from '../../paper/source/page-flow.ts';
import { marksOf, withQuotes } from '../../paper/source/quotes.ts';
import { linesIn, readText } from '../../paper/source/text-lines.ts';
import { datesIn } from '../../paper/values/date.ts';
import { isMail } from './headers.ts';

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
  try {
    parsed = await simpleParser(Buffer.from(bytes), {
      skipHtmlToText: true,
      skipTextToHtml: true,
      skipTextLinks: true,
      skipImageLinks: true,
    });
  } catch (error) {
    findings.push(finding('mail-damaged', `It cannot be taken apart: ${error instanceof Error ? error.message : ''}.`));
    return { pages: [], findings, attachments: [] };
  }
  const above = subjectLine(parsed.subject);
  const page = bodyPage(parsed, above, limits, findings);
  return { pages: [page], findings, attachments: attachmentsOf(parsed, limits, findings), ...writtenIn(parsed) };
}

function bodyPage(parsed: ParsedMail, above: Chars[], limits: PaperLimits, findings: Finding[]): Page {
  const { wordsMax } = limits;
  const html = typeof parsed.html === 'string' ? parsed.html : '';
  const text = parsed.text ?? '';
  if (html !== '') {
    const reading = readMarkup(html, { number: 1, wordsMax, part: 'html', above });
    if (reading.tables > 0 || text.trim() === '') {
      findings.push(...reading.findings);
      return withQuotes(reading.page);
    }
  }
  return textPage(text, above, limits, findings);
}

function textPage(text: string, above: Chars[], { wordsMax }: PaperLimits, findings: Finding[]): Page {
  const quotes = marksOf(linesIn(text).map((line) => line.text));
  const reading = readText(text, { number: 1, wordsMax, part: 'text', quotes, above });
  findings.push(...reading.findings);
  return withQuotes(reading.page);
}

function subjectLine(subject: string | undefined): Chars[] {
  if (subject === undefined || subject.trim() === '') return [];
  return [{ text: subject.replaceAll(/\s+/g, ' '), at: (start, end) => ({ part: 'subject', start, end }) }];
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

function attachmentsOf(parsed: ParsedMail, { unpackedBytesMax }: PaperLimits, findings: Finding[]): Attachment[] {
  let left = unpackedBytesMax;
  const kept: Attachment[] = [];
  parsed.attachments.forEach(({ content, filename, contentType }, index) => {
    left -= content.length;
    if (left < 0) return;
    kept.push({ name: filename ?? `attachment ${index + 1}`, mediaType: contentType, bytes: new Uint8Array(content) });
  });
  if (left < 0)
    findings.push(
      finding(
        'paper-unpacks-too-large',
        `The attachments hold more than ${unpackedBytesMax} bytes (unpackedBytesMax).`,
      ),
    );
  return kept;
}
