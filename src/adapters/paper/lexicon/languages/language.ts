/** The words of a language on purchase orders, as data. Phrases are folded by those who use them (see `fold.ts`). */
import type { ColumnRole } from '../columns.ts';
import type { LabelField } from '../labels.ts';

/** What a row below the items says that it sums up. */
export type SumKind = 'goods' | 'tax' | 'charges' | 'allowances' | 'grand' | 'total';

export type TitleKind =
  | 'order'
  | 'change'
  | 'cancellation'
  | 'orderConfirmation'
  | 'quotationRequest'
  | 'invoice'
  | 'deliveryNote'
  | 'quotation';

export interface Language {
  /** Phrases over columns, or beside values inside an item. */
  readonly columns: Partial<Readonly<Record<ColumnRole, string>>>;
  /** Phrases beside values outside the table. */
  readonly labels: Partial<Readonly<Record<LabelField, string>>>;
  /** Those that often mean something else. */
  readonly weakLabels?: Partial<Readonly<Record<LabelField, string>>>;
  /** How rows of sums begin. */
  readonly sums?: Partial<Readonly<Record<SumKind, string>>>;
  /** What an order calls itself, and papers that are none. */
  readonly titles?: Readonly<Record<TitleKind, string>>;
  readonly units?: string;
  /** From January on, as they stand in a day. */
  readonly months?: readonly string[];
  /** Words around a label that change nothing: the name of the tax, "without". */
  readonly fillers?: string;
}

/** Phrases stand one behind the other with commas between them. */
export function phrasesOf(list: string | undefined): string[] {
  return (list ?? '')
    .split(',')
    .map((phrase) => phrase.replaceAll(/\s+/g, ' ').trim())
    .filter((phrase) => phrase !== '');
}
