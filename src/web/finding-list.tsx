/** Findings of a whole message, each with what to do about it and where it is. */
import type { Finding } from '../model/finding.ts';
import type { Place } from '../model/lineage.ts';
import { Linked } from './order-aside.tsx';
import { words } from './text.ts';
import { elementReference } from './x12-names.ts';

export function FindingList({ findings }: { readonly findings: readonly Finding[] }) {
  if (findings.length === 0) return null;
  return (
    <ul className="issues">
      {findings.map((finding, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- A message is read once: its findings never change places.
        <li key={`${finding.code}-${index}`} className={`issue issue-${finding.severity}`}>
          <p className="issue-head">
            <span className={`severity severity-${finding.severity}`}>{words(finding.severity)}</span>{' '}
            <Linked text={finding.message} />
          </p>
          <p className="muted">{finding.hint}</p>
          <p className="issue-foot muted">
            <code>{finding.code}</code>
            {finding.at !== undefined && <span>{placeText(finding.at)}</span>}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** `PO102 in segment 14, byte 812`; bytes count from 0, as in the lineage. */
export function placeText(at: Place): string {
  if ('pointer' in at) return at.pointer === '' ? 'whole body' : at.pointer;
  if ('user' in at) return at.user;
  const bytes = at.length > 1 ? `bytes ${at.offset} to ${at.offset + at.length - 1}` : `byte ${at.offset}`;
  if (!('tag' in at)) return bytes;
  const named = at.element === undefined ? at.tag : elementReference(at.tag, at.element);
  return at.segment > 0 ? `${named} in segment ${at.segment}, ${bytes}` : `${named}, ${bytes}`;
}
