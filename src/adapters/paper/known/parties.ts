/** Which partner on file a printed party is. The printed name stays what the order says; only how sure it is may change. */
import type { KnownPartner } from '../../../model/master-data.ts';
import type { Found } from '../found.ts';
import type { PaperParty } from '../head/party.ts';
import { coverage, foldName, similarity, type FoldedName } from './names.ts';

export interface PartyMatch {
  /** The one partner that it surely is. */
  readonly partner?: KnownPartner;
  /** Partners that it could be as well as each other. */
  readonly rivals: readonly KnownPartner[];
}

export const KNOWN_PARTY = 'paper/known/party';

/** From here a name is that of the partner; `Acme Pumps` and `Acme Pumps Toledo` have 0.75. */
const SURE = 0.85;
/** From here it is, when address or identifier say so too. */
const LIKELY = 0.6;
/** What is as near as that to the best is a rival. */
const CLEAR = 0.08;
/** What address and identifier add. */
const ADDRESS = 0.2;
const IDENTIFIER = 0.5;

/** @param numbers every printed word that may be an identifier, without punctuation */
export function matchParty(
  party: PaperParty,
  partners: readonly KnownPartner[],
  numbers: ReadonlySet<string>,
): PartyMatch {
  const name = foldName(party.name.text);
  const address = foldName(party.address.map(({ text }) => text).join(' ')).words;
  const scored = partners
    .flatMap((partner) => scoreOf(partner, name, address, numbers) ?? [])
    .toSorted((a, b) => b.score - a.score);
  const [best, ...rest] = scored;
  if (best === undefined) return { rivals: [] };
  const rivals = rest.filter(({ score }) => best.score - score < CLEAR).map(({ partner }) => partner);
  if (rivals.length > 0) return { rivals: [best.partner, ...rivals] };
  return { partner: best.partner, rivals: [] };
}

function scoreOf(
  partner: KnownPartner,
  name: FoldedName,
  address: readonly string[],
  numbers: ReadonlySet<string>,
): { readonly partner: KnownPartner; readonly score: number } | undefined {
  const known = foldName(partner.name);
  const place = foldName(partner.address).words;
  // A partner may be on file as `Acme Pumps Toledo`: then the place stands in the address, and not in the name.
  const inAddress = known.words.filter((word) => !name.words.includes(word) && address.includes(word));
  const shortened = known.words.filter((word) => !inAddress.includes(word));
  const likeness = Math.max(
    similarity(name, known),
    inAddress.length === 0 || shortened.length === 0
      ? 0
      : similarity(name, { words: shortened, joined: shortened.join('') }) - 0.05,
  );
  const isSamePlace = place.length > 0 && coverage(place, address) >= 0.6;
  const isElsewhere = place.length > 0 && address.length > 1 && coverage(place, address) < 0.2;
  const hasIdentifier = partner.identifiers.some((each) => numbers.has(bareIdentifier(each)));
  const backed = likeness >= LIKELY && (isSamePlace || hasIdentifier);
  if (likeness < SURE && !backed) return undefined;
  // A firm may order from anywhere: another address takes little.
  const score = likeness + (isSamePlace ? ADDRESS : 0) + (hasIdentifier ? IDENTIFIER : 0) - (isElsewhere ? 0.09 : 0);
  return { partner, score };
}

/** With its rule; the confidence only rises where the characters themselves are not in doubt. */
export function asKnown(party: PaperParty, partner: KnownPartner): PaperParty {
  const isSame = foldName(party.name.text).joined === foldName(partner.name).joined;
  const isSeen = party.name.tokens.every(({ confidence }) => confidence === 1);
  const sure = isSame ? 0.99 : isSeen ? 0.95 : 0;
  const name: Found = { ...party.name, rule: KNOWN_PARTY, confidence: Math.max(party.name.confidence, sure) };
  return { ...party, name };
}

/** `DE 123 456 789` and `DE123456789` are one; what is shorter than eight characters could be anything. */
export function bareIdentifier(text: string): string {
  const bare = text.replaceAll(/[^\p{L}\p{N}]/gu, '').toUpperCase();
  return bare.length < 8 ? `too short: ${text}` : bare;
}
