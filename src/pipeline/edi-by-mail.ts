/**
 * EDI files that a partner sends attached to mails. Where that was agreed, and the mail is from an address of the agreement, each is
 * taken as a message of its own, so that envelopes, control numbers and acknowledgments are those of any other channel. Otherwise
 * its orders wait for a person.
 */
import { finding } from '../model/codes.ts';
import type { AttachedEdi, DecodedDocument } from '../model/decoded.ts';
import { derivedId } from '../model/ids.ts';
import { insertMessages } from '../store/messages.ts';
import type { MessageRow, NewMessage } from '../store/messages.ts';
import type { Queryable } from '../store/database.ts';
import { partnerWithEdiId } from '../store/partners.ts';
import type { PartnerRow } from '../store/partners.ts';
import type { ReceivedMail } from './answer-mails.ts';
import { ediIdOf } from '../model/interchange-key.ts';
import type { Work } from './envelopes.ts';
import type { Gateway } from './gateway.ts';

/** Their channel: no mail themselves, and answered by mail. */
export const EDI_BY_MAIL = 'mail-edi';

export interface Parted {
  /** Without what is taken as messages of their own. */
  readonly works: readonly Work[];
  /** By the message that brought them. */
  readonly parts: ReadonlyMap<string, readonly NewMessage[]>;
}

/** Before the transaction, because it makes the files durable. */
export async function partedByAgreement(
  gateway: Gateway,
  works: readonly Work[],
  mails: readonly ReceivedMail[],
): Promise<Parted> {
  const parts = new Map<string, NewMessage[]>();
  const left: Work[] = [];
  for (const work of works) {
    const mail = mails.find(({ message }) => message.id === work.message.id);
    const taken = mail === undefined ? new Map<string, Taken>() : await agreedFiles(gateway, work, mail);
    left.push(taken.size === 0 ? work : without(work, taken));
    if (taken.size > 0)
      parts.set(
        work.message.id,
        [...taken.values()].map(({ message }) => message),
      );
  }
  return { works: left, parts };
}

/** In the transaction that ends the message which brought them: both or neither. */
export async function insertParts(
  tx: Queryable,
  parts: Parted['parts'],
  done: readonly { readonly id: string }[],
): Promise<string[]> {
  const mine = done.flatMap(({ id }) => parts.get(id) ?? []);
  await insertMessages(tx, mine);
  return mine.map(({ id }) => id);
}

/** After it; the reconciler finds those whose job is lost. */
export async function announceParts(gateway: Gateway, messageIds: readonly string[]): Promise<void> {
  const [id] = messageIds;
  if (id !== undefined) await gateway.queues.intake.add([{ id, data: { messageIds: [...messageIds] } }]);
}

interface Taken {
  readonly message: NewMessage;
  readonly partner: PartnerRow;
}

async function agreedFiles(
  gateway: Gateway,
  { message, reading }: Work,
  mail: ReceivedMail,
): Promise<Map<string, Taken>> {
  const taken = new Map<string, Taken>();
  const files = new Map(
    (reading.held ?? []).flatMap(({ attachedEdi: file }) => (file === undefined ? [] : [[file.name, file]])),
  );
  for (const [index, file] of [...files.values()].entries()) {
    const partner = await partnerWithEdiId(gateway.database, ediIdOf(file.sender));
    if (partner === undefined || !isAgreed(partner, mail)) continue;
    taken.set(file.name, { partner, message: await asMessage(gateway, message, file, index) });
  }
  return taken;
}

/** Whoever the envelope names must have agreed to the address that sent it, and nothing may say that the mail is not from there. */
function isAgreed({ profile }: PartnerRow, { facts, authentication }: ReceivedMail): boolean {
  const { verdict, proven, signature } = authentication ?? {};
  const isDoubted = verdict === 'fail' || proven === false || signature?.result === 'differs';
  return !isDoubted && profile.ediByMail?.from.includes(facts.sender) === true;
}

async function asMessage(gateway: Gateway, mail: MessageRow, file: AttachedEdi, index: number): Promise<NewMessage> {
  const bytes = file.bytes();
  const blob = await gateway.blobs.put(
    (async function* body() {
      yield await Promise.resolve(bytes);
    })(),
    gateway.config.rawBytesMax,
  );
  return {
    id: derivedId('msg', mail.id, 'edi', index),
    sha256: blob.sha256,
    bytes: blob.bytes,
    channel: EDI_BY_MAIL,
    fileName: file.name,
    contentType: null,
    apiKeyId: null,
    correlationId: mail.correlationId,
    partnerId: null,
  };
}

function without({ message, reading }: Work, taken: ReadonlyMap<string, Taken>): Work {
  const isTaken = ({ attachedEdi }: DecodedDocument): boolean =>
    attachedEdi !== undefined && taken.has(attachedEdi.name);
  const held = (reading.held ?? []).filter((document) => !isTaken(document));
  const told = [...taken].map(([name, each]) =>
    finding(
      'edi-by-mail-taken',
      `The attachment "${name}" was taken as message ${each.message.id}, as agreed with ${each.partner.name}.`,
    ),
  );
  const survey = { ...reading.survey, findings: [...reading.survey.findings, ...told] };
  return { message, reading: { ...reading, held, survey } };
}
