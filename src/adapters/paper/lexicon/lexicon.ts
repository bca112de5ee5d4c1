/** What labels mean: to everybody, and what one sender was found to mean by them. */
import { columnMeaning, exactMeaning, type ColumnMeaning, type ColumnRole } from './columns.ts';
import { fold } from './fold.ts';
import { remember } from './remember.ts';
import { labelMeaning, type LabelField, type LabelMeaning } from './labels.ts';

export interface Lexicon {
  /** Head of a column, or a label inside an item. */
  column(label: string): ColumnMeaning | undefined;
  /** The same, without guessing at parts of the label. */
  exactColumn(label: string): ColumnMeaning | undefined;
  /** A label outside the table. */
  label(label: string): LabelMeaning | undefined;
}

export const LEXICON: Lexicon = {
  column: remember(columnMeaning),
  exactColumn: remember(exactMeaning),
  label: remember(labelMeaning),
};

/** A sender's own meanings, by folded label; they go before those of everybody. */
export interface OwnMeanings {
  readonly columns: Readonly<Record<string, ColumnRole>>;
  readonly labels: Readonly<Record<string, LabelField>>;
}

export function lexiconWith({ columns, labels }: OwnMeanings): Lexicon {
  const own = (label: string): ColumnMeaning | undefined => {
    const role = columns[fold(label)];
    return role === undefined ? undefined : { role, certainty: 1 };
  };
  return {
    column: (label) => own(label) ?? LEXICON.column(label),
    exactColumn: (label) => own(label) ?? LEXICON.exactColumn(label),
    label: (label) => {
      const field = labels[fold(label)];
      return field === undefined ? LEXICON.label(label) : { field, strength: 1.2 };
    },
  };
}
