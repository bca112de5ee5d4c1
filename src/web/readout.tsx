/** Says in words what is marked: where it stands, what it is, which rule read it and how surely. */
import { useContext } from 'react';
import { LinksContext, useCurrent } from './links.ts';
import type { SourceSpot } from './links.ts';
import type { Names } from './names/index.ts';
import { placeName } from './paper-places.ts';
import { plural } from './text.ts';

export function Readout({ names }: { readonly names: Names }) {
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
  const paper = [current, ...partners].map((key) => links.paperOf(key)).find((found) => found !== undefined);
  const pointer = fields[0];
  const entry = pointer === undefined ? undefined : links.lineage[pointer];
  const isFound = spot !== undefined || paper !== undefined;
  return (
    <footer className="readout">
      {spot !== undefined && <SpotName spot={spot} names={names} />}
      {paper !== undefined && (
        <span>
          {entry !== undefined && <b>{entry.raw}</b>} <span className="muted">{placeName(paper)}</span>
        </span>
      )}
      {pointer !== undefined && <code>{pointer}</code>}
      {fields.length > 1 && <span>and {fields.length - 1} more</span>}
      {entry !== undefined && (
        <span>
          rule {entry.rule}
          {entry.confidence < 1 ? `, ${Math.floor(entry.confidence * 100)} % sure` : ''}
        </span>
      )}
      {!isFound && pointer === undefined && current.startsWith('typed:') && (
        <span className="muted">No field of the order takes it.</span>
      )}
      {!isFound && !(pointer === undefined && current.startsWith('typed:')) && <span>{origin(entry)}</span>}
      {isFound && pointer === undefined && <span className="muted">No field of the order takes it.</span>}
    </footer>
  );
}

function SpotName({ spot: { segment, element }, names }: { readonly spot: SourceSpot; readonly names: Names }) {
  const { tag } = segment;
  const place = element ?? segment;
  return (
    <span>
      <b>{element === undefined ? tag : names.reference(tag, element.index, element.component)}</b>{' '}
      {element === undefined ? names.segment(tag) : names.element(tag, element.index, element.component)}
      <span className="muted">
        {' '}
        at byte {place.offset}, {plural(place.length, 'byte')}
      </span>
    </span>
  );
}

function origin(entry: { readonly at?: object; readonly raw: string } | undefined): string {
  if (entry === undefined) return 'The document does not say it.';
  if (entry.at !== undefined && 'pointer' in entry.at) return `in the document: “${entry.raw}”`;
  if (entry.at !== undefined && 'user' in entry.at) return `entered by ${String(entry.at.user)}`;
  return 'Not in the document: computed, or implied by the format.';
}
