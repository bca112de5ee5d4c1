/** For whom: nothing to choose for most customers, a number or a name for a clerk. */
import { useState } from 'react';
import type { Customer } from './client.ts';
import { useWords } from './language.ts';

/** So many fit into a list that one looks through. */
const LISTED_MAX = 12;

export function CustomerField({
  customers,
  value,
  onCustomer,
}: {
  readonly customers: readonly Customer[];
  readonly value: string;
  readonly onCustomer: (id: string) => void;
}) {
  const { form } = useWords();
  const chosen = customers.find(({ id }) => id === value);
  const [typed, setTyped] = useState(() => (chosen === undefined ? '' : labelOf(chosen)));
  if (customers.length === 1)
    return (
      <span className="form-field">
        <span className="form-label">{form.customer}</span>
        <strong className="form-fixed">{customers[0]?.name}</strong>
      </span>
    );
  if (customers.length <= LISTED_MAX)
    return (
      <span className="form-field">
        <label htmlFor="customer">{form.customer}</label>
        <select id="customer" data-field="customer" value={value} onChange={(event) => onCustomer(event.target.value)}>
          <option value="">–</option>
          {customers.map((each) => (
            <option key={each.id} value={each.id}>
              {labelOf(each)}
            </option>
          ))}
        </select>
      </span>
    );
  return (
    <span className="form-field">
      <label htmlFor="customer">{form.customer}</label>
      <input
        id="customer"
        data-field="customer"
        list="customers"
        autoComplete="off"
        value={typed}
        onChange={(event) => {
          const text = event.target.value;
          setTyped(text);
          const found = customers.find(
            (each) => each.id === text.trim() || labelOf(each) === text || each.name === text.trim(),
          );
          onCustomer(found?.id ?? '');
        }}
      />
      <datalist id="customers">
        {customers.map((each) => (
          <option key={each.id}>{labelOf(each)}</option>
        ))}
      </datalist>
    </span>
  );
}

function labelOf({ id, name }: Customer): string {
  return name === id ? id : `${name} (${id})`;
}
