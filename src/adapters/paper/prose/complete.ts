/** What the text around a table, or the mail itself, says of an order that its labels did not. */
import type { Finding } from '../../../model/finding.ts';
import { foundIn, type Found } from '../found.ts';
import { isSameName, type PaperParty } from '../head/party.ts';
import type { Token } from '../layout/layout.ts';
import { isAddressLine, isCompanyName } from '../lexicon/companies.ts';
import type { Paper, Word } from '../page.ts';
import { datesIn } from '../values/date.ts';
import type { PaperOrder } from '../understand.ts';
import { addressesIn } from './address.ts';
import { isInSubject } from './subject.ts';
import type { ProseReading } from './read.ts';

/** Labels go first; sentences fill what they left open, and the mail's own day is that of the order. */
export function completed(
  order: PaperOrder,
  prose: ProseReading,
  paper: Pick<Paper, 'pages' | 'written' | 'writtenOn' | 'writer' | 'addressee'>,
): PaperOrder {
  const head = { ...order.head };
  const findings: Finding[] = [...order.findings];
  for (const name of ['poNumber', 'deliveryDate'] as const) {
    const found = sureTogether(prose.head[name], head[name]);
    if (
      found === undefined ||
      (head[name] !== undefined && !isAnswered(head[name], found) && isSurer(head[name], found))
    )
      continue;
    head[name] = found;
    if (name === 'deliveryDate') findings.push(...prose.headFindings);
  }
  if (head.paymentTerms === undefined && prose.head.paymentTerms !== undefined)
    head.paymentTerms = prose.head.paymentTerms;
  if (prose.head.orderDate !== undefined && (head.orderDate === undefined || isWeak(head.orderDate, head.deliveryDate)))
    head.orderDate = prose.head.orderDate;
  // A day that heads a column of a schedule is when something is due.
  const isInCell = head.orderDate?.tokens.some(({ cell }) => cell !== undefined) === true;
  if (order.carried !== undefined && isInCell && head.orderDate?.rule === 'paper/alone/orderDate')
    delete head.orderDate;
  const written = writtenAs(paper);
  if (written !== undefined && (head.orderDate === undefined || isWeak(head.orderDate, head.deliveryDate)))
    head.orderDate = written;
  const parties = { ...order.parties };
  const { shipTo, buyer } = prose.parties;
  const isOpen = parties.shipTo === undefined || parties.shipTo.address.length === 0;
  if (shipTo !== undefined && isOpen) parties.shipTo = shipTo;
  else if (parties.shipTo !== undefined) parties.shipTo = withoutSentence(parties.shipTo);
  if (
    buyer !== undefined &&
    (parties.buyer === undefined || isUnlabelled(parties.buyer) || isSame(parties.buyer, order.parties.shipTo))
  )
    parties.buyer = buyer;
  if (parties.buyer === undefined && paper.writer !== undefined)
    parties.buyer = { name: foundIn([tokenOf(paper.writer)], 'paper/chat/writer', WRITER), address: [] };
  // Who signs orders, and does not deliver to himself.
  if (parties.supplier !== undefined && isOwnLine(parties.supplier, parties.buyer)) delete parties.supplier;
  if (parties.supplier === undefined && paper.addressee !== undefined && !isNamedAs(parties, paper.addressee))
    parties.supplier = { name: foundIn([tokenOf(paper.addressee)], 'paper/mail/addressee', ADDRESSEE), address: [] };
  // A mail that orders nothing is no order, whatever its subject names.
  const isOrder = order.items.length > 0 || order.kind.kind !== 'order' || !isMail(paper);
  const kind = isOrder ? order.kind : { kind: 'other' as const, certainty: 0.6, evidence: '' };
  return { ...order, kind, head, parties, findings };
}

/**
 * On a printed page sentences give only what no label gives, and only those of its first page: terms follow on later ones.
 *
 * @param ofItems words on the lines of items: a day there is that of the item
 */
export function filled(order: PaperOrder, prose: ProseReading, ofItems: ReadonlySet<Token>): PaperOrder {
  const head = { ...order.head };
  const hasDays = order.items.some(({ fields }) => fields.date !== undefined || fields.shipDate !== undefined);
  for (const name of ['poNumber', 'deliveryDate'] as const) {
    const found = prose.head[name];
    if (found === undefined || head[name] !== undefined || found.tokens[0]?.page !== 1) continue;
    const isOfItem = found.tokens.some((token) => ofItems.has(token));
    if (name === 'deliveryDate' && (hasDays || isOfItem || head.shipDate !== undefined)) continue;
    head[name] = { ...found, confidence: Math.min(found.confidence, PRINTED_MAX) };
  }
  const { shipTo } = prose.parties;
  const isPlaced = order.parties.shipTo !== undefined || shipTo?.name.tokens[0]?.page !== 1;
  return {
    ...order,
    head,
    parties: isPlaced ? order.parties : { ...order.parties, ...(shipTo === undefined ? {} : { shipTo }) },
  };
}
const PRINTED_MAX = 0.88;

/** The address that a label names may stand in a sentence that goes on: `Baustelle: Lindenhof 7, 04668 Grimma, morgen bis 9 Uhr`. */
function withoutSentence(place: PaperParty): PaperParty {
  const { name, address } = place;
  const [last] = addressesIn([name, ...address].map(({ text }) => text).join(', ')).slice(-1);
  let at = name.text.length;
  const kept = address.findIndex(({ text }) => {
    const start = at + 2;
    at = start + text.length;
    return UNTIL.test(text) || (last !== undefined && start >= last.end && /^\p{Ll}/u.test(text));
  });
  return kept < 0 ? place : { name, address: address.slice(0, kept) };
}
const UNTIL =
  /^(?:by|before|no later|not later|until|bis|spätestens|vor dem|am \d|avant|au plus tard|d['’]ici|antes|a más tardar|el (?:lunes|martes|miércoles|jueves|viernes)|entro|al più tardi|de \d+ a \d|orario|horario|tomorrow|morgen|demain|mañana|domani)(?!\p{L})/iu;

function isMail({ pages, writtenOn }: Pick<Paper, 'pages' | 'writtenOn'>): boolean {
  return writtenOn !== undefined || pages.every(({ origin }) => origin === 'lines');
}

/** What the subject and the text both say is as sure as the surer of them. */
function sureTogether(found: Found | undefined, other: Found | undefined): Found | undefined {
  if (found === undefined || other?.text !== found.text) return found;
  return { ...found, confidence: Math.max(found.confidence, other.confidence) };
}

/** A number in the subject of a mail, where the text itself gives another one. */
function isAnswered({ tokens }: Found, other: Found): boolean {
  const [first] = tokens;
  const [second] = other.tokens;
  return first !== undefined && isInSubject(first) && second !== undefined && !isInSubject(second);
}

/** Found beside a label that stands with its value. */
function isSurer(found: Found, other: Found): boolean {
  return found.confidence >= other.confidence - 0.1 || found.text === other.text;
}

/** A day that merely stands somewhere, or that is also the day of delivery, is not when the order was made. */
function isWeak({ rule, value }: Found, delivery: Found | undefined): boolean {
  return (
    rule === 'paper/alone/orderDate' ||
    rule === 'paper/beside/orderDate' ||
    (value !== undefined && value === delivery?.value)
  );
}

/** `Dpto. Compras · Riegos del Genil, S.L.` in the signature of that firm. */
function isOwnLine({ name }: PaperParty, buyer: PaperParty | undefined): boolean {
  if (buyer === undefined) return false;
  return name.text === buyer.name.text || (name.rule === 'paper/block' && name.text.includes(buyer.name.text));
}

/** Who is shipped to is taken for the buyer only where nobody else signs. */
function isSame({ name }: PaperParty, other: PaperParty | undefined): boolean {
  return other !== undefined && other.name.rule === name.rule && other.name.text === name.text;
}

function isUnlabelled({ name }: PaperParty): boolean {
  return name.rule === 'paper/block' || name.rule === 'paper/prose/buyer';
}

/** A mail may be written to whoever orders, and passes it on. */
function isNamedAs(parties: PaperOrder['parties'], { text }: Word): boolean {
  return [parties.buyer, parties.shipTo, parties.billTo].some(
    (party) => party !== undefined && isSameName(party.name.text, text),
  );
}

const ADDRESSEE = 0.8; // Whose mailbox it is: mails are passed on by hand as well.
const WRITER = 0.7; // A name in an address book: who it is a person knows.

function tokenOf(word: Word): Token {
  return { ...word, page: 0, glued: false };
}

/** The mail's `Date` header as the order's day. */
function writtenAs({ written }: Pick<Paper, 'written'>): Found | undefined {
  const [date] = written === undefined ? [] : datesIn(written.text, 'dmy');
  if (written === undefined || date === undefined) return undefined;
  return {
    text: written.text,
    tokens: [tokenOf(written)],
    rule: 'paper/mail-date',
    confidence: 0.9,
    value: date.value,
  };
}

/** True for a place that is named by its address alone: `300 Depot Rd` over its town is no name either. */
export function isAddressAlone({ name, address }: PaperParty): boolean {
  // Who signs is no street, though his name may hold a saint: `Kirchengemeinde St. Nikolai`.
  if (name.rule === 'paper/prose/buyer') return false;
  if (NUMBERED.test(name.text) && TOWN.test(address[0]?.text ?? '')) return true;
  if (!isAddressLine(name.text) || isCompanyName(name.text)) return false;
  return address.length === 0 || STREET.test(name.text) || ESTATE.test(name.text);
}

/** `Lindenhof 7` over `04668 Grimma`: at once before a town stands the street. */
const NUMBERED = /^\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+)?\s\d{1,4}\s?[a-z]?$/u;
const TOWN = /^\d{4,5}\s\p{Lu}/u;

/** Firms stand on it, and it is none. */
const ESTATE = /\b(?:industrial|trading|business|enterprise|retail) (?:estate|park|centre|center|zone)$/i;
/** A house number before or behind the name of a street. */
const STREET =
  /^\d{1,5}[a-z]?(?:[-/]\d{1,5})?,?\s+\p{L}|^(?:via|viale|corso|piazza|piazzale|largo|strada|rue|quai|calle|avda|plaza|rod|rodovia|estrada|av|avenida|r|rua)\.?\s\p{L}|^[A-Z]\d{3,} [A-Z]\d{3,}\s|(?:stra(?:ß|ss)e|str\.|weg|platz|allee|gasse|ring|damm|straat|laan|plein|kade|dijk|vej|gade|gatan|vägen|veien)\s?\d{1,4}\s?[a-z]?$|(?<!\p{L})(?:mah|cad|sok|bulv)\.?\s.*\d/iu;
