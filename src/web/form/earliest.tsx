/** The earliest plausible day, by the lead times of the items. */
import type { FormLine } from '../../model/form.ts';
import { Field } from './field.tsx';
import { useLocale, useWords } from './language.ts';
import type { Items } from './use-items.ts';

/** Of the whole order: the day on which the last line can be there; undefined while none of them has one. */
export function earliestOfAll(lines: readonly FormLine[], items: Items): string | undefined {
  const days = lines.map(({ item }) => items.of(item)?.earliest).filter((day) => typeof day === 'string');
  return days.toSorted().at(-1);
}

/** A day as the language writes it. */
export function useDay(): (day: string) => string {
  const locale = useLocale();
  return (day) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}

/** When the whole order is wanted, with the earliest plausible day beside it: proposed, never entered unasked. */
export function OrderDate({
  value,
  earliest,
  problem,
  onText,
}: {
  readonly value: string | undefined;
  readonly earliest: string | undefined;
  readonly problem: string | undefined;
  readonly onText: (day: string) => void;
}) {
  const { form } = useWords();
  const day = useDay();
  const isOpen = (value ?? '') === '';
  return (
    <span className="form-field">
      <Field
        field="date"
        label={form.date}
        type="date"
        value={value}
        problem={problem}
        help={earliest === undefined || isOpen ? undefined : form.earliest(day(earliest))}
        onText={onText}
      />
      {earliest !== undefined && isOpen && (
        <button type="button" className="link" onClick={() => onText(earliest)}>
          {form.takeEarliest(day(earliest))}
        </button>
      )}
    </span>
  );
}
