/** What a page of the portal shows, kept fresh while somebody looks at it. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError } from '../api.ts';
import { ask } from './client.ts';

const REFRESH_MS = 4000;

export interface Refreshed<Body> {
  /** The last good answer for this path. */
  readonly body: Body | undefined;
  readonly error: ApiError | undefined;
  readonly refresh: () => void;
}

export function useRefreshed<Body>(path: string, onFailed: (error: ApiError) => void): Refreshed<Body> {
  const loadNow = useRef<() => void>(() => undefined);
  const [state, setState] = useState<{ path: string; body?: Body; error?: ApiError }>({ path });
  useEffect(() => {
    let isStale = false;
    const load = async (): Promise<void> => {
      try {
        const body = await ask<Body>('GET', path);
        if (!isStale) setState({ path, body });
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        if (isStale) return;
        setState((before) => ({ ...(before.path === path ? before : {}), path, error }));
        onFailed(error);
      }
    };
    loadNow.current = () => void load();
    void load();
    const timer = setInterval(() => {
      if (!document.hidden) void load();
    }, REFRESH_MS);
    return () => {
      isStale = true;
      clearInterval(timer);
    };
  }, [path, onFailed]);
  const refresh = useCallback(() => loadNow.current(), []);
  const isOf = state.path === path;
  return { body: isOf ? state.body : undefined, error: isOf ? state.error : undefined, refresh };
}
