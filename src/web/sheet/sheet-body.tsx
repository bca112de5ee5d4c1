/** The content of the order sheet: the same that the mail attaches as PDF. */
import type { Labelled, OrderSheet } from '../../model/order-sheet.ts';
import { PAGE_WORDS } from './words.ts';

export function SheetBody({ sheet }: { readonly sheet: OrderSheet }) {
  const { parties, facts, more, totals, notes, changes, changeLabels } = sheet;
  const words = PAGE_WORDS[sheet.language];
  return (
    <>
      <Facts items={parties.map(({ label, lines }) => ({ label, value: lines.join('\n') }))} />
      <Facts items={facts} />
      <SheetTable label={words.lines} columns={sheet.columns} rows={sheet.rows} />
      {more !== '' && <p className="muted">{more}</p>}
      {totals.length > 0 && (
        <dl className="sheet-totals">
          {totals.map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {changes !== undefined && (
        <div className="portal-part">
          <h2>{changes.heading}</h2>
          <SheetTable
            label={changes.heading}
            columns={changeLabels.map((label) => ({ label, isNumber: false }))}
            rows={changes.items.map(({ label, before, value }) => [label, before || '–', value || '–'])}
          />
        </div>
      )}
      {notes !== undefined && (
        <section className="portal-part" aria-labelledby="notes-title">
          <h2 id="notes-title">{notes.heading}</h2>
          {notes.items.map((note) => (
            <p key={note} className="note">
              {note}
            </p>
          ))}
        </section>
      )}
    </>
  );
}

function Facts({ items }: { readonly items: readonly Labelled[] }) {
  return (
    <dl className="facts">
      {items.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

interface SheetTableProps {
  readonly label: string;
  readonly columns: readonly { readonly label: string; readonly isNumber: boolean }[];
  readonly rows: readonly (readonly string[])[];
}

function SheetTable({ label, columns, rows }: SheetTableProps) {
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={label}>
      <table className="orders sheet-table">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.label} scope="col" className={column.isNumber ? 'number' : undefined}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // The same line may stand there twice; rows never change their place.
            <tr key={`${index} ${row[0] ?? ''}`}>
              {columns.map((column, at) => (
                <td key={column.label} data-label={column.label} className={column.isNumber ? 'number' : undefined}>
                  {row[at]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
