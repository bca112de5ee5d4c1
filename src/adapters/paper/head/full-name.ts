/** The whole name of a firm that a logo or the name of its warehouse gives in short. */
import { foundIn } from '../found.ts';
import { textOf, type Layout } from '../layout/layout.ts';
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
        if (!name.startsWith(`${short} `) || !hasLegalForm(textOf(words)) || !/[\p{L}.]$/u.test(textOf(words)))
          continue;
        // `Wirrabilla SA 5399` is a town in South Australia with its postal code.
        if (/^\d{4,5}\.?$/.test(tokens[end]?.text ?? '')) continue;
        // `GmbH & Co. KG` goes on behind its `GmbH`.
        const more =
          /^(?:& Co\.? ?(?:KG|OHG)a?A?)/.exec(textOf(tokens.slice(end, end + 3)))?.[0].split(' ').length ??
          // So does `Holdings` behind which stands its `LLC`.
          (isSuffixAlone(tokens[end]?.text ?? '') ? 1 : 0);
        return { ...party, name: foundIn(tokens.slice(start, end + more), party.name.rule, party.name.confidence) };
      }
    }
  }
  return party;
}

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
