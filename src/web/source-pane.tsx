/** The received document: one segment a line, separators visible, segments with findings marked. */
import { memo, useContext } from 'react';
import type { Finding } from '../model/finding.ts';
import type { Source, SourceSegment } from './api.ts';
import { Cell } from './cell.tsx';
import { elementKey, LinksContext, segmentKey, useActive, useCurrent } from './links.ts';
import type { SourceSpot } from './links.ts';
import { RovingGrid } from './roving-grid.tsx';
import { plural } from './text.ts';
import { elementName, elementReference, segmentName } from './x12-names.ts';

export const SourcePane = memo(function SourcePane({
  source,
  issues,
}: {
  readonly source: Source;
  readonly issues: readonly Finding[];
}) {
  const marks = marksBySegment(source, issues);
  return (
    <section className="pane source" aria-labelledby="source-title">
      <header className="pane-head">
        <h2 id="source-title">Source</h2>
        <span className="muted">
          {source.format.toUpperCase()}, {plural(source.segments.length, 'segment')}, bytes {source.offset} to{' '}
          {source.offset + source.length}
        </span>
      </header>
      <RovingGrid label="Source segments" className="segments pane-body">
        {source.segments.map((segment) => (
          <SegmentLine
            key={segment.offset}
            segment={segment}
            separator={separatorOf(source)}
            finding={marks.get(segment.offset)}
          />
        ))}
      </RovingGrid>
      <Readout />
    </section>
  );
});

interface SegmentLineProps {
  readonly segment: SourceSegment;
  readonly separator: string;
  readonly finding: Finding | undefined;
}

const SegmentLine = memo(function SegmentLine({ segment, separator, finding }: SegmentLineProps) {
  const links = useContext(LinksContext);
  const whole = useActive(segmentKey(segment));
  return (
    <div
      role="row"
      className={finding === undefined ? 'segment' : `segment segment-${finding.severity}`}
      data-active={whole}
      title={finding?.message}
    >
      <span className="position" aria-hidden="true">
        {segment.position > 0 ? segment.position : ''}
      </span>
      <span role="rowheader" className="segment-name">
        {segmentName(segment.tag)}
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
          label={`${segment.tag} ${segmentName(segment.tag)}`}
        >
          {segment.tag}
        </Cell>
        {segment.elements
          .filter(({ index }) => index > 0)
          .map((element) => (
            <span key={element.index} role="presentation">
              <i aria-hidden="true">{separator}</i>
              <Cell
                link={elementKey(element)}
                className={elementClass(element.text, links.partnersOf(elementKey(element)).length > 0)}
                label={`${elementReference(segment.tag, element.index)} ${elementName(segment.tag, element.index)}: ${element.text.trim() === '' ? 'empty' : element.text}`}
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

/** The element separator is the byte after the first tag. */
function separatorOf(source: Source): string {
  const first = source.segments[0];
  return first === undefined ? '' : (source.text[first.tag.length + first.offset - source.offset] ?? '');
}

function marksBySegment(source: Source, issues: readonly Finding[]): Map<number, Finding> {
  const marks = new Map<number, Finding>();
  for (const issue of issues) {
    const at = issue.at;
    if (at === undefined || !('offset' in at)) continue;
    const segment = source.segments.findLast(
      ({ offset, length }) => offset <= at.offset && at.offset <= offset + length,
    );
    const known = segment === undefined ? undefined : marks.get(segment.offset);
    if (segment !== undefined && known?.severity !== 'error') marks.set(segment.offset, issue);
  }
  return marks;
}

/** Says in words what is marked: where it stands, what it is, which rule read it and how surely. */
function Readout() {
  const links = useContext(LinksContext);
  const current = useCurrent();
  if (current === undefined) {
    return (
      <footer className="readout muted">
        Point at a value to see where it comes from. Click or Enter keeps it marked.
      </footer>
    );
  }
  const partners = links.partnersOf(current);
  const fields = (current.startsWith('field:') ? [current] : partners).map((key) => key.slice('field:'.length));
  const spot = [current, ...partners].map((key) => links.spotOf(key)).find((found) => found !== undefined);
  const pointer = fields[0];
  const entry = pointer === undefined ? undefined : links.lineage[pointer];
  return (
    <footer className="readout">
      {spot !== undefined && <SpotName spot={spot} />}
      {pointer !== undefined && <code>{pointer}</code>}
      {fields.length > 1 && <span>and {fields.length - 1} more</span>}
      {entry !== undefined && (
        <span>
          rule {entry.rule}
          {entry.confidence < 1 ? `, ${Math.round(entry.confidence * 100)} % sure` : ''}
        </span>
      )}
      {spot === undefined && <span>{origin(entry)}</span>}
      {spot !== undefined && pointer === undefined && <span className="muted">No field of the order takes it.</span>}
    </footer>
  );
}

function SpotName({ spot: { segment, element } }: { readonly spot: SourceSpot }) {
  const place = element ?? segment;
  return (
    <span>
      <b>{element === undefined ? segment.tag : elementReference(segment.tag, element.index)}</b>{' '}
      {element === undefined ? segmentName(segment.tag) : elementName(segment.tag, element.index)}
      <span className="muted">
        {' '}
        at byte {place.offset}, {plural(place.length, 'byte')}
      </span>
    </span>
  );
}

function origin(entry: { readonly at?: object } | undefined): string {
  if (entry === undefined) return 'The document does not say it.';
  if (entry.at !== undefined && 'user' in entry.at) return `entered by ${String(entry.at.user)}`;
  return 'Not in the document: computed, or implied by the format.';
}
