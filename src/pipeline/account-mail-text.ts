/** What a mail with a one-time link says. */
import type { Language } from '../adapters/formats/mail/language.ts';
import type { AccountMailKind } from '../store/account-mails.ts';

export interface LinkMail {
  readonly name: string;
  readonly link: string;
  /** For how long the link is good. */
  readonly hours: number;
}

interface Words {
  readonly hello: (name: string) => string;
  readonly subject: Readonly<Record<AccountMailKind, string>>;
  readonly why: Readonly<Record<AccountMailKind, string>>;
  readonly once: (hours: number) => string;
  readonly notAsked: Readonly<Record<AccountMailKind, string>>;
  readonly automatic: string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    hello: (name) => `Hello ${name},`,
    subject: { invitation: 'Your account for our order portal', reset: 'A new password for our order portal' },
    why: {
      invitation: 'we have opened an account for you at our order portal. Choose your password here:',
      reset: 'somebody asked for a new password for your account at our order portal. Choose it here:',
    },
    once: (hours) => `The link works once, for ${hours} hours.`,
    notAsked: {
      invitation: 'If you do not know what this is about, ask your contact at our company.',
      reset: 'If it was not you, you need not do anything: your password stays as it is.',
    },
    automatic: 'This mail was written by a machine.',
  },
  de: {
    hello: (name) => `Guten Tag ${name},`,
    subject: { invitation: 'Ihr Zugang zu unserem Bestellportal', reset: 'Neues Passwort für unser Bestellportal' },
    why: {
      invitation: 'wir haben für Sie einen Zugang zu unserem Bestellportal eingerichtet. Hier wählen Sie Ihr Passwort:',
      reset:
        'für Ihren Zugang zu unserem Bestellportal wurde ein neues Passwort angefordert. Hier können Sie es wählen:',
    },
    once: (hours) => `Der Link gilt einmal und ${hours} Stunden lang.`,
    notAsked: {
      invitation: 'Wenn Sie nicht wissen, worum es geht, fragen Sie bitte Ihren Ansprechpartner bei uns.',
      reset: 'Wenn Sie das nicht waren, müssen Sie nichts tun: Ihr Passwort bleibt, wie es ist.',
    },
    automatic: 'Diese Mail wurde maschinell geschrieben.',
  },
  zh: {
    hello: (name) => `${name},您好!`,
    subject: { invitation: '您的订货平台账号', reset: '设置订货平台的新密码' },
    why: {
      invitation: '我们已为您开通订货平台账号。请通过以下链接设置密码:',
      reset: '有人为您的订货平台账号申请了新密码。请通过以下链接设置:',
    },
    once: (hours) => `此链接只能使用一次,${hours} 小时内有效。`,
    notAsked: {
      invitation: '如果您不清楚此事,请咨询我公司的联系人。',
      reset: '如果不是您本人申请,无需任何操作,您的密码保持不变。',
    },
    automatic: '此邮件由系统自动发送。',
  },
};

export function linkMailText(
  language: Language,
  kind: AccountMailKind,
  { name, link, hours }: LinkMail,
): { subject: string; text: string } {
  const words = WORDS[language];
  const text = [
    words.hello(name),
    '',
    words.why[kind],
    '',
    link,
    '',
    words.once(hours),
    words.notAsked[kind],
    '',
    words.automatic,
    '',
  ].join('\n');
  return { subject: words.subject[kind], text };
}
