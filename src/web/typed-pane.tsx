/** A form beside its order: each field as it was typed, linked with the value that was made of it. */
import { memo, useContext } from 'react';
import type { Finding } from '../model/finding.ts';
import type { Source } from './api.ts';
import { Cell } from './cell.tsx';
import { LinksContext, typedKey } from './links.ts';
import { namesOf } from './names/index.ts';
import { Readout } from './readout.tsx';
import { RovingGrid } from './roving-grid.tsx';
import type { TypedGroup, TypedValue } from './typed-source.ts';

export const TypedPane = memo(function TypedPane({
  source,
  groups,
  issues,
}: {
  readonly source: Source;
  readonly groups: readonly TypedGroup[];
  readonly issues: readonly Finding[];
}) {
  const findings = new Map(
    issues.flatMap((issue) => (issue.at !== undefined && 'pointer' in issue.at ? [[issue.at.pointer, issue]] : [])),
  );
  return (
    <section className="pane source" aria-labelledby="source-title">
      <header className="pane-head">
        <h2 id="source-title">Source</h2>
        <span className="muted">{(source.format ?? 'Unknown format').toUpperCase()}, as it was entered</span>
      </header>
      <RovingGrid label="Fields as entered" className="typed pane-body">
        {groups.map(({ title, values }) => (
          <div key={title} role="rowgroup" aria-label={title}>
            <h3 role="presentation">{title}</h3>
            {values.map((value) => (
              <TypedRow key={value.pointer} value={value} finding={findings.get(value.pointer)} />
            ))}
          </div>
        ))}
      </RovingGrid>
      <Readout names={namesOf(source.format)} />
    </section>
  );
});

function TypedRow({
  value: { pointer, label, text },
  finding,
}: {
  readonly value: TypedValue;
  readonly finding: Finding | undefined;
}) {
  const links = useContext(LinksContext);
  const link = typedKey(pointer);
  const linked = links.partnersOf(link).length > 0 ? ' element-linked' : '';
  return (
    <div role="row" className="typed-row">
      <span role="rowheader" className="muted">
        {label}
      </span>
      <Cell
        link={link}
        className={`element${linked}${finding === undefined ? '' : ` plain-${finding.severity}`}`}
        label={`${label}: ${text}${finding === undefined ? '' : `, ${finding.message}`}`}
      >
        {text}
      </Cell>
    </div>
  );
}
