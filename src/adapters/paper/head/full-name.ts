/** The whole name of a firm that a logo or the name of its warehouse gives in short. */
import { foundIn } from '../found.ts';
import { textOf, type Layout, type Token } from '../layout/layout.ts';
import { hasLegalForm, isSuffixAlone } from '../lexicon/companies.ts';
import { fold } from '../lexicon/fold.ts';
import { isSameParty, type PaperParty } from './party.ts';

/** A logo says `VANTREIGHT`, the letterhead below it or the signature `Vantreight Aerostructures, Inc.`: the firm's name is the longer one. */
export function withFullName(party: PaperParty, layout: Layout): PaperParty {
  const short = fold(party.name.text).split(' c/o ')[0] ?? '';
  if (hasLegalForm(party.name.text) || party.name.rule.startsWith('paper/label/') || short.length < 4) return party;
  for (const { tokens } of layout.lines.flatMap(({ segments }) => segments)) {
    for (let start = 0; start < tokens.length; start++) {
      for (let end = start + 1; end <= Math.min(tokens.length, start + 8); end++) {
        const words = tokens.slice(start, end);
        const name = fold(textOf(words));
        const isForm = words.some(({ text }) => /^[-–—]$/.test(text)); // `Malgras & Fils – SAS`: what kind of firm it is, set apart.
        if (
          isForm ||
          !name.startsWith(`${short} `) ||
          !hasLegalForm(textOf(words)) ||
          !/[\p{L}.],?$/u.test(textOf(words))
        )
          continue;
        // `Wirrabilla SA 5399` is a town in South Australia with its postal code.
        if (/^\d{4,5}\.?$/.test(tokens[end]?.text ?? '')) continue;
        // `GmbH & Co. KG` goes on behind its `GmbH`.
        const more =
          /^(?:& Co\.? ?(?:KG|OHG)a?A?)/.exec(textOf(tokens.slice(end, end + 3)))?.[0].split(' ').length ??
          // So does `Holdings` behind which stands its `LLC`.
          (isSuffixAlone(tokens[end]?.text ?? '') ? 1 : 0);
        return named(party, tokens.slice(start, end + more));
      }
    }
  }
  return party;
}

/** The comma between a name and its street is not the name's. */
function named(party: PaperParty, tokens: readonly Token[]): PaperParty {
  const { rule, confidence } = party.name;
  const name = foundIn(tokens, rule, confidence);
  return { ...party, name: { ...name, text: name.text.replace(/[,;]$/, '') } };
}

/**
 * `ISARWERK`, in large letters, over `Fördertechnik GmbH & Co. KG`: where the paper says both in one elsewhere, that is the firm's name.
 */
export function withNameAbove(party: PaperParty, layout: Layout): PaperParty {
  const [first] = party.name.tokens;
  const own = layout.lines
    .flatMap(({ segments }) => segments)
    .find(({ tokens }) => tokens.some((each) => each === first));
  if (own === undefined || party.name.rule.startsWith('paper/label/')) return party;
  const above = own.line.page === layout.lines[own.line.index - 1]?.page ? layout.lines[own.line.index - 1] : undefined;
  const over = above?.segments.find(
    ({ box, tokens }) =>
      box[0] < own.box[2] &&
      own.box[0] < box[2] &&
      own.box[1] - box[3] < (tokens[0]?.size ?? 0) &&
      NAME.test(textOf(tokens)),
  );
  if (over === undefined) return party;
  const whole = fold(`${over.text} ${party.name.text}`);
  for (const { tokens } of layout.lines.flatMap(({ segments }) => segments)) {
    for (let start = 0; start < tokens.length; start++) {
      const words = tokens.slice(start, start + whole.split(' ').length);
      if (fold(textOf(words)) !== whole) continue;
      return named(party, words);
    }
  }
  return party;
}
const NAME = /^\p{Lu}[\p{L}'’.-]*(?: [\p{L}'’.&-]+){0,2}$/u;

/** `Koopgoed DC Noord` takes the goods in, and the foot says `Koopgoed NV/SA`: the place has its name of the firm that orders. */
export function namesake(
  layout: Layout,
  place: PaperParty | undefined,
  others: readonly (PaperParty | undefined)[],
): PaperParty | undefined {
  const words = place?.name.text.split(' ') ?? [];
  if (place === undefined || hasLegalForm(place.name.text)) return undefined;
  for (let count = words.length; count > 0; count--) {
    const text = words.slice(0, count).join(' ');
    if (text.length < 5 || !/^\p{Lu}/u.test(text) || KINDS_OF_PLACE.test(text)) continue;
    const party = withFullName({ name: { ...place.name, text, rule: 'paper/namesake' }, address: [] }, layout);
    // `Larkspur Hills, CO`: a town in Colorado.
    if (
      party.name.text === text ||
      /,\s?CO$/.test(party.name.text) ||
      others.some((other) => isSameParty(party, other))
    )
      continue;
    return { ...party, name: { ...party.name, confidence: 0.7 } };
  }
  return undefined;
}

const KINDS_OF_PLACE =
  /^(?:warehouse|store|stores|plant|site|depot|dock|receiving|lager|werk|magazzino|almac[eé]n|entrep[oô]t|magazijn|central|city|university|hospital)\b/i;
