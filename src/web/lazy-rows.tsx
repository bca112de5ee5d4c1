/**
 * The rows of a long grid, in blocks that come into being when they come near the view: an order of ten thousand lines
 * has half a million cells, and a page of a million nodes stands still for seconds. A block that was made stays, so that
 * what is typed or focused in it is never lost.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import type { LinkKey } from './links.ts';

const BLOCK = 100; // Rows: about two screens, made in some 20 ms.
const ALWAYS_MAX = 1000; // Up to here everything is made at once, and the browser's own search finds all of it.
const AHEAD = '1500px 0px'; // More than one press of PageDown or of an arrow key goes past.

interface LazyRowsProps {
  readonly count: number;
  /** Of a row that does not exist yet, in pixels, as a guess. */
  readonly rowHeight: number;
  /** Which row holds the cell, when one does. */
  readonly indexOf: (key: LinkKey) => number | undefined;
  readonly children: (index: number) => ReactNode;
}

/** What makes a wanted cell: each grid and the page of a paper, which all are asked. */
const makers = new Set<(key: LinkKey) => void>();

/** Has `make` asked for cells that are looked for and do not exist yet. */
export function useMaker(make: (key: LinkKey) => void): void {
  useEffect(() => {
    makers.add(make);
    return () => void makers.delete(make);
  }, [make]);
}

/** Makes the block that holds the cell, before it is looked for. */
export function ensureMade(key: LinkKey): void {
  for (const make of makers) make(key);
}

export function LazyRows({ count, rowHeight, indexOf, children }: LazyRowsProps) {
  const holder = useRef<HTMLDivElement>(null);
  const [made, setMade] = useState<ReadonlySet<number>>(() => new Set([0]));
  const blocks = Math.ceil(count / BLOCK);
  const isWhole = count <= ALWAYS_MAX;

  useEffect(() => {
    if (isWhole || holder.current === null) return undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        const near = entries.filter((entry) => entry.isIntersecting).map(({ target }) => blockNumber(target));
        if (near.length > 0) setMade((before) => new Set([...before, ...near]));
      },
      { root: holder.current.closest('.pane-body'), rootMargin: AHEAD },
    );
    for (const block of [...holder.current.children].slice(0, blocks)) observer.observe(block);
    return () => observer.disconnect();
  }, [isWhole, blocks]);

  const make = useCallback(
    (key: LinkKey): void => {
      const index = indexOf(key);
      if (index !== undefined) flushSync(() => setMade((before) => new Set([...before, Math.floor(index / BLOCK)])));
    },
    [indexOf],
  );
  useMaker(make);

  return (
    <div ref={holder} role="presentation">
      {Array.from({ length: blocks }, (_, block) => {
        const from = block * BLOCK;
        const rows = Math.min(BLOCK, count - from);
        const isMade = isWhole || made.has(block);
        return (
          <div
            // oxlint-disable-next-line react/no-array-index-key -- A block is its number.
            key={block}
            role="presentation"
            data-block={block}
            style={isMade ? undefined : { height: rows * rowHeight }}
          >
            {isMade && Array.from({ length: rows }, (__, index) => children(from + index))}
          </div>
        );
      })}
    </div>
  );
}

function blockNumber(element: Element): number {
  return Number(element.getAttribute('data-block'));
}
