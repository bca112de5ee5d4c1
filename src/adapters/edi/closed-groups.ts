/**
 * The groups of an interchange that have ended, kept small until it ends too: a trailer that is missing rejects them all.
 * A file may hold millions of groups of one order each. As objects they took two thousand bytes each; now a few, where
 * they are numbered one after the other, and nobody ever holds all of their verdicts.
 */
import { FINDING_CODES, type FindingCode } from '../../model/codes.ts';
import type { DecodedGroup, DecodedInterchange, Group, SetVerdict } from '../../model/decoded.ts';
import type { Finding } from '../../model/finding.ts';
import type { Place } from '../../model/lineage.ts';
import { AlikeLines } from './alike-lines.ts';
import { FindingList, type FindingState, type SeverityOf } from './finding-list.ts';
import { SetLedger } from './ledger.ts';

export interface ClosedGroup {
  readonly info: Group;
  /** Of its header; of the interchange's where it has none. */
  readonly at: Place;
  /** Sets that its trailer claims. */
  readonly claimed: number;
  readonly findings: FindingList;
  readonly sets: SetLedger;
}

/** Makes the verdict of a group when its interchange has ended. */
export type VerdictOf = (group: ClosedGroup) => DecodedGroup;

const WHOLE_MAX = 1_000; // So many are kept as they are, with sentences of their sets that no answer needs.
const SETS_MAX = 64; // A ledger of more is small for what it holds.

interface PackedSet extends Omit<SetVerdict, 'findings'> {
  readonly findings: readonly Omit<Finding, 'message' | 'hint' | 'fix' | 'path'>[];
}

interface PackedGroup extends Omit<ClosedGroup, 'findings' | 'sets'> {
  readonly findings: FindingState;
  readonly sets: readonly PackedSet[];
}

export class ClosedGroups {
  readonly #findingsMax: number;
  readonly #severityOf: SeverityOf | undefined;
  readonly #whole = new Map<number, ClosedGroup>();
  /** One a group, empty where it is kept whole. */
  readonly #lines = new AlikeLines();

  constructor(findingsMax: number, severityOf: SeverityOf | undefined) {
    this.#findingsMax = findingsMax;
    this.#severityOf = severityOf;
  }

  get size(): number {
    return this.#lines.size;
  }

  add(group: ClosedGroup): void {
    const index = this.#lines.size;
    const isWhole = index < WHOLE_MAX || group.sets.size > SETS_MAX;
    if (isWhole) this.#whole.set(index, group);
    this.#lines.add(isWhole ? '' : JSON.stringify(packed(group)));
  }

  /** The verdicts in the order of the file, as often as somebody asks; one that was packed is made when somebody looks at it. */
  verdicts(verdictOf: VerdictOf): () => Iterable<DecodedGroup> {
    const whole = new Map([...this.#whole].map(([index, group]) => [index, verdictOf(group)]));
    const last: LastMade = { index: -1, verdict: undefined };
    const make = (index: number): DecodedGroup => {
      if (last.index !== index || last.verdict === undefined) {
        last.verdict = verdictOf(this.#groupAt(index));
        last.index = index;
      }
      return last.verdict;
    };
    const size = this.#lines.size;
    return function* () {
      for (let index = 0; index < size; index++) yield whole.get(index) ?? new GroupOnDemand(make, index);
    };
  }

  #groupAt(index: number): ClosedGroup {
    const { info, at, claimed, findings, sets } = JSON.parse(this.#lines.at(index)) as PackedGroup;
    const ledger = new SetLedger();
    for (const set of sets) ledger.add({ ...set, findings: set.findings.map(withTitle) });
    return {
      info,
      at,
      claimed,
      findings: FindingList.from(findings, this.#findingsMax, this.#severityOf),
      sets: ledger,
    };
  }
}

/** An interchange with its groups, hidden from copies: one with other groups must not go on with these. */
export function withGroups(
  interchange: Omit<DecodedInterchange, 'eachGroup'>,
  eachGroup: () => Iterable<DecodedGroup>,
): DecodedInterchange {
  return Object.defineProperty({ ...interchange, eachGroup }, 'eachGroup', { value: eachGroup, enumerable: false });
}

interface LastMade {
  index: number;
  verdict: DecodedGroup | undefined;
}

/** A group that is made for whoever looks at it. Its members are its class's, so that a quarter of a million are small. */
export class GroupOnDemand implements DecodedGroup {
  readonly #make: (index: number) => DecodedGroup;
  readonly #index: number;

  constructor(make: (index: number) => DecodedGroup, index: number) {
    this.#make = make;
    this.#index = index;
  }

  get kind(): 'group' {
    return 'group';
  }

  get interchange(): DecodedGroup['interchange'] {
    return this.#made.interchange;
  }

  get group(): Group {
    return this.#made.group;
  }

  get sets(): readonly SetVerdict[] {
    return this.#made.sets;
  }

  eachSet(): Iterable<SetVerdict> {
    const made = this.#made;
    return made.eachSet?.() ?? made.sets;
  }

  get claimed(): number {
    return this.#made.claimed;
  }

  get status(): DecodedGroup['status'] {
    return this.#made.status;
  }

  get findings(): readonly Finding[] {
    return this.#made.findings;
  }

  get #made(): DecodedGroup {
    return this.#make(this.#index);
  }
}

function packed({ info, at, claimed, findings, sets }: ClosedGroup): PackedGroup {
  const kept = sets.list().map((set) => ({ ...set, findings: set.findings.map(withoutWords) }));
  return { info, at, claimed, findings: findings.state, sets: kept };
}

function withoutWords({ code, severity, at, x12, edifact }: Finding): PackedSet['findings'][number] {
  const place = at === undefined ? {} : { at };
  return {
    code,
    severity,
    ...place,
    ...(x12 === undefined ? {} : { x12 }),
    ...(edifact === undefined ? {} : { edifact }),
  };
}

function withTitle(found: PackedSet['findings'][number]): Finding {
  const { title, hint } = FINDING_CODES[found.code as FindingCode] ?? { title: found.code, hint: '' };
  return { ...found, message: title, hint };
}
