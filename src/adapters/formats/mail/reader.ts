/**
 * A mail, or a plain text, as one page: subject, then the newest text, then what is quoted, told apart by depth. The HTML
 * part is read where it has a table, else the text part. Files that came with it are kept as attachments.
 */
import { isUtf8 } from 'node:buffer';
import { finding } from '../../../model/codes.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Attachment, Page, Paper, PaperLimits, PaperReader, Word } from '../../paper/page.ts';
import { senderKeyOf } from '../../paper/beside/let-through.ts';
import { namedInHeaders } from '../../paper/beside/names.ts';
import { decodeText, looksLikeText, type DecodedText } from '../../paper/source/charset.ts';
import { readMarkup } from '../../paper/source/markup.ts';
import type { Chars } from '../../paper/source/page-flow.ts';
import { holdsOwnText, marksOf, withQuotes } from '../../paper/source/quotes.ts';
import { linesIn, readText } from '../../paper/source/text-lines.ts';
import { datesIn } from '../../paper/values/date.ts';
import { firmWrittenTo, type Recipient } from './addressee.ts';
import { withOwnCards } from './card.ts';
import { chatIn } from './chat.ts';
import { chatPaper } from './chat-page.ts';
import { isCutOff } from './embedded.ts';
import { firstSender, withForwards } from './forwards.ts';
import { isMail } from './headers.ts';
import { insideOf, isEdi, isXml } from './inside.ts';
import type { InsidePart } from './inside.ts';
import { headOf } from './kind.ts';
import { opened } from './opened.ts';
import type { OpenedMail } from './opened.ts';
import { isOutlook, openOutlook } from './outlook.ts';
import { mended } from './mended.ts';
import { parseMail, type ParsedMail } from './parser.ts';
import { differenceOf, saidOnlyIn, visibleText } from './parts-differ.ts';
import { seenOf } from './unseen.ts';
import { uuencodedIn } from './uuencode.ts';

export const mailReader: PaperReader = { name: 'mail', read: (bytes, { limits }) => readMail(bytes, limits) };

/** What came with the mail, and how many of the mails and texts in it are read as its words. */
export interface Parts {
  readonly parts: readonly InsidePart[];
  readonly attachments: readonly Attachment[];
  readonly wordsTaken: number;
}

export async function readMail(bytes: Uint8Array, limits: PaperLimits): Promise<Paper> {
  return (await readParts(bytes, limits)).paper;
}

export async function readParts(bytes: Uint8Array, limits: PaperLimits): Promise<{ paper: Paper } & Parts> {
  const read = await readAny(bytes, limits);
  return 'paper' in read ? read : { paper: read, parts: [], attachments: [], wordsTaken: 0 };
}

async function readAny(bytes: Uint8Array, limits: PaperLimits): Promise<Paper | ({ paper: Paper } & Parts)> {
  const findings: Finding[] = [];
  const isRaw = isMail(Buffer.from(bytes.subarray(0, 64 * 1024)).toString('latin1'));
  if (isRaw || isOutlook(bytes, { name: '.msg' })) {
    const mail = isRaw ? await openRaw(bytes, findings) : openOutlook(bytes);
    if (mail !== undefined) return readOpened(mail, limits, findings);
    if (!isRaw) findings.push(finding('mail-damaged', 'The file of Outlook cannot be taken apart.'));
    return { pages: [], findings, attachments: [] };
  }
  if (!looksLikeText(bytes)) {
    findings.push(finding('text-unreadable', 'The file holds bytes that no text has.'));
    return { pages: [], findings, attachments: [] };
  }
  const { text, charset, isGuess } = decodeText(bytes);
  if (isGuess) findings.push(finding('charset-guessed', `The text was read as ${charset}.`));
  const chat = chatIn(text);
  if (chat !== undefined) return chatPaper(chat, limits, findings);
  return { pages: [textPage(text, [], limits, findings)], findings, attachments: [] };
}

const PARTS_MAX = 1000; // Of MIME; a mail with a hundred pictures has about 110.

async function openRaw(bytes: Uint8Array, findings: Finding[]): Promise<OpenedMail | undefined> {
  const parts =
    Buffer.from(bytes)
      .toString('latin1')
      .match(/^content-type:/gim)?.length ?? 0;
  if (parts > PARTS_MAX) {
    findings.push(finding('mail-damaged', `The mail says that it has ${parts} parts; at most ${PARTS_MAX} are read.`));
    return undefined;
  }
  try {
    const parsed = await parseAny(bytes, findings);
    if (isCutOff(bytes, headOf(bytes).get('content-type') ?? ''))
      findings.push(finding('mail-cut', 'The mail has no mark at its end, as every mail of several parts has.'));
    const mail = opened(parsed, bytes);
    const undeclared = undeclaredText(bytes, parsed);
    if (undeclared?.isGuess === true)
      findings.push(
        finding('charset-guessed', `The text was read as ${undeclared.charset}, which the mail does not say.`),
      );
    const text = undeclared?.text.trim() ?? mail.text;
    if (`${text}${mail.html ?? ''}`.includes('\uFFFD'))
      findings.push(
        finding('charset-guessed', 'The mail holds bytes that its character set does not have: they are shown as �.', {
          severity: 'error',
        }),
      );
    return withUtf8({ ...mail, text }, findings);
  } catch (error) {
    findings.push(finding('mail-damaged', `It cannot be taken apart: ${error instanceof Error ? error.message : ''}.`));
    return undefined;
  }
}

async function readOpened(
  whole: OpenedMail,
  limits: PaperLimits,
  findings: Finding[],
): Promise<{ paper: Paper } & Parts> {
  const mail = withFilesInText(whole);
  const inside = await insideOf(mail, limits);
  findings.push(...inside.findings);
  const own = bodyPage(mail, { number: 1, name: '' }, limits, findings);
  const words = own.words.filter(({ quote = 0 }) => quote === 0).length;
  // What can be read of an encrypted mail is what its sender left outside: nothing that orders.
  const isLocked = findings.some(({ code }) => code === 'mail-encrypted') && words <= LOCKED_WORDS_MAX;
  const { parts, attachments } = inside;
  if (isLocked) return { paper: { pages: [], findings, attachments }, parts, attachments, wordsTaken: 0 };
  // A few words in front of a mail pass it on; a longer text is what counts, and the mail inside is what it speaks of.
  const mails = words <= PASSING_WORDS_MAX ? inside.mails : [];
  const pages = [
    own,
    ...mails.map((each, index) => bodyPage(each, { number: index + 2, name: `mail ${index + 2} ` }, limits, findings)),
  ].map((page) => withForwards(page));
  const sender = mails.findLast(({ from }) => from !== '')?.from ?? firstSender(own);
  if (sender !== undefined)
    findings.push(finding('mail-passed-on', `The mail was passed on; its first sender is ${sender.slice(0, 200)}.`));
  const untaken = inside.mails.slice(mails.length).map(({ subject = 'mail' }) => unread(subject));
  findings.push(...inside.mails.flatMap(saidInside));
  const paper = {
    pages: pages.filter((page, index) => index === 0 || page.words.length > 0),
    findings: [...findings, ...untaken],
    attachments: withOwnCards(attachments, mail.from),
    ...writtenIn(mail.written),
    ...sentBy(mail.from),
    correspondents: correspondentsOf(mail, sender ?? '', mails),
    ...(sender === undefined && mail.to !== undefined ? addressedTo(mail.to) : {}),
  };
  return { paper, parts, attachments, wordsTaken: mails.length };
}

const LOCKED_WORDS_MAX = 20;
const PASSING_WORDS_MAX = 60;

/** A letter that came as a file may cancel an order which was sent before; what we wrote ourselves says nothing new. */
function saidInside({ subject = '', text, html = '' }: OpenedMail): Finding[] {
  const words = text.trim() === '' ? visibleText(html) : text;
  const said = `${subject} ${words}`.replaceAll(/\s+/g, ' ').trim();
  return said === '' || holdsOwnText(words) ? [] : [finding('attachment-says', `It says: ${said.slice(0, SAID_MAX)}`)];
}
const SAID_MAX = 1000;

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
function undeclaredText(bytes: Uint8Array, { headers, attachments }: ParsedMail): DecodedText | undefined {
  const raw = Buffer.from(bytes);
  const [head = ''] = raw.toString('latin1', 0, 64 * 1024).split(/\r?\n\r?\n/, 1);
  // What says that it is UTF-8 and is not, says nothing.
  const isDeclared =
    /^content-transfer-encoding:\s*(?:base64|quoted)/im.test(head) ||
    (/^content-type:(?:[^\n]|\n[ \t])*charset/im.test(head) &&
      !(/^content-type:(?:[^\n]|\n[ \t])*charset="?utf-?8/im.test(head) && !isUtf8(raw)));
  if (isDeclared || attachments.length > 0 || /^content-type:(?!\s*text\/plain)/im.test(head) || headers.size === 0)
    return undefined;
  const body = raw.subarray(head.length);
  return body.every((byte) => byte < 0x80) ? undefined : decodeText(body);
}

/** Read as what it is, where it says that it is something else. */
function withUtf8(mail: OpenedMail, findings: Finding[]): OpenedMail {
  const [text, html, subject] = [mail.text, mail.html ?? '', mail.subject ?? ''].map(mended);
  if (text === undefined && html === undefined) return mail;
  findings.push(
    finding('charset-guessed', 'The text was read as utf-8, although the mail says that it is another one.'),
  );
  return {
    ...mail,
    ...(text === undefined ? {} : { text }),
    ...(html === undefined ? {} : { html }),
    ...(subject === undefined ? {} : { subject }),
  };
}

/** Old ways to send a file: it stands in the text itself. The place of every other word stays as it is. */
function withFilesInText(mail: OpenedMail): OpenedMail {
  const { text, html = '' } = mail;
  const bare = Buffer.from(text, 'latin1');
  if (html === '' && isEdi(bare))
    return { ...mail, text: '', files: [...mail.files, { name: 'text.edi', bytes: bare }] };
  // The text was decoded as the mail says; a mark of UTF-16 counts more than what the XML says of its encoding.
  if (html === '' && isXml(bare))
    return {
      ...mail,
      text: '',
      files: [...mail.files, { name: 'text.xml', bytes: Buffer.from(`\uFEFF${text.trim()}`, 'utf16le') }],
    };
  const { files, text: rest } = uuencodedIn(text);
  const isYenc = /^=ybegin .*\bname=(.+)$/m.exec(rest);
  const yenc = isYenc === null ? [] : [{ name: `${isYenc[1] ?? ''} (yEnc)`, bytes: Uint8Array.of(0) }];
  return files.length + yenc.length === 0 ? mail : { ...mail, text: rest, files: [...mail.files, ...files, ...yenc] };
}

interface PageName {
  readonly number: number;
  /** In front of the names of its parts. */
  readonly name: string;
}

function bodyPage(mail: OpenedMail, { number, name }: PageName, limits: PaperLimits, findings: Finding[]): Page {
  const { wordsMax } = limits;
  const above = subjectLine(mail.subject, `${name}subject`);
  const { text } = mail;
  const { html, unseen, struck, doubtful } = seenOf(mail.html ?? '');
  if (struck) findings.push(finding('mail-text-struck-out', 'A part of the text is struck out, and was not read.'));
  if (unseen)
    findings.push(
      finding(
        'mail-text-hidden',
        'A part of the text is hidden, or has the color of its background, and was not read.',
      ),
    );
  if (html !== '') {
    const differs = struck || unseen ? undefined : differenceOf(text, html);
    if (differs !== undefined) findings.push(partsDiffer(differs.text, differs.html));
    else if (!struck && !unseen && text.trim() !== '') {
      const seen = visibleText(html);
      const said = saidOnlyIn(seen, text) ?? saidOnlyIn(text, seen);
      if (said !== undefined)
        findings.push(
          finding('mail-parts-differ', `Only one of its plain text and its HTML says "${said.slice(0, 160)}".`),
        );
    }
    const reading = readMarkup(html, { number, wordsMax, part: `${name}html`, above });
    if (reading.tables > 0 || text.trim() === '' || struck || unseen) {
      if (doubtful)
        findings.push(
          finding('mail-text-doubtful', 'A style sheet or a mail program decides whether a part of the text is seen.'),
        );
      findings.push(...reading.findings);
      return withQuotes(reading.page);
    }
  }
  return textPage(text, above, limits, findings, { number, name });
}

function partsDiffer(text: string, html: string): Finding {
  return finding('mail-parts-differ', `Its plain text says ${text} where its HTML says ${html}.`);
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

function sentBy(from: string): Pick<Paper, 'sender' | 'from'> {
  const sender = senderKeyOf(from);
  return { from, ...(sender === undefined ? {} : { sender }) };
}

function correspondentsOf(
  { writtenTo = '', text }: OpenedMail,
  sender: string,
  mails: readonly OpenedMail[],
): string[] {
  return [writtenTo, sender, ...mails.map(({ from }) => from), ...namedInHeaders(text)].filter((each) => each !== '');
}

function addressedTo(recipient: Recipient): Pick<Paper, 'addressee'> {
  const addressee = firmWrittenTo(recipient);
  return addressee === undefined ? {} : { addressee };
}

/** The day as the sender's clock has it: the header's own, not that of another time zone. */
function writtenIn(value: string): Pick<Paper, 'written' | 'writtenOn'> {
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
