/** What a person decides about an order, always with a reason: correct, release, reject, hold or cancel it. */
import { useState } from 'react';
import type { Order } from '../model/order.ts';
import { ApiError, decide } from './api.ts';
import type { OrderEvent } from './api.ts';
import type { Decision } from './decisions.ts';
import { patchFrom } from './patch.ts';
import type { Edits } from './patch.ts';
import { instant, plural } from './text.ts';

interface DecisionBarProps {
  readonly id: string;
  readonly order: Order;
  readonly etag: string;
  readonly errors: number;
  /** What the order's state allows; at least one. */
  readonly allowed: readonly Decision[];
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
  cancel: 'Canceled. The ERP does not get the order.',
  hold: 'Held. The order waits for a person.',
};

const BUTTONS: Record<'reject' | 'cancel' | 'hold', readonly [label: string, whileSending: string]> = {
  hold: ['Hold', 'Holding …'],
  cancel: ['Cancel order', 'Canceling …'],
  reject: ['Reject', 'Rejecting …'],
};

export function DecisionBar(props: DecisionBarProps) {
  const { id, order, etag, errors, allowed, edits, lastEvent, onDiscard, onChanged } = props;
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
        {(['hold', 'cancel', 'reject'] as const)
          .filter((decision) => allowed.includes(decision))
          .map((decision) => (
            <button
              key={decision}
              type="button"
              className={decision === 'hold' ? undefined : 'danger'}
              disabled={sending !== undefined}
              onClick={() => void send(decision)}
            >
              {BUTTONS[decision][sending === decision ? 1 : 0]}
            </button>
          ))}
        {changes > 0 && allowed.includes('corrections') && (
          <button
            type="button"
            className="primary"
            disabled={sending !== undefined}
            onClick={() => void send('corrections')}
          >
            {sending === 'corrections' ? 'Saving …' : `Save ${plural(changes, 'change')}`}
          </button>
        )}
        {changes === 0 && allowed.includes('release') && (
          <button
            type="button"
            className="primary"
            disabled={sending !== undefined}
            onClick={() => void send('release')}
          >
            {sending === 'release'
              ? 'Releasing …'
              : errors > 0
                ? `Release as checked, despite ${plural(errors, 'error')}`
                : 'Release as checked'}
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
