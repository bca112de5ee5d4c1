/** What only sheets have: an address that goes on in the cells right of the name, a day that is kept as a number. */
import { foundIn, type Found } from '../found.ts';
import type { Layout, Line, Segment } from '../layout/layout.ts';
import { isContactLine } from '../lexicon/companies.ts';
import { serialDay } from '../values/serial-day.ts';
import type { HeadField } from './fields.ts';
import type { Label } from './labels.ts';
import type { PaperParty, PartyRole } from './party.ts';

type Parties = Partial<Record<PartyRole, PaperParty>>;

/** `Lieferadresse | Holzinger KG | Am Bahnhof 77 | 66111 Saarbrücken`. */
export function withRowAddresses(parties: Parties, layout: Layout, labels: readonly Label[]): Parties {
  const starts = new Set(labels.map(({ segment }) => segment));
  // `PROVEEDOR | FORMA DE PAGO` over `Vidrieras S.L. | Confirming 60 días`: what has a label above it is that label's.
  for (const { segment, line, rest } of labels) {
    const below = rest.length === 0 ? layout.lines[line.index + 1] : undefined;
    for (const each of below?.page === line.page ? below.segments : [])
      if (columnOf(each) !== undefined && columnOf(each) === columnOf(segment)) starts.add(each);
  }
  const found: Parties = {};
  for (const [role, party] of Object.entries(parties) as [PartyRole, PaperParty][]) {
    const address = party.address.length > 0 ? party.address : besideName(party, layout, starts);
    found[role] = { ...party, address };
  }
  return found;
}

function columnOf({ tokens: [first] }: Segment): number | undefined {
  return first?.cell?.column;
}

function besideName({ name }: PaperParty, layout: Layout, starts: ReadonlySet<Segment>): Found[] {
  const [first] = name.tokens;
  if (first?.cell === undefined || !name.rule.startsWith('paper/label/')) return [];
  const line = layout.lines.find(({ tokens }) => tokens.includes(first));
  const at = line?.segments.findIndex(({ tokens }) => tokens.includes(first)) ?? -1;
  const rest = line?.segments.slice(at + 1) ?? [];
  const end = rest.findIndex((segment) => starts.has(segment) || isContactLine(segment.text));
  return rest
    .slice(0, end < 0 ? rest.length : end)
    .filter(({ text }) => /\p{L}{2}|^\d{4,6}$/u.test(text))
    .map(({ tokens }) => foundIn(tokens, name.rule, name.confidence * 0.95));
}

const DATES = ['orderDate', 'deliveryDate', 'shipDate'] as const;

/** Days that their cells hold as numbers, beside or below labels that ask for a day. */
export function withSerialDays(
  head: Partial<Record<HeadField, Found>>,
  labels: readonly Label[],
): Partial<Record<HeadField, Found>> {
  const found = { ...head };
  for (const field of DATES) {
    if (found[field] !== undefined && found[field].rule.startsWith('paper/label/')) continue;
    for (const { line, segment } of labels.filter((label) => label.field === field && label.rest.length === 0)) {
      const cell = nextCell(line, segment);
      const day = cell === undefined ? undefined : serialDay(cell.text);
      if (cell === undefined || day === undefined) continue;
      found[field] = foundIn(cell.tokens, `paper/label/${field}/serial`, 0.9, day);
      break;
    }
  }
  return found;
}

function nextCell({ segments }: Line, segment: Segment): Segment | undefined {
  const next = segments[segments.indexOf(segment) + 1];
  return next?.tokens[0]?.cell === undefined ? undefined : next;
}
