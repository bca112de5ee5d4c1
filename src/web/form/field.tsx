/** A labelled field with what the checks say of it. */
import { useId } from 'react';
import type { InputHTMLAttributes, ReactNode } from 'react';

interface FieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'id' | 'value'> {
  /** As findings name it. */
  readonly field: string;
  readonly label: string;
  readonly value: string | undefined;
  readonly problem?: string | undefined;
  readonly help?: string | undefined;
  readonly onText: (text: string) => void;
}

export function Field({ field, label, value, problem, help, onText, className = '', ...input }: FieldProps) {
  const id = useId();
  const notes = [help !== undefined && `${id}-help`, problem !== undefined && `${id}-problem`]
    .filter(Boolean)
    .join(' ');
  return (
    <span className={`form-field ${className}`}>
      <label htmlFor={id}>{label}</label>
      <input
        {...input}
        id={id}
        data-field={field}
        value={value ?? ''}
        aria-invalid={problem !== undefined}
        aria-describedby={notes === '' ? undefined : notes}
        onChange={(event) => onText(event.target.value)}
      />
      {help !== undefined && (
        <small id={`${id}-help`} className="muted">
          {help}
        </small>
      )}
      {problem !== undefined && (
        <span id={`${id}-problem`} className="field-problem">
          {problem}
        </span>
      )}
    </span>
  );
}

export function TextArea({
  label,
  value,
  field,
  rows = 3,
  help,
  onText,
}: {
  readonly label: string;
  readonly value: string | undefined;
  readonly field: string;
  readonly rows?: number;
  readonly help?: string | undefined;
  readonly onText: (text: string) => void;
}) {
  const id = useId();
  return (
    <span className="form-field form-wide">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        data-field={field}
        rows={rows}
        value={value ?? ''}
        aria-describedby={help === undefined ? undefined : `${id}-help`}
        onChange={(event) => onText(event.target.value)}
      />
      {help !== undefined && (
        <small id={`${id}-help`} className="muted">
          {help}
        </small>
      )}
    </span>
  );
}

export function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section className="form-group" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <div className="form-grid">{children}</div>
    </section>
  );
}

/** Puts the keyboard into a field of the form: at once, so that no key is lost, or as soon as it is there. */
export function focusField(field: string): void {
  if (!isFocused(field)) requestAnimationFrame(() => isFocused(field));
}

function isFocused(field: string): boolean {
  const all = [...document.querySelectorAll<HTMLElement>('[data-field]')];
  const found =
    all.find((each) => each.dataset['field'] === field) ??
    all.find((each) => each.dataset['field']?.startsWith(`${field}/`));
  found?.focus();
  return found !== undefined;
}
