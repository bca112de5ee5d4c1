/**
 * The groups of an interchange that have ended, kept small until it ends too: a trailer that is missing rejects them all.
 * A file may hold a quarter of a million groups of one order each, and as objects they took two thousand bytes each.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { FINDING_CODES, type FindingCode } from '../../model/codes.ts';
import type { DecodedGroup, Group, SetVerdict } from '../../model/decoded.ts';
import type { Finding } from '../../model/finding.ts';
import type { Place } from '../../model/lineage.ts';
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
const BLOCK_GROUPS = 128; // What is unpacked at once: some 30 KB of text.

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
  readonly #blocks: Buffer[] = [];
  /** One a group, empty where it is kept whole. */
  #lines: string[] = [];
  #size = 0;
  /** What was unpacked last: groups are asked for one after the other. */
  #unpacked: { readonly block: number; readonly lines: readonly string[] } | undefined;

  constructor(findingsMax: number, severityOf: SeverityOf | undefined) {
    this.#findingsMax = findingsMax;
    this.#severityOf = severityOf;
  }

  add(group: ClosedGroup): void {
    const isWhole = this.#size < WHOLE_MAX || group.sets.size > SETS_MAX;
    if (isWhole) this.#whole.set(this.#size, group);
    this.#lines.push(isWhole ? '' : JSON.stringify(packed(group)));
    this.#size += 1;
    if (this.#lines.length < BLOCK_GROUPS) return;
    this.#blocks.push(deflateRawSync(this.#lines.join('\n'), { level: 1 }));
    this.#lines = [];
  }

  /** The verdicts in the order of the file; one that was packed is made each time somebody looks at another group. */
  verdicts(verdictOf: VerdictOf): DecodedGroup[] {
    const last: LastMade = { index: -1, verdict: undefined };
    const make = (index: number): DecodedGroup => {
      if (last.index !== index || last.verdict === undefined) {
        last.verdict = verdictOf(this.#groupAt(index));
        last.index = index;
      }
      return last.verdict;
    };
    return Array.from({ length: this.#size }, (_, index) => {
      const whole = this.#whole.get(index);
      return whole === undefined ? new LazyGroup(make, index) : verdictOf(whole);
    });
  }

  #groupAt(index: number): ClosedGroup {
    const { info, at, claimed, findings, sets } = JSON.parse(this.#lineAt(index)) as PackedGroup;
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

  #lineAt(index: number): string {
    const block = Math.floor(index / BLOCK_GROUPS);
    const bytes = this.#blocks[block];
    if (bytes === undefined) return this.#lines[index % BLOCK_GROUPS] ?? '';
    if (this.#unpacked?.block !== block)
      this.#unpacked = { block, lines: inflateRawSync(bytes).toString('utf8').split('\n') };
    return this.#unpacked.lines[index % BLOCK_GROUPS] ?? '';
  }
}

interface LastMade {
  index: number;
  verdict: DecodedGroup | undefined;
}

/** A group that is unpacked for whoever looks at it. Its members are its class's, so that a quarter of a million are small. */
class LazyGroup implements DecodedGroup {
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
