/** Letters in a window envelope: the form of a program on paper that has the letterhead printed, so that only whom it is sent to stands in words. */
import type { Layout } from '../layout/layout.ts';
import { hasLegalForm } from '../lexicon/companies.ts';
import { isOrderTitle } from '../lexicon/order-titles.ts';
import { isSameParty, type PaperParty, type PartyRole } from './party.ts';

/**
 * `Bestellung` beside the window of a letter, above both only a logo, and further down `Bitte liefern Sie an: Halden Pumpen AG`: the one
 * firm without a label is whom the form is sent to, and who takes the goods has written it.
 */
export function onlyAddressee(
  firms: readonly { readonly party: PaperParty }[],
  { buyer, supplier, shipTo }: Partial<Record<PartyRole, PaperParty>>,
  layout: Layout,
): { readonly buyer: PaperParty; readonly supplier: PaperParty } | undefined {
  const [{ party: firm } = {}, ...others] = firms;
  const [page] = layout.pages;
  const [word] = firm?.name.tokens ?? [];
  if (firm === undefined || word === undefined || others.length > 0 || page === undefined) return undefined;
  if (buyer !== undefined || supplier !== undefined || shipTo === undefined || page.number !== word.page)
    return undefined;
  if (!hasLegalForm(shipTo.name.text) || !hasLegalForm(firm.name.text) || isSameParty(firm, shipTo)) return undefined;
  if (firm.address.length === 0 || shipTo.address.length === 0) return undefined;
  const isWindow = word.box[0] < page.width * WINDOW_SHARE && word.box[1] < page.height * WINDOW_SHARE;
  const first = page.lines.find((line) => line.segments.some(({ text }) => isOrderTitle(text)));
  if (!isWindow || first === undefined || first.box[1] > word.box[1]) return undefined;
  const above = page.lines.slice(0, page.lines.indexOf(first));
  if (above.some(({ tokens }) => tokens.length > 2)) return undefined;
  return { buyer: named(shipTo, 'paper/consignee'), supplier: named(firm, 'paper/addressee') };
}
const WINDOW_SHARE = 0.45;

function named(party: PaperParty, rule: string): PaperParty {
  return { ...party, name: { ...party.name, rule, confidence: 0.7 } };
}
