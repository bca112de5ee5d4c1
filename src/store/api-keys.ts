/** API keys: 256 random bits, shown once, kept as a hash. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { newId } from '../model/ids.ts';
import type { Queryable } from './database.ts';

export const SCOPES = ['inbound:write', 'orders:read', 'orders:write', 'erp', 'admin'] as const;
export type Scope = (typeof SCOPES)[number];

export interface ApiKey {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}

const COLUMNS = `id, name, scopes, created_at as "createdAt", last_used_at as "lastUsedAt", revoked_at as "revokedAt"`;

/** Makes a key; a key of the same name is replaced. @returns the secret, which cannot be had again. */
export async function createApiKey(db: Queryable, name: string, scopes: readonly Scope[]): Promise<string> {
  const id = newId('key');
  const secret = `og_${randomBytes(32).toString('base64url')}`;
  await db.query(
    `insert into api_keys (id, name, hash, scopes) values ($1, $2, $3, $4)
     on conflict (name) do update set id = excluded.id, hash = excluded.hash, scopes = excluded.scopes, created_at = now(), revoked_at = null, last_used_at = null`,
    [id, name, hashOf(secret), scopes],
  );
  return secret;
}

/** The key that a secret opens; undefined when there is none or it was revoked. */
export async function findApiKey(db: Queryable, secret: string): Promise<ApiKey | undefined> {
  const hash = hashOf(secret);
  const rows = await db.query<ApiKey & { hash: string }>(
    `select ${COLUMNS}, hash from api_keys where hash = $1 and revoked_at is null`,
    [hash],
  );
  const row = rows[0];
  if (row === undefined || !timingSafeEqual(Buffer.from(row.hash), Buffer.from(hash))) return undefined;
  const { hash: _, ...key } = row;
  return key;
}

export async function touchApiKey(db: Queryable, id: string): Promise<void> {
  await db.query('update api_keys set last_used_at = now() where id = $1', [id]);
}

export async function listApiKeys(db: Queryable): Promise<ApiKey[]> {
  return db.query<ApiKey>(`select ${COLUMNS} from api_keys order by created_at`);
}

/** @returns false when there is no such key. */
export async function revokeApiKey(db: Queryable, name: string): Promise<boolean> {
  return (
    (
      await db.query('update api_keys set revoked_at = now() where name = $1 and revoked_at is null returning id', [
        name,
      ])
    ).length === 1
  );
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
