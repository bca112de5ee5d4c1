/** One finding: what happened, what to do about it, where it is, and what would mend it. */
import type { ReactNode } from 'react';
import type { Finding } from '../model/finding.ts';
import type { Place } from '../model/lineage.ts';
import type { Source } from './api.ts';
import { changeText, correctedSegment } from './corrected.ts';
import type { Names } from './names/index.ts';
import { placeName } from './paper-places.ts';
import { orderAddress } from './session.ts';
import { words } from './text.ts';

interface FindingItemProps {
  readonly finding: Finding;
  /** The part of the message that the page has, to show a correction in its segment. */
  readonly source?: Source | undefined;
  /** Where it is, in words. */
  readonly place: string | undefined;
  readonly children?: ReactNode;
}

export function FindingItem({ finding, source, place, children }: FindingItemProps) {
  return (
    <li className={`issue issue-${finding.severity}`}>
      <p className="issue-head">
        <span className={`severity severity-${finding.severity}`}>{words(finding.severity)}</span>{' '}
        <Linked text={finding.message} />
      </p>
      <p className="muted">{finding.hint}</p>
      {finding.fix !== undefined && <Correction fix={finding.fix} source={source} />}
      <p className="issue-foot muted">
        <code>{finding.code}</code>
        {place !== undefined && <span>{place}</span>}
        {children}
      </p>
    </li>
  );
}

function Correction({
  fix,
  source,
}: {
  readonly fix: NonNullable<Finding['fix']>;
  readonly source: Source | undefined;
}) {
  const segment = correctedSegment(source, fix);
  if (segment === undefined) {
    return (
      <p className="correction">
        Corrected: {fix.text !== '' && <code>{fix.text}</code>} {changeText(fix)}
      </p>
    );
  }
  return (
    <p className="correction">
      Corrected:{' '}
      <code>
        {segment.before}
        <ins>{segment.text}</ins>
        {segment.after}
      </code>
    </p>
  );
}

/** Names of other orders in a sentence lead to them. */
function Linked({ text }: { readonly text: string }) {
  return text.split(/(\bord_[0-9a-z]+)/).map((part, index) =>
    index % 2 === 1 ? (
      <a key={part} href={orderAddress(part)}>
        {part}
      </a>
    ) : (
      part
    ),
  );
}

/** `PO102 in segment 14, byte 812`; bytes count from 0, as in the lineage. */
export function placeText(at: Place, names: Names): string {
  if ('pointer' in at) return at.pointer === '' ? 'whole body' : at.pointer;
  if ('user' in at) return at.user;
  if (!('offset' in at)) return placeName(at);
  const bytes = at.length > 1 ? `bytes ${at.offset} to ${at.offset + at.length - 1}` : `byte ${at.offset}`;
  if (!('tag' in at)) return bytes;
  const named = spotText(at, names);
  return at.segment > 0 ? `${named} in segment ${at.segment}, ${bytes}` : `${named}, ${bytes}`;
}

/** `LIN 3, component 1`, without the bytes; `undefined` when the place is none in a segment. */
export function spotText(at: Place, names: Names): string | undefined {
  if (!('tag' in at)) return undefined;
  const named = at.element === undefined ? at.tag : names.reference(at.tag, at.element, at.component);
  return at.repetition === undefined ? named : `${named}, repetition ${at.repetition}`;
}
