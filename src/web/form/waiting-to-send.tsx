/** Somebody pressed Send without a connection: it is sent when there is one again, while this is shown. */
import { useEffect } from 'react';
import { useWords } from './language.ts';

const RETRY_MS = 4000;

export function WaitingToSend({ onAgain, onStop }: { readonly onAgain: () => void; readonly onStop: () => void }) {
  const { form } = useWords();
  useEffect(() => {
    const timer = setInterval(onAgain, RETRY_MS);
    addEventListener('online', onAgain);
    return () => {
      clearInterval(timer);
      removeEventListener('online', onAgain);
    };
  }, [onAgain]);
  return (
    <p className="notice-line">
      {form.waiting}{' '}
      <button type="button" onClick={onStop}>
        {form.doNotSend}
      </button>
    </p>
  );
}
