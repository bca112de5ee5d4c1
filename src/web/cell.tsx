/** A cell that is linked to others: hover and focus mark its partners, a click or Enter keeps them marked. */
import { useContext } from 'react';
import type { CSSProperties, KeyboardEvent, ReactNode } from 'react';
import { ensureMade } from './lazy-rows.tsx';
import { LinksContext, useActive } from './links.ts';
import type { LinkKey } from './links.ts';

interface CellProps {
  readonly link: LinkKey;
  readonly className: string;
  /** What a screen reader says. */
  readonly label: string;
  readonly children?: ReactNode;
  /** Where it lies on a page. */
  readonly style?: CSSProperties;
  /** Set when the field may be edited; F2 or a double click starts. */
  readonly onEdit?: (() => void) | undefined;
  /** Set when the value is doubtful; R says that it is right as it was read. */
  readonly onConfirm?: (() => void) | undefined;
}

export function Cell({ link, className, label, children, style, onEdit, onConfirm }: CellProps) {
  const links = useContext(LinksContext);
  const active = useActive(link);
  const pin = (): void => {
    links.pin(link);
    if (links.isPinned(link)) reveal(links.partnersOf(link));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget) return;
    if (event.key === 'Enter' || event.key === ' ') pin();
    else if (event.key === 'F2' && onEdit !== undefined) onEdit();
    else if (event.key === 'r' && !event.ctrlKey && !event.metaKey && onConfirm !== undefined) onConfirm();
    else if (event.key === 'Escape') links.pin(undefined);
    else return;
    event.preventDefault();
  };
  return (
    <span
      role="gridcell"
      tabIndex={-1}
      className={className}
      style={style}
      data-link={link}
      data-active={active}
      aria-label={label}
      aria-selected={active !== undefined}
      onPointerEnter={() => links.hover(link)}
      onPointerLeave={() => links.hover(undefined)}
      onFocus={() => {
        links.hover(link);
        reveal(links.partnersOf(link));
      }}
      onBlur={() => links.hover(undefined)}
      onClick={pin}
      onDoubleClick={onEdit}
      onKeyDown={onKeyDown}
    >
      {children}
    </span>
  );
}

/** Brings the partners into view, each in its own pane, without moving the page when they are visible. */
export function reveal(keys: readonly LinkKey[]): void {
  for (const key of keys.slice(0, 1)) cellElement(key)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

/** Whether there is such a cell. */
export function focusCell(key: LinkKey): boolean {
  const cell = cellElement(key);
  cell?.scrollIntoView({ block: 'center', inline: 'nearest' });
  cell?.focus({ preventScroll: true });
  return cell !== null;
}

function cellElement(key: LinkKey): HTMLElement | null {
  const selector = `[data-link="${CSS.escape(key)}"]`;
  const found = document.querySelector<HTMLElement>(selector);
  if (found !== null) return found;
  ensureMade(key);
  return document.querySelector<HTMLElement>(selector);
}
