/** A mail that was passed on more than once: the few words of whoever passed it on in between order nothing. */
import type { Page, Word } from '../../paper/page.ts';

const SUBJECT_FORWARDED =
  /^\*?(?:subject|betreff|objet|asunto|oggetto|onderwerp|主题|主旨|件名)\s?\*?[:：]\*? ?(?:fwd?|wg|tr|rv|enc|doorst|转发|轉寄) ?[:：]/i;
const HEADER =
  /^\*?(?:from|to|cc|sent|date|subject|von|an|gesendet|datum|betreff|de|à|envoyé|objet|enviado|para|asunto|inviato|oggetto|van|aan|verzonden|onderwerp|发件人|收件人|发送时间|主题|日期|抄送)\s?\*?[:：]/i;
const PASSING_WORDS_MAX = 25;
const DEPTH_MAX = 20; // Each looks at every word once more.

/** Counts what only passes a mail on with the text above it, so that the mail that orders is the next one below. */
export function withForwards(page: Page): Page {
  let { words } = page;
  for (let depth = 1; depth < Math.min(deepest(words), DEPTH_MAX);) {
    const level = depth;
    if (isPassedOn(rowsAt(words, level)))
      words = words.map((word) => ((word.quote ?? 0) >= level ? { ...word, quote: (word.quote ?? 0) - 1 } : word));
    else depth += 1;
  }
  return words === page.words ? page : { ...page, words };
}

const FROM = /^\*?(?:from|von|de|da|van|发件人|寄件者|寄件人|差出人)\s?\*?[:：]\*? ?(\S.*)$/i;

/** Who wrote the mail that was passed on first, by the headers that mail programs write above what they quote. */
export function firstSender({ words }: Page): string | undefined {
  const subject = words.filter(({ at }) => 'part' in at && at.part === 'subject').map(({ text }) => text);
  if (!SUBJECT_FORWARDED.test(`subject: ${subject.join(' ')}`)) return undefined;
  const rows = Array.from({ length: deepest(words) + 1 }, (_, depth) => rowsAt(words, depth)).flat();
  return rows.map((row) => FROM.exec(row)?.[1]).findLast((from) => from !== undefined);
}

function isPassedOn(rows: readonly string[]): boolean {
  if (!rows.some((row) => SUBJECT_FORWARDED.test(row))) return false;
  const own = rows.filter((row) => !HEADER.test(row)).join(' ');
  return own.split(/\s+/).length <= PASSING_WORDS_MAX;
}

function deepest(words: readonly Word[]): number {
  return words.reduce((most, { quote = 0 }) => Math.max(most, quote), 0);
}

function rowsAt(words: readonly Word[], depth: number): string[] {
  const rows = new Map<number, string[]>();
  for (const { box, text, quote = 0 } of words)
    if (quote === depth) {
      const row = rows.get(box[1]);
      if (row === undefined) rows.set(box[1], [text]);
      else row.push(text);
    }
  return [...rows].toSorted((a, b) => a[0] - b[0]).map(([, row]) => row.join(' '));
}
