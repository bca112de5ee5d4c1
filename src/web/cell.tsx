/** A cell that is linked to others: hover and focus mark its partners, a click, a tap or Enter keeps them marked. */
import { useContext } from 'react';
import type { CSSProperties, KeyboardEvent, MouseEvent, ReactNode } from 'react';
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
  /** Set when the field may be edited; F2, a double click or a second tap starts. */
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
  const onClick = (event: MouseEvent): void => {
    // Not every phone makes a double click of two taps.
    const isTap = event.nativeEvent instanceof PointerEvent && event.nativeEvent.pointerType === 'touch';
    if (isTap && onEdit !== undefined && links.isPinned(link)) onEdit();
    else pin();
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
      onClick={onClick}
      onDoubleClick={onEdit}
      onKeyDown={onKeyDown}
    >
      {children}
    </span>
  );
}

/** Brings the partners into view, each in its own pane. The page stays: on a phone what is touched would move from under the finger. */
export function reveal(keys: readonly LinkKey[]): void {
  const page = document.querySelector('main');
  const top = page?.scrollTop;
  for (const key of keys.slice(0, 1)) cellElement(key)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  if (page !== null && top !== undefined) page.scrollTop = top;
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
