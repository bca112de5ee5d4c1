/** Says of all places of what was read from an attached file that they are in that file. */
import type { Decoded } from '../../model/decoded.ts';
import type { DraftField, DraftOrder } from '../../model/draft.ts';
import type { Finding } from '../../model/finding.ts';
import type { Place } from '../../model/lineage.ts';

export function inFile(item: Decoded, file: string): Decoded {
  if (item.kind === 'finding') return { ...item, finding: placed(item.finding, file) };
  if (item.kind !== 'document') return item;
  const { draft, heading, findings, verdict } = item;
  if (draft !== undefined) placeAll(draft, file);
  if (heading !== undefined) placeAll(heading, file);
  return {
    ...item,
    findings: findings.map((each) => placed(each, file)),
    verdict: { ...verdict, findings: verdict.findings.map((each) => placed(each, file)) },
  };
}

function placed(finding: Finding, file: string): Finding {
  return finding.at === undefined ? finding : { ...finding, at: within(finding.at, file) };
}

function within(at: Place, file: string): Place {
  return 'user' in at ? at : { ...at, file };
}

/** In place: the draft was just made, and nobody else has it. */
function placeAll(draft: DraftOrder, file: string): void {
  const open: Record<string, unknown>[] = [draft];
  for (let holder = open.pop(); holder !== undefined; holder = open.pop()) {
    for (const [key, value] of Object.entries(holder)) {
      if (typeof value !== 'object' || value === null) continue;
      if (isField(value)) holder[key] = inFileOf(value, file);
      else open.push(value as Record<string, unknown>);
    }
  }
}

/** Some formats make fields that say their place only when they are asked. */
function inFileOf(field: DraftField, file: string): DraftField {
  const { text, at, rule, value, confidence, isPlain } = field;
  return {
    text,
    rule,
    ...(at === undefined ? {} : { at: within(at, file) }),
    ...(value === undefined ? {} : { value }),
    ...(confidence === undefined ? {} : { confidence }),
    ...(isPlain === undefined ? {} : { isPlain }),
  };
}

function isField(value: object): value is DraftField {
  return 'text' in value && typeof value.text === 'string' && 'rule' in value && typeof value.rule === 'string';
}
