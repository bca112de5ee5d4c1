/** Signing in; the code is asked for only where the account has a second factor. */
import { useEffect, useState } from 'react';
import type { FormEvent } from 'react';
import { ApiError } from '../api.ts';
import { useWords } from '../form/language.ts';
import { FORGOT_ADDRESS } from './address.ts';
import { ask } from './client.ts';

export function SignIn({ ended, onSignedIn }: { readonly ended: boolean; readonly onSignedIn: () => void }) {
  const words = useWords();
  const { signIn } = words;
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [needsCode, setNeedsCode] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [trying, setTrying] = useState(false);
  useEffect(() => {
    document.title = `${signIn.title} · ${words.productName}`;
  }, [signIn.title, words.productName]);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTrying(true);
    setProblem(undefined);
    try {
      await ask('POST', '/sign-in', { email, password, ...(needsCode ? { code } : {}) });
      onSignedIn();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.code === 'second-factor-needed') setNeedsCode(true);
      else setProblem(words.failures[error.code] ?? error.message);
      setTrying(false);
    }
  };
  return (
    <form className="key-form" onSubmit={(event) => void submit(event)}>
      <h1>{signIn.title}</h1>
      {ended && <p>{signIn.ended}</p>}
      <label htmlFor="email">{signIn.email}</label>
      <input
        id="email"
        type="email"
        autoComplete="username"
        required
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <label htmlFor="password">{signIn.password}</label>
      <input
        id="password"
        type="password"
        autoComplete="current-password"
        required
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      {needsCode && (
        <>
          <label htmlFor="code">{signIn.code}</label>
          <input
            id="code"
            inputMode="numeric"
            autoComplete="one-time-code"
            pattern="\d{6}"
            required
            ref={focusOnMount}
            aria-describedby="code-help"
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
          <small id="code-help" className="muted">
            {signIn.codeHelp}
          </small>
        </>
      )}
      <p className="problem" role="alert">
        {problem}
      </p>
      <button type="submit" className="primary" disabled={trying}>
        {trying ? signIn.trying : signIn.submit}
      </button>
      <p>
        <a href={FORGOT_ADDRESS}>{words.forgot.title}</a>
      </p>
      <p className="muted">{signIn.help}</p>
    </form>
  );
}

function focusOnMount(input: HTMLInputElement | null): void {
  input?.focus();
}
