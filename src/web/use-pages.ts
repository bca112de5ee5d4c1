/** A list that is longer than a page: the newest page refreshes by itself, older ones come when asked for. */
import { useState } from 'react';
import type { MouseEvent } from 'react';
import { ApiError, call } from './api.ts';
import { useLive } from './use-live.ts';

interface PageBody {
  readonly data: readonly { readonly id: string }[];
  readonly nextCursor: string | null;
}

export interface Older {
  readonly hasMore: boolean;
  readonly load: () => void;
  /** Why the last try to load failed. */
  readonly problem: string | undefined;
}

export interface Pages<Body extends PageBody> {
  readonly newest: Body | undefined;
  /** Of all pages that were loaded, each once. */
  readonly rows: Body['data'][number][];
  readonly older: Older;
  readonly error: ApiError | undefined;
  readonly refreshedAt: Date | undefined;
}

/** Pages below the newest one; they belong to one filter. */
interface Kept<Row> {
  readonly path: string;
  readonly rows: readonly Row[];
  /** Undefined before the first of them; null when there are no more. */
  readonly cursor: string | null | undefined;
  readonly problem?: string;
}

/** @param path with its filter, such as `/v1/orders?limit=100` */
export function usePages<Body extends PageBody>(path: string): Pages<Body> {
  type Row = Body['data'][number];
  const { answer, error, refreshedAt } = useLive<Body>(path);
  const [state, setKept] = useState<Kept<Row>>({ path, rows: [], cursor: undefined });
  const kept = state.path === path ? state : { path, rows: [], cursor: undefined };
  const next = kept.cursor === undefined ? answer?.body.nextCursor : kept.cursor;
  const load = async (cursor: string): Promise<void> => {
    try {
      const { body } = await call<Body>(`${path}&cursor=${encodeURIComponent(cursor)}`);
      setKept({ path, rows: [...kept.rows, ...body.data], cursor: body.nextCursor });
    } catch (failure) {
      const problem = failure instanceof ApiError ? failure.message : String(failure);
      setKept({ ...kept, problem });
    }
  };
  return {
    newest: answer?.body,
    rows: merge<Row>(answer?.body.data ?? [], kept.rows),
    older: {
      hasMore: typeof next === 'string',
      load: () => void (typeof next === 'string' && load(next)),
      problem: state.path === path ? state.problem : undefined,
    },
    error,
    refreshedAt,
  };
}

function merge<Row extends { readonly id: string }>(newest: readonly Row[], older: readonly Row[]): Row[] {
  const seen = new Set(newest.map((row) => row.id));
  return [...newest, ...older.filter((row) => !seen.has(row.id))];
}

/** A click anywhere in a row opens it; the link in it is what the keyboard and screen readers use. */
export function openRow(event: MouseEvent, address: string): void {
  if (!(event.target instanceof HTMLAnchorElement) && getSelection()?.isCollapsed !== false) location.hash = address;
}
