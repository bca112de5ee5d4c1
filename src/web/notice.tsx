/** What the page says when it has nothing to show, or cannot. */
import type { ReactNode } from 'react';
import type { ApiError } from './api.ts';
import { clock } from './text.ts';
import type { Older } from './use-pages.ts';

/** Shown over data that may be old: the data stays. */
export function Stale({ error, refreshedAt }: { readonly error: ApiError; readonly refreshedAt: Date | undefined }) {
  const since = refreshedAt === undefined ? '' : ` What you see is from ${clock(refreshedAt)}.`;
  return (
    <div className="notice notice-bad" role="alert">
      <strong>{error.message}</strong>
      <span>
        {since} It is asked again by itself. <code>{error.correlationId ?? error.code}</code>
      </span>
    </div>
  );
}

export function Loading({ what }: { readonly what: string }) {
  return (
    <div className="loading" role="status">
      <span className="visually-hidden">Loading {what} …</span>
      {[0, 1, 2, 3, 4, 5].map((row) => (
        <div key={row} className="skeleton" />
      ))}
    </div>
  );
}

export function Empty({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className="empty">
      <h2>{title}</h2>
      {children}
    </div>
  );
}

export function Liveness({ error, refreshedAt }: { readonly error: boolean; readonly refreshedAt: Date | undefined }) {
  if (refreshedAt === undefined) return null;
  return (
    <span className={error ? 'live live-off' : 'live'}>
      <span className="live-dot" aria-hidden="true" />
      {error ? 'Not refreshing' : `Live, ${clock(refreshedAt)}`}
    </span>
  );
}

export function OlderButton({ what, older }: { readonly what: string; readonly older: Older }) {
  if (!older.hasMore) return null;
  return (
    <p className="more">
      <button type="button" onClick={older.load}>
        Show older {what}
      </button>{' '}
      {older.problem !== undefined && (
        <span className="problem" role="alert">
          {older.problem}
        </span>
      )}
    </p>
  );
}
