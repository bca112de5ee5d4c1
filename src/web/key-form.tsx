import { useState } from 'react';
import type { FormEvent } from 'react';
import { call } from './api.ts';
import { storeKey } from './session.ts';

/** Asks for an API key once and tries it before it is taken. */
export function KeyForm({
  refusal,
  onKey,
}: {
  readonly refusal: string | undefined;
  readonly onKey: (key: string) => void;
}) {
  const [key, setKey] = useState('');
  const [problem, setProblem] = useState(refusal);
  const [trying, setTrying] = useState(false);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const wanted = key.trim();
    if (wanted === '') {
      setProblem('Paste a key first.');
      return;
    }
    setTrying(true);
    storeKey(wanted);
    try {
      await call('/v1/orders?limit=1');
      onKey(wanted);
    } catch (error) {
      storeKey(undefined);
      setProblem(error instanceof Error ? error.message : String(error));
      setTrying(false);
    }
  };

  return (
    <form className="key-form" onSubmit={(event) => void submit(event)}>
      <h1>Sign in with an API key</h1>
      <p>The key stays in this tab and is forgotten when you close it.</p>
      <label htmlFor="key">API key</label>
      <input
        id="key"
        type="password"
        autoComplete="off"
        spellCheck={false}
        value={key}
        aria-describedby="key-help"
        aria-invalid={problem !== undefined}
        onChange={(event) => setKey(event.target.value)}
      />
      <p className="problem" role="alert">
        {problem}
      </p>
      <button type="submit" className="primary" disabled={trying}>
        {trying ? 'Trying the key …' : 'Sign in'}
      </button>
      <p id="key-help" className="muted">
        No key yet? On the gateway's machine, run
        <code className="block">ordergate key create me --scopes orders:read,orders:write,inbound:write</code>
      </p>
    </form>
  );
}
