/** Where a field is corrected. */
import { useState } from 'react';

/** Enter keeps the text, Escape drops it, leaving the field keeps it. */
export function FieldInput({
  label,
  start,
  onDone,
}: {
  readonly label: string;
  readonly start: string;
  readonly onDone: (value: string | undefined) => void;
}) {
  const [value, setValue] = useState(start);
  const [done, setDone] = useState(false);
  const finish = (result: string | undefined): void => {
    if (done) return;
    setDone(true);
    onDone(result);
  };
  return (
    <input
      className="field-input"
      aria-label={label}
      value={value}
      ref={focusOnMount}
      size={Math.max(value.length, 6)}
      onChange={(event) => setValue(event.target.value)}
      onBlur={() => finish(value)}
      onClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        if (event.key === 'Enter') finish(value);
        else if (event.key === 'Escape') finish(undefined);
        event.stopPropagation();
      }}
    />
  );
}

function focusOnMount(input: HTMLInputElement | null): void {
  input?.select();
}
