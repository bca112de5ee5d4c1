/** Which mail of a thread orders: the newest one, or the one below it where the newest only passes it on. */
import { finding } from '../../model/codes.ts';
import type { SenderMemory } from '../../model/sender-memory.ts';
import type { Page, Paper, Word } from './page.ts';
import { signatureStart } from './prose/signature.ts';
import { holdsOwnText } from './source/quotes.ts';
import { understand } from './understand.ts';
import { datesIn } from './values/date.ts';

export function newestOf(paper: Paper, memories: readonly SenderMemory[] = []): Paper {
  const deepest = paper.pages.reduce(
    (most, { words }) => words.reduce((depth, { quote = 0 }) => Math.max(depth, quote), most),
    0,
  );
  if (deepest === 0) return paper;
  const newest = upTo(paper, 0);
  const leftOut = finding('mail-quoted-left-out', 'Only the newest text was read; what it quotes is older.');
  if (understand(newest, memories).items.length > 0 || !passesOn(newest))
    return { ...newest, findings: [...paper.findings, leftOut] };
  for (let depth = 1; depth <= deepest; depth++) {
    // What we wrote ourselves says again what somebody ordered.
    if (
      holdsOwnText(
        onlyAt(paper, depth)
          .pages.flatMap(({ words }) => rowsOf(words))
          .join('\n'),
      )
    )
      break;
    const part = withOwnDay(upTo(paper, depth), paper, depth);
    // What orders nothing must pass on what is below it in turn: an older order deeper down is not meant.
    if (understand(part, memories).items.length === 0) {
      if (passesOn(onlyAt(paper, depth))) continue;
      break;
    }
    const told = finding('mail-quoted-is-order', 'The newest text passes on a mail, which was read as the order.');
    return { ...part, findings: [...paper.findings, told, ...(depth < deepest ? [leftOut] : [])] };
  }
  return { ...newest, findings: [...paper.findings, leftOut] };
}

const FORWARDED = /^\s*(?:fwd?|wg|tr|rv|i|doorst|enc|转发|轉寄)\s*[:：]/i;
const PASSES =
  /\b(?:below|attached|enclosed|forward(?:ed|ing)?|fyi|f\.?y\.?i|following|please (?:process|enter|action|handle|arrange|see|find)|can you (?:process|enter|action)|new order|anbei|unten|untenstehend|siehe|folgende|weiter(?:ge)?leite[nt]?|bitte (?:bearbeiten|erfassen|anlegen)|ci-dessous|ci-joint|transf[eé]r|à (?:traiter|saisir)|abajo|adjunto|reenv[ií]o|sotto|allegato|inoltro|onderstaand|bijgaand|doorgestuurd)\b|见下|如下|下面|附件|请处理|转发/i;
const WORDS_MAX = 40;
const LONG_MAX = 120;
const BELOW =
  /\b(?:below|following|unten|untenstehend\w*|folgende\w*|ci-dessous|abajo|siguiente|sotto|seguente|onderstaand\w*|hieronder)\b|见下|如下|下面/i;

/** The newest text says that the order stands below, or says nothing at all. */
function passesOn({ pages }: Paper): boolean {
  const words = pages.flatMap((page) => page.words);
  const subject = words.filter(({ at }) => 'part' in at && at.part === 'subject').map(({ text }) => text);
  const rows = rowsOf(words.filter(({ at }) => !('part' in at) || at.part !== 'subject'));
  const own = rows.slice(0, signatureStart(rows)).join(' ').trim();
  const count = own.split(/\s+/).length;
  const isForwarded = FORWARDED.test(subject.join(' '));
  // A longer text says more than that: it has to be forwarded, and to say that the order stands below.
  if (own === '' || count > WORDS_MAX) return own === '' || (count <= LONG_MAX && isForwarded && BELOW.test(own));
  return isForwarded || PASSES.test(own);
}

/** The text that a person wrote to what is attached, and the one that it passes on. */
export function letterIn(paper: Paper): Paper {
  return upTo(paper, passesOn(onlyAt(paper, 0)) ? 1 : 0);
}

function rowsOf(words: readonly Word[]): string[] {
  const rows = new Map<number, string[]>();
  for (const { box, text } of words) rows.set(box[1], [...(rows.get(box[1]) ?? []), text]);
  return [...rows].toSorted((a, b) => a[0] - b[0]).map(([, row]) => row.join(' '));
}

const HEADERS =
  /^\*?(?:from|to|cc|bcc|sent|date|reply-to|von|an|gesendet|datum|de|à|envoyé|enviado|para|da|a|inviato|van|aan|verzonden|发件人|收件人|发送时间|抄送|日期|寄件者|差出人|宛先|送信日時)\s?\*?[:：]/i;

function onlyAt(paper: Paper, depth: number): Paper {
  const part = upTo(paper, depth);
  return {
    ...part,
    pages: part.pages.map((page) => ({ ...page, words: page.words.filter(({ quote = 0 }) => quote === depth) })),
  };
}

/** Without the headers of quoted mails: `To:` and `From:` there name people, not places. */
function upTo(paper: Paper, depth: number): Paper {
  const pages = paper.pages.map((page): Page => {
    const kept = page.words.filter(({ quote = 0 }) => quote <= depth);
    if (depth === 0) return { ...page, words: kept };
    const headers = new Set(
      [...byRow(kept)].filter(([, row]) => (row[0]?.quote ?? 0) > 0 && HEADERS.test(textIn(row))).map(([top]) => top),
    );
    return { ...page, words: kept.filter(({ box }) => !headers.has(box[1])) };
  });
  return { ...paper, pages: pages.filter(({ words }) => words.length > 0) };
}

function byRow(words: readonly Word[]): Map<number, Word[]> {
  const rows = new Map<number, Word[]>();
  for (const word of words) {
    const row = rows.get(word.box[1]);
    if (row === undefined) rows.set(word.box[1], [word]);
    else row.push(word);
  }
  return rows;
}

function textIn(row: readonly Word[]): string {
  return row.map(({ text }) => text).join(' ');
}

/** Days count from when the quoted mail was written, where its headers say so. */
function withOwnDay(part: Paper, whole: Paper, depth: number): Paper {
  for (const page of whole.pages) {
    for (const row of byRow(page.words).values()) {
      const text = textIn(row);
      if (
        (row[0]?.quote ?? 0) !== depth ||
        !/^\*?(?:sent|date|gesendet|datum|envoyé|on|am|le|发送时间|日期)\b/i.test(text)
      )
        continue;
      const [date] = datesIn(text, undefined);
      const word = row.find((each) => /\d/.test(each.text));
      if (date === undefined || word === undefined) continue;
      return {
        ...part,
        writtenOn: date.value,
        ...(whole.writtenOn === undefined ? {} : { newestOn: whole.writtenOn }),
        written: part.written ?? { ...word, text: text.slice(date.start, date.end) },
      };
    }
  }
  return part;
}
