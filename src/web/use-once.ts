/** Data that changes only with something else. */
import { useEffect, useState } from 'react';
import { ApiError, call } from './api.ts';

const RETRY_MS = 5000;

export interface Once<T> {
  /** Stays while newer data is on its way. */
  readonly body: T | undefined;
  readonly problem: string | undefined;
  /** What `body` was asked for. */
  readonly version: number | string | undefined;
}

/** Asks for `path` now and whenever `version` is another one; asks again after a failure that may pass. */
export function useOnce<T>(path: string | undefined, version: number | string | undefined): Once<T> {
  const [state, setState] = useState<Once<T>>({ body: undefined, problem: undefined, version: undefined });
  useEffect(() => {
    if (path === undefined) return undefined;
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async (): Promise<void> => {
      try {
        const { body } = await call<T>(path, { signal: stop.signal });
        if (!stop.signal.aborted) setState({ body, problem: undefined, version });
      } catch (error) {
        if (stop.signal.aborted) return;
        const problem = error instanceof ApiError ? error : new ApiError(0, 'page-error', String(error));
        setState((before) => ({ ...before, problem: problem.message }));
        if (problem.status === 0 || problem.status >= 500) timer = setTimeout(() => void ask(), RETRY_MS);
      }
    };
    void ask();
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [path, version]);
  return state;
}
