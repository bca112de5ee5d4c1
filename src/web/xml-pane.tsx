/** An order in XML beside its fields: each text and attribute linked with the value that was made of it. */
import { memo, useCallback, useContext, useMemo } from 'react';
import type { Finding } from '../model/finding.ts';
import type { Source } from './api.ts';
import { Cell } from './cell.tsx';
import { LazyRows } from './lazy-rows.tsx';
import { LinksContext, typedKey } from './links.ts';
import type { LinkKey } from './links.ts';
import { namesOf } from './names/index.ts';
import { Readout } from './readout.tsx';
import { RovingGrid } from './roving-grid.tsx';
import { messageAddress } from './session.ts';
import type { XmlRow, XmlValue } from './xml-source.ts';

const ROW_HEIGHT = 26; // Pixels of one line; long texts take more.
const DEPTH_MAX = 12; // Deeper ones stand as far in: the pane is narrow.
const SHOWN_MAX = 2000; // A file inside the document, as base64, is told by its beginning.

export const XmlPane = memo(function XmlPane({
  source,
  rows,
  messageId,
  issues,
}: {
  readonly source: Source;
  readonly rows: readonly XmlRow[];
  readonly messageId: string | undefined;
  readonly issues: readonly Finding[];
}) {
  const findings = useMemo(() => findingsByPlace(issues), [issues]);
  const indexes = useMemo(() => {
    const found = new Map<LinkKey, number>();
    rows.forEach(({ pointer, attributes, kind }, index) => {
      if (kind === 'close') return;
      for (const each of [{ pointer }, ...attributes])
        if (!found.has(typedKey(each.pointer))) found.set(typedKey(each.pointer), index);
    });
    return found;
  }, [rows]);
  const indexOf = useCallback((key: LinkKey) => indexes.get(key), [indexes]);
  return (
    <section className="pane source" aria-labelledby="source-title">
      <header className="pane-head">
        <h2 id="source-title">Source</h2>
        <span className="muted">
          {(source.format ?? 'Unknown format').toUpperCase()}
          {source.file !== undefined && ` ${source.file}`}
        </span>
        {source.file !== undefined && messageId !== undefined && (
          <a className="paper-tools" href={messageAddress(messageId)}>
            {source.letter === 'mail' ? 'Mail' : 'Whole file'}
          </a>
        )}
      </header>
      <RovingGrid label="XML as received" className="xml pane-body" rowCount={rows.length}>
        <LazyRows count={rows.length} rowHeight={ROW_HEIGHT} indexOf={indexOf}>
          {(index) => {
            const row = rows[index];
            return row !== undefined && <XmlLine key={index} row={row} rowIndex={index + 1} findings={findings} />;
          }}
        </LazyRows>
      </RovingGrid>
      <Readout names={namesOf(source.format)} />
    </section>
  );
});

type FindingsByPlace = ReadonlyMap<string, Finding>;

/** The gravest of each place. */
function findingsByPlace(issues: readonly Finding[]): FindingsByPlace {
  const found = new Map<string, Finding>();
  for (const issue of issues) {
    if (issue.at === undefined || !('pointer' in issue.at)) continue;
    if (found.get(issue.at.pointer)?.severity !== 'error') found.set(issue.at.pointer, issue);
  }
  return found;
}

const XmlLine = memo(function XmlLine({
  row,
  rowIndex,
  findings,
}: {
  readonly row: XmlRow;
  /** From 1 on. */
  readonly rowIndex: number;
  readonly findings: FindingsByPlace;
}) {
  const { depth, kind, tag, pointer, attributes, text } = row;
  const style = { paddingInlineStart: `${Math.min(depth, DEPTH_MAX) + 0.75}rem` };
  if (kind === 'close' || kind === 'aside')
    return (
      <div role="row" aria-rowindex={rowIndex} className="xml-row muted" style={style}>
        <span role="gridcell" tabIndex={-1} className="element">
          {kind === 'close' ? `</${tag}>` : shortened(tag)}
        </span>
      </div>
    );
  if (kind === 'text')
    return (
      <div role="row" aria-rowindex={rowIndex} className="xml-row" style={style}>
        <Value value={{ pointer, text: text ?? '' }} name="text" findings={findings} />
      </div>
    );
  const isWhole = text === undefined;
  return (
    <div role="row" aria-rowindex={rowIndex} className="xml-row" style={style}>
      <i aria-hidden="true">&lt;</i>
      {isWhole ? (
        <Value value={{ pointer, text: tag }} name="element" findings={findings} />
      ) : (
        <span role="rowheader" className="element-tag">
          {tag}
        </span>
      )}
      {attributes.map((attribute) => (
        <span key={attribute.name} role="presentation">
          <i aria-hidden="true"> {attribute.name}=&quot;</i>
          <Value value={attribute} name={`${tag} ${attribute.name}`} findings={findings} />
          <i aria-hidden="true">&quot;</i>
        </span>
      ))}
      <i aria-hidden="true">{isWhole && kind === 'element' ? '/>' : '>'}</i>
      {!isWhole && (
        <>
          <Value value={{ pointer, text }} name={tag} findings={findings} />
          <i aria-hidden="true">{`</${tag}>`}</i>
        </>
      )}
    </div>
  );
});

function Value({
  value: { pointer, text },
  name,
  findings,
}: {
  readonly value: XmlValue;
  readonly name: string;
  readonly findings: FindingsByPlace;
}) {
  const links = useContext(LinksContext);
  const link = typedKey(pointer);
  const finding = findings.get(pointer);
  const linked = links.partnersOf(link).length > 0 ? ' element-linked' : '';
  const told = finding === undefined ? '' : `, ${finding.severity}: ${finding.message}`;
  return (
    <Cell
      link={link}
      className={`element${linked}${finding === undefined ? '' : ` plain-${finding.severity}`}`}
      label={`${name}: ${text.trim() === '' ? 'empty' : shortened(text)}${told}`}
    >
      {shortened(text)}
    </Cell>
  );
}

function shortened(text: string): string {
  return text.length <= SHOWN_MAX ? text : `${text.slice(0, SHOWN_MAX)}… (${text.length} characters)`;
}
