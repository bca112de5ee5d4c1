/** Who is signed in, and whether the gateway can be reached. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError } from '../api.ts';
import { keptSession, loadSession } from './client.ts';
import type { Session } from './client.ts';

const RETRY_MS = 3000;

export interface Signing {
  readonly session?: Session;
  /** `offline`: with a session when somebody was signed in before, whose drafts can be gone on with. */
  readonly state: 'asking' | 'in' | 'out' | 'offline';
  /** There was a session. */
  readonly ended?: boolean;
}

export interface Signed extends Signing {
  readonly load: () => void;
  readonly leave: () => void;
  /** A call failed: when its session has ended, what is typed stays in this browser. */
  readonly onFailed: (error: ApiError) => void;
}

export function useSigning(): Signed {
  const [signing, setSigning] = useState<Signing>({ state: 'asking' });
  const loadNow = useRef<() => void>(() => undefined);
  const { state } = signing;

  useEffect(() => {
    const load = async (): Promise<void> => {
      try {
        setSigning({ state: 'in', session: await loadSession() });
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        const kept = keptSession();
        if (error.status === 401) setSigning({ state: 'out', ended: kept !== undefined });
        else setSigning(kept === undefined ? { state: 'offline' } : { state: 'offline', session: kept });
      }
    };
    const lost = (): void => setSigning((before) => (before.state === 'in' ? { ...before, state: 'offline' } : before));
    loadNow.current = () => void load();
    void load();
    addEventListener('online', loadNow.current);
    addEventListener('offline', lost);
    return () => {
      removeEventListener('online', loadNow.current);
      removeEventListener('offline', lost);
    };
  }, []);
  useEffect(() => {
    if (state !== 'offline') return undefined;
    const timer = setInterval(() => loadNow.current(), RETRY_MS);
    return () => clearInterval(timer);
  }, [state]);

  const load = useCallback(() => loadNow.current(), []);
  const leave = useCallback(() => setSigning({ state: 'out' }), []);
  const onFailed = useCallback((error: ApiError) => {
    if (error.code === 'signed-out') setSigning({ state: 'out', ended: true });
    // It was demanded, or taken away, while somebody was signed in: the session now says so, and leads there.
    else if (error.code === 'second-factor-required') loadNow.current();
    else if (error.status === 0) setSigning((before) => ({ ...before, state: 'offline' }));
  }, []);
  return { ...signing, load, leave, onFailed };
}
