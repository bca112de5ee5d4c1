/** What is said back to senders of EDIFACT: CONTRL for an interchange, ORDRSP and APERAK for a decided order. */
import { finding } from '../../../model/codes.ts';
import type { Interchange, PartyId } from '../../../model/decoded.ts';
import type {
  Answer,
  AnswerNumbers,
  AnswerPieces,
  Answers,
  ClosedInterchange,
  DecidedOrder,
  OwedAnswer,
} from '../../../model/format-adapter.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Agreement } from '../../../model/partner-profile.ts';
import { gathered } from '../../edi/gathered.ts';
import { contrlOf, holdsOnlyContrl, type Contrl } from './acknowledge.ts';
import { eancomVersion, isEancomCode } from './eancom-answers.ts';
import { rankOf } from './write-lengths.ts';
import { inLevel } from './write-level.ts';
import { holdableParty } from './write-service.ts';
import {
  delimitersFor,
  EdifactWriter,
  FIRST_REFERENCE,
  messageType,
  type InterchangeHeader,
  type SegmentDraft,
} from './write-message.ts';
import { applicationErrorOf, responseOf, type Response } from './write-response.ts';

export const answers: Answers = { setControl: FIRST_REFERENCE, technical, decided };

const DIRECTORY = 'D96A'; // The most used one, where a sender names none.
const FIRST_APERAK = 'D95A';

/** At most one CONTRL. An interchange that holds nothing but CONTRL is never answered, or two systems would do it forever. */
function technical(closed: ClosedInterchange, { contrl = 'asked', sets = 'all' }: Agreement): OwedAnswer[] {
  const { interchange } = closed.closed;
  if (interchange.sender.id === '' || contrl === 'never' || holdsOnlyContrl(closed.groups)) return [];
  if (contrl === 'asked' && !interchange.acknowledgmentRequested) return [];
  const told = contrlOf(closed, syntaxOf(interchange).slice(-1), sets);
  if (contrl === 'rejected' && !isRejection(closed, told.verdict)) return [];
  return [
    {
      type: 'CONTRL',
      counters: ['interchange'],
      pieces: (numbers) => contrlPieces(interchange, numbers, told),
      write: (numbers) => {
        const { pieces, findings } = gathered(contrlPieces(interchange, numbers, told));
        const content = Buffer.concat(pieces);
        return { type: 'CONTRL', verdict: told.verdict, content, controlNumber: String(numbers.interchange), findings };
      },
    },
  ];
}

/** What the sender wrote is repeated as it is, so no other character set is ever needed. */
function contrlPieces(interchange: Interchange, numbers: AnswerNumbers, told: Contrl): AnswerPieces {
  const syntax = syntaxOf(interchange);
  return writerFor(interchange, syntax, charsetOf(syntax, interchange.charset?.used)).pieces(
    headerFor(interchange, numbers),
    told.type,
    told.segments,
  );
}

/** Whether anything was rejected, be it one message. */
function isRejection({ groups }: ClosedInterchange, verdict: string): boolean {
  if (verdict === '4') return true;
  for (const { status } of groups) if (status === 'R' || status === 'P') return true;
  return false;
}

/** ORDRSP of what was accepted; of what was refused an APERAK, an ORDRSP, both or nothing, as agreed. */
function decided(order: DecidedOrder, agreement: Agreement): OwedAnswer[] {
  const { confirmation = 'always', rejection = 'application' } = agreement;
  if (order.decision === 'accepted') return confirmation === 'never' ? [] : [response(order, agreement)];
  const owed: OwedAnswer[] = [];
  if (rejection === 'application' || rejection === 'both') owed.push(applicationError(order, agreement));
  if (rejection === 'order' || rejection === 'both') owed.push(response(order, agreement));
  return owed;
}

function response(decision: DecidedOrder, agreement: Agreement): OwedAnswer {
  const { directory, association } = versionOf(decision);
  return {
    type: 'ORDRSP',
    counters: ['interchange'],
    write: (numbers) => {
      const answered = answeredIn(decision, numbers, directory, association);
      const { segments, verdict, findings } = responseOf(answered);
      const named = associationFor('ORDRSP', directory, association, agreement);
      const type = messageType('ORDRSP', directory, named.code);
      const answer = send(decision.interchange, numbers, type, segments, 'ORDRSP', verdict, saidBy(decision));
      return { ...answer, findings: [...named.findings, ...findings, ...answer.findings] };
    },
  };
}

function applicationError(decision: DecidedOrder, agreement: Agreement): OwedAnswer {
  const { directory: said, association } = versionOf(decision);
  const directory = rankOf(said) < rankOf(FIRST_APERAK) ? FIRST_APERAK : said; // APERAK is not in older ones.
  return {
    type: 'APERAK',
    counters: ['interchange'],
    write: (numbers) => {
      const answered = answeredIn(decision, numbers, directory, association);
      const segments = applicationErrorOf(answered, decision.documentControl);
      const named = associationFor('APERAK', directory, association, agreement);
      const type = messageType('APERAK', directory, named.code);
      const answer = send(decision.interchange, numbers, type, segments, 'APERAK', '27', saidBy(decision));
      return { ...answer, findings: [...named.findings, ...answer.findings] };
    },
  };
}

function answeredIn(decision: DecidedOrder, numbers: AnswerNumbers, directory: string, association: string): Response {
  const number = String(numbers.interchange);
  return { ...decision, number, directory, isEancom: isEancomCode(association), now: numbers.now };
}

/**
 * UNH 0057 of an answer: what was agreed, else the version of GS1's subset for that type of message. The code of the order is
 * none for its answer: associations count by message type. Where none is known it is left out, and the directory says the rest.
 */
function associationFor(
  type: 'ORDRSP' | 'APERAK',
  directory: string,
  ofOrder: string,
  { associations }: Agreement,
): { readonly code: string; readonly findings: readonly Finding[] } {
  const code = associations?.[type] ?? (isEancomCode(ofOrder) ? eancomVersion(type, directory) : '');
  if (code !== '' || ofOrder === '') return { code, findings: [] };
  const message = `Which code of the association (UNH 0057) ${type} ${directory} has for a sender of ${ofOrder.slice(0, 6)} is not known; it was left out, and can be agreed with the partner (answers.associations).`;
  return { code, findings: [finding('write-value-left-out', message, { severity: 'info' })] };
}

/** Directory and association code as the order named them: `ORDERS:D:96A:UN:EAN008`. */
function versionOf({ documentVersion = '', group }: DecidedOrder): {
  readonly directory: string;
  readonly association: string;
} {
  const parts = (documentVersion === '' ? group.version : documentVersion).split(':');
  const at = parts.findIndex((part) => /^\d{2}[AB]$/.test(part));
  const directory = at < 1 ? undefined : `${parts[at - 1] ?? 'D'}${parts[at] ?? ''}`;
  if (directory === undefined || rankOf(directory) === 0) return { directory: DIRECTORY, association: '' };
  return { directory, association: parts[at + 2] ?? '' };
}

/** Whether the sender wrote a value himself, in the order that is answered. */
function saidBy({ ordered, documentControl }: DecidedOrder): (value: string) => boolean {
  const said = JSON.stringify([ordered, documentControl]);
  return (value) => said.includes(JSON.stringify(value));
}

/** One message back to the sender, in the sender's own delimiters and characters. */
function send(
  interchange: Interchange,
  numbers: AnswerNumbers,
  type: readonly string[],
  segments: readonly SegmentDraft[],
  name: string,
  verdict: string,
  isOwn: (value: string) => boolean,
): Answer {
  const syntax = syntaxOf(interchange);
  const leveled = inLevel({ syntax, charset: charsetOf(syntax, interchange.charset?.used), segments }, isOwn);
  const writer = writerFor(interchange, leveled.syntax, leveled.charset);
  writer.message(type, leveled.segments);
  const content = writer.interchange(headerFor(interchange, numbers));
  const controlNumber = String(numbers.interchange);
  return { type: name, verdict, content, controlNumber, findings: [...leveled.findings, ...writer.findings] };
}

function syntaxOf({ version }: Interchange): string {
  return /^[A-Z]{4}:[1-4]$/.test(version) ? version : 'UNOC:3';
}

function writerFor({ delimiters }: Interchange, syntax: string, charset: string): EdifactWriter {
  return new EdifactWriter({ delimiters: delimitersFor(delimiters), syntax, charset });
}

function headerFor(received: Interchange, { interchange, now }: AnswerNumbers): InterchangeHeader {
  const syntax = syntaxOf(received).slice(-1);
  const party = (side: 'sender' | 'receiver'): PartyId => holdableParty(received[side], syntax);
  return {
    sender: party('receiver'),
    receiver: party('sender'),
    control: String(interchange),
    now,
    test: received.test,
  };
}

/** UNOA and UNOB know only ASCII, whatever was used; else what the sender used is what he can read. */
function charsetOf(syntax: string, used: string | undefined): string {
  if (syntax.startsWith('UNOA') || syntax.startsWith('UNOB'))
    return used === undefined || used === 'ascii' ? 'ascii' : used;
  if (used !== undefined && used !== 'ascii') return used;
  return syntax.startsWith('UNOW') || syntax.startsWith('UNOY') ? 'utf-8' : 'iso-8859-1';
}
