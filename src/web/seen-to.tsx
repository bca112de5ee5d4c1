/** That somebody saw to what waits for a person, and what was done about it. */
import { useState } from 'react';
import type { SubmitEvent } from 'react';

interface SeenToProps {
  readonly onSeen: (reason: string) => Promise<void>;
  readonly onChanged: () => void;
}

export function SeenTo({ onSeen, onChanged }: SeenToProps) {
  const [reason, setReason] = useState('');
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<string>();

  const send = async (): Promise<void> => {
    if (reason.trim() === '') {
      setProblem('Say first what was done: it stays in the history.');
      document.getElementById('seen-to')?.focus();
      return;
    }
    setSending(true);
    setProblem(undefined);
    try {
      await onSeen(reason.trim());
      onChanged();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    } finally {
      setSending(false);
    }
  };
  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    void send();
  };

  return (
    <form className="seen-to" onSubmit={onSubmit}>
      <label htmlFor="seen-to">What was done about it</label>
      <input
        id="seen-to"
        value={reason}
        placeholder="Such as: called the partner"
        autoComplete="off"
        onChange={(event) => setReason(event.target.value)}
      />
      <button type="submit" disabled={sending}>
        {sending ? 'Saving …' : 'Seen to'}
      </button>
      {problem !== undefined && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
    </form>
  );
}
