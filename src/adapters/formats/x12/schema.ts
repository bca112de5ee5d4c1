/**
 * Checks the segments of one transaction set, one after the other, against its plan: which segment may come now,
 * which is missing, which comes too often. A wrong segment is reported and otherwise ignored, so that one mistake
 * is one finding.
 */
import { finding, type FindingCode } from '../../../model/codes.ts';
import { checkElements, type Report } from './elements.ts';
import type { Delimiters } from '../../edi/delimiters.ts';
import { shown } from './names.ts';
import type { LoopPlan, NodePlan, SetPlan } from './plan.ts';
import type { Segment } from '../../edi/segment.ts';

/** An open loop: which of its nodes was met last, and how often. */
interface Frame {
  readonly loop: LoopPlan;
  index: number;
  count: number;
}

export class SetCheck {
  readonly #plan: SetPlan;
  readonly #delimiters: Delimiters;
  readonly #report: Report;
  readonly #stack: Frame[];

  constructor(plan: SetPlan, delimiters: Delimiters, report: Report) {
    this.#plan = plan;
    this.#delimiters = delimiters;
    this.#report = report;
    this.#stack = [{ loop: plan.root, index: -1, count: 0 }];
  }

  /** Takes the next segment, ST to SE. */
  segment(segment: Segment): void {
    const plan = this.#plan.segment(segment.tag);
    if (plan === undefined) {
      this.#unknown(segment);
      return;
    }
    this.#place(segment);
    checkElements(segment, plan, this.#delimiters, this.#report);
  }

  /** Finds the innermost open loop in which the segment may come next, and closes the loops inside it. */
  #place(segment: Segment): void {
    for (let depth = this.#stack.length - 1; depth >= 0; depth--) {
      const frame = this.#stack[depth];
      if (frame === undefined) continue;
      const target = nextPlace(frame, segment.tag);
      if (target < 0) continue;
      while (this.#stack.length - 1 > depth) this.#close(this.#stack.pop(), segment);
      this.#advance(frame, target, segment);
      return;
    }
    this.#misplaced(segment);
  }

  #advance(frame: Frame, target: number, segment: Segment): void {
    const node = frame.loop.nodes[target];
    if (node === undefined) return;
    if (target === frame.index) {
      frame.count += 1;
      if (frame.count === node.max + 1) this.#tooOften(node, segment);
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
      if (node === undefined) continue;
      const message = `Segment ${node.id} is mandatory ${whereIn(frame.loop)} and missing before ${segment.tag}`;
      this.#report(
        finding('segment-missing', message, {
          at: { offset: segment.offset, length: 0, segment: segment.position, tag: node.id },
          x12: { level: 'segment', code: '3' },
        }),
      );
    }
  }

  #tooOften(node: NodePlan, segment: Segment): void {
    const loop = node.loop !== undefined;
    const message = `${loop ? 'Loop' : 'Segment'} ${node.id} may occur ${node.max} time(s) here`;
    this.#say(loop ? 'loop-repeats' : 'segment-repeats', loop ? '4' : '5', message, segment);
  }

  #misplaced(segment: Segment): void {
    const { tag } = segment;
    if (!this.#plan.members.has(tag)) {
      this.#say('segment-not-in-set', '6', `Segment ${tag} is not part of set ${this.#plan.id}`, segment);
    } else if (this.#stack.some((frame) => frame.loop.places.has(tag))) {
      this.#say('segment-out-of-order', '7', `Segment ${tag} comes after segments that must follow it`, segment);
    } else {
      this.#say('segment-unexpected', '2', `Segment ${tag} belongs to a loop that is not open here`, segment);
    }
  }

  #unknown(segment: Segment): void {
    const message = `Segment id ${shown(segment.tag)} does not exist in version ${this.#plan.version} of set ${this.#plan.id}`;
    this.#say('segment-unknown', '1', message, segment);
  }

  #say(code: FindingCode, x12: string, message: string, segment: Segment): void {
    const { offset, length, position, tag } = segment;
    this.#report(
      finding(code, message, { at: { offset, length, segment: position, tag }, x12: { level: 'segment', code: x12 } }),
    );
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
      if (node === undefined || (place === 0 && frame.loop.id === tag)) continue;
      if (frame.count < node.max) return place;
      full = place;
    }
  }
  return full;
}

function whereIn(loop: LoopPlan): string {
  return loop.id === 'ST' ? 'in the set' : `in loop ${loop.id}`;
}
