/** PostgreSQL access: a pool, transactions, and errors in the house's own words. */
import pg from 'pg';
import { IntakeError } from '../model/errors.ts';

/** Runs one statement; rows are typed by the caller that wrote the statement. */
export interface Queryable {
  query<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

export interface Database extends Queryable {
  /** Runs `work` in one transaction; any throw rolls back. Two that wait for each other: one is run again, so `work` must not mind. */
  transaction<Result>(work: (tx: Queryable) => Promise<Result>): Promise<Result>;
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

const CONNECTIONS_MAX = 20; // Ten requests and ten jobs at once keep 2 cores busy; PostgreSQL allows 100 by default.
const CONNECT_MS_MAX = 5_000;
const ATTEMPTS_MAX = 3;
/** Deadlock and serialization failure: nothing was changed, and the other one has gone on. */
const MEETING: ReadonlySet<string> = new Set(['40P01', '40001']);

// bigint counts here stay far below 2^53; as numbers they serialise as JSON numbers.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

export function openDatabase(url: string): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS_MAX,
    connectionTimeoutMillis: CONNECT_MS_MAX,
    keepAlive: true,
  });
  // An idle connection that drops is replaced by the pool at the next use; without a listener it would end the process.
  pool.on('error', () => undefined);
  // The same for one that is in use, whoever took it out of the pool; the failing query tells it.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return {
    pool,
    query: (text, values) => run(pool, text, values),
    close: () => pool.end(),
    async transaction(work) {
      for (let attempt = 1; ; attempt++) {
        try {
          return await once(work);
        } catch (error) {
          if (attempt === ATTEMPTS_MAX || !MEETING.has(String((error as { code?: unknown } | null)?.code))) throw error;
        }
      }
    },
  };

  async function once<Result>(work: (tx: Queryable) => Promise<Result>): Promise<Result> {
    const client = await pool.connect().catch((error: unknown) => {
      throw translate(error);
    });
    let broken: Error | undefined;
    // A server that goes away in the middle is told by the failing query; the event alone must not end the process.
    const onError = (error: Error): void => {
      broken = error;
    };
    client.on('error', onError);
    try {
      await client.query('begin');
      const result = await work({ query: (text, values) => run(client, text, values) });
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback').catch((failure: Error) => {
        broken = failure;
      });
      throw translate(error);
    } finally {
      client.off('error', onError);
      client.release(broken);
    }
  }
}

async function run<Row extends object>(
  on: pg.Pool | pg.PoolClient,
  text: string,
  values?: readonly unknown[],
): Promise<Row[]> {
  try {
    const result = await on.query<Row>(text, values as unknown[] | undefined);
    return result.rows;
  } catch (error) {
    throw translate(error);
  }
}

/** Class 08 (connection), 53 (resources), 57P0x (shutdown) and socket errors mean: not now. */
function translate(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof IntakeError) return error;
  const code = 'code' in error ? String(error.code) : '';
  const unavailable =
    /^(08|53|57P0|ECONN|EPIPE|ENOTFOUND|ETIMEDOUT|EAI_AGAIN)/.test(code) ||
    /connection terminated|timeout exceeded when trying to connect|client has encountered a connection error|not queryable/i.test(
      error.message,
    );
  if (!unavailable) return error;
  return new IntakeError(
    'database-unavailable',
    'The database cannot be reached; nothing was changed.',
    { sqlState: code },
    error,
  );
}

/** Column arrays for `unnest`, in the order of `columns`: one round trip for many rows. */
export function columnArrays<Row extends object>(rows: readonly Row[], columns: readonly (keyof Row)[]): unknown[][] {
  return columns.map((column) =>
    rows.map((row) => {
      const value: unknown = row[column] ?? null;
      return typeof value === 'string' ? storable(value) : value;
    }),
  );
}

/**
 * JSON that PostgreSQL takes. A stranger's bytes may hold NUL characters and halves of surrogate pairs, which jsonb
 * refuses; they become U+FFFD here, while the raw message keeps every byte.
 */
export function jsonText(value: unknown): string {
  const json = JSON.stringify(value);
  // JSON escapes exactly these two kinds of character this way, so nearly every text needs no second look.
  if (!json.includes('\\u0000') && !json.includes('\\ud')) return json;
  return JSON.stringify(value, (_, each: unknown) => (typeof each === 'string' ? storable(each) : each));
}

function storable(text: string): string {
  const wellFormed = text.isWellFormed() ? text : text.toWellFormed();
  return wellFormed.includes('\0') ? wellFormed.replaceAll('\0', '\uFFFD') : wellFormed;
}
