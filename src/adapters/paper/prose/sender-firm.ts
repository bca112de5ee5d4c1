/**
 * The firm that a mail comes from, by the domain that it is sent from: firms without a legal form sign with their name, or name themselves
 * in the text, and their domain is made of the same words (`Ottertail Community Theatre` at `ottertailtheatre`).
 */
import { foundIn, type Found } from '../found.ts';
import { isAddressLine, isCompanyName, isContactLine, isSuffixAlone } from '../lexicon/companies.ts';
import { fold } from '../lexicon/fold.ts';
import type { Paper } from '../page.ts';
import { isInSubject } from './subject.ts';
import { foundAt, type Paragraph } from './paragraphs.ts';

const MOST = 0.5; // Of the letters of a domain.
const IN_TEXT = 0.75;

export function firmOfSender(
  paragraphs: readonly Paragraph[],
  { sender, from }: Pick<Paper, 'sender' | 'from'>,
): Found | undefined {
  const host = hostOf(sender);
  if (host === undefined) return undefined;
  const own = paragraphs.filter(
    ({ isCell, spans: [first] }) => !isCell && first !== undefined && !isInSubject(first.token),
  );
  const signed = signedBy(own, host);
  const named = namedBy(from, host);
  // `Nene` signs, and his mails come from `Ristorante Da Nene`.
  const isMore =
    named !== undefined && coverage(wordsOf(named.text), host) > coverage(wordsOf(signed?.text ?? ''), host);
  if (signed !== undefined && isMore && !isCompanyName(signed.text)) return named;
  if (signed !== undefined) return signed;
  for (const paragraph of own)
    for (const { start, end } of namesIn(paragraph.text, host))
      return foundAt(paragraph, start, end, 'paper/prose/buyer', 0.8);
  return named;
}

/** `From: "Imkerei Waldfried" <info@imkerei-waldfried.example>`. */
function namedBy(from: string | undefined, host: string): Found | undefined {
  const [header = '', , name = ''] = /^\s*("?)([^"<]+?)\1\s*</.exec(from ?? '') ?? [];
  if (name.split(/\s+/).length < 2 || coverage(wordsOf(name), host) < IN_TEXT) return undefined;
  const start = header.indexOf(name);
  const word = { text: name, box: [0, 0, 0, 0] as const, confidence: 1, size: 10, bold: false };
  const at = { part: 'from', start, end: start + name.length };
  return foundIn([{ ...word, at, page: 0, glued: false }], 'paper/mail/from', 0.75);
}

/** A line of the signature, or one below the text. */
function signedBy(own: readonly Paragraph[], host: string): Found | undefined {
  const last = new Set(own.filter(({ isSigned }) => !isSigned).slice(-2));
  const lines = own.filter((paragraph) => paragraph.isSigned || (last.has(paragraph) && paragraph.text.length < 60));
  const scored = lines.flatMap((paragraph) => {
    const name = paragraph.text.replace(/\s*(?:[|·•]|\s[-–]\s).*$/u, '').trim();
    const covered = coverage(wordsOf(name), host);
    const isOther = /@|https?:|www\./i.test(name) || isContactLine(name) || (isAddressLine(name) && /\d/.test(name));
    if (covered < MOST || isOther || name.length > 60 || /[!?]$|\p{Ll}{4}\.$/u.test(name)) return [];
    return [{ paragraph, name, score: covered + (isCompanyName(name) ? 1 : 0) }];
  });
  const [best] = scored.toSorted((a, b) => b.score - a.score);
  return best === undefined
    ? undefined
    : foundAt(
        best.paragraph,
        best.paragraph.text.indexOf(best.name),
        best.paragraph.text.indexOf(best.name) + best.name.length,
        'paper/prose/buyer',
        0.85,
      );
}

/** `lycee-aubrac`; none for who has no domain of his own. */
function hostOf(sender: Paper['sender']): string | undefined {
  if (sender === undefined || sender.includes('@')) return undefined;
  const host = plain(sender.split('.').slice(0, -1).join(''));
  return host.length > 3 ? host : undefined;
}

interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\d]+/gu)].map((match) => ({
    text: plain(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

function isIn(word: Word, host: string): boolean {
  return word.text.length > 1 && host.includes(word.text);
}

/** How much of the domain the words make up. */
function coverage(words: readonly Word[], host: string): number {
  const marks = new Uint8Array(host.length);
  for (const word of words) {
    const at = isIn(word, host) ? host.indexOf(word.text) : -1;
    if (at >= 0) marks.fill(1, at, at + word.text.length);
  }
  return marks.reduce((sum, mark) => sum + mark, 0) / host.length;
}

const WORDS_MAX = 6;

/** From the first word that the domain is made of to the last one, in capitals, and further as long as capitals follow. */
function namesIn(text: string, host: string): { start: number; end: number }[] {
  const words = wordsOf(text);
  for (const [from, first] of words.entries()) {
    if (!isIn(first, host) || !/^\p{Lu}/u.test(text.slice(first.start))) continue;
    const near = words
      .slice(from, from + WORDS_MAX)
      .filter(({ start }) => !/[.!?,:;\n]/.test(text.slice(first.start, start)));
    const last = near.findLastIndex((word) => isIn(word, host));
    if (coverage(near.slice(0, last + 1), host) < IN_TEXT) continue;
    let end = near[last]?.end ?? first.end;
    for (const word of words.slice(from + last + 1))
      if (/^[\s&'’-]+$/u.test(text.slice(end, word.start)) && /^\p{Lu}/u.test(text.slice(word.start))) end = word.end;
      else break;
    // `Summerlin Confections, Inc.`
    const form = /^,?\s(?<form>\p{Lu}[\p{L}./]{1,8})/u.exec(text.slice(end))?.groups?.['form'];
    if (form !== undefined && isSuffixAlone(form)) end = text.indexOf(form, end) + form.length;
    return [{ start: first.start, end }];
  }
  return [];
}

function plain(text: string): string {
  return fold(text)
    .normalize('NFD')
    .replaceAll(/[^\p{L}\d]/gu, '');
}
