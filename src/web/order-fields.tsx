/** The canonical order: header groups, then the lines as a grid. */
import { memo, useContext, useState } from 'react';
import type { Finding } from '../model/finding.ts';
import type { LineageEntry } from '../model/lineage.ts';
import type { Order } from '../model/order.ts';
import { Cell, focusCell } from './cell.tsx';
import { FieldInput } from './field-input.tsx';
import { fieldFor, fieldIndex, headerGroups, LINE_COLUMNS, lineRows, wantedFields } from './fields.ts';
import type { Field, FieldGroup, FieldRow, LineColumn, LineRow } from './fields.ts';
import { LazyRows } from './lazy-rows.tsx';
import { fieldKey, LinksContext, typedKey } from './links.ts';
import type { LinkKey } from './links.ts';
import { paperPlace, placeKey } from './paper-places.ts';
import { isConfirmable } from './patch.ts';
import type { Edits } from './patch.ts';
import { RovingGrid } from './roving-grid.tsx';
import { plural } from './text.ts';

interface Editing {
  readonly edits: Edits;
  readonly problems: ReadonlyMap<string, Finding>;
  /** Absent when the order is not open for correction. */
  readonly onEdit: ((pointer: string, text: string) => void) | undefined;
  /** Says that a doubtful value is right as it was read. */
  readonly onConfirm: ((paths: readonly string[]) => void) | undefined;
}

export const OrderFields = memo(function OrderFields({
  order,
  issues,
  edits,
  onEdit,
  onConfirm,
}: {
  readonly order: Order;
  readonly issues: readonly Finding[];
  readonly edits: Edits;
  readonly onEdit: Editing['onEdit'];
  readonly onConfirm: Editing['onConfirm'];
}) {
  const wanted =
    onEdit === undefined
      ? []
      : wantedFields(
          order,
          issues.flatMap(({ path }) => path ?? []),
        );
  const groups = headerGroups(order, wanted);
  const lines = lineRows(order);
  const rowIndexes = rowIndexesOf(lines);
  const longNumbers = order.lines.some(({ lineNumber }) => lineNumber.length > LINE_NUMBER_SHORT);
  const editing: Editing = { edits, onEdit, onConfirm, problems: problemsByField(groups, lines, issues) };
  return (
    <section className="pane fields" aria-labelledby="fields-title">
      <header className="pane-head">
        <h2 id="fields-title">Order</h2>
        <span className="muted">
          {plural(order.lines.length, 'line')}
          {onEdit !== undefined &&
            ', double click, second tap or F2 corrects a field, R says that a doubtful one is right'}
        </span>
      </header>
      <div className="pane-body">
        <RovingGrid label="Order header" className="groups">
          {groups.map((group) => (
            <Group key={group.title} group={group} editing={editing} />
          ))}
        </RovingGrid>
        {lines.length > 0 && (
          <RovingGrid
            label="Order lines"
            className={longNumbers ? 'lines lines-wide' : 'lines'}
            rowCount={rowIndexes.at(-1) ?? 1}
          >
            <div role="row" aria-rowindex={1} className="line line-head">
              {LINE_COLUMNS.map(({ key, label, number }) => (
                <span key={key} role="columnheader" className={number ? 'number' : undefined}>
                  {label}
                </span>
              ))}
            </div>
            <LazyRows count={lines.length} rowHeight={LINE_HEIGHT} indexOf={lineOf}>
              {(index) => {
                const line = lines[index];
                return line && <Line key={index} line={line} rowIndex={rowIndexes[index] ?? 0} editing={editing} />;
              }}
            </LazyRows>
          </RovingGrid>
        )}
      </div>
    </section>
  );
});

/** Reads as one phrase; captions such as "City" and "Region" would only be in the way. */
const SELF_EXPLAINING = /\/(address|identifiers|references|notes)\//;

const LINE_HEIGHT = 52; // Pixels of a line with the row of what has no column.

/** Index of the first row of each line, and after the last the number of all rows: the head and one or two for each line. */
function rowIndexesOf(lines: readonly LineRow[]): number[] {
  let next = 2;
  const indexes = lines.map(({ rest }) => {
    const index = next;
    next += rest.length > 0 ? 2 : 1;
    return index;
  });
  return [...indexes, next - 1];
}

function lineOf(key: LinkKey): number | undefined {
  const index = /^field:\/lines\/(\d+)\//.exec(key)?.[1];
  return index === undefined ? undefined : Number(index);
}

const LINE_NUMBER_SHORT = 4; // Characters that the narrow column holds.

const SIGNS: Record<Finding['severity'], string> = { error: '✕', warning: '!', info: 'i' };

/** Every field that a finding is about, the errors first. */
function problemsByField(
  groups: readonly FieldGroup[],
  lines: readonly LineRow[],
  issues: readonly Finding[],
): Map<string, Finding> {
  const fields = fieldIndex(allPointers(groups, lines));
  const problems = new Map<string, Finding>();
  for (const issue of issues) {
    const pointer = issue.path === undefined ? undefined : fieldFor(issue.path, fields);
    if (pointer !== undefined && problems.get(pointer)?.severity !== 'error') problems.set(pointer, issue);
  }
  return problems;
}

function allPointers(groups: readonly FieldGroup[], lines: readonly LineRow[]): string[] {
  const rows = [
    ...groups.flatMap((group) => group.rows),
    ...lines.flatMap((line) => [{ label: '', fields: line.cells }, ...line.rest]),
  ];
  return rows.flatMap((row) => row.fields.map((field) => field.pointer));
}

/** The field that the finding is about; undefined for what has none, such as an order without lines. */
export function fieldOf({ path }: Finding, order: Order): string | undefined {
  if (path === undefined) return undefined;
  const line = /^\/lines\/(\d+)(?:\/|$)/.exec(path)?.[1];
  if (line !== undefined && order.lines[Number(line)] === undefined) return undefined;
  return fieldFor(path, fieldIndex(allPointers(headerGroups(order), line === undefined ? [] : lineRows(order))));
}

/** Moves to the field that the finding is about, else to its place in the source. */
export function jumpTo(issue: Finding, order: Order): void {
  const pointer = fieldOf(issue, order);
  if (pointer !== undefined && focusCell(fieldKey(pointer))) return;
  const place = paperPlace(issue.at);
  if (place !== undefined) focusCell(placeKey(place));
  if (issue.at !== undefined && 'pointer' in issue.at) focusCell(typedKey(issue.at.pointer));
  if (issue.at === undefined || !('offset' in issue.at)) return;
  const { offset } = issue.at;
  if (!focusCell(`at:${offset}`)) focusCell(`segment:${offset}`);
}

function Group({ group, editing }: { readonly group: FieldGroup; readonly editing: Editing }) {
  return (
    <div role="rowgroup" className="group" aria-label={group.title}>
      <h3 role="presentation">{group.title}</h3>
      {group.rows.map((row) => (
        <Row key={row.fields[0]?.pointer ?? row.label} row={row} editing={editing} />
      ))}
    </div>
  );
}

function Row({ row, editing }: { readonly row: FieldRow; readonly editing: Editing }) {
  return (
    <div role="row" className="row">
      <span role="rowheader">{row.label}</span>
      <span role="presentation" className="values">
        {row.fields.map((field) => (
          <FieldCell
            key={field.pointer}
            field={field}
            editing={editing}
            caption={row.fields.length > 1 && !SELF_EXPLAINING.test(field.pointer)}
          />
        ))}
      </span>
    </div>
  );
}

const Line = memo(function Line({
  line,
  rowIndex,
  editing,
}: {
  readonly line: LineRow;
  readonly rowIndex: number;
  readonly editing: Editing;
}) {
  return (
    <div role="rowgroup" className="line-group">
      <div role="row" aria-rowindex={rowIndex} className="line">
        {line.cells.map((field, index) => (
          <FieldCell key={field.pointer} field={field} editing={editing} column={LINE_COLUMNS[index]} />
        ))}
      </div>
      {line.rest.length > 0 && (
        <div role="row" aria-rowindex={rowIndex + 1} className="line-rest">
          {line.rest.map((row) => (
            <span key={row.fields[0]?.pointer ?? row.label} role="presentation" className="rest-item">
              <span className="rest-label">{row.label}</span>
              {row.fields.map((field) => (
                <FieldCell key={field.pointer} field={field} editing={editing} />
              ))}
            </span>
          ))}
        </div>
      )}
    </div>
  );
});

interface FieldCellProps {
  readonly field: Field;
  readonly editing: Editing;
  readonly caption?: boolean;
  /** Given in a grid of lines. */
  readonly column?: LineColumn | undefined;
}

function FieldCell({ field, editing, caption = false, column }: FieldCellProps) {
  const { lineage } = useContext(LinksContext);
  const [open, setOpen] = useState(false);
  const edited = editing.edits.get(field.pointer);
  const text = edited ?? field.text;
  const problem = editing.problems.get(field.pointer);
  const { onEdit, onConfirm } = editing;
  const isDoubtful = problem !== undefined && problem.path === field.pointer && isConfirmable(problem);
  const close = (): void => {
    setOpen(false);
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>(`[data-link="${CSS.escape(fieldKey(field.pointer))}"]`)?.focus(),
    );
  };
  const classes = [
    'field',
    column?.number && 'number',
    column?.key === 'description' && 'wide',
    edited !== undefined && 'field-edited',
    problem && `field-${problem.severity}`,
  ];
  const sureness = edited === undefined ? surenessOf(lineage[field.pointer]) : undefined;
  const state = [
    edited === undefined ? undefined : 'changed, not saved',
    sureness && `${sureness} sure`,
    problem?.message,
  ]
    .filter(Boolean)
    .join(', ');
  return (
    <Cell
      link={fieldKey(field.pointer)}
      className={classes.filter(Boolean).join(' ')}
      label={`${field.label}: ${text === '' ? 'not given' : text}${state === '' ? '' : `, ${state}`}`}
      onEdit={onEdit === undefined ? undefined : () => setOpen(true)}
      onConfirm={isDoubtful && onConfirm !== undefined ? () => onConfirm([field.pointer]) : undefined}
    >
      {caption && <small>{field.label}</small>}
      {column !== undefined && <small className="cell-label">{column.label}</small>}
      {open && onEdit !== undefined ? (
        <FieldInput
          label={field.label}
          start={text}
          onDone={(value) => {
            if (value !== undefined) onEdit(field.pointer, value);
            close();
          }}
        />
      ) : (
        <span
          className={text === '' ? 'missing' : sureness === undefined || column === undefined ? undefined : 'unsure'}
          title={sureness === undefined ? undefined : `Read with ${sureness} certainty`}
        >
          {text === '' ? (column === undefined ? 'not given' : '–') : text}
        </span>
      )}
      {sureness !== undefined && column === undefined && (
        <span className="sureness" aria-hidden="true">
          {sureness}
        </span>
      )}
      {problem !== undefined && (
        <span className="field-sign" title={problem.message} aria-hidden="true">
          {SIGNS[problem.severity]}
        </span>
      )}
    </Cell>
  );
}

const SURE = 0.95; // Above it a value is right in nearly every case; a mark on each would hide those that need a look.

/** `87 %`, for values that a person should look at. */
function surenessOf(entry: LineageEntry | undefined): string | undefined {
  if (entry === undefined || entry.confidence >= SURE) return undefined;
  return `${Math.floor(entry.confidence * 100)} %`;
}
