/** What the customer says of the order as we have it: that it is right, or what is wrong. */
import { useState } from 'react';
import type { OrderState } from '../../model/states.ts';
import { ApiError } from '../api.ts';
import { useWords } from '../form/language.ts';
import { ask } from './client.ts';
import type { PortalAnswer } from './order-page.tsx';
import { useTime } from './orders-page.tsx';

const ENDS: ReadonlySet<OrderState> = new Set(['closed', 'rejected', 'canceled', 'duplicate', 'superseded']);

interface AnswerBarProps {
  readonly id: string;
  readonly revision: number;
  readonly state: OrderState;
  readonly answers: readonly PortalAnswer[];
  /** Something of it is still open with us: it cannot be called right yet. */
  readonly isIncomplete: boolean;
  readonly onAnswered: () => void;
  readonly onFailed: (error: ApiError) => void;
}

export function AnswerBar({ id, revision, state, answers, isIncomplete, onAnswered, onFailed }: AnswerBarProps) {
  const words = useWords();
  const time = useTime();
  const [isDisputing, setIsDisputing] = useState(false);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string>();
  const last = answers.findLast((each) => each.revision === revision);
  const answer = async (body: object): Promise<void> => {
    try {
      await ask('POST', `/orders/${id}/answer`, { revision, ...body });
      setIsDisputing(false);
      setReason('');
      setProblem(undefined);
      onAnswered();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setProblem(error.message);
      onFailed(error);
    }
  };
  return (
    <div className="answer-bar">
      {last !== undefined && (
        <p>
          {last.by} {words.order[last.verdict]}, {time(last.at)}
          {last.reason !== null && <q>{last.reason}</q>}
        </p>
      )}
      {!ENDS.has(state) && !isDisputing && (
        <p className="buttons">
          {last === undefined && !isIncomplete && <span>{words.order.isRight}</span>}
          {last?.verdict !== 'confirmed' && !isIncomplete && (
            <button type="button" onClick={() => void answer({ verdict: 'confirmed' })}>
              {words.order.confirm}
            </button>
          )}
          <button type="button" onClick={() => setIsDisputing(true)}>
            {words.order.dispute}
          </button>
        </p>
      )}
      {isDisputing && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void answer({ verdict: 'disputed', reason });
          }}
        >
          <label htmlFor="dispute">{words.order.disputeWhat}</label>
          <textarea
            id="dispute"
            rows={3}
            required
            ref={focusOnMount}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <p className="buttons">
            <button type="submit" className="primary">
              {words.order.disputeSend}
            </button>
            <button type="button" className="quiet" onClick={() => setIsDisputing(false)}>
              {words.order.cancel}
            </button>
          </p>
        </form>
      )}
      <p className="problem" role="alert">
        {problem}
      </p>
    </div>
  );
}

function focusOnMount(field: HTMLTextAreaElement | null): void {
  field?.focus();
}
