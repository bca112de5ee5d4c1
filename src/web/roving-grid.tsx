/** The ARIA grid pattern: the whole grid is one stop of the Tab key, arrows move inside it. */
import { useEffect, useRef } from 'react';
import type { FocusEvent, KeyboardEvent, ReactNode } from 'react';

export function RovingGrid({
  label,
  className,
  rowCount,
  children,
}: {
  readonly label: string;
  readonly className: string;
  /** Of all rows, when not all of them need exist at once. */
  readonly rowCount?: number;
  readonly children: ReactNode;
}) {
  const grid = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Rows come and go with the data; one cell must always be reachable.
    if (grid.current?.querySelector('[role=gridcell][tabindex="0"]') === null) {
      grid.current.querySelector('[role=gridcell]')?.setAttribute('tabindex', '0');
    }
  });

  return (
    <div
      ref={grid}
      role="grid"
      tabIndex={-1}
      aria-label={label}
      aria-rowcount={rowCount}
      className={className}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
    >
      {children}
    </div>
  );
}

/** The cell that was last on is the one that Tab comes back to. */
function onFocus(event: FocusEvent): void {
  const cell = event.target.closest('[role=gridcell]');
  if (cell === null) return;
  for (const old of event.currentTarget.querySelectorAll('[role=gridcell][tabindex="0"]'))
    old.setAttribute('tabindex', '-1');
  cell.setAttribute('tabindex', '0');
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.target instanceof HTMLInputElement || event.target instanceof HTMLButtonElement) return;
  const step = STEPS[event.key];
  const current = (event.target as Element).closest<HTMLElement>('[role=gridcell]');
  if (step === undefined || current === null) return;
  event.preventDefault();
  move(event.currentTarget, current, step)?.focus();
}

type Step = 'left' | 'right' | 'up' | 'down' | 'first' | 'last';
const STEPS: Readonly<Record<string, Step>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
};

function move(grid: Element, current: HTMLElement, step: Step): HTMLElement | undefined {
  const row = current.closest('[role=row]');
  if (row === null) return undefined;
  const inRow = cellsOf(row);
  const column = inRow.indexOf(current);
  if (step === 'left') return inRow[column - 1];
  if (step === 'right') return inRow[column + 1];
  if (step === 'first') return inRow[0];
  if (step === 'last') return inRow.at(-1);
  const rows = [...grid.querySelectorAll('[role=row]')].map(cellsOf).filter((cells) => cells.length > 0);
  const index = rows.findIndex((cells) => cells.includes(current));
  const target = rows[index + (step === 'up' ? -1 : 1)];
  return target?.[Math.min(column, target.length - 1)];
}

function cellsOf(row: Element): HTMLElement[] {
  return [...row.querySelectorAll<HTMLElement>('[role=gridcell]')];
}
