/**
 * What a label outside the table means, by the phrases of all languages (`languages/`), folded (see `fold.ts`). Labels that carry
 * nothing an order needs are listed too: they end the value before them.
 */
import { composedField } from './compose.ts';
import { fold, hasCjk, hasHangul } from './fold.ts';
import { LANGUAGES } from './languages/index.ts';
import { phrasesOf } from './languages/language.ts';
import { meaningInPieces } from './pieces.ts';

export type LabelField =
  | 'poNumber'
  | 'orderDate'
  | 'deliveryDate'
  | 'shipDate'
  | 'paymentTerms'
  | 'deliveryTerms'
  | 'carrier'
  | 'freightTerms'
  | 'currency'
  | 'contract'
  | 'quote'
  | 'release'
  | 'changes'
  | 'supplier'
  | 'buyer'
  | 'shipTo'
  | 'billTo'
  /** A person or an account at the buyer. */
  | 'contact'
  | 'supplierNo'
  | 'customerNo'
  | 'phone'
  | 'email'
  | 'taxId'
  | 'address'
  | 'ignored';

export interface LabelMeaning {
  readonly field: LabelField;
  /** 0 to 1: how surely a value beside it is that field. */
  readonly strength: number;
}

const EXACT = new Map<string, LabelMeaning>();
/** All phrases, folded. */
export const KNOWN_LABELS: ReadonlyMap<string, LabelMeaning> = EXACT;
const FIELDS: readonly LabelField[] = [
  'poNumber',
  'orderDate',
  'deliveryDate',
  'shipDate',
  'paymentTerms',
  'deliveryTerms',
  'carrier',
  'freightTerms',
  'currency',
  'contract',
  'quote',
  'release',
  'changes',
  'supplier',
  'buyer',
  'shipTo',
  'billTo',
  'contact',
  'supplierNo',
  'customerNo',
  'phone',
  'email',
  'taxId',
  'address',
  'ignored',
];
for (const field of FIELDS) {
  for (const [which, strength] of [
    ['labels', 1],
    ['weakLabels', 0.55],
  ] as const) {
    for (const key of LANGUAGES.flatMap((language) => phrasesOf(language[which]?.[field])).map((phrase) =>
      fold(phrase),
    ))
      if (key !== '' && !EXACT.has(key)) EXACT.set(key, { field, strength });
  }
}
const CJK_KEYS = [...EXACT.keys()]
  .filter((key) => hasCjk(key) && key.length >= 2)
  .toSorted((a, b) => b.length - a.length);

/** Letters of a short Korean label are set apart: `발 주 일`. */
const HANGUL = new Map(
  [...EXACT].flatMap(([phrase, meaning]) =>
    hasHangul(phrase) ? [[phrase.replaceAll(' ', ''), meaning] as const] : [],
  ),
);

/** `Zahlungsbeding.`, `Deliv. date`, `Livr. le`: words with a full stop are the fronts of longer ones, where all agree. */
function abbreviated(label: string, folded: string): LabelField | undefined {
  if (!/\p{L}{3}\.(?:\s|[:：]|$)/u.test(label)) return undefined;
  const words = label.split(/\s+/).map((word) => ({ text: fold(word), isCut: /\p{L}{3}\.[:：]?$/u.test(word) }));
  if (words.length > 4 || folded.length < 6) return undefined;
  const fields = new Set<LabelField>();
  for (const [phrase, { field, strength }] of EXACT) {
    const parts = strength < 1 || !phrase.startsWith(folded.slice(0, 3)) ? [] : phrase.split(' ');
    const fits =
      parts.length === words.length &&
      words.every(({ text, isCut }, index) => {
        const part = parts[index] ?? '';
        return isCut ? part.startsWith(text) : part === text;
      });
    if (fits) fields.add(field);
  }
  const [field] = fields;
  return fields.size === 1 ? field : undefined;
}

function inPieces(label: string): LabelField | undefined {
  return meaningInPieces(
    label,
    [...EXACT].flatMap(([phrase, { field, strength }]) => (strength < 1 ? [] : [[phrase, field] as const])),
  );
}

/** Longest label, in words. */
export const LABEL_WORDS_MAX = 6;

/** What a label means, whole; undefined for what is none. */
export function labelMeaning(label: string): LabelMeaning | undefined {
  // `2. Payment` numbers its label.
  const folded = fold(label.replace(/^\d{1,2}[a-z]?[.)]\s+/, ''));
  if (folded === '') return undefined;
  const exact = EXACT.get(folded);
  if (exact !== undefined) return exact;
  if (hasHangul(folded)) return HANGUL.get(folded.replaceAll(' ', ''));
  if (!hasCjk(folded)) {
    const field = composedField(folded) ?? abbreviated(label, folded) ?? inPieces(label);
    return field === undefined ? undefined : { field, strength: 0.85 };
  }
  const tight = folded.replaceAll(/\s/g, '');
  const whole = EXACT.get(tight);
  if (whole !== undefined) return whole;
  if (tight.length > 10) return undefined;
  // `甲方（供方）`: the word in brackets says more.
  const inside = CJK_KEYS.find((key) => tight.includes(key) && tight.length - key.length <= 4);
  const meaning = inside === undefined ? undefined : EXACT.get(inside);
  return meaning === undefined ? undefined : { ...meaning, strength: meaning.strength * 0.9 };
}
