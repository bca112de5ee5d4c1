/**
 * The structure of one kind of message, compiled: which segments and loops (X12) or segment groups (EDIFACT) follow
 * each other, how often, and which must be there. And the check of a message against it, segment by segment.
 */
import type { Segment } from './segment.ts';

export interface LoopPlan {
  /** Name of the loop or group, such as `N1` or `SG2`; the whole message has that of its header. */
  readonly id: string;
  /** Tag of the segment that opens it. */
  readonly trigger: string;
  readonly nodes: readonly NodePlan[];
  /** Where each tag may stand among `nodes`, ascending. */
  readonly places: ReadonlyMap<string, readonly number[]>;
  /** Indexes of nodes that must occur. */
  readonly mandatory: readonly number[];
}

export interface NodePlan {
  /** Tag of the segment; of a loop, that of its first one. */
  readonly id: string;
  readonly min: number;
  /** Most occurrences; Infinity when there is no limit. */
  readonly max: number;
  /** Present when the node is a loop, which its first segment opens. */
  readonly loop: LoopPlan | undefined;
}

/** `[tag or loop, min, max (0: no limit), children]`; the first child of a loop is the segment that opens it. */
export type SourceNode = readonly [id: string, min: number, max: number, children?: readonly SourceNode[]];

export interface Structure {
  readonly root: LoopPlan;
  /** Every tag that occurs in the message. */
  readonly members: ReadonlySet<string>;
}

export function compileStructure(id: string, source: readonly SourceNode[]): Structure {
  const members = new Set<string>();
  collectMembers(source, members);
  return { root: compileLoop(id, source), members };
}

function collectMembers(nodes: readonly SourceNode[], members: Set<string>): void {
  for (const [id, , , children] of nodes) {
    if (children === undefined) members.add(id);
    else collectMembers(children, members);
  }
}

function compileLoop(id: string, source: readonly SourceNode[]): LoopPlan {
  const places = new Map<string, number[]>();
  const nodes = source.map(([nodeId, min, max, children], index): NodePlan => {
    const tag = children === undefined ? nodeId : (children[0]?.[0] ?? nodeId);
    const known = places.get(tag);
    if (known === undefined) places.set(tag, [index]);
    else known.push(index);
    const loop = children === undefined ? undefined : compileLoop(nodeId, children);
    return { id: tag, min, max: max === 0 ? Infinity : max, loop };
  });
  const mandatory = nodes.flatMap((node, index) => (node.min > 0 ? [index] : []));
  return { id, trigger: source[0]?.[0] ?? id, nodes, places, mandatory };
}

/** Why a segment has no place. */
export type Misplacement = 'unknown' | 'notInMessage' | 'outOfOrder' | 'loopNotOpen';

/** Takes the faults; each format says them in its standard's words. */
export interface StructureSink {
  /**
   * A mandatory node was passed over.
   * @param noticedAt the segment that stands where it should have been or later
   * @param after position of the last segment before the gap
   */
  missing(node: NodePlan, loop: LoopPlan, noticedAt: Segment, after: number): void;
  tooOften(node: NodePlan, segment: Segment): void;
  misplaced(segment: Segment, why: Misplacement): void;
}

/** An open loop: which of its nodes was met last, and how often. */
interface Frame {
  readonly loop: LoopPlan;
  index: number;
  count: number;
}

/** A wrong segment is reported and otherwise ignored, so that one mistake is one finding. */
export class StructureCheck {
  readonly #structure: Structure;
  readonly #sink: StructureSink;
  readonly #stack: Frame[];
  /** Position of the last segment that had its place. */
  #placed = 0;

  constructor(structure: Structure, sink: StructureSink) {
    this.#structure = structure;
    this.#sink = sink;
    this.#stack = [{ loop: structure.root, index: -1, count: 0 }];
  }

  /**
   * Takes the next segment: finds the innermost open loop in which it may come next, and closes the loops inside.
   * @returns whether it has a place
   */
  take(segment: Segment): boolean {
    const stack = this.#stack;
    for (let depth = stack.length - 1; depth >= 0; depth--) {
      const frame = stack[depth];
      if (frame === undefined) continue;
      const target = nextPlace(frame, segment.tag);
      if (target < 0) continue;
      // A segment that merely comes late in its loop must not be taken for its namesake beyond a mandatory one.
      if (passesMandatory(frame, target) && this.#hasPlaceAbove(depth, segment.tag)) break;
      while (stack.length - 1 > depth) this.#close(stack.pop(), segment);
      this.#advance(frame, target, segment);
      this.#placed = segment.position;
      return true;
    }
    this.#sink.misplaced(segment, this.#whyMisplaced(segment.tag));
    return false;
  }

  #hasPlaceAbove(depth: number, tag: string): boolean {
    for (let above = depth + 1; above < this.#stack.length; above++) {
      if (this.#stack[above]?.loop.places.has(tag) === true) return true;
    }
    return false;
  }

  #advance(frame: Frame, target: number, segment: Segment): void {
    const node = frame.loop.nodes[target];
    if (node === undefined) return;
    if (target === frame.index) {
      frame.count += 1;
      if (frame.count === node.max + 1) this.#sink.tooOften(node, segment);
    } else {
      this.#skipped(frame, target, segment);
      frame.index = target;
      frame.count = 1;
    }
    // The first segment of a loop is the loop's node 0.
    if (node.loop !== undefined) this.#stack.push({ loop: node.loop, index: 0, count: 1 });
  }

  #close(frame: Frame | undefined, segment: Segment): void {
    if (frame !== undefined) this.#skipped(frame, frame.loop.nodes.length, segment);
  }

  /** Reports the mandatory nodes that were passed over on the way to `target`. */
  #skipped(frame: Frame, target: number, segment: Segment): void {
    for (const index of frame.loop.mandatory) {
      if (index <= frame.index || index >= target) continue;
      const node = frame.loop.nodes[index];
      if (node !== undefined) this.#sink.missing(node, frame.loop, segment, this.#placed);
    }
  }

  #whyMisplaced(tag: string): Misplacement {
    if (!this.#structure.members.has(tag)) return 'notInMessage';
    return this.#stack.some((frame) => frame.loop.places.has(tag)) ? 'outOfOrder' : 'loopNotOpen';
  }
}

/** The node of the frame that the segment is, from the present one on; -1 when there is none. */
function nextPlace(frame: Frame, tag: string): number {
  const places = frame.loop.places.get(tag);
  if (places === undefined) return -1;
  let full = -1;
  for (let index = 0; index < places.length; index++) {
    const place = places[index] ?? -1; // An index loop: this runs several times for each segment.
    if (place > frame.index) return place;
    if (place === frame.index) {
      const node = frame.loop.nodes[place];
      // Node 0 opens the loop: once more means the loop again, which is for the loop outside to say.
      if (node === undefined || (place === 0 && frame.loop.trigger === tag)) continue;
      if (frame.count < node.max) return place;
      full = place;
    }
  }
  return full;
}

function passesMandatory({ loop, index }: Frame, target: number): boolean {
  const { mandatory } = loop;
  for (let at = 0; at < mandatory.length; at++) {
    const node = mandatory[at] ?? -1; // An index loop: this runs for each segment.
    if (node > index && node < target) return true;
  }
  return false;
}
