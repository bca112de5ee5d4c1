/**
 * What the stores know of the interchanges of a message: whose they are, whether their control numbers came before, and
 * which of their documents may become orders.
 */
import { formatNamed } from '../adapters/formats/registry.ts';
import type { DecodedDocument, Interchange } from '../model/decoded.ts';
import type { OwedAnswer } from '../model/format-adapter.ts';
import type { Finding } from '../model/finding.ts';
import { derivedId } from '../model/ids.ts';
import { ediIdOf, numberKeyOf } from '../model/interchange-key.ts';
import { agreedChecks, agreedIssues, agreedSeverity, type PartnerProfile } from '../model/partner-profile.ts';
import type { Queryable } from '../store/database.ts';
import { claimInterchanges } from '../store/interchanges.ts';
import type { Duplicate, NewInterchange } from '../store/interchanges.ts';
import { messageById } from '../store/messages.ts';
import type { MessageRow } from '../store/messages.ts';
import { partnersByEdiId, profilesByEdiId } from '../store/partners.ts';
import type { PartnerRow } from '../store/partners.ts';
import type { ValidationProfile } from '../validate/index.ts';
import type { Reading, SurveyedInterchange } from './decode.ts';
import { resentAfterFailure, type Resent } from './resent.ts';

export interface Work {
  readonly message: MessageRow;
  readonly reading: Reading;
}

/** Findings kept with an interchange, and documents listed with a message; more are only counted. */
export const LISTED_MAX = 1000;

/** An interchange with what the stores know of it. */
export interface KnownInterchange extends SurveyedInterchange {
  readonly id: string;
  readonly messageId: string;
  readonly partner: PartnerRow;
  readonly duplicate: Duplicate | undefined;
  /** A second try after a first one of which sets were rejected; then it is no duplicate. */
  readonly resent: Resent | undefined;
  /** Technical acknowledgments that are due, unless it is a retransmission: then the stored ones go out again. */
  readonly owed: readonly OwedAnswer[];
}

/** Names the interchanges of messages and takes their control numbers. */
export async function knowInterchanges(
  tx: Queryable,
  works: readonly Work[],
  windowDays: number,
): Promise<Map<string, KnownInterchange[]>> {
  const all = works.flatMap(({ message, reading }) =>
    reading.survey.interchanges.map((surveyed) => ({ message, surveyed, header: surveyed.closed.interchange })),
  );
  const partners = await partnersByEdiId(
    tx,
    all.map(({ header }) => ediIdOf(header)),
  );
  const rows = all.map((each) => {
    const partner = partners.get(ediIdOf(each.header));
    if (partner === undefined) throw new TypeError(`No partner row for ${ediIdOf(each.header)}.`);
    return { ...each, partner, row: interchangeRow(each.message.id, each.surveyed, partner, windowDays) };
  });
  const duplicates = await claimInterchanges(
    tx,
    rows.map(({ row }) => row),
  );
  const known = new Map<string, KnownInterchange[]>();
  for (const { message, surveyed, partner, row } of rows) {
    const list = known.get(message.id) ?? [];
    const found = agreedDuplicate(duplicates.get(row.id), partner);
    const resent = found?.sameContent === false ? await resentAfterFailure(tx, surveyed.groups, found) : undefined;
    const duplicate = resent === undefined ? found : undefined;
    const owed = duplicate?.sameContent === true ? [] : owedFor(surveyed, partner, duplicate !== undefined);
    list.push({ ...surveyed, id: row.id, messageId: message.id, partner, duplicate, resent, owed });
    known.set(message.id, list);
  }
  return known;
}

/**
 * Partners who number carelessly may have agreed that other bytes under a number that was seen are a new interchange; so are
 * those bytes when they come again after they were refused by an older agreement.
 */
function agreedDuplicate(duplicate: Duplicate | undefined, partner: PartnerRow): Duplicate | undefined {
  const isConflict = duplicate?.sameContent === false || duplicate?.wasRefused === true;
  return isConflict && partner.profile.duplicates?.conflict === 'accept' ? undefined : duplicate;
}

function owedFor(
  { closed, groups }: SurveyedInterchange,
  partner: PartnerRow,
  isConflict: boolean,
): readonly OwedAnswer[] {
  const answers = formatNamed(closed.interchange.standard)?.answers;
  return [...(answers?.technical({ closed, groups, isConflict }, partner.profile.answers ?? {}) ?? [])];
}

function interchangeRow(
  messageId: string,
  { closed, groups, sha256 }: SurveyedInterchange,
  partner: PartnerRow,
  windowDays: number,
): NewInterchange {
  const header = closed.interchange;
  return {
    id: derivedId('int', messageId, header.index),
    messageId,
    partnerId: partner.id,
    header,
    groups: groups.map(({ group }) => group),
    sender: `${header.sender.qualifier}:${header.sender.id}`,
    receiver: `${header.receiver.qualifier}:${header.receiver.id}`,
    controlNumber: header.controlNumber,
    numberKey: numberKeyOf(header),
    windowDays: partner.profile.duplicates?.windowDays ?? windowDays,
    test: header.test,
    sha256,
    status: closed.status,
    findings: [...closed.findings, ...groups.flatMap((group) => group.findings)].slice(0, LISTED_MAX),
    claimsNumber: closed.status !== 'R' && groups.some((group) => group.status !== 'R'),
  };
}

/** Leaves out messages that repeat one still being read: its answer does not exist yet. They stay open for later. */
export async function withoutWaiting(
  tx: Queryable,
  works: readonly Work[],
  known: Map<string, KnownInterchange[]>,
): Promise<Work[]> {
  const here = new Set(works.map(({ message }) => message.id));
  const ready: Work[] = [];
  for (const work of works) {
    const originals = (known.get(work.message.id) ?? []).flatMap(({ duplicate, resent }) => {
      const first = duplicate ?? resent;
      return first === undefined ? [] : [first.messageId];
    });
    const states = await Promise.all(
      originals.filter((id) => !here.has(id)).map(async (id) => (await messageById(tx, id))?.state),
    );
    if (!states.some((state) => state === 'received' || state === 'decoding')) ready.push(work);
  }
  return ready;
}

export function interchangeOf(
  document: DecodedDocument,
  interchanges: readonly KnownInterchange[],
): KnownInterchange | undefined {
  return interchanges.find(({ closed }) => closed.interchange.index === document.interchange?.index);
}

/** No order without a closed envelope, none from a rejected group, and none from a retransmission. */
export function mayBecomeOrder(document: DecodedDocument, interchange: KnownInterchange | undefined): boolean {
  if (document.draft === undefined || document.verdict.status === 'R') return false;
  if (document.interchange === undefined) return true;
  if (interchange === undefined || interchange.closed.status === 'R' || isRefusedDuplicate(interchange)) return false;
  const group = interchange.groups.find((each) => each.group.index === document.group?.index);
  return group !== undefined && group.status !== 'R';
}

/** A retransmission; or a reused number, when that was agreed to be refused. */
function isRefusedDuplicate({ duplicate, partner }: KnownInterchange): boolean {
  return duplicate !== undefined && (duplicate.sameContent || partner.profile.duplicates?.conflict === 'reject');
}

/** Something may be missing from an interchange whose trailer does not fit its header: a person decides, not the reader. */
const DOUBTFUL_ENVELOPE = new Set(['interchange-control-mismatch', 'interchange-count-mismatch']);

export function envelopeIssues(interchange: KnownInterchange | undefined): Finding[] {
  const day = today();
  const profile = interchange?.partner.profile;
  return (interchange?.closed.findings ?? []).flatMap((found) => {
    const severity =
      agreedSeverity(profile, found.code, day) ?? (DOUBTFUL_ENVELOPE.has(found.code) ? 'error' : found.severity);
    return severity === 'off' ? [] : [{ ...found, severity }];
  });
}

/**
 * Findings with the severities that were agreed with the partner. Those of an interchange's syntax had them while it was read;
 * those of its values, and of a paper, which only says who it is from when it is read, get them here.
 */
export function issuesFor(issues: readonly Finding[], partner: PartnerRow | undefined): readonly Finding[] {
  return agreedIssues(issues, partner?.profile, today());
}

/** What was agreed about the checks, as it stands today. */
export function checksOf(partner: PartnerRow | undefined): ValidationProfile {
  return { severities: agreedChecks(partner?.profile, today()) };
}

/** What was agreed with the senders of interchanges, for reading them; asked before anybody knows who they are. */
export async function profilesBySender(db: Queryable): Promise<(header: Interchange) => PartnerProfile | undefined> {
  const profiles = await profilesByEdiId(db);
  return (header) => profiles.get(ediIdOf(header));
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** Documents that did not become orders, each with the reason. Nothing is dropped silently. */
export function notOrders(documents: readonly DecodedDocument[], interchanges: readonly KnownInterchange[]): object[] {
  return documents.flatMap((document) => {
    const interchange = interchangeOf(document, interchanges);
    if (mayBecomeOrder(document, interchange)) return [];
    const { index, type, controlNumber, verdict, at } = document;
    // Without an envelope nobody else says why: what the document calls itself is told here or nowhere.
    // What an answer to an order says is told nowhere else either.
    const isAllTold = document.interchange === undefined || document.response !== undefined;
    const findings = isAllTold ? document.findings : verdict.findings;
    const where = { interchange: document.interchange?.index, group: document.group?.controlNumber };
    return [{ index, type, controlNumber, ...where, at, result: resultOf(document, interchange), findings }];
  });
}

function resultOf(document: DecodedDocument, interchange: KnownInterchange | undefined): string {
  if (interchange?.duplicate?.sameContent === true) return 'duplicate';
  if (document.verdict.status === 'R') return 'rejected';
  if (document.draft !== undefined) return 'rejectedWithEnvelope';
  // Whoever sells gets no answers to orders: somebody has to find out whose it is.
  if (document.response !== undefined) return 'orderResponse';
  return document.type === 'other' ? 'unclear' : 'notAnOrder';
}
