/** What a person decides about an order that waits: correct, release or reject, always with a reason. */
import { useState } from 'react';
import type { Order } from '../model/order.ts';
import { ApiError, decide } from './api.ts';
import type { Decision, OrderEvent } from './api.ts';
import { patchFrom } from './patch.ts';
import type { Edits } from './patch.ts';
import { instant, plural } from './text.ts';

interface DecisionBarProps {
  readonly id: string;
  readonly order: Order;
  readonly etag: string;
  readonly errors: number;
  readonly edits: Edits;
  readonly lastEvent: OrderEvent | undefined;
  readonly onDiscard: () => void;
  /** After the gateway took the decision, or said that somebody else was faster. */
  readonly onChanged: (outcome: 'taken' | 'outdated') => void;
}

const DONE: Record<Decision, string> = {
  corrections: 'Corrected. The order is checked again.',
  release: 'Released. The order goes on to the ERP.',
  reject: 'Rejected. The order ends here.',
};

export function DecisionBar({ id, order, etag, errors, edits, lastEvent, onDiscard, onChanged }: DecisionBarProps) {
  const [reason, setReason] = useState('');
  const [sending, setSending] = useState<Decision>();
  const [message, setMessage] = useState<{ readonly bad: boolean; readonly text: string }>();
  const [conflict, setConflict] = useState(false);

  const send = async (decision: Decision): Promise<void> => {
    if (reason.trim() === '') {
      setMessage({ bad: true, text: 'Say why first: the reason stays in the history of the order.' });
      document.getElementById('reason')?.focus();
      return;
    }
    setSending(decision);
    setMessage(undefined);
    setConflict(false);
    try {
      const patch = decision === 'corrections' ? { patch: patchFrom(order, edits) } : {};
      await decide(id, decision, etag, { reason: reason.trim(), ...patch });
      setMessage({ bad: false, text: DONE[decision] });
      setReason('');
      onChanged('taken');
    } catch (error) {
      if (error instanceof ApiError && error.status === 412) {
        setConflict(true);
        onChanged('outdated');
      } else {
        setMessage({
          bad: true,
          text: error instanceof Error ? error.message : String(error),
        });
      }
    } finally {
      setSending(undefined);
    }
  };

  const changes = edits.size;
  return (
    <section className="decide" aria-label="Decision">
      {conflict && <Conflict event={lastEvent} changes={changes} />}
      <p
        className={message?.bad === true ? 'decide-message problem' : 'decide-message'}
        role={message?.bad === true ? 'alert' : 'status'}
      >
        {message?.text}
      </p>
      <div className="decide-row">
        <label htmlFor="reason">Reason</label>
        <input
          id="reason"
          value={reason}
          placeholder="Why, for the history"
          autoComplete="off"
          onChange={(event) => setReason(event.target.value)}
        />
        {changes > 0 && (
          <button type="button" className="quiet" onClick={onDiscard}>
            Discard {plural(changes, 'change')}
          </button>
        )}
        <button type="button" className="danger" disabled={sending !== undefined} onClick={() => void send('reject')}>
          {sending === 'reject' ? 'Rejecting …' : 'Reject'}
        </button>
        {changes > 0 ? (
          <button
            type="button"
            className="primary"
            disabled={sending !== undefined}
            onClick={() => void send('corrections')}
          >
            {sending === 'corrections' ? 'Saving …' : `Save ${plural(changes, 'change')}`}
          </button>
        ) : (
          <button
            type="button"
            className="primary"
            disabled={sending !== undefined}
            onClick={() => void send('release')}
          >
            {sending === 'release'
              ? 'Releasing …'
              : errors > 0
                ? `Release despite ${plural(errors, 'error')}`
                : 'Release'}
          </button>
        )}
      </div>
    </section>
  );
}

function Conflict({ event, changes }: { readonly event: OrderEvent | undefined; readonly changes: number }) {
  const who = event === undefined ? 'Somebody' : event.actor;
  const when = event === undefined ? '' : ` at ${instant(event.at)}`;
  const why = event?.reason ? `, because: ${event.reason}` : '';
  return (
    <div className="notice notice-attention" role="alert">
      <strong>
        {who} changed this order{when}
        {why}.
      </strong>
      <span>
        Nothing of yours was sent. The page now shows the present order
        {changes > 0 ? ', with your changes kept on top' : ''}: look at it, then decide again.
      </span>
    </div>
  );
}
