/** Data that keeps itself fresh. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError, call } from './api.ts';
import type { Answer } from './api.ts';

const REFRESH_MS = 2000;
const RETRY_MS_MAX = 15_000;

export interface Live<T> {
  /** The last good answer; it stays while later calls fail. */
  readonly answer: Answer<T> | undefined;
  readonly error: ApiError | undefined;
  readonly refreshedAt: Date | undefined;
  readonly refresh: () => void;
}

/**
 * Asks for `path` now and every two seconds; pauses while the tab is hidden, waits longer after failures. An
 * undefined path asks for nothing.
 */
export function useLive<T>(path: string | undefined): Live<T> {
  const [state, setState] = useState<Omit<Live<T>, 'refresh'> & { path?: string | undefined }>({
    answer: undefined,
    error: undefined,
    refreshedAt: undefined,
  });
  const askNow = useRef<() => void>(() => undefined);

  useEffect(() => {
    if (path === undefined) return undefined;
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let failures = 0;
    let asking = false;
    let askAgain = false;

    const ask = async (): Promise<void> => {
      clearTimeout(timer);
      if (asking) {
        askAgain = true;
        return;
      }
      asking = true;
      try {
        const answer = await call<T>(path, { signal: stop.signal });
        failures = 0;
        if (stop.signal.aborted) return;
        setState((before) => {
          // The same version is the same object, so that a long order is not painted again every two seconds.
          const same = before.path === path && answer.etag !== undefined && before.answer?.etag === answer.etag;
          return { answer: same ? before.answer : answer, error: undefined, refreshedAt: new Date(), path };
        });
      } catch (error) {
        failures++;
        if (stop.signal.aborted) return;
        const shown = error instanceof ApiError ? error : new ApiError(0, 'page-error', String(error));
        setState((before) => ({ ...(before.path === path ? before : EMPTY), error: shown, path }));
      } finally {
        asking = false;
      }
      if (stop.signal.aborted) return;
      const wait = askAgain ? 0 : Math.min(REFRESH_MS * 2 ** failures, RETRY_MS_MAX);
      askAgain = false;
      timer = setTimeout(() => {
        if (!document.hidden) void ask();
      }, wait);
    };

    const onVisible = (): void => {
      if (!document.hidden) void ask();
    };
    document.addEventListener('visibilitychange', onVisible);
    askNow.current = () => void ask();
    void ask();
    return () => {
      stop.abort();
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', onVisible);
    };
  }, [path]);

  const refresh = useCallback(() => askNow.current(), []);
  const current = state.path === path ? state : EMPTY;
  return { answer: current.answer, error: current.error, refreshedAt: current.refreshedAt, refresh };
}

const EMPTY = { answer: undefined, error: undefined, refreshedAt: undefined };
