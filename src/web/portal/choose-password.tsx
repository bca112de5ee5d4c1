/** Where a one-time link leads. */
import { useEffect, useState } from 'react';
import type { FormEvent } from 'react';
import { ApiError } from '../api.ts';
import { useWords } from '../form/language.ts';
import { FORGOT_ADDRESS, ORDERS_ADDRESS } from './address.ts';
import { ask } from './client.ts';

export function ChoosePassword({ link }: { readonly link: string }) {
  const words = useWords();
  const { choose } = words;
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [problem, setProblem] = useState<string>();
  const [isUsed, setIsUsed] = useState(false);
  const [isDone, setIsDone] = useState(false);
  useEffect(() => {
    document.title = `${choose.title} · ${words.productName}`;
  }, [choose.title, words.productName]);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (password !== again) {
      setProblem(choose.differ);
      return;
    }
    try {
      await ask('POST', '/password', { link, password });
      // A link that was used up shall not stand in the history.
      history.replaceState(null, '', `${location.pathname}${location.hash.replace(link, 'used')}`);
      setIsDone(true);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setIsUsed(error.code === 'link-invalid');
      setProblem(words.failures[error.code] ?? (error.code === 'request-invalid' ? choose.help : error.message));
    }
  };
  if (isDone)
    return (
      <div className="key-form" role="status">
        <h1>{choose.done}</h1>
        <p>
          <a href={ORDERS_ADDRESS}>{choose.toSignIn}</a>
        </p>
      </div>
    );
  return (
    <form className="key-form" onSubmit={(event) => void submit(event)}>
      <h1>{choose.title}</h1>
      <p id="password-help">{choose.help}</p>
      <label htmlFor="new-password">{choose.password}</label>
      <input
        id="new-password"
        type="password"
        autoComplete="new-password"
        required
        aria-describedby="password-help"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <label htmlFor="new-password-again">{choose.again}</label>
      <input
        id="new-password-again"
        type="password"
        autoComplete="new-password"
        required
        value={again}
        onChange={(event) => setAgain(event.target.value)}
      />
      <p className="problem" role="alert">
        {problem}
      </p>
      {isUsed && (
        <p>
          <a href={FORGOT_ADDRESS}>{choose.newLink}</a>
        </p>
      )}
      <button type="submit" className="primary">
        {choose.submit}
      </button>
    </form>
  );
}
