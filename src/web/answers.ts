/** What a partner said of an answer that we sent it, in words. Pure. */
import type { Acknowledgment } from './api.ts';
import { instant } from './text.ts';

export type AnswerTone = 'good' | 'attention' | 'bad' | 'moving';

export interface AnswerSaid {
  readonly tone: AnswerTone;
  readonly text: string;
  /** When it was said, or is due. */
  readonly when: string | undefined;
}

type Said = Pick<Acknowledgment, 'answer' | 'answeredAt' | 'answerDue' | 'overdueAt'>;

const VERDICTS: Record<NonNullable<Acknowledgment['answer']>, readonly [AnswerTone, text: string]> = {
  received: ['good', 'Received by the partner'],
  accepted: ['good', 'Accepted by the partner'],
  acceptedWithErrors: ['attention', 'Accepted with errors'],
  rejected: ['bad', 'Rejected by the partner'],
};

/** `undefined` when nothing was said of it and nothing was agreed to be said. */
export function saidOf({ answer, answeredAt, answerDue, overdueAt }: Said): AnswerSaid | undefined {
  if (answer) {
    const [tone, text] = VERDICTS[answer];
    return { tone, text, when: answeredAt ? instant(answeredAt) : undefined };
  }
  const when = answerDue ? `due ${instant(answerDue)}` : undefined;
  if (overdueAt) return { tone: 'bad', text: 'Not acknowledged', when };
  return answerDue ? { tone: 'moving', text: 'Waits for the partner', when } : undefined;
}

/** Whether somebody has to look: the partner said no, or nothing in the agreed time. */
export function isInTrouble({ answer, overdueAt }: Said): boolean {
  return answer === 'rejected' || (!answer && Boolean(overdueAt));
}

/** Whether the partner still has to say something of it. */
export function isWaiting({ answer, answerDue }: Said): boolean {
  return !answer && Boolean(answerDue);
}
