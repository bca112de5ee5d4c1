/**
 * Checks the segments of one message, one after the other, against its plan, and says in the words of CONTRL (0085)
 * which one has no place, which is missing, which comes too often.
 */
import { finding, type FindingCode } from '../../../model/codes.ts';
import { componentText, elementPlace, type Segment } from '../../edi/segment.ts';
import { shown } from '../../edi/shown.ts';
import {
  StructureCheck,
  type LoopPlan,
  type Misplacement,
  type NodePlan,
  type StructureSink,
} from '../../edi/structure.ts';
import type { CheckContext, Memory } from './accept.ts';
import { checkElements, type Report } from './elements.ts';
import type { MessagePlan } from './plan.ts';

/** The segment that opens a line. */
const LINE = 'LIN';
/** UNS 0081. */
const BEGINS_LINES = 'D';

export class MessageCheck implements StructureSink {
  readonly #plan: MessagePlan;
  readonly #context: CheckContext;
  readonly #memory: Memory;
  readonly #report: Report;
  readonly #structure: StructureCheck;
  #hasLines = false;

  /** @param memory kept over the messages of one interchange: see `isFlawless` */
  constructor(plan: MessagePlan, context: CheckContext, memory: Memory, report: Report) {
    this.#plan = plan;
    this.#context = context;
    this.#memory = memory;
    this.#report = report;
    this.#structure = new StructureCheck(plan, this);
  }

  /**
   * Takes the next segment, UNH to UNT.
   * @returns whether its elements are certainly good
   */
  segment(segment: Segment): boolean {
    const plan = this.#plan.segment(segment.tag);
    if (plan === undefined) {
      this.misplaced(segment, 'unknown');
      const meant = segment.tag.toUpperCase();
      // What follows in its group is no fault of its own.
      if (this.#plan.segment(meant) !== undefined) this.#structure.take({ ...segment, tag: meant });
      return false;
    }
    this.#structure.take(segment);
    if (segment.tag === LINE) this.#hasLines = true;
    else if (segment.tag === 'UNS' && this.#hasLines) this.#checkSection(segment);
    return checkElements(segment, plan, this.#context, this.#memory, this.#report);
  }

  /** The messages of orders have one UNS, behind their lines: S ends them. D would begin them, and nothing be a total. */
  #checkSection(segment: Segment): void {
    if ((componentText(segment, 1, 1) ?? '').trim() !== BEGINS_LINES) return;
    const at = elementPlace(segment, 1);
    const message = `UNS 0081 is 'D', which begins the lines, but they stand before it; what follows was read as the summary`;
    const edifact = { level: 'element', code: '12' } as const;
    const fix = { offset: at.offset, length: at.length, text: 'S' };
    this.#report(finding('element-code-unknown', message, { at, edifact, fix, severity: 'error' }));
  }

  /** UCS 0096 for a missing segment is the position of the last one before the gap. */
  missing(node: NodePlan, loop: LoopPlan, noticedAt: Segment, after: number): void {
    const where = loop.id === 'UNH' ? 'in the message' : `in segment group ${loop.id} (${loop.trigger})`;
    const what = node.loop === undefined ? `Segment ${node.id}` : `Segment group ${node.loop.id} (${node.id})`;
    this.#report(
      finding('segment-missing', `${what} is mandatory ${where} and missing before ${noticedAt.tag}`, {
        at: { offset: noticedAt.offset, length: 0, segment: after, tag: node.id },
        edifact: { level: 'segment', code: '13' },
      }),
    );
  }

  tooOften(node: NodePlan, segment: Segment): void {
    const { loop, id, max } = node;
    if (loop === undefined) this.#say('segment-repeats', '35', `Segment ${id} may occur ${max} time(s) here`, segment);
    else this.#say('loop-repeats', '36', `Segment group ${loop.id} (${id}) may occur ${max} time(s) here`, segment);
  }

  misplaced(segment: Segment, why: Misplacement): void {
    const { tag } = segment;
    const { id, directory } = this.#plan;
    switch (why) {
      case 'unknown': {
        const message = `Segment ${shown(tag)} does not exist in ${id} ${directory}`;
        const meant = tag.toUpperCase();
        const isMeant = meant !== tag && this.#plan.segment(meant) !== undefined;
        if (isMeant)
          this.#say('segment-unknown', '15', `${message}; tags are capitals, such as ${meant}`, segment, meant);
        else this.#say('segment-unknown', '15', message, segment);
        return;
      }
      case 'notInMessage':
        this.#say('segment-not-in-set', '15', `Segment ${tag} is not part of ${id} ${directory}`, segment);
        return;
      case 'outOfOrder':
        this.#say('segment-out-of-order', '15', `Segment ${tag} comes after segments that must follow it`, segment);
        return;
      case 'loopNotOpen':
        this.#say('segment-unexpected', '15', `Segment ${tag} belongs to a group that is not open here`, segment);
    }
  }

  /** @param meant the tag that was surely meant: what the segment says is not read, so that it rejects */
  #say(code: FindingCode, edifact: string, message: string, segment: Segment, meant?: string): void {
    const { offset, length, position, tag } = segment;
    this.#report(
      finding(code, message, {
        at: { offset, length, segment: position, tag },
        edifact: { level: 'segment', code: edifact },
        ...(meant === undefined ? {} : { severity: 'error', fix: { offset, length: tag.length, text: meant } }),
      }),
    );
  }
}
