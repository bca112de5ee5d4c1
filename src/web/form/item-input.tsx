/** The field for an item: a combobox that finds items by any number or by words of the name. */
import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { Ask, Item } from './client.ts';
import { useWords } from './language.ts';

const TYPING_PAUSE_MS = 200;

export interface ItemInputProps {
  readonly ask: Ask;
  readonly customer: string;
  readonly field: string;
  readonly label: string;
  readonly value: string;
  readonly problem: string | undefined;
  readonly onChange: (text: string) => void;
  readonly onPick: (item: Item) => void;
  /** Enter without a choice open: on to the next field. */
  readonly onNext: () => void;
  /** Gets text that was pasted. @returns whether it was a table, and was taken */
  readonly onPaste: (text: string) => boolean;
}

export function ItemInput({
  ask,
  customer,
  field,
  label,
  value,
  problem,
  onChange,
  onPick,
  onNext,
  onPaste,
}: ItemInputProps) {
  const words = useWords();
  const id = useId();
  const [found, setFound] = useState<readonly Item[]>();
  const [active, setActive] = useState(-1);
  const [query, setQuery] = useState<string>();
  const hasFocus = useRef(false);

  useEffect(() => {
    if (query === undefined || query.trim() === '') return undefined;
    let isStale = false;
    const search = async (): Promise<void> => {
      const path = `/customers/${encodeURIComponent(customer)}/items?q=${encodeURIComponent(query.trim())}`;
      // Without a connection there is nothing to choose from; what is typed is checked when it is back.
      const answer = await ask<{ data: Item[] }>('GET', path).catch(() => undefined);
      if (isStale || !hasFocus.current) return;
      setFound(answer?.data);
      setActive(answer?.data.length === 1 ? 0 : -1);
    };
    const timer = setTimeout(() => void search(), TYPING_PAUSE_MS);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [ask, customer, query]);

  const close = (): void => {
    setFound(undefined);
    setActive(-1);
    setQuery(undefined);
  };
  const pick = (item: Item): void => {
    close();
    onPick(item);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return;
    const count = found?.length ?? 0;
    if (event.key === 'ArrowDown' && count > 0) setActive((active + 1) % count);
    else if (event.key === 'ArrowUp' && count > 0) setActive((active - 1 + count) % count);
    else if (event.key === 'Escape' && found !== undefined) close();
    else if (event.key === 'Enter') {
      const chosen = found?.[active];
      if (chosen === undefined) {
        close();
        onNext();
      } else pick(chosen);
    } else return;
    event.preventDefault();
  };

  const isOpen = found !== undefined;
  return (
    <span className="item-input">
      <input
        type="text"
        role="combobox"
        data-field={field}
        aria-label={label}
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={`${id}-list`}
        aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
        aria-invalid={problem !== undefined}
        aria-describedby={problem === undefined ? undefined : `${id}-problem`}
        autoComplete="off"
        spellCheck={false}
        value={value}
        onChange={(event) => {
          onChange(event.target.value);
          setQuery(event.target.value);
        }}
        onFocus={() => (hasFocus.current = true)}
        onBlur={() => {
          hasFocus.current = false;
          close();
        }}
        onKeyDown={onKeyDown}
        onPaste={(event) => {
          if (onPaste(event.clipboardData.getData('text'))) event.preventDefault();
        }}
      />
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={words.form.item}
        className="choices"
        hidden={!isOpen || found.length === 0}
      >
        {found?.map((item, index) => (
          <Choice
            key={item.sku}
            id={`${id}-${index}`}
            item={item}
            isActive={index === active}
            onPick={() => pick(item)}
          />
        ))}
      </div>
      {isOpen && found.length === 0 && <span className="choices choices-none">{words.form.noItems}</span>}
      <span className="visually-hidden" role="status">
        {isOpen ? words.form.found(found.length) : ''}
      </span>
      {problem !== undefined && (
        <span id={`${id}-problem`} className="field-problem">
          {problem}
        </span>
      )}
    </span>
  );
}

function Choice({
  id,
  item,
  isActive,
  onPick,
}: {
  readonly id: string;
  readonly item: Item;
  readonly isActive: boolean;
  readonly onPick: () => void;
}) {
  return (
    // The keys belong to the field, as the combobox pattern wants it.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPick}
      ref={(element) => {
        if (isActive) element?.scrollIntoView({ block: 'nearest' });
      }}
    >
      <span className="choice-number">{item.partnerSku ?? item.sku}</span>
      {item.partnerSku !== null && <span className="muted"> {item.sku}</span>}
      <span className="choice-price">
        {item.price === null ? '' : `${item.price.unitPrice} ${item.price.currency} / ${item.price.uom}`}
      </span>
      <span className="choice-name">{item.description}</span>
    </div>
  );
}
