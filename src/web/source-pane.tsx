/**
 * The received document: one segment a line, each element and each component of a composite a cell of its own, the
 * separators between them as they stand in the source, segments with findings marked.
 */
import { memo, useCallback, useContext, useMemo } from 'react';
import type { Finding } from '../model/finding.ts';
import type { Source, SourceElement, SourceSegment } from './api.ts';
import { Cell } from './cell.tsx';
import { withPictures } from './edi-lines.ts';
import { LazyRows } from './lazy-rows.tsx';
import { elementKey, lastAtOrBefore, LinksContext, segmentKey, useActive } from './links.ts';
import type { LinkKey } from './links.ts';
import { namesOf } from './names/index.ts';
import type { Names } from './names/index.ts';
import { Readout } from './readout.tsx';
import { RovingGrid } from './roving-grid.tsx';
import { plural } from './text.ts';

export const SourcePane = memo(function SourcePane({
  source,
  issues,
}: {
  readonly source: Source;
  readonly issues: readonly Finding[];
}) {
  const links = useContext(LinksContext);
  const { segments } = source;
  const starts = useMemo(() => segments.map(({ offset }) => offset), [segments]);
  const marks = marksBySegment(source, starts, issues);
  const indexOf = useCallback(
    (key: LinkKey) => {
      const spot = links.spotOf(key);
      return spot === undefined ? undefined : lastAtOrBefore(starts, spot.segment.offset);
    },
    [links, starts],
  );
  const names = namesOf(source.format);
  return (
    <section className="pane source" aria-labelledby="source-title">
      <header className="pane-head">
        <h2 id="source-title">Source</h2>
        <span className="muted">
          {(source.format ?? 'Unknown format').toUpperCase()}, {plural(source.segments.length, 'segment')}, bytes{' '}
          {source.offset} to {source.offset + source.length}
        </span>
      </header>
      <RovingGrid label="Source segments" className="segments pane-body" rowCount={segments.length}>
        <LazyRows count={segments.length} rowHeight={SEGMENT_HEIGHT} indexOf={indexOf}>
          {(index) => {
            const segment = segments[index];
            return (
              segment !== undefined && (
                <SegmentLine
                  key={segment.offset}
                  segment={segment}
                  rowIndex={index + 1}
                  source={source}
                  names={names}
                  finding={marks.get(segment.offset)}
                />
              )
            );
          }}
        </LazyRows>
      </RovingGrid>
      <Readout names={names} />
    </section>
  );
});

const SEGMENT_HEIGHT = 26; // Pixels of one line; long segments take more.

interface SegmentLineProps {
  readonly segment: SourceSegment;
  /** From 1 on. */
  readonly rowIndex: number;
  readonly source: Source;
  readonly names: Names;
  readonly finding: Finding | undefined;
}

const SegmentLine = memo(function SegmentLine({ segment, rowIndex, source, names, finding }: SegmentLineProps) {
  const links = useContext(LinksContext);
  const whole = useActive(segmentKey(segment));
  return (
    <div
      role="row"
      aria-rowindex={rowIndex}
      className={finding === undefined ? 'segment' : `segment segment-${finding.severity}`}
      data-active={whole}
      title={finding?.message}
    >
      <span className="position" aria-hidden="true">
        {segment.position > 0 ? segment.position : ''}
      </span>
      <span role="rowheader" className="segment-name">
        {names.segment(segment.tag)}
        {finding !== undefined && (
          <span className="visually-hidden">
            , {finding.severity}: {finding.message}
          </span>
        )}
      </span>
      <span role="presentation" className="elements">
        <Cell
          link={segmentKey(segment)}
          className="element element-tag"
          label={`${segment.tag} ${names.segment(segment.tag)}`}
        >
          {segment.tag}
        </Cell>
        {segment.elements
          .filter(({ index }) => index > 0)
          .map((element) => (
            <span key={element.offset} role="presentation">
              <i aria-hidden="true">{separatorBefore(element, source)}</i>
              <Cell
                link={elementKey(element)}
                className={elementClass(element.text, links.partnersOf(elementKey(element)).length > 0)}
                label={`${spokenPlace(segment.tag, element, names)}: ${element.text.trim() === '' ? 'empty' : element.text}`}
              >
                {element.text}
              </Cell>
            </span>
          ))}
      </span>
    </div>
  );
});

function elementClass(text: string, linked: boolean): string {
  if (text === '') return 'element element-empty';
  return linked ? 'element element-linked' : 'element';
}

/** `PO102 Quantity ordered`, `LIN 3, component 1 Item number`. */
function spokenPlace(tag: string, { index, component }: SourceElement, names: Names): string {
  return `${names.reference(tag, index, component)} ${names.element(tag, index, component)}`;
}

/** What stands before the element: nobody has to know the delimiters. A line may have been broken in between. */
function separatorBefore({ offset }: SourceElement, source: Source): string {
  let at = offset - source.offset - 1;
  while (source.text[at] === '\n' || source.text[at] === '\r') at -= 1;
  return withPictures(source.text[at] ?? '');
}

function marksBySegment(source: Source, starts: readonly number[], issues: readonly Finding[]): Map<number, Finding> {
  const marks = new Map<number, Finding>();
  for (const issue of issues) {
    const at = issue.at;
    if (at === undefined || !('offset' in at)) continue;
    const segment = source.segments[lastAtOrBefore(starts, at.offset)];
    if (segment === undefined || at.offset > segment.offset + segment.length) continue;
    if (marks.get(segment.offset)?.severity !== 'error') marks.set(segment.offset, issue);
  }
  return marks;
}
