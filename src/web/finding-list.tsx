/** Findings of a whole message, each with what to do about it and where it is. */
import type { Finding } from '../model/finding.ts';
import { FindingItem, placeText } from './finding-item.tsx';
import type { Names } from './names/index.ts';

export function FindingList({ findings, names }: { readonly findings: readonly Finding[]; readonly names: Names }) {
  if (findings.length === 0) return null;
  return (
    <ul className="issues">
      {findings.map((finding, index) => (
        <FindingItem
          // oxlint-disable-next-line react/no-array-index-key -- A message is read once: its findings never change places.
          key={`${finding.code}-${index}`}
          finding={finding}
          place={finding.at === undefined ? undefined : placeText(finding.at, names)}
        />
      ))}
    </ul>
  );
}
