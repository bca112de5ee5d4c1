/** A received mail in words: whether its sender is who it says, what became of its attachments, and its text. Pure. */
import type { PlainPage } from '../model/format-adapter.ts';
import type { MailSignature } from '../model/mail-signature.ts';
import type { AnswerTone } from './answers.ts';
import { runsOf, tableOf } from './plain-page.ts';

/** `GET /v1/inbound/{id}/mail` */
export interface MailView {
  readonly from: string;
  readonly fromName: string;
  readonly answerTo: string;
  readonly subject: string;
  readonly date: string | null;
  readonly authentication: MailAuthentication | null;
  readonly attachments: readonly MailAttachment[];
}

export interface MailAuthentication {
  readonly verdict: 'pass' | 'fail' | 'none';
  readonly by: 'server' | 'check';
  readonly spf?: string;
  readonly spfDomain?: string;
  /** Something ties the mail to the domain of From, although its rules (DMARC) say nothing. */
  readonly proven?: boolean;
  readonly dmarc?: string;
  readonly arc?: string;
  /** Trusted servers that passed the mail on, and whose word is the reason of `pass`. */
  readonly arcSealers?: readonly string[];
  readonly dkim: readonly { readonly domain: string; readonly result: string }[];
  readonly signature?: MailSignature;
}

export interface MailAttachment {
  readonly name: string;
  readonly within: readonly string[];
  readonly bytes: number;
  readonly result: 'read' | 'words' | 'opened' | 'skipped' | 'notRead';
  /** What was done with it, or why nothing was. */
  readonly message: string;
  readonly orderIds: readonly string[];
}

const VERDICTS: Record<MailAuthentication['verdict'], readonly [AnswerTone, text: string]> = {
  pass: ['good', 'Its domain vouches for it'],
  fail: ['bad', 'Its domain says that it is not from there'],
  none: ['attention', 'Nobody vouches for its sender'],
};

export function verdictOf(authentication: MailAuthentication | null): readonly [AnswerTone, text: string] {
  if (authentication === null) return ['attention', 'Nobody looked whether its sender is genuine'];
  const { verdict, proven, arcSealers } = authentication;
  if (verdict === 'pass' && arcSealers !== undefined)
    return ['good', `Passed on by ${arcSealers.join(', ')}, to whom its domain vouched for it`];
  return verdict === 'none' && proven === true ? ['good', 'It came from its domain'] : VERDICTS[verdict];
}

/** `SPF pass, DKIM pass (northgate.example), DMARC pass, as our mail server says`; empty when nothing is known. */
export function checksText({ spf, spfDomain, dkim, dmarc, arc, arcSealers = [], by }: MailAuthentication): string {
  const told = [
    spf === undefined ? [] : [`SPF ${spf}${spfDomain === undefined ? '' : ` (${spfDomain})`}`],
    dkim.map(({ result, domain }) => `DKIM ${result} (${domain})`),
    dmarc === undefined ? [] : [`DMARC ${dmarc}`],
    arc === undefined ? [] : [`ARC ${arc}${arcSealers.length === 0 ? '' : ` (${arcSealers.join(', ')})`}`],
  ].flat();
  if (told.length === 0) return '';
  return `${told.join(', ')}, ${by === 'server' ? 'as our mail server says' : 'checked here'}`;
}

const RESULTS: Record<MailSignature['result'], string> = {
  valid: 'signature valid',
  differs: 'the mail is not what was signed',
  unverifiable: 'the signature cannot be checked',
};
const CHAINS: Record<MailSignature['chain'], string> = {
  trusted: 'by a trusted authority',
  untrusted: 'by no trusted authority',
  unknown: 'no authority is set up to ask',
};

export function signatureText({ result, chain, subject, expired, addressDiffers }: MailSignature): string {
  return [
    `S/MIME: ${RESULTS[result]}`,
    ...(result === 'valid' ? [CHAINS[chain], subject] : []),
    ...(expired ? ['the certificate was not valid then'] : []),
    ...(addressDiffers ? ['the certificate names another address'] : []),
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** Its lines without the head that is shown above them, the cells of a table with bars between them. */
export function mailText({ rows }: PlainPage): string {
  return rows
    .filter(([first]) => !(first !== undefined && 'part' in first.at && HEAD.has(first.at.part)))
    .map((row) =>
      runsOf(row, () => undefined)
        .map(({ text }) => text)
        .join(tableOf(row) === undefined ? '' : ' | '),
    )
    .join('\n');
}

const HEAD = new Set(['subject', 'date']);
