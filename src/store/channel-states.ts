/** When each channel that fetches by itself last worked, and what was wrong last: kept for all processes, whichever of them watches. */
import type { Queryable } from './database.ts';

export interface ChannelKey {
  /** As log and metrics name it. */
  readonly name: string;
  readonly place: string;
}

export interface ChannelState extends ChannelKey {
  readonly lastSuccessAt: Date | null;
  readonly lastErrorAt: Date | null;
  readonly lastErrorCode: string | null;
  readonly lastError: string | null;
}

/** It is to be watched, whether or not it ever works. */
export async function noteChannel(db: Queryable, { name, place }: ChannelKey): Promise<void> {
  await db.query('insert into channel_states (channel, place) values ($1, $2) on conflict do nothing', [name, place]);
}

export async function noteChannelSuccess(db: Queryable, { name, place }: ChannelKey): Promise<void> {
  await db.query(
    `insert into channel_states (channel, place, last_success_at) values ($1, $2, clock_timestamp())
     on conflict (channel, place) do update set last_success_at = excluded.last_success_at`,
    [name, place],
  );
}

export async function noteChannelError(
  db: Queryable,
  { name, place }: ChannelKey,
  error: { readonly code: string | null; readonly message: string },
): Promise<void> {
  await db.query(
    `insert into channel_states (channel, place, last_error_at, last_error_code, last_error)
     values ($1, $2, clock_timestamp(), $3, $4)
     on conflict (channel, place) do update set last_error_at = excluded.last_error_at,
       last_error_code = excluded.last_error_code, last_error = excluded.last_error`,
    [name, place, error.code, error.message],
  );
}

export async function channelStates(db: Queryable, prefix: string): Promise<ChannelState[]> {
  return db.query<ChannelState>(
    `select channel as name, place, last_success_at as "lastSuccessAt", last_error_at as "lastErrorAt",
       last_error_code as "lastErrorCode", last_error as "lastError"
     from channel_states where starts_with(channel, $1) order by channel, place`,
    [prefix],
  );
}
