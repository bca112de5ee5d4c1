/** A chat as one page: what orders as its newest text, everything else as quoted, and the day that it was written on. */
import { finding } from '../../../model/codes.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Page, Paper, PaperLimits, Word } from '../../paper/page.ts';
import { PageFlow } from '../../paper/source/page-flow.ts';
import type { TextLine } from '../../paper/source/text-lines.ts';
import { dayIn, orderedIn, type Chat, type ChatMessage } from './chat.ts';

const PART = 'text';

export function chatPaper(chat: Chat, { wordsMax }: PaperLimits, findings: readonly Finding[]): Paper {
  const ordered = orderedIn(chat);
  const flow = new PageFlow(wordsMax);
  for (const message of chat.messages) {
    for (const { text, start } of message.lines)
      flow.line(
        { text, at: (from, to) => ({ part: PART, start: start + from, end: start + to }) },
        ordered.has(message) ? 0 : 1,
      );
    // Each message is a paragraph by itself.
    flow.gap();
  }
  const writer = [...ordered][0]?.writer;
  const told = finding(
    'chat-read',
    `What ${writer?.text.slice(0, 60) ?? ''} wrote in ${ordered.size} of ${chat.messages.length} messages was read.${chat.hasMedia ? ' Pictures or recordings of the chat are not in the file.' : ''}`,
  );
  const page: Page = flow.page(1);
  return {
    pages: [page],
    findings: [...findings, told],
    attachments: [],
    ...writtenIn([...ordered], chat),
    ...(writer === undefined ? {} : { writer: wordOf(writer) }),
    ...(chat.order === undefined ? {} : { dateOrder: chat.order }),
  };
}

/** The day of the first message that orders: "tomorrow" is the day after it. */
function writtenIn(messages: readonly ChatMessage[], chat: Chat): Pick<Paper, 'written' | 'writtenOn'> {
  const day = messages.find((message) => message.day !== undefined)?.day;
  const value = day === undefined ? undefined : dayIn(day, chat);
  if (day === undefined || value === undefined) return {};
  return { writtenOn: value, written: wordOf(day) };
}

function wordOf({ text, start }: TextLine): Word {
  const at = { part: PART, start, end: start + text.length };
  return { text, box: [0, 0, 0, 0], confidence: 1, size: 10, bold: false, at };
}
