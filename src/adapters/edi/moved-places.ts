/** What a reader gave, with every place turned into that of another byte stream. */
import type { Charset, Decoded, DecodedGroup, Interchange, SetVerdict } from '../../model/decoded.ts';
import type { DraftField } from '../../model/draft.ts';
import type { Finding } from '../../model/finding.ts';
import type { Place } from '../../model/lineage.ts';
import { GroupOnDemand, withGroups } from './closed-groups.ts';
import { withSets } from './ledger.ts';

/** @param isEnd the byte after the last one of a place is meant */
type Move = (offset: number, isEnd?: boolean) => number;

/**
 * @param move from an offset that the reader knows to one in the file
 * @param charset what the file is in, where it is not what the reader took it for
 */
export function movedPlaces(item: Decoded, move: Move, charset?: Omit<Charset, 'declared'>): Decoded {
  const isAscii = charset === undefined || charset.used === 'iso-2022-jp';
  const findings = (list: readonly Finding[]): Finding[] => list.map((found) => movedFinding(found, move, isAscii));
  const verdict = (one: SetVerdict): SetVerdict => ({ ...one, findings: findings(one.findings) });
  const header = (one: Interchange): Interchange => ({
    ...one,
    offset: move(one.offset),
    ...(charset === undefined ? {} : { charset: { declared: one.charset?.declared ?? '', ...charset } }),
  });
  switch (item.kind) {
    case 'finding':
      return { ...item, finding: movedFinding(item.finding, move, isAscii) };
    case 'document':
      return {
        ...item,
        at: movedPlace(item.at, move),
        ...(item.interchange === undefined ? {} : { interchange: header(item.interchange) }),
        ...(item.draft === undefined ? {} : { draft: movedDraft(item.draft, move) }),
        verdict: verdict(item.verdict),
        findings: findings(item.findings),
        ...(item.acknowledges === undefined
          ? {}
          : { acknowledges: item.acknowledges.map((one) => ({ ...one, at: movedPlace(one.at, move) })) }),
      };
    case 'group':
      // When somebody looks at it: an interchange may hold a million groups.
      return new GroupOnDemand(
        () => movedGroup(item, header(item.interchange), findings(item.findings), verdict),
        item.group.index,
      );
    case 'interchange': {
      const moved = {
        ...item,
        interchange: header(item.interchange),
        findings: findings(item.findings),
        at: movedPlace(item.at, move),
      };
      return withGroups(moved, function* () {
        for (const group of item.eachGroup()) yield movedPlaces(group, move, charset) as DecodedGroup;
      });
    }
  }
}

/** Its sets are moved when somebody looks at them. */
function movedGroup(
  item: DecodedGroup,
  interchange: Interchange,
  findings: readonly Finding[],
  moved: (one: SetVerdict) => SetVerdict,
): DecodedGroup {
  const { kind, group, claimed, status } = item;
  return withSets({ kind, interchange, group, claimed, status, findings }, function* () {
    for (const set of item.eachSet?.() ?? item.sets) yield moved(set);
  });
}

function movedPlace<P extends Place>(at: P, move: Move): P {
  if (!('offset' in at) || !('length' in at)) return at;
  const offset = move(at.offset);
  return { ...at, offset, length: at.length === 0 ? 0 : move(at.offset + at.length, true) - offset };
}

/** The bytes that would mend the source are those of the other stream; only where ASCII is the same in both are they proposed. */
function movedFinding({ fix, ...found }: Finding, move: Move, isAscii: boolean): Finding {
  const mends = isAscii && fix !== undefined && /^[ -~]*$/.test(fix.text);
  return {
    ...found,
    ...(found.at === undefined ? {} : { at: movedPlace(found.at, move) }),
    ...(mends ? { fix: movedPlace(fix, move) } : {}),
  };
}

function movedDraft<T>(part: T, move: Move): T {
  if (Array.isArray(part)) return part.map((item: unknown) => movedDraft(item, move)) as T;
  if (typeof part !== 'object' || part === null) return part;
  if (isField(part)) {
    const { text, raw, rule, value, isPlain, at, confidence } = part;
    return {
      text,
      rule,
      ...(raw === undefined ? {} : { raw }),
      ...(value === undefined ? {} : { value }),
      ...(isPlain === undefined ? {} : { isPlain }),
      ...(confidence === undefined ? {} : { confidence }),
      ...(at === undefined ? {} : { at: movedPlace(at, move) }),
    } as T;
  }
  return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, movedDraft(inner, move)])) as T;
}

function isField(part: object): part is DraftField {
  return 'text' in part && typeof part.text === 'string' && 'rule' in part && typeof part.rule === 'string';
}
