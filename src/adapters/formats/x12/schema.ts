/**
 * Checks the segments of one transaction set, one after the other, against its plan, and says in X12's words (AK304)
 * which one has no place, which is missing, which comes too often.
 */
import { finding, type FindingCode } from '../../../model/codes.ts';
import type { Finding } from '../../../model/finding.ts';
import {
  StructureCheck,
  type LoopPlan,
  type Misplacement,
  type NodePlan,
  type StructureSink,
} from '../../edi/structure.ts';
import { checkElements, type Report } from './elements.ts';
import type { Delimiters } from '../../edi/delimiters.ts';
import { shown } from './names.ts';
import { isPublishedSegment, type SetPlan } from './plan.ts';
import type { Segment } from '../../edi/segment.ts';

export class SetCheck implements StructureSink {
  readonly #plan: SetPlan;
  readonly #delimiters: Delimiters;
  readonly #report: Report;
  readonly #structure: StructureCheck;
  /** LS01, until its LE: AK303 names the loop of whatever is wrong in between. */
  #boundedLoop: string | undefined;

  constructor(plan: SetPlan, delimiters: Delimiters, report: Report) {
    this.#plan = plan;
    this.#delimiters = delimiters;
    this.#report = report;
    this.#structure = new StructureCheck(plan, this);
  }

  /** Takes the next segment, ST to SE. */
  segment(segment: Segment): void {
    const plan = this.#plan.segment(segment.tag);
    if (plan === undefined) {
      this.misplaced(segment, isPublishedSegment(segment.tag) ? 'notInMessage' : 'unknown');
      const meant = segment.tag.toUpperCase();
      // What follows in its loop is no fault of its own.
      if (this.#plan.segment(meant) !== undefined) this.#structure.take({ ...segment, tag: meant });
      return;
    }
    const isPlaced = this.#structure.take(segment);
    if (segment.tag === 'LS' && isPlaced) this.#boundedLoop = segment.elements[1];
    const loop = this.#boundedLoop;
    checkElements(segment, plan, this.#delimiters, loop === undefined ? this.#report : (item) => this.#tell(item));
    if (segment.tag === 'LE') this.#boundedLoop = undefined;
  }

  #tell(item: Finding): void {
    this.#report(this.#boundedLoop === undefined ? item : inLoop(item, this.#boundedLoop));
  }

  missing(node: NodePlan, loop: LoopPlan, noticedAt: Segment): void {
    const { offset, position, tag } = noticedAt;
    const message = `Segment ${node.id} is mandatory ${whereIn(loop)} and missing before ${tag}`;
    this.#tell(
      finding('segment-missing', message, {
        at: { offset, length: 0, segment: position, tag: node.id },
        x12: { level: 'segment', code: '3' },
      }),
    );
    if (node.id === 'LE') this.#boundedLoop = undefined; // What comes next stands outside the loop.
  }

  tooOften(node: NodePlan, segment: Segment): void {
    const loop = node.loop !== undefined;
    const message = `${loop ? 'Loop' : 'Segment'} ${node.id} may occur ${node.max} time(s) here`;
    this.#say(loop ? 'loop-repeats' : 'segment-repeats', loop ? '4' : '5', message, segment);
  }

  misplaced(segment: Segment, why: Misplacement): void {
    const { tag } = segment;
    const { id } = this.#plan;
    switch (why) {
      case 'unknown': {
        const message = `Segment id ${shown(tag)} does not exist in X12`;
        const meant = tag.toUpperCase();
        const isMeant = meant !== tag && this.#plan.segment(meant) !== undefined;
        if (isMeant)
          this.#say('segment-unknown', '1', `${message}; ids are capitals, such as ${meant}`, segment, meant);
        else this.#say('segment-unknown', '1', message, segment);
        return;
      }
      case 'notInMessage':
        this.#say('segment-not-in-set', '6', `Segment ${tag} is not part of set ${id}`, segment);
        return;
      case 'outOfOrder':
        this.#say('segment-out-of-order', '7', `Segment ${tag} comes after segments that must follow it`, segment);
        return;
      case 'loopNotOpen':
        this.#say('segment-unexpected', '2', `Segment ${tag} belongs to a loop that is not open here`, segment);
    }
  }

  /** @param meant the id that was surely meant: what the segment says is not read, so that it rejects */
  #say(code: FindingCode, x12: string, message: string, segment: Segment, meant?: string): void {
    const { offset, length, position, tag } = segment;
    this.#tell(
      finding(code, message, {
        at: { offset, length, segment: position, tag },
        x12: { level: 'segment', code: x12 },
        ...(meant === undefined ? {} : { severity: 'error', fix: { offset, length: tag.length, text: meant } }),
      }),
    );
  }
}

function inLoop(item: Finding, loop: string): Finding {
  const { x12 } = item;
  return x12 === undefined || loop === '' ? item : { ...item, x12: { ...x12, loop } };
}

function whereIn(loop: LoopPlan): string {
  return loop.id === 'ST' ? 'in the set' : `in loop ${loop.id}`;
}
