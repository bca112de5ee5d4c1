/** Brings the database to the newest schema: numbered SQL files, each applied once, in one transaction. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runMigrations } from 'bullmq';
import type { Database } from './database.ts';

const FOLDER = join(import.meta.dirname, 'migrations');
const LOCK = 0x6f726467; // "ordg": one migrator at a time, whichever process starts first.

/** @returns the names of the migrations that were applied now. */
export async function migrate(database: Database): Promise<string[]> {
  const files = (await readdir(FOLDER)).filter((name) => name.endsWith('.sql')).toSorted();
  const applied = await database.transaction(async (tx) => {
    await tx.query('select pg_advisory_xact_lock($1)', [LOCK]);
    await tx.query(
      'create table if not exists schema_migrations (name text primary key, applied_at timestamptz not null default now())',
    );
    const done = new Set(
      (await tx.query<{ name: string }>('select name from schema_migrations')).map((row) => row.name),
    );
    const missing = files.filter((name) => !done.has(name));
    for (const name of missing) {
      await tx.query(await readFile(join(FOLDER, name), 'utf8'));
      await tx.query('insert into schema_migrations (name) values ($1)', [name]);
    }
    return missing;
  });
  await migrateQueue(database);
  return applied;
}

/** The job queue's own tables, in the schema `bullmq`; it keeps its own ledger and lock. */
async function migrateQueue(database: Database): Promise<void> {
  const client = await database.pool.connect();
  try {
    await runMigrations(client);
  } finally {
    client.release();
  }
}

/** True when every migration of this build is applied. */
export async function isMigrated(database: Database): Promise<boolean> {
  const files = (await readdir(FOLDER)).filter((name) => name.endsWith('.sql'));
  const exists = await database.query<{ found: string | null }>(
    "select to_regclass('schema_migrations')::text as found",
  );
  if (typeof exists[0]?.found !== 'string') return false;
  const done = new Set(
    (await database.query<{ name: string }>('select name from schema_migrations')).map((row) => row.name),
  );
  return files.every((name) => done.has(name));
}
