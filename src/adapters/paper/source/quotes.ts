/** Which lines of a mail are quoted, and how deep: the answered or forwarded mail below, marked by `>` or by a heading. */
import type { Page, Word } from '../page.ts';

/** `-----Original Message-----` and what other programs and languages write. */
const DIVIDER =
  /^[-_=*\s]{2,}\s*(?:original message|original appointment|forwarded message|ursprüngliche nachricht|weitergeleitete nachricht|originalnachricht|message d['’]origine|message transféré|message original|mensaje original|mensaje reenviado|messaggio originale|messaggio inoltrato|oorspronkelijk bericht|doorgestuurd bericht|原始邮件|转发邮件|原邮件|原始郵件|元のメッセージ|転送されたメッセージ)[-_=*\s:]*$|^begin forwarded message:?$|^anfang der weitergeleiteten nachricht:?$/i;
const WROTE =
  /^(?:on\s.{8,160}\swrote|am\s.{8,160}\sschrieb.{0,80}|le\s.{8,160}\sa écrit|el\s.{8,160}\sescribió|il\s.{8,160}\sha scritto|op\s.{8,160}\sschreef.{0,80}|在?.{6,100}写道)\s?[:：]$/i;
const FROM = /^\*?(?:from|von|de|da|van|发件人|寄件者|寄件人|差出人)\s?\*?[:：]\*?\s*\S/i;
const OTHER_HEADERS =
  /^\*?(?:sent|date|to|cc|subject|gesendet|datum|an|betreff|envoyé|à|objet|enviado|para|asunto|inviato|a|oggetto|verzonden|aan|onderwerp|发送时间|收件人|主题|日期|抄送|寄件日期|主旨|送信日時|宛先|件名)\s?\*?[:：]/i;

/** What our own receipts and confirmations begin with: machines send them back whole, with no mark that they quote. */
const OWN =
  /this is what we read in it\s?:|das haben wir darin gelesen\s?:|以下是我们读取的内容\s?[：:]|\bwe confirm your order\b.*\bthe order sheet is attached|\bwir bestätigen ihre bestellung\b.*\bdie auftragsbestätigung ist angehängt|我们确认您的订单.*订单确认单见附件/i;

/** Whether a mail of ours stands in the text as if its sender had written it. */
export function holdsOwnText(text: string): boolean {
  const lines = text.split(/\r?\n/);
  const at = lines.findIndex((line, index) => isOwn(line.trim(), lines[index + 1]));
  if (at < 0) return false;
  const until = [...lines.slice(0, at), 'x'];
  return quoteDepths(until, marksOf(lines).slice(0, at + 1))[at] === 0;
}

/** The same, also where it is quoted: somebody, or something, answers a mail of ours. */
export function quotesOwnText(text: string): boolean {
  const lines = text.split(/\r?\n/).map((line) => line.replace(/^[\s>|]+/, ''));
  return lines.some((line, index) => isOwn(line.trim(), lines[index + 1])) || OWN_END.test(lines.join(' '));
}

/** What all of them end with. */
const OWN_END =
  /this mail was written by a machine\. an answer to it is read|diese e-mail hat eine maschine geschrieben\. eine antwort darauf wird gelesen|本邮件由系统自动发出。您的回复会被阅读/iu;

/** Programs break long lines. */
function isOwn(text: string, next = ''): boolean {
  return text !== '' && (OWN.test(text) || OWN.test(`${text} ${next.trim()}`));
}

/** Depth for each line; `marked` is how deep its own marks (`>`, a quoted block) say it is. */
export function quoteDepths(lines: readonly string[], marked: readonly number[]): number[] {
  let below = 0;
  const depths: number[] = [];
  lines.forEach((line, index) => {
    const own = marked[index] ?? 0;
    const text = line.trim();
    if (depths[index] === undefined) depths[index] = below + own;
    // Below marks of its own the text may go on.
    const isOurs = own === 0 && isOwn(text, lines[index + 1]);
    if (!isOurs && !startsQuote(text, lines, index)) return;
    const height = isWrote(text, lines[index + 1]) === 2 ? 2 : 1;
    const next = marked.slice(index + height).find((_, at) => (lines[index + height + at] ?? '').trim() !== '');
    // Where the quoted lines carry marks of their own, the text goes on below them.
    if (next !== undefined && next > own) depths[index] = below + own + 1;
    else {
      below += 1;
      depths[index] = below + own;
    }
    if (height === 2) depths[index + 1] = depths[index] ?? 0;
  });
  return depths;
}

function startsQuote(text: string, lines: readonly string[], index: number): boolean {
  if (text === '') return false;
  if (DIVIDER.test(text) || isWrote(text, lines[index + 1]) > 0) return true;
  // Below a divider the headers belong to the mail that it announced.
  const above = lines.slice(Math.max(0, index - 3), index).map((line) => line.trim());
  if (!FROM.test(text) || above.some((line) => DIVIDER.test(line) || FROM.test(line))) return false;
  return lines.slice(index + 1, index + 6).filter((line) => OTHER_HEADERS.test(line.trim())).length >= 2;
}

/** On how many lines "… wrote:" stands; 0 when it does not. */
function isWrote(text: string, next = ''): 0 | 1 | 2 {
  if (WROTE.test(text)) return 1;
  return /^(?:on|am|le|el|il|op)\s/i.test(text) && !/[:：]$/.test(text) && WROTE.test(`${text} ${next.trim()}`) ? 2 : 0;
}

/** Marks the words of a page, whose lines stand in reading order. */
export function withQuotes(page: Page): Page {
  const rows = rowsOf(page.words);
  const depths = quoteDepths(
    rows.map((row) => row.map(({ text }) => text).join(' ')),
    rows.map((row) => row[0]?.quote ?? 0),
  );
  if (depths.every((depth) => depth === 0)) return page;
  const words = rows.flatMap((row, index) => {
    const quote = depths[index] ?? 0;
    return quote === 0 ? row : row.map((word) => ({ ...word, quote }));
  });
  return { ...page, words };
}

function rowsOf(words: readonly Word[]): Word[][] {
  const rows = new Map<number, Word[]>();
  for (const word of words) {
    const row = rows.get(word.box[1]);
    if (row === undefined) rows.set(word.box[1], [word]);
    else row.push(word);
  }
  return [...rows].toSorted((a, b) => a[0] - b[0]).map(([, row]) => row);
}

/** How many `>` stand in front of each line. */
export function marksOf(lines: readonly string[]): number[] {
  return lines.map((line) => {
    const [marks = ''] = /^(?:\s?>)+/.exec(line) ?? [];
    return marks.replaceAll(/[^>]/g, '').length;
  });
}
