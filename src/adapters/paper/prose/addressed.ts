/**
 * Where it goes, found by the address itself: sentences have endless ways to say `deliver`, and one to write a street, a postal code and
 * a town. Who is there stands before it: `an die Schleuderei in der Forststraße 3, …`, `chez Brasserie du Port, 14 quai …`.
 */
import type { PaperParty } from '../head/party.ts';
import { addressesIn, type Address } from './address.ts';
import { foundAt, type Paragraph } from './paragraphs.ts';

const DELIVERS =
  /deliver|\bship|\bsend|\bdrop|\bsite\b|liefer|zustell|schick|versand|versend|baustelle|\blivr|expédi|envoy|chantier|entreg|\benv[ií]|despach|direcci[oó]n|\bobra\b|consegn|\bsped|cantiere|indirizzo|adres|destin|lever|bezorg|\bneed|brauch|送|发到|收货|地址/iu;
/** Addresses of another kind. */
const OTHER =
  /invoice|\bbill|rechnung|factur|fattur|faktur|\bcollect\b|pick(?:ing)?[ -]?up|abhol|enlev|retirer|recog|ritir|moved|umgezogen|déménag|return|retour|rücks|发票|开票/iu;

/** In a sentence that delivers; or the only one of the text, which then is less sure. */
export function addressedIn(paragraphs: readonly Paragraph[]): PaperParty | undefined {
  const all = paragraphs
    .flatMap((paragraph) => addressesIn(paragraph.text).map((address) => ({ paragraph, address })))
    .filter(({ paragraph, address }) => !OTHER.test(sentenceAround(paragraph.text, address)));
  const said = all.find(({ paragraph, address }) => DELIVERS.test(sentenceAround(paragraph.text, address)));
  const [only, ...others] = all;
  if (said !== undefined) return partyOf(said.paragraph, said.address, 0.85);
  return only === undefined || others.length > 0 ? undefined : partyOf(only.paragraph, only.address, 0.7);
}

const SENTENCE = 200; // Characters of a sentence before the street.

function sentenceAround(text: string, { start, end }: Address): string {
  const before =
    /(?:[^.!?]|(?<=(?<!\p{L})\p{L}{1,4})\.|(?<=\d)\.(?=\d|\s\p{L}))*$/u.exec(
      text.slice(Math.max(0, start - SENTENCE), start),
    )?.[0] ?? '';
  return `${before}${text.slice(start, end)}${/^[^.!?]{0,200}/u.exec(text.slice(end))?.[0] ?? ''}`;
}

function partyOf(paragraph: Paragraph, address: Address, confidence: number): PaperParty {
  const found = ({ start, end }: Address): PaperParty['name'] =>
    foundAt(paragraph, start, end, 'paper/prose/shipTo', confidence);
  const parts = partsOfAddress(paragraph.text, address);
  const name = nameBefore(paragraph.text, address.start);
  const [street, ...rest] = parts;
  if (name !== undefined) return { name: found(name), address: parts.map(found) };
  return { name: found(street ?? address), address: rest.map(found) };
}

/** Street, house, town: parted by commas. */
export function partsOfAddress(text: string, { start, end }: Address): Address[] {
  return [...text.slice(start, end).matchAll(/[^\s,][^,]*/gu)].map((match) => ({
    start: start + match.index,
    end: start + match.index + match[0].trimEnd().length,
  }));
}

const OWNERS = String.raw`(?:the|our|my|die|den|das|der|dem|unser\p{L}*|il|lo|la|le|les|el|los|las|l['’]|mein\p{L}*|nuestr[oa]s?|mi|mio|notre|nos|mon|ma|nostr[oae]|ns\.?|我们|我司)`;
/** What leads to a place; an article may be a part of it. */
const LEAD = new RegExp(
  String.raw`(?:^|[\s:(])(?:to|at|an|ans|ins|bei|beim|zu|zum|zur|nach|auf|für|chez|à|au|aux|en|a|al|alla|allo|all['’]|presso|in|nella|nello|nell['’]|hacia|para)(?:\s+|(?<=['’]))(?:${OWNERS}(?:\s+|(?<=['’])))*|(?:^|(?<!\p{Lu}[\p{L}'’-]*)[\s:(])(?:${OWNERS}(?:\s+|(?<=['’])))+|[送发寄运][到至往](?:我们|我司)?`,
  'giu',
);
const WORDS_MAX = 5;
/** `at the address:`, `to us,`: nobody by name. */
const NOBODY =
  /^(?:us|me|you|uns|mich|nous|moi|nosotros|noi|address|adresse|anschrift|direcci[oó]n|indirizzo|usual|same|following|suivante|siguiente|seguente|nebenstehend\p{L}*|folgende\p{L}*|site|job ?site|latest|earliest|once|spätestens|home|casa|domicilio|destination|fin|fine|end|ende|week|month|mois|monats?|mes|mese|\p{L}+day|\p{L}+tag|\p{L}+di|lun\p{L}+|mar\p{L}+|jue\p{L}+|vier\p{L}+)(?!\p{L})/iu;
/** What everybody has is no name, as long as no word says which one: `presso il ns. magazzino di Via …`. */
const COMMON =
  /^(?:warehouse|shop|store|office|yard|plant|depot|house|lager|baustelle|werk|büro|firma|betrieb|haus|hof|magasin|chantier|entrepôt|dépôt|usine|bureau|siège|almacén|obra|bodega|oficina|tienda|nave|fábrica|magazzino|cantiere|sede|deposito|stabilimento|capannone|ufficio|negozio|fabbrica)$/iu;
/** A name ends where the sentence goes on: `à l'atelier si possible avant la fin du mois : 17 rue …`. */
const SPEAKS =
  /\s*(?<!\p{L})(?:is|are|will|liefern|schicken|senden|zustellen|ist|sind|wird|est|sont|es|son|è|sono|está|esta|si trova|se trouve|fica|please|bitte|avant|before|by|bis|antes|entro|if|wenn|si|se|pour|para|per|not|no|nicht|sito|sita|situé\p{L}*|gelegen)(?!\p{L}).*$/iu;

/** Who or what stands right before a street; undefined where that is no name. */
export function nameBefore(text: string, at: number): Address | undefined {
  const first = Math.max(0, at - SENTENCE);
  const before = text.slice(first, at).replace(BETWEEN, '');
  const stops = [...before.matchAll(STOP)].map((mark) => mark.index + mark[0].length);
  const from = Math.max(0, ...stops);
  const part = before.slice(from);
  for (const lead of [...part.matchAll(LEAD)].toReversed()) {
    const start = from + lead.index + lead[0].length;
    const name = before.slice(start).replace(SPEAKS, '').trimEnd();
    const isName =
      /\p{L}{3}|\p{Script=Han}{2}/u.test(name) && name.split(/\s+/).length <= WORDS_MAX && !/\d/.test(name);
    if (!isName || NOBODY.test(name)) continue;
    return COMMON.test(name) ? undefined : { start: first + start, end: first + start + name.length };
  }
  // `Adresse : Camping Les Pins, 220 route …`
  const isAlone = /[:：]\s?$/u.test(before.slice(0, from)) && /^\p{Lu}[^\d:：]{3,50}$/u.test(part);
  return isAlone && !NOBODY.test(part) ? { start: first + from, end: first + before.length } : undefined;
}
/** Between who is there and the street. */
export const BETWEEN =
  /(?:[\s,:：(–-]+|(?<=\s)(?:in der|in|im|an der|am|at|di|en|de|à|a|au|su|on|sit[oa] in|situé\p{L}* (?:à|au)))+$/iu;
const STOP = /[,;!?]\s|[:：]\s(?=\S)|(?<!(?<!\p{L})\p{L}{1,3})\.\s/gu;
