/** A sheet as a table, a mail or another text as its lines; what was read of it is marked and linked with its field. */
import { useCallback, useMemo } from 'react';
import type { PlainPage } from '../model/format-adapter.ts';
import { Cell } from './cell.tsx';
import { LazyRows } from './lazy-rows.tsx';
import type { LinkKey } from './links.ts';
import { columnWidths, runsOf, tableOf, valueFinder } from './plain-page.ts';
import type { Run } from './plain-page.ts';
import type { PaperValue } from './paper-places.ts';
import { plural } from './text.ts';

export function PlainView({
  plain,
  values,
  spoken,
}: {
  readonly plain: PlainPage;
  readonly values: readonly PaperValue[];
  readonly spoken: (value: PaperValue) => string;
}) {
  const rows = useMemo(() => {
    const find = valueFinder(values);
    return plain.rows.map((row) => runsOf(row, find));
  }, [plain, values]);
  const indexes = useMemo(() => {
    const found = new Map<LinkKey, number>();
    rows.forEach((row, index) => {
      for (const { value } of row) if (value !== undefined && !found.has(value.key)) found.set(value.key, index);
    });
    return found;
  }, [rows]);
  const indexOf = useCallback((key: LinkKey) => indexes.get(key), [indexes]);
  const widths = useMemo(() => columnWidths(plain), [plain]);
  return (
    <>
      <LazyRows count={rows.length} rowHeight={ROW_HEIGHT} indexOf={indexOf}>
        {(index) => {
          const table = tableOf(plain.rows[index] ?? []);
          const style = table === undefined ? undefined : { gridTemplateColumns: widths.get(table) };
          return (
            <div key={index} role="row" className={table === undefined ? 'plain-line' : 'plain-row'} style={style}>
              {(rows[index] ?? []).map((run, at) => (
                // oxlint-disable-next-line react/no-array-index-key -- What was received never changes.
                <Piece key={at} run={run} isCell={table !== undefined} spoken={spoken} />
              ))}
            </div>
          );
        }}
      </LazyRows>
      {plain.rowsLeftOut > 0 && (
        <p className="pane-note muted">{plural(plain.rowsLeftOut, 'more row')} not shown; the list has all values.</p>
      )}
    </>
  );
}

const ROW_HEIGHT = 25; // Pixels.

function Piece({
  run: { text, value, column },
  isCell,
  spoken,
}: {
  readonly run: Run;
  readonly isCell: boolean;
  readonly spoken: (value: PaperValue) => string;
}) {
  const style = isCell ? { gridColumn: column } : {};
  if (value === undefined)
    return (
      <span role="gridcell" tabIndex={-1} className="plain-piece" style={style}>
        {text}
      </span>
    );
  const severity = value.finding === undefined ? '' : ` plain-${value.finding.severity}`;
  return (
    <Cell link={value.key} className={`plain-piece plain-value${severity}`} label={spoken(value)} style={style}>
      {text}
    </Cell>
  );
}
