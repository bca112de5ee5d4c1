/** The own account: where it is signed in, the second factor, the password. */
import { useCallback, useEffect, useState } from 'react';
import type { FormEvent } from 'react';
import { ApiError } from '../api.ts';
import { useWords } from '../form/language.ts';
import { ask } from './client.ts';
import type { Session } from './client.ts';
import { useTime } from './orders-page.tsx';
import { QrCode } from './qr-code.tsx';
import { useRefreshed } from './use-refreshed.ts';

interface AccountPageProps {
  readonly session: Session;
  readonly onChanged: () => void;
  readonly onFailed: (error: ApiError) => void;
}

export function AccountPage({ session, onChanged, onFailed }: AccountPageProps) {
  const words = useWords();
  useEffect(() => {
    document.title = `${words.account.title} · ${words.productName}`;
  }, [words]);
  return (
    <article className="portal-page" aria-labelledby="account-title">
      <h1 id="account-title">{words.account.title}</h1>
      <p>
        {session.name} · {session.email} · {session.customers.map(({ name }) => name).join(', ')}
      </p>
      <SecondFactor session={session} onChanged={onChanged} onFailed={onFailed} />
      <Sessions onFailed={onFailed} />
      <Password onChanged={onChanged} onFailed={onFailed} />
    </article>
  );
}

/** All that there is for somebody who has yet to set up the second factor that the company demands. */
export function SecondFactorPage(props: AccountPageProps) {
  const words = useWords();
  useEffect(() => {
    document.title = `${words.account.factor} · ${words.productName}`;
  }, [words]);
  return (
    <article className="portal-page" aria-labelledby="factor-title">
      <SecondFactor {...props} />
    </article>
  );
}

function SecondFactor({ session, onChanged, onFailed }: AccountPageProps) {
  const words = useWords();
  const { account } = words;
  const [offer, setOffer] = useState<{ uri: string; secret: string }>();
  const [isAsking, setIsAsking] = useState(false);
  const [code, setCode] = useState('');
  const { problem, run } = useTry(onFailed);
  const isDemanded = session.secondFactorRequired && !session.secondFactor;
  const begin = (): void =>
    run(async () => {
      if (!session.secondFactor) setOffer(await ask('POST', '/second-factor', {}));
      setIsAsking(true);
    });
  const confirmCode = (event: FormEvent): void => {
    event.preventDefault();
    run(async () => {
      await ask('POST', '/second-factor/switch', { on: !session.secondFactor, code });
      setIsAsking(false);
      setOffer(undefined);
      setCode('');
      onChanged();
    });
  };
  return (
    <section className="portal-part" aria-labelledby="factor-title">
      {isDemanded ? <h1 id="factor-title">{account.factor}</h1> : <h2 id="factor-title">{account.factor}</h2>}
      <p>{session.secondFactor ? account.factorOn : isDemanded ? account.factorDemanded : account.factorOff}</p>
      {!isAsking && !(session.secondFactor && session.secondFactorRequired) && (
        <button type="button" className={isDemanded ? 'primary' : undefined} onClick={begin}>
          {session.secondFactor ? account.switchOff : account.switchOn}
        </button>
      )}
      {isAsking && (
        <form className="stack" onSubmit={confirmCode}>
          {offer !== undefined && (
            <>
              <p>{account.scan}</p>
              <QrCode text={offer.uri} label={account.factor} />
              <p className="mono secret">{offer.secret.replace(/(.{4})(?=.)/g, '$1 ')}</p>
            </>
          )}
          <label htmlFor="factor-code">{account.enterCode}</label>
          <input
            id="factor-code"
            inputMode="numeric"
            autoComplete="one-time-code"
            pattern="\d{6}"
            required
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
          <button type="submit" className="primary">
            {account.confirmCode}
          </button>
        </form>
      )}
      <p className="problem" role="alert">
        {problem}
      </p>
    </section>
  );
}

interface OpenSession {
  readonly id: string;
  readonly userAgent: string;
  readonly lastUsedAt: string;
  readonly current: boolean;
}

function Sessions({ onFailed }: Pick<AccountPageProps, 'onFailed'>) {
  const { account } = useWords();
  const time = useTime();
  const { body, refresh } = useRefreshed<{ data: OpenSession[] }>('/sessions', onFailed);
  const sessions = body?.data ?? [];
  const { problem, run } = useTry(onFailed);
  const end = (id: string): void =>
    run(async () => {
      await ask('POST', `/sessions/${id}/end`, {});
      refresh();
    });
  return (
    <section className="portal-part" aria-labelledby="sessions-title">
      <h2 id="sessions-title">{account.sessions}</h2>
      <ul>
        {sessions.map(({ id, userAgent, lastUsedAt, current }) => (
          <li key={id}>
            <span className="agent">{userAgent}</span>
            <span className="muted">{time(lastUsedAt)}</span>
            {current ? (
              <strong>{account.thisOne}</strong>
            ) : (
              <button type="button" aria-label={`${account.end}: ${userAgent}`} onClick={() => end(id)}>
                {account.end}
              </button>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <button type="button" onClick={() => end('others')}>
          {account.endOthers}
        </button>
      )}
      <p className="problem" role="alert">
        {problem}
      </p>
    </section>
  );
}

function Password({ onChanged, onFailed }: Omit<AccountPageProps, 'session'>) {
  const { account } = useWords();
  const [present, setPresent] = useState('');
  const [next, setNext] = useState('');
  const { problem, run } = useTry(onFailed);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    run(async () => {
      await ask('POST', '/own-password', { password: present, newPassword: next });
      onChanged();
    });
  };
  return (
    <section className="portal-part" aria-labelledby="own-password-title">
      <h2 id="own-password-title">{account.password}</h2>
      <form className="stack" onSubmit={submit}>
        <label htmlFor="present-password">{account.present}</label>
        <input
          id="present-password"
          type="password"
          autoComplete="current-password"
          required
          value={present}
          onChange={(event) => setPresent(event.target.value)}
        />
        <label htmlFor="next-password">{account.next}</label>
        <input
          id="next-password"
          type="password"
          autoComplete="new-password"
          required
          value={next}
          onChange={(event) => setNext(event.target.value)}
        />
        <button type="submit">{account.change}</button>
      </form>
      <p className="problem" role="alert">
        {problem}
      </p>
    </section>
  );
}

/** Runs a call and keeps what went wrong with it. */
function useTry(onFailed: (error: ApiError) => void) {
  const words = useWords();
  const [problem, setProblem] = useState<string>();
  const run = useCallback(
    (work: () => Promise<void>): void => {
      setProblem(undefined);
      work().catch((error: unknown) => {
        if (!(error instanceof ApiError)) throw error;
        setProblem(words.failures[error.code] ?? error.message);
        onFailed(error);
      });
    },
    [onFailed, words],
  );
  return { problem, run };
}
