/**
 * `20 KV-100` over `6 PW-500`, `KV-100 球阀 100个`, `C101 x 20`: a customer on file writes what is on file, each with a number, and no word
 * says that it is an order. It is taken for one, and every value waits for a person.
 */
import type { MasterData } from '../../../model/master-data.ts';
import { finding } from '../../../model/codes.ts';
import type { Finding } from '../../../model/finding.ts';
import { isHarmless } from '../beside/harmless.ts';
import { foundIn, type Found } from '../found.ts';
import { layOut, placeOf, textOf, type Line, type Token } from '../layout/layout.ts';
import { ALARMING } from '../lexicon/harmless.ts';
import type { Paper } from '../page.ts';
import { asksAbout } from '../prose/asks-about.ts';
import type { PaperItem } from '../table/item.ts';
import type { PaperOrder } from '../understand.ts';
import { isUnitWord } from '../values/unit-words.ts';
import { catalogueOf } from './catalogue.ts';

const RULE = 'paper/known/listed';
const ASKED = 0.9; // Below what passes in silence.
/** What says nothing of its kind, or has the word `Order` in its subject and nothing that the sentences order. */
const KIND_OPEN = 0.6;
const ENTRY_WORDS = 12;

export function withListedItems(order: PaperOrder, paper: Paper, data: MasterData): PaperOrder {
  const { kind, items } = order;
  if (kind.kind !== 'other' || kind.certainty > KIND_OPEN || items.length > 0) return order;
  const partner = data.partners.find(({ identifiers }) => identifiers.some((each) => isSame(each, paper.sender)));
  const catalogue = catalogueOf(data);
  if (partner === undefined || catalogue.isEmpty) return order;
  const isOnFile = (text: string): boolean => /\d/.test(text) && catalogue.find(text, partner.id).length > 0;
  const lines = layOut(paper).lines.filter(({ tokens: [first] }) => first !== undefined && isNew(first));
  const text = lines.map(({ tokens }) => tokens.map((token) => token.text).join(' ')).join('\n');
  if (/[?？]/.test(text) || asksAbout(text) || ALARMING.test(text)) return order;
  const read = lines.map((line) => ({ line, item: itemOf(line, isOnFile) }));
  const listed = read.flatMap(({ item }) => item ?? []);
  if (listed.every(({ fields }) => fields.quantity === undefined)) return order;
  const beside = read.flatMap(({ line, item }) => (item === undefined ? besideOf(line) : []));
  return {
    ...order,
    kind: { kind: 'order', certainty: KIND_OPEN, evidence: '' },
    items: listed,
    findings: [...order.findings, ...beside],
  };
}

/** A line of the list whose item is not on file, or whatever else is said. */
function besideOf({ tokens }: Line): Finding[] {
  const said = textOf(tokens);
  if (!/\d/.test(said) && isHarmless(said, NO_LABELS)) return [];
  const at = placeOf(tokens);
  return [
    finding('mail-note-may-change', `The text says: "${said.slice(0, SHOWN_MAX)}"`, at === undefined ? {} : { at }),
  ];
}

const NO_LABELS: ReadonlySet<string> = new Set();
const SHOWN_MAX = 160;

function isSame(one: string, other: string | undefined): boolean {
  return one.toLowerCase() === other?.toLowerCase();
}

/** Of the newest text, and not of the subject. */
function isNew({ quote = 0, at }: Token): boolean {
  return quote === 0 && !('part' in at && at.part.endsWith('subject'));
}

function itemOf({ tokens }: Line, isOnFile: (text: string) => boolean): PaperItem | undefined {
  const words = tokens.filter(({ text }) => !/^(?:[-–*•·]|n[.°º]|nr\.?|[x×@])$/i.test(text));
  const numbers = words.filter(({ text }) => isOnFile(bare(text)));
  const [number] = numbers;
  if (number === undefined || numbers.length > 1 || words.length > ENTRY_WORDS) return undefined;
  const sku = foundIn([number], RULE, ASKED);
  const counted = quantityOf(words.filter((word) => word !== number));
  const used = new Set([number, ...(counted?.quantity.tokens ?? []), ...(counted?.unit?.tokens ?? [])]);
  const rest = words.filter((word) => !used.has(word));
  return {
    fields: {
      buyerSku: { ...sku, text: bare(number.text) },
      ...(counted === undefined ? {} : { quantity: counted.quantity }),
      ...(counted?.unit === undefined ? {} : { unit: counted.unit }),
      ...(rest.length === 0 ? {} : { description: foundIn(rest, RULE, ASKED) }),
    },
    proof: 'none',
  };
}

function bare(text: string): string {
  return text.replaceAll(/^[([-]+|[)\],;:.-]+$/g, '');
}

/** Undefined where several numbers may be it. */
function quantityOf(words: readonly Token[]): { readonly quantity: Found; readonly unit?: Found } | undefined {
  const counts = words.flatMap((word, at) => {
    const [, count, glued] =
      /^(?:[x×])?(\d{1,6}(?:[.,]\d{1,2})?)(?:[x×]|(\p{L}{1,5}\.?))?$/iu.exec(bare(word.text)) ?? [];
    if (count !== undefined) return [{ word, at, count: count.replace(',', '.'), glued }];
    const isOne = /^(?:an?|one|ein(?:e|en)?|une?|un[ao]?|een)$/i.test(word.text) && isUnit(words[at + 1]);
    return isOne ? [{ word, at, count: '1', glued: undefined }] : [];
  });
  const [only, ...others] = counts;
  if (only === undefined || others.length > 0) return undefined;
  const { word, at, count, glued } = only;
  const quantity = foundIn([word], RULE, ASKED, count);
  if (glued !== undefined) return { quantity, unit: { ...foundIn([word], RULE, ASKED), text: glued } };
  const unit = [words[at + 1], words[at - 1]].find((each) => isUnit(each));
  return { quantity, ...(unit === undefined ? {} : { unit: foundIn([unit], RULE, ASKED) }) };
}

function isUnit(word: Token | undefined): boolean {
  return word !== undefined && isUnitWord(bare(word.text));
}
