/** What the page says beside the order sheet, whose own words come with it. */
import type { OrderSheet } from '../../model/order-sheet.ts';

export type SheetLanguage = OrderSheet['language'];

export const LANGUAGE_NAMES: Readonly<Record<SheetLanguage, string>> = { en: 'English', de: 'Deutsch', zh: '中文' };
/** As BCP 47 names them, for the page and its dates. */
export const LOCALES: Readonly<Record<SheetLanguage, string>> = { en: 'en-GB', de: 'de-DE', zh: 'zh-CN' };

export interface PageWords {
  readonly skip: string;
  readonly language: string;
  readonly loading: string;
  readonly ended: string;
  readonly endedHelp: string;
  readonly changed: string;
  readonly changedHelp: string;
  readonly failed: string;
  readonly again: string;
  readonly isItRight: string;
  readonly confirm: string;
  readonly dispute: string;
  readonly disputeWhat: string;
  readonly send: string;
  readonly cancel: string;
  readonly sendAnswers: string;
  readonly nothingTyped: string;
  readonly said: Readonly<Record<'confirmed' | 'disputed' | 'answered', string>>;
  readonly lookedAt: string;
  readonly closed: string;
  readonly lines: string;
}

const en: PageWords = {
  skip: 'Skip to content',
  language: 'Language',
  loading: 'Loading the order …',
  ended: 'This link has ended',
  endedHelp: 'It was valid for some time only, or is not complete. Please answer the mail that it was in; it is read.',
  changed: 'The order was changed meanwhile',
  changedHelp:
    'This link shows what held before, so it shows nothing any more. You get a new mail with the order as it is now.',
  failed: 'That did not work. Please try again, or answer the mail.',
  again: 'Try again',
  isItRight: 'Is this order right?',
  confirm: 'Yes, this is right',
  dispute: 'Something is wrong',
  disputeWhat: 'What is wrong?',
  send: 'Send',
  cancel: 'Cancel',
  sendAnswers: 'Send the answers',
  nothingTyped: 'Type an answer first.',
  said: {
    confirmed: 'You said that the order is right.',
    disputed: 'You told us what is wrong:',
    answered: 'You answered:',
  },
  lookedAt: 'One of our people looks at it.',
  closed: 'This order is closed. Nothing can be changed here any more; please answer the mail.',
  lines: 'Lines of the order',
};

const de: PageWords = {
  skip: 'Zum Inhalt',
  language: 'Sprache',
  loading: 'Die Bestellung wird geladen …',
  ended: 'Dieser Link gilt nicht mehr',
  endedHelp:
    'Er galt nur für einige Zeit, oder er ist nicht vollständig. Bitte antworten Sie auf die E-Mail, in der er stand; sie wird gelesen.',
  changed: 'Die Bestellung wurde inzwischen geändert',
  changedHelp:
    'Dieser Link zeigt, was vorher galt, und darum jetzt nichts mehr. Sie erhalten eine neue E-Mail mit der Bestellung, wie sie jetzt ist.',
  failed: 'Das hat nicht geklappt. Bitte versuchen Sie es noch einmal, oder antworten Sie auf die E-Mail.',
  again: 'Noch einmal versuchen',
  isItRight: 'Stimmt diese Bestellung?',
  confirm: 'Ja, das stimmt',
  dispute: 'Etwas stimmt nicht',
  disputeWhat: 'Was stimmt nicht?',
  send: 'Senden',
  cancel: 'Abbrechen',
  sendAnswers: 'Antworten senden',
  nothingTyped: 'Bitte schreiben Sie zuerst eine Antwort.',
  said: {
    confirmed: 'Sie haben gesagt, dass die Bestellung stimmt.',
    disputed: 'Sie haben uns gesagt, was nicht stimmt:',
    answered: 'Sie haben geantwortet:',
  },
  lookedAt: 'Jemand von uns sieht es sich an.',
  closed: 'Diese Bestellung ist abgeschlossen. Hier ist nichts mehr zu ändern; bitte antworten Sie auf die E-Mail.',
  lines: 'Positionen der Bestellung',
};

const zh: PageWords = {
  skip: '跳到内容',
  language: '语言',
  loading: '正在加载订单…',
  ended: '此链接已失效',
  endedHelp: '链接已过有效期或不完整。请回复包含该链接的邮件，我们会阅读。',
  changed: '订单已有变更',
  changedHelp: '此链接对应变更前的内容，因此不再显示。您将收到一封新邮件，其中是订单的现有内容。',
  failed: '未能完成。请重试，或回复邮件。',
  again: '重试',
  isItRight: '此订单是否正确？',
  confirm: '正确',
  dispute: '有误',
  disputeWhat: '哪里有误？',
  send: '发送',
  cancel: '取消',
  sendAnswers: '发送回答',
  nothingTyped: '请先填写回答。',
  said: {
    confirmed: '您已表示订单正确。',
    disputed: '您已告知我们哪里有误：',
    answered: '您已回答：',
  },
  lookedAt: '我们的工作人员将查看。',
  closed: '此订单已结束，无法在此更改；请回复邮件。',
  lines: '订单行',
};

export const PAGE_WORDS: Readonly<Record<SheetLanguage, PageWords>> = { en, de, zh };
