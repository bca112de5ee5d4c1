/**
 * Exports of messengers: messages with their day, time and writer. What the orderer wrote last is read as a text of his; what others
 * answered, and what was written on earlier days, is shown as quoted.
 */
import { voteForOrder, datesIn, type DateOrder } from '../../paper/values/date.ts';
import { linesIn, type TextLine } from '../../paper/source/text-lines.ts';

export interface ChatMessage {
  readonly writer: TextLine;
  /** As printed; absent where stamps give the time alone. */
  readonly day: TextLine | undefined;
  readonly lines: readonly TextLine[];
}

export interface Chat {
  readonly messages: readonly ChatMessage[];
  readonly order: DateOrder | undefined;
  /** Pictures and recordings stand in it by their names alone. */
  readonly hasMedia: boolean;
}

const DAY = String.raw`(?<day>\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})|\d{4}[-./]\d{1,2}[-./]\d{1,2})`;
const TIME = String.raw`\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[\s\u202f]?[AaPp]\.?[Mm]\.?)?`;
const WRITER = String.raw`(?<writer>[^:\[\]]{1,60}?)`;
/** What programs put in front that nobody sees. */
const MARKS = String.raw`[\u200e\u200f\u202a-\u202e\uFEFF]*`;

const STAMPS: readonly RegExp[] = [
  // `[12.03.26, 09:14:02] Anna: 5 Kartons`, `[09:14] Anna: …`
  new RegExp(String.raw`^${MARKS}\[(?:${DAY},?\s)?${TIME}\]\s(?:~\s?)?${WRITER}:\s?(?<text>.*)$`, 'u'),
  // `12.03.26, 09:14 - Anna: 5 Kartons`
  new RegExp(String.raw`^${MARKS}${DAY},?\s${TIME}\s[-–]\s${WRITER}:\s(?<text>.*)$`, 'u'),
  // `Anna, [12.03.26 09:14]` and `Anna (12.03.26, 09:14): 5 Kartons`
  new RegExp(String.raw`^${MARKS}${WRITER},?\s[[(]${DAY},?\s(?:at\s|um\s)?${TIME}[\])]:?\s?(?<text>.*)$`, 'u'),
  // `2026-03-12 09:14:02 张三`
  new RegExp(String.raw`^${MARKS}${DAY}\s${TIME}\s(?<writer>[^\s:]{1,20})$`, 'u'),
];
/** `12.03.26, 09:14 - Messages are encrypted`: the program itself speaks. */
const NOTICE = new RegExp(
  String.raw`^${MARKS}(?:\[${DAY},?\s${TIME}\]|${DAY.replace('day', 'on')},?\s${TIME}\s[-–])\s`,
  'u',
);
const MEDIA =
  /<(?:media omitted|medien ausgeschlossen|médias omis|multimedia omitido|media omessi)>|\b(?:image|video|audio|document|sticker|bild|dokument) (?:omitted|weggelassen)\b|^\u200e?<attached: .*>$|\(file attached\)|\(datei angehängt\)|\[(?:图片|语音|文件|视频)\]/iu;

const MESSAGES_MIN = 2;

/** Undefined where the text is no chat: it begins with a stamp, and has several. */
export function chatIn(text: string): Chat | undefined {
  const messages: { writer: TextLine; day: TextLine | undefined; lines: TextLine[] }[] = [];
  let isNotice = false;
  for (const line of linesIn(text)) {
    const match = STAMPS.map((stamp) => stamp.exec(line.text)).find((each) => each !== null);
    if (match !== undefined && match !== null) {
      messages.push({
        writer: partOf(line, match.groups?.['writer']?.trim() ?? '') ?? line,
        day: partOf(line, match.groups?.['day']),
        lines: textBehind(line, match.groups?.['text'] ?? ''),
      });
      isNotice = false;
    } else if (NOTICE.test(line.text)) isNotice = true;
    else if (messages.length === 0 && line.text.trim() !== '') return undefined;
    else if (!isNotice) messages.at(-1)?.lines.push(line);
  }
  if (messages.length < MESSAGES_MIN) return undefined;
  const days = messages.flatMap(({ day }) => day?.text ?? []);
  return { messages, order: orderOf(days, text), hasMedia: MEDIA.test(text) };
}

function partOf(line: TextLine, part: string | undefined): TextLine | undefined {
  return part === undefined ? undefined : { text: part, start: line.start + line.text.indexOf(part) };
}

function textBehind(line: TextLine, text: string): TextLine[] {
  return text === '' ? [] : [{ text, start: line.start + line.text.length - text.length }];
}

/** Stamps never go back; where both readings hold, who counts to 24 hours puts the day before the month. */
function orderOf(days: readonly string[], text: string): DateOrder | undefined {
  const { dmy, mdy } = voteForOrder(days);
  if (dmy !== mdy) return dmy > mdy ? 'dmy' : 'mdy';
  const rising = (['dmy', 'mdy'] as const).filter((order) => {
    const values = days.flatMap((day) => datesIn(day, order)[0]?.value ?? []);
    return values.every((value, index) => index === 0 || value >= (values[index - 1] ?? ''));
  });
  if (rising.length === 1) return rising[0];
  const isHalf = /\d{1,2}:\d{2}(?::\d{2})?[\s\u202f]?[ap]\.?m/iu.test(text);
  return isHalf ? undefined : 'dmy';
}

/** Lines that count something: `5 Kartons AB-100`, `2 x rot`, `5kg Mehl`. */
const COUNTED =
  /(?:^|\s)\d{1,5}(?:[.,]\d+)?\s?(?:[x×*]|(?!(?:[ap]m|uhr|h|heures)\b)\p{L}{1,12})(?=\s|$|[.,])|\b[x×]\s?\d{1,5}\b/iu;

/** Who counts most, and of two who do alike who wrote first. */
function ordererOf({ messages }: Chat): string {
  const counts = new Map<string, number>();
  for (const { writer, lines } of messages)
    counts.set(writer.text, (counts.get(writer.text) ?? 0) + lines.filter(({ text }) => COUNTED.test(text)).length);
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}

/** His messages from the last day on which he counted something; all of them where stamps have no day. */
export function orderedIn(chat: Chat): ReadonlySet<ChatMessage> {
  const orderer = ordererOf(chat);
  const own = chat.messages.filter(({ writer }) => writer.text === orderer);
  const last = own.findLast(({ lines }) => lines.some(({ text }) => COUNTED.test(text)))?.day;
  const from = last === undefined ? undefined : dayIn(last, chat);
  return new Set(
    own.filter(({ day }) => {
      if (day === undefined || last === undefined) return true;
      const value = dayIn(day, chat);
      return from === undefined || value === undefined ? day.text === last.text : value >= from;
    }),
  );
}

export function dayIn({ text }: TextLine, { order }: Pick<Chat, 'order'>): string | undefined {
  return datesIn(text, order)[0]?.value;
}
