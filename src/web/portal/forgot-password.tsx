/** For whoever has forgotten the password: a link by mail, or whom to ask where no mail can be sent. */
import { useEffect, useState } from 'react';
import type { FormEvent } from 'react';
import { ApiError } from '../api.ts';
import { useLanguage, useWords } from '../form/language.ts';
import { ORDERS_ADDRESS } from './address.ts';
import { ask } from './client.ts';

export function ForgotPassword() {
  const words = useWords();
  const language = useLanguage();
  const { forgot } = words;
  const [isByMail, setIsByMail] = useState<boolean>();
  const [email, setEmail] = useState('');
  const [state, setState] = useState<'asking' | 'sending' | 'sent'>('asking');
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    document.title = `${forgot.title} · ${words.productName}`;
  }, [forgot.title, words.productName]);
  useEffect(() => {
    let isStale = false;
    const load = async (): Promise<void> => {
      try {
        const { linkByMail } = await ask<{ linkByMail: boolean }>('GET', '/sign-in');
        if (!isStale) setIsByMail(linkByMail);
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        if (!isStale) setProblem(words.failures[error.code] ?? error.message);
      }
    };
    void load();
    return () => {
      isStale = true;
    };
  }, [words]);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setState('sending');
    setProblem(undefined);
    try {
      await ask('POST', '/password-link', { email, language });
      setState('sent');
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setProblem(words.failures[error.code] ?? error.message);
      setState('asking');
    }
  };
  return (
    <form className="key-form" onSubmit={(event) => void submit(event)}>
      <h1>{forgot.title}</h1>
      {isByMail === false && <p>{forgot.noMail}</p>}
      {isByMail === true && state !== 'sent' && (
        <>
          <p>{forgot.help}</p>
          <label htmlFor="forgot-email">{words.signIn.email}</label>
          <input
            id="forgot-email"
            type="email"
            autoComplete="username"
            required
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
          <button type="submit" className="primary" disabled={state === 'sending'}>
            {state === 'sending' ? forgot.sending : forgot.submit}
          </button>
        </>
      )}
      <p role="status">{state === 'sent' ? forgot.sent : ''}</p>
      <p className="problem" role="alert">
        {problem}
      </p>
      <p>
        <a href={ORDERS_ADDRESS}>{forgot.back}</a>
      </p>
    </form>
  );
}
