/** An order that was read from a paper, with what is on file of its parties and items as evidence. */
import { finding } from '../../../model/codes.ts';
import type { Finding } from '../../../model/finding.ts';
import type { MasterData } from '../../../model/master-data.ts';
import type { PartyRole } from '../head/party.ts';
import { placeOf } from '../layout/layout.ts';
import type { Paper } from '../page.ts';
import type { PaperOrder } from '../understand.ts';
import type { PaperItem } from '../table/item.ts';
import { catalogueOf, type Catalogue } from './catalogue.ts';
import { withKnownItems } from './items.ts';
import { asKnown, bareIdentifier, matchParty } from './parties.ts';

export interface KnownOrder {
  readonly order: PaperOrder;
  /** Whose order it surely is. */
  readonly partnerId?: string;
}

const ROLES: readonly PartyRole[] = ['buyer', 'supplier', 'shipTo', 'billTo'];

export function withKnown(order: PaperOrder, paper: Pick<Paper, 'pages'>, data: MasterData): KnownOrder {
  const numbers = data.partners.some(({ identifiers }) => identifiers.length > 0) ? identifiersOn(paper) : NONE;
  const parties = { ...order.parties };
  const findings: Finding[] = [];
  let partnerId: string | undefined;
  for (const role of ROLES) {
    const party = parties[role];
    if (party === undefined || data.partners.length === 0) continue;
    const { partner, rivals } = matchParty(party, data.partners, role === 'buyer' ? numbers : NONE);
    if (partner !== undefined) parties[role] = asKnown(party, partner);
    if (role !== 'buyer') continue;
    partnerId = partner?.id;
    if (rivals.length > 0) {
      const names = rivals.slice(0, 3).map(({ id, name }) => `${name} (${id})`);
      const at = placeOf(party.name.tokens);
      findings.push(
        finding('party-ambiguous', `"${party.name.text.slice(0, 60)}" could be ${names.join(' or ')}.`, {
          path: '/buyer/name',
          ...(at === undefined ? {} : { at }),
        }),
      );
    }
  }
  const catalogue = catalogueOf(data);
  const items = order.items.map((item) => withoutItemAsQuantity(item, catalogue, partnerId));
  const checked = withKnownItems(items, catalogue, partnerId);
  const told = [...order.findings, ...findings, ...checked.findings];
  return {
    order: { ...order, parties, items: checked.items, findings: told },
    ...(partnerId === undefined ? {} : { partnerId }),
  };
}

/** `KV-200 一打，4711 铜管 30米`: the number of an item on file is not how many of another one a sentence asks for. */
function withoutItemAsQuantity(item: PaperItem, catalogue: Catalogue, partnerId: string | undefined): PaperItem {
  const { quantity, unit, ...fields } = item.fields;
  const text = quantity?.text ?? '';
  if (quantity?.rule.startsWith('paper/prose') !== true || !/^\d{4,}$/.test(text)) return item;
  return catalogue.find(text, partnerId).length === 0 || unit !== undefined ? item : { ...item, fields };
}

const NONE: ReadonlySet<string> = new Set();

/** Words, and up to four that stand next to each other, because `DE 123 456 789` is one identifier. */
function identifiersOn({ pages }: Pick<Paper, 'pages'>): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { words } of pages) {
    words.forEach((word, start) => {
      let text = '';
      for (const { text: next, box } of words.slice(start, start + 4)) {
        if (Math.abs(box[1] - word.box[1]) > word.size) break;
        text += next;
        if (/\d/.test(text)) found.add(bareIdentifier(text));
      }
    });
  }
  return found;
}
