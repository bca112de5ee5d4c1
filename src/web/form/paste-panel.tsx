/** What was pasted, column by column: what each one is taken as, to be looked at and changed before lines are made of it. */
import { useEffect, useId, useRef, useState } from 'react';
import type { FormLine } from '../../model/form.ts';
import type { PastedTable, PastedUse } from '../../model/pasted.ts';
import type { Ask } from './client.ts';
import { useWords } from './language.ts';
import { doubtfulQuantities, linesOf, troubleOf } from './paste.ts';
import type { PasteTrouble, Uses } from './paste.ts';

/** The first rows say what the columns hold. */
const [ROWS_SENT, COLUMNS_SENT, CELL_SENT] = [60, 100, 500];
const SHOWN_CELLS = 3;
const USES: readonly PastedUse[] = ['item', 'quantity', 'unit', 'date', 'note', 'none'];

export interface PastedRows {
  readonly rows: string[][];
  /** The line that they go before. */
  readonly index: number;
}

interface PastePanelProps {
  readonly ask: Ask;
  readonly customer: string;
  readonly rows: readonly (readonly string[])[];
  readonly onTake: (lines: FormLine[]) => void;
  readonly onCancel: () => void;
}

export function PastePanel({ ask, customer, rows, onTake, onCancel }: PastePanelProps) {
  const words = useWords();
  const { paste } = words;
  const id = useId();
  const [table, setTable] = useState<PastedTable>();
  const [isUnread, setIsUnread] = useState(false);
  const [chosen, setChosen] = useState<ReadonlyMap<number, PastedUse>>(new Map());
  const [trouble, setTrouble] = useState<PasteTrouble>();
  const heading = useRef<HTMLHeadingElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const width = Math.max(...rows.map((row) => row.length));

  useEffect(() => heading.current?.focus(), []);
  useEffect(() => {
    let isStale = false;
    const load = async (): Promise<void> => {
      const sent = rows
        .slice(0, ROWS_SENT)
        .map((row) => row.slice(0, COLUMNS_SENT).map((cell) => cell.slice(0, CELL_SENT)));
      const body = { rows: sent, ...(customer === '' ? {} : { customer }) };
      // Without a connection whoever pasted it says what the columns are.
      const answer = await ask<PastedTable>('POST', '/pasted', body).catch(() => undefined);
      if (isStale) return;
      setIsUnread(answer === undefined);
      setTable(answer ?? { head: null, columns: [] });
    };
    void load();
    return () => {
      isStale = true;
    };
  }, [ask, customer, rows]);

  const head = table?.head ?? null;
  const body = head === null ? rows : rows.slice(head + 1);
  const uses: Uses = Array.from(
    { length: width },
    (_, index) => chosen.get(index) ?? table?.columns[index]?.use ?? undefined,
  );
  const choose = (index: number, use: PastedUse): void => {
    // Two columns cannot be the same: the one before is left out.
    const before = use === 'none' ? -1 : uses.indexOf(use);
    setChosen(new Map([...chosen, ...(before === -1 ? [] : [[before, 'none'] as const]), [index, use] as const]));
    setTrouble(undefined);
  };
  const leaveOut = (): void => {
    setChosen(new Map([...uses.entries()].map(([index, use]) => [index, use ?? 'none'] as const)));
    setTrouble(undefined);
  };
  const take = (): void => {
    const found = troubleOf(body, uses);
    setTrouble(found);
    if (found === undefined) onTake(linesOf(body, uses));
    else {
      const [first = 0] = 'columns' in found ? found.columns : [];
      list.current?.querySelectorAll('select')[first]?.focus();
    }
  };
  const nameOf = (index: number): string =>
    (head === null ? '' : (rows[head]?.[index] ?? '')) || paste.column(index + 1);
  const doubtful = doubtfulQuantities(body, uses);
  const isProposed = head === null || table?.columns.some(({ by }) => by === 'values') === true;
  return (
    <section className="paste-panel" aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`} ref={heading} tabIndex={-1} data-field="paste">
        {paste.title}
      </h3>
      {table === undefined && <p role="status">{words.form.checking}</p>}
      {table !== undefined && (
        <>
          <p className="muted">
            {paste.rows(body.length)} {head === null ? paste.noHead : paste.head}{' '}
            {head !== null && head > 0 && paste.above(head)}
          </p>
          {isUnread && <p className="attention">{paste.unread}</p>}
          <ul ref={list} className="paste-columns">
            {uses.map((use, index) => (
              // Columns have no name of their own; they are told by where they stand.
              // oxlint-disable-next-line react/no-array-index-key
              <li key={index} className={use === undefined ? 'paste-open' : undefined}>
                <label htmlFor={`${id}-${index}`}>{nameOf(index)}</label>
                <span className="muted paste-cells">{cellsShown(body, index)}</span>
                <select
                  id={`${id}-${index}`}
                  value={use ?? ''}
                  aria-invalid={use === undefined}
                  onChange={(event) => choose(index, event.target.value as PastedUse)}
                >
                  {use === undefined && <option value="">{paste.choose}</option>}
                  {USES.map((each) => (
                    <option key={each} value={each}>
                      {paste.uses[each]}
                    </option>
                  ))}
                </select>
              </li>
            ))}
          </ul>
          {isProposed && !isUnread && <p className="attention">{paste.proposed}</p>}
          {doubtful.length > 0 && (
            <p className="attention">{paste.doubtful(doubtful.length, doubtful.find((cell) => cell !== '') ?? '')}</p>
          )}
          <p className="problem" role="alert">
            {trouble === undefined ? '' : troubleText(trouble, paste, nameOf)}
          </p>
          <p className="paste-end">
            <button type="button" className="primary" onClick={take}>
              {paste.take(body.length)}
            </button>
            {uses.includes(undefined) && (
              <button type="button" onClick={leaveOut}>
                {paste.leaveOut}
              </button>
            )}
            <button type="button" className="quiet" onClick={onCancel}>
              {words.order.cancel}
            </button>
          </p>
        </>
      )}
    </section>
  );
}

function cellsShown(body: readonly (readonly string[])[], index: number): string {
  const cells = body.map((row) => row[index] ?? '').filter((cell) => cell !== '');
  const shown = cells.slice(0, SHOWN_CELLS).map((cell) => (cell.length > 40 ? `${cell.slice(0, 40)}…` : cell));
  return [...shown, ...(cells.length > SHOWN_CELLS ? ['…'] : [])].join(' · ');
}

function troubleText(
  trouble: PasteTrouble,
  paste: ReturnType<typeof useWords>['paste'],
  nameOf: (index: number) => string,
): string {
  if (trouble.kind === 'itemMissing') return paste.itemMissing;
  const names = trouble.columns.map((index) => nameOf(index)).join(', ');
  return { open: paste.open, noQuantities: paste.noQuantities, noUnits: paste.noUnits }[trouble.kind](names);
}
