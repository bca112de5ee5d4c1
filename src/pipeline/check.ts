/** Steps 3 to 5 for the documents of one transaction: normalized, checked, routed. */
import { coverage, foldName, similarity } from '../adapters/paper/known/names.ts';
import type { DecodedDocument } from '../model/decoded.ts';
import type { Order } from '../model/order.ts';
import type { Queryable } from '../store/database.ts';
import type { MessageRow } from '../store/messages.ts';
import { sendersOfMails } from '../store/mail-senders.ts';
import type { MailSender } from '../store/mail-senders.ts';
import { partnersById } from '../store/partners.ts';
import type { PartnerRow } from '../store/partners.ts';
import { lockBuyers } from '../store/repeats.ts';
import { claimOrderKeys } from '../store/work.ts';
import { issuesFor, envelopeIssues, interchangeOf, mayBecomeOrder, checksOf } from './envelopes.ts';
import type { KnownInterchange } from './envelopes.ts';
import { changedOrders } from './changed-orders.ts';
import { faxFacts } from './fax-facts.ts';
import type { Gateway } from './gateway.ts';
import { earlierChanges, earlierOrders } from './earlier.ts';
import { knownPlaces } from './known-places.ts';
import { isOfPeople, repeatedOrders, type Repeat } from './repeated.ts';
import { asksForGoods, buyerKeyOf, normalize, orderNumberOf } from './normalize.ts';
import type { NormalizedDocument } from './normalize.ts';
import { ordersAgain } from './resent.ts';
import { route } from './route.ts';
import type { Routed } from './route.ts';
import type { Facts } from '../validate/index.ts';
import { validate } from './validate.ts';

const LIKE = 0.6;

export interface Taking {
  readonly message: MessageRow;
  readonly documents: readonly DecodedDocument[];
  readonly interchanges: readonly KnownInterchange[];
  /** Name of the format that read it. */
  readonly format: string | undefined;
}

/** What was stored, and which orders of it came before under another number. */
export interface Taken extends Routed {
  readonly repeated: readonly Repeat[];
}

export interface Candidate {
  readonly message: MessageRow;
  readonly interchange: KnownInterchange | undefined;
  readonly normalized: NormalizedDocument;
  readonly lineage: string;
  readonly partnerId: string | null;
  readonly buyerKey: string;
  /** Written or filled in for people to read, not by a program for a program. */
  readonly isOfPeople: boolean;
}

/** Step 3, and whatever else needs no database: done outside the transaction. */
export function candidatesOf(takings: readonly Taking[]): Candidate[] {
  return takings.flatMap(({ message, documents, interchanges, format }) =>
    documents.flatMap((document) => {
      const interchange = interchangeOf(document, interchanges);
      if (!mayBecomeOrder(document, interchange)) return [];
      const normalized = normalize(message.id, document);
      if (normalized === undefined) return [];
      // Whose number called is what the network says; what the order itself says comes first, and the rules compare both.
      const calledBy = message.fax?.partnerBy === 'caller' ? message.fax.partnerId : null;
      // A partner who signed in is known; whom a paper names is only read.
      const partnerId = interchange?.partner.id ?? message.partnerId ?? document.partnerId ?? calledBy;
      const lineage = JSON.stringify(normalized.lineage.toCompact(normalized.order));
      const buyerKey = buyerKeyOf(normalized.order, partnerId);
      return [{ message, interchange, normalized, lineage, partnerId, buyerKey, isOfPeople: isOfPeople(format) }];
    }),
  );
}

/** Steps 4 and 5 for the orders of one transaction. */
export async function take(gateway: Gateway, tx: Queryable, read: readonly Candidate[]): Promise<Taken> {
  const stopTimer = gateway.metrics.stageSeconds.startTimer({ stage: 'check' });
  const mailed = read.flatMap(({ message }) =>
    message.channel === 'mail' && message.fax === null ? [message.id] : [],
  );
  const senders = new Map(
    (mailed.length === 0 ? [] : await sendersOfMails(tx, mailed)).map((sender) => [sender.messageId, sender]),
  );
  const candidates = read.map((candidate) => ofItsSender(candidate, senders.get(candidate.message.id)));
  await lockBuyers(
    tx,
    candidates.flatMap((each) => (each.isOfPeople ? [each.buyerKey] : [])),
  );
  const again = await ordersAgain(
    tx,
    candidates.map(({ interchange, normalized }) => ({ resent: interchange?.resent, ...normalized })),
  );
  const holders = await claimOrderKeys(
    tx,
    candidates.flatMap(({ normalized, buyerKey }, index) => {
      if (again[index] !== undefined) return [];
      const poNumber = asksForGoods(normalized.order) ? orderNumberOf(normalized.order) : undefined;
      return poNumber === undefined
        ? []
        : [{ buyerKey, poNumber, orderId: normalized.orderId, contentHash: normalized.contentHash }];
    }),
  );
  const together = new Map(candidates.map(({ normalized }) => [normalized.orderId, normalized.order]));
  const earlier = await earlierOrders(
    tx,
    candidates.map(({ normalized }) => ({
      holder: holders.get(normalized.orderId),
      contentHash: normalized.contentHash,
    })),
    together,
  );
  const sent = await earlierChanges(
    tx,
    candidates.flatMap(({ normalized, buyerKey }, index) =>
      again[index] === undefined ? [{ ...normalized, buyerKey }] : [],
    ),
  );
  const changed = await changedOrders(
    tx,
    candidates.map(({ normalized: { order }, buyerKey }) => ({ order, buyerKey })),
    together,
  );
  const repeated = await repeatedOrders(
    tx,
    candidates.map(({ message, normalized: { orderId, order }, buyerKey, isOfPeople: ofPeople }) => ({
      orderId,
      messageId: message.id,
      order,
      buyerKey,
      isOfPeople: ofPeople,
    })),
  );
  const named = await partnersById(
    tx,
    candidates.flatMap(({ message, interchange, partnerId, normalized }) =>
      interchange === undefined
        ? [partnerId, normalized.document.partnerId, senders.get(message.id)?.partnerId].filter(
            (id) => typeof id === 'string',
          )
        : [],
    ),
  );
  const partnerOf = ({ interchange, partnerId }: Candidate): PartnerRow | undefined =>
    interchange?.partner ?? named.get(partnerId ?? '');
  const places = await knownPlaces(
    tx,
    candidates.map((candidate) => ({
      order: candidate.normalized.order,
      partnerId: candidate.partnerId,
      partnerName: partnerOf(candidate)?.name,
      isOfPeople: candidate.isOfPeople,
    })),
  );
  const facts = candidates.map((candidate, index) => {
    const mailSender = senders.get(candidate.message.id);
    const { interchange, normalized } = candidate;
    const partner = partnerOf(candidate);
    const duplicateOf = earlier[index] ?? sent.get(normalized.orderId);
    const changes = changed[index];
    const repeats = repeated[index];
    const namedBuyer = named.get(normalized.document.partnerId ?? '');
    const known = places[index];
    return {
      ...(known === undefined ? {} : { places: known }),
      ...(isTyped(candidate) ? { typed: true } : {}),
      ...(partner === undefined ? {} : { sender: senderOf(partner, candidate) }),
      ...(candidate.message.fax === null
        ? {}
        : {
            fax: faxFacts(
              candidate.message.fax,
              interchange?.partner.id ?? normalized.document.partnerId,
              normalized.document.pages,
            ),
          }),
      ...(mailSender === undefined
        ? {}
        : { mail: mailFacts(mailSender, named.get(mailSender.partnerId ?? ''), normalized.order) }),
      ...(namedBuyer === undefined ? {} : { namedBuyer: { id: namedBuyer.id, name: namedBuyer.name } }),
      ...duplicateFact(interchange, again[index] === 'changed'),
      ...(duplicateOf === undefined ? {} : { duplicateOf }),
      ...(changes === undefined ? {} : { changes }),
      ...(repeats === undefined ? {} : { repeats }),
    };
  });
  const checked = await validate(
    tx,
    candidates.map((candidate, index) => ({
      order: candidate.normalized.order,
      partnerId: candidate.partnerId,
      facts: facts[index] ?? {},
      profile: checksOf(partnerOf(candidate)),
      placeOf: (path) => candidate.normalized.lineage.placeOf(path),
    })),
  );
  const routed = await route(
    tx,
    candidates.map((candidate, index) => {
      const { message, interchange, normalized, lineage, partnerId, buyerKey } = candidate;
      const own = issuesFor(normalized.issues, partnerOf(candidate));
      const issues = [...own, ...envelopeIssues(interchange), ...(checked[index] ?? [])];
      const copy = facts[index]?.duplicateOf;
      const first = again[index];
      const otherErrors = issues.some((issue) => issue.severity === 'error' && issue.code !== 'duplicate-order');
      return {
        id: normalized.orderId,
        order: normalized.order,
        lineage,
        issues,
        // The first may be turned away, as a forged one is; then this is the order.
        duplicateOf:
          typeof first === 'object'
            ? first.orderId
            : copy?.sameContent === true && copy.waits !== true && !otherErrors && asksForGoods(normalized.order)
              ? copy.orderId
              : null,
        origin: originOf(message, interchange, normalized, partnerId, buyerKey),
        acknowledged: (interchange?.owed.length ?? 0) > 0,
        actor: message.channel,
      };
    }),
  );
  stopTimer();
  const pairs = candidates.flatMap(({ normalized: { orderId, order } }, index) => {
    const { repeats, duplicateOf } = facts[index] ?? {};
    return repeats === undefined || duplicateOf !== undefined
      ? []
      : [{ orderId, repeats: repeats.orderId, poNumber: order.poNumber }];
  });
  return { ...routed, repeated: pairs };
}

/** @param isChanged it was accepted in a first try of its interchange, and now says something else */
function duplicateFact(
  interchange: KnownInterchange | undefined,
  isChanged: boolean,
): Pick<Facts, 'duplicateInterchange'> {
  const first = interchange?.duplicate ?? (isChanged ? interchange?.resent : undefined);
  if (interchange === undefined || first === undefined) return {};
  return {
    duplicateInterchange: {
      messageId: first.messageId,
      controlNumber: interchange.closed.interchange.controlNumber,
      sameBytes: interchange.duplicate?.sameContent === true,
    },
  };
}

/** Whoever writes from an address on file is that partner, unless the order itself names another partner. */
function ofItsSender(candidate: Candidate, sender: MailSender | undefined): Candidate {
  const { interchange, normalized } = candidate;
  const partnerId = sender?.partnerId ?? null;
  if (interchange !== undefined || candidate.partnerId !== null || partnerId === null) return candidate;
  return { ...candidate, partnerId, buyerKey: buyerKeyOf(normalized.order, partnerId) };
}

/** A file that was sent by the portal instead is what somebody wrote before. */
function isTyped({ normalized: { document } }: Candidate): boolean {
  return document.type === 'form' || document.type === 'phone';
}

function senderOf({ id, name }: PartnerRow, { message, interchange }: Candidate): NonNullable<Facts['sender']> {
  return { id, name, ...(message.channel === 'mail' && interchange === undefined ? { byMail: true } : {}) };
}

function mailFacts(from: MailSender, partner: PartnerRow | undefined, { buyer }: Order): NonNullable<Facts['mail']> {
  const { address, known, forged, unproven, replyTo, answeredElsewhere, signature } = from;
  return {
    sender: address,
    known,
    forged,
    unproven,
    ...(replyTo === '' || answeredElsewhere ? {} : { unansweredAt: replyTo }),
    ...(partner === undefined
      ? {}
      : { partner: { id: partner.id, name: partner.name, isNamed: isLike(buyer?.name, partner.name) } }),
    ...(signature === null ? {} : { signature }),
  };
}

/** `Acme Pumps` and `Acme Pumps Toledo Inc.` are; an order without a name is not against it. */
function isLike(printed: string | undefined, known: string): boolean {
  if (printed === undefined) return true;
  const [a, b] = [foldName(printed), foldName(known)];
  return Math.max(similarity(a, b), coverage(a.words, b.words), coverage(b.words, a.words)) >= LIKE;
}

function originOf(
  message: MessageRow,
  interchange: KnownInterchange | undefined,
  { document, contentHash }: NormalizedDocument,
  partnerId: string | null,
  buyerKey: string,
) {
  return {
    messageId: message.id,
    interchangeId: interchange?.id ?? null,
    groupIndex: document.group?.index ?? null,
    documentIndex: document.index,
    documentType: document.type,
    documentControl: document.controlNumber,
    documentVersion: document.verdict.version ?? null,
    sourceOffset: document.at.offset,
    sourceLength: document.at.length,
    partnerId,
    channel: message.channel,
    correlationId: message.correlationId,
    buyerKey,
    contentHash,
  };
}
