/** The lines of the form. Enter goes on: from the item to the quantity, from there to the next line. */
import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { FormLine } from '../../model/form.ts';
import { amount } from '../text.ts';
import type { Ask, Item } from './client.ts';
import { EMPTY_LINE, isBlank, withSpareLine } from './content.ts';
import { useDay } from './earliest.tsx';
import { Field, focusField } from './field.tsx';
import { ItemInput } from './item-input.tsx';
import { useWords } from './language.ts';
import { rowsOf } from './paste.ts';
import { PastePanel } from './paste-panel.tsx';
import type { PastedRows } from './paste-panel.tsx';
import type { Items } from './use-items.ts';

/** What the checks say of a field; while its line is being typed, only what cannot be read. */
export type ProblemOf = (field: string, isTyping?: boolean) => string | undefined;

interface LineListProps {
  readonly ask: Ask;
  readonly customer: string;
  readonly lines: readonly FormLine[];
  readonly items: Items;
  readonly problemOf: ProblemOf;
  readonly onLines: (lines: FormLine[]) => void;
  /** Rows whose columns are still looked at. */
  readonly pasted: PastedRows | undefined;
  readonly onPasted: (pasted: PastedRows | undefined) => void;
}

export function LineList({ ask, customer, lines, items, problemOf, onLines, pasted, onPasted }: LineListProps) {
  const words = useWords();
  const [said, setSaid] = useState('');
  const [typing, setTyping] = useState(-1);
  const set = (index: number, change: Partial<FormLine>): void =>
    onLines(withSpareLine(lines.map((line, each) => (each === index ? { ...line, ...change } : line))));
  const remove = (index: number): void => {
    onLines(withSpareLine(lines.filter((_, each) => each !== index)));
    focusField(`lines/${Math.max(0, index - 1)}/item`);
  };
  const look = (index: number, text: string): boolean => {
    const rows = rowsOf(text);
    if (rows === undefined) return false;
    onPasted({ rows, index });
    setSaid('');
    return true;
  };
  const take = (index: number, taken: readonly FormLine[]): void => {
    onPasted(undefined);
    // In place of an empty line, before one that has something in it.
    const kept = [
      ...lines.slice(0, index),
      ...taken,
      ...lines.slice(isBlank(lines[index] ?? EMPTY_LINE) ? index + 1 : index),
    ];
    onLines(withSpareLine(kept.filter((line, each) => !isBlank(line) || each === kept.length - 1)));
    setSaid(words.form.pasted(taken.length));
    focusField(`lines/${index + taken.length}/item`);
  };
  return (
    <section className="form-group" aria-labelledby="lines-title">
      <h2 id="lines-title">{words.form.lines}</h2>
      <p className="muted">
        {words.form.itemHelp}. {words.form.keys}
      </p>
      <ol className="form-lines">
        {lines.map((line, index) => (
          // Lines have no name of their own; they are told by where they stand.
          // The item of the list only hears which line has the keyboard.
          // oxlint-disable-next-line react/no-array-index-key, jsx-a11y/no-noninteractive-element-interactions
          <li key={index} onFocus={() => setTyping(index)} onBlur={() => setTyping(-1)}>
            <Line
              ask={ask}
              customer={customer}
              line={line}
              index={index}
              item={items.of(line.item)}
              problemOf={(field) => problemOf(field, typing === index)}
              isSpare={index === lines.length - 1}
              onChange={(change) => set(index, change)}
              onPick={(item) => {
                const number = item.partnerSku ?? item.sku;
                items.learn(number, item);
                set(index, { item: number, ...(line.unit ? {} : { unit: item.unit }) });
                focusField(`lines/${index}/quantity`);
              }}
              onRemove={() => remove(index)}
              onPaste={(text) => look(index, text)}
            />
          </li>
        ))}
      </ol>
      <p role="status" className="muted">
        {said}
      </p>
      {pasted === undefined ? (
        <PasteBox onTake={(text) => look(lines.length - 1, text)} />
      ) : (
        <PastePanel
          ask={ask}
          customer={customer}
          rows={pasted.rows}
          onTake={(taken) => take(Math.min(pasted.index, lines.length - 1), taken)}
          onCancel={() => {
            onPasted(undefined);
            focusField(`lines/${pasted.index}/item`);
          }}
        />
      )}
    </section>
  );
}

interface LineProps {
  readonly ask: Ask;
  readonly customer: string;
  readonly line: FormLine;
  readonly index: number;
  readonly item: Item | null | undefined;
  readonly problemOf: ProblemOf;
  readonly isSpare: boolean;
  readonly onChange: (change: Partial<FormLine>) => void;
  readonly onPick: (item: Item) => void;
  readonly onRemove: () => void;
  readonly onPaste: (text: string) => boolean;
}

function Line({
  ask,
  customer,
  line,
  index,
  item,
  problemOf,
  isSpare,
  onChange,
  onPick,
  onRemove,
  onPaste,
}: LineProps) {
  const { form } = useWords();
  const at = `lines/${index}`;
  const named = (label: string): string => `${form.line} ${index + 1}, ${label}`;
  const toNext = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    focusField(`lines/${index + 1}/item`);
  };
  return (
    <div
      className={isSpare ? 'form-line form-line-spare' : 'form-line'}
      role="group"
      aria-label={`${form.line} ${index + 1}`}
    >
      <span className="form-line-number" aria-hidden="true">
        {index + 1}
      </span>
      <span className="form-field line-item">
        <span className="line-label" aria-hidden="true">
          {form.item}
        </span>
        <ItemInput
          ask={ask}
          customer={customer}
          field={`${at}/item`}
          label={named(form.item)}
          value={line.item ?? ''}
          problem={problemOf(`${at}/item`)}
          onChange={(text) => onChange({ item: text })}
          onPick={onPick}
          onNext={() => focusField(`${at}/quantity`)}
          onPaste={onPaste}
        />
        <ItemName item={item} isTyped={(line.item ?? '').trim() !== ''} />
      </span>
      <Field
        className="line-quantity"
        field={`${at}/quantity`}
        label={form.quantity}
        aria-label={named(form.quantity)}
        inputMode="decimal"
        value={line.quantity}
        problem={problemOf(`${at}/quantity`)}
        onText={(quantity) => onChange({ quantity })}
        onKeyDown={toNext}
      />
      <Field
        className="line-unit"
        field={`${at}/unit`}
        label={form.unit}
        aria-label={named(form.unit)}
        list="form-units"
        value={line.unit}
        problem={problemOf(`${at}/unit`)}
        onText={(unit) => onChange({ unit })}
        onKeyDown={toNext}
      />
      <Field
        className="line-date"
        field={`${at}/date`}
        label={form.lineDate}
        aria-label={named(form.lineDate)}
        type="date"
        value={line.date}
        problem={problemOf(`${at}/date`) ?? unreadableDay(line.date)}
        onText={(date) => onChange({ date })}
        onKeyDown={toNext}
      />
      <Field
        className="line-note"
        field={`${at}/note`}
        label={form.lineNote}
        aria-label={named(form.lineNote)}
        value={line.note}
        onText={(note) => onChange({ note })}
        onKeyDown={toNext}
      />
      {!isSpare && (
        <button
          type="button"
          className="quiet line-remove"
          aria-label={`${form.remove} ${index + 1}`}
          onClick={onRemove}
        >
          <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
            <path d="m4 4 8 8m0-8-8 8" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
          </svg>
        </button>
      )}
    </div>
  );
}

/** A date field shows nothing of a text that is no day, so the text itself is the problem. */
function unreadableDay(text: string | undefined): string | undefined {
  return text === undefined || text === '' || /^\d{4}-\d\d-\d\d$/.test(text) ? undefined : `“${text}”`;
}

function ItemName({ item, isTyped }: { readonly item: Item | null | undefined; readonly isTyped: boolean }) {
  const { form } = useWords();
  const day = useDay();
  if (!isTyped || item === undefined) return null;
  if (item === null) return <small className="attention">{form.unknownItem}</small>;
  const { price, earliest } = item;
  return (
    <small className="muted item-name">
      {item.description}
      {price !== null && ` · ${amount(price.unitPrice)} ${price.currency} / ${price.uom}`}
      {earliest !== null && ` · ${form.earliest(day(earliest))}`}
    </small>
  );
}

function PasteBox({ onTake }: { readonly onTake: (text: string) => boolean }) {
  const { form } = useWords();
  const [text, setText] = useState('');
  const take = (): void => {
    // One row alone is a table as well, when it comes from here.
    if (text.trim() !== '' && onTake(`${text.trimEnd()}\n`)) setText('');
  };
  return (
    <details className="paste">
      <summary>{form.paste}</summary>
      <p className="muted" id="paste-help">
        {form.pasteHelp}
      </p>
      <textarea
        aria-label={form.paste}
        aria-describedby="paste-help"
        rows={4}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <button type="button" onClick={take}>
        {form.pasteTake}
      </button>
    </details>
  );
}
