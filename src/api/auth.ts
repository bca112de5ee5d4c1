/** Bearer API keys: hashed in the database, scoped, and remembered here for a few seconds. */
import type { Request } from 'express';
import { IntakeError } from '../model/errors.ts';
import { findApiKey, touchApiKey } from '../store/api-keys.ts';
import type { ApiKey, Scope } from '../store/api-keys.ts';
import type { Database } from '../store/database.ts';

const REMEMBER_MS = 5_000; // How long a revoked key may still work.
const REMEMBERED_MAX = 1_000;

export type Authenticate = (request: Request, scope: Scope | readonly Scope[]) => Promise<ApiKey>;

export function createAuthenticator(database: Database): Authenticate {
  const remembered = new Map<string, { key: ApiKey; until: number }>();
  return async (request, scope) => {
    const secret = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (secret === undefined) {
      throw new IntakeError(
        'unauthorized',
        'Send an API key: "Authorization: Bearer KEY". `ordergate key create NAME` makes one.',
      );
    }
    const key = await lookUp(secret);
    const wanted = [scope].flat();
    if (!key.scopes.includes('admin') && !wanted.some((each) => key.scopes.includes(each))) {
      const named = wanted.join(' or ');
      throw new IntakeError('forbidden', `The key "${key.name}" lacks the scope ${named}.`, {
        scope: named,
        key: key.id,
      });
    }
    return key;
  };

  async function lookUp(secret: string): Promise<ApiKey> {
    const known = remembered.get(secret);
    if (known !== undefined && known.until > Date.now()) return known.key;
    remembered.delete(secret);
    const key = await findApiKey(database, secret);
    if (key === undefined) throw new IntakeError('unauthorized', 'This API key is not known, or it was revoked.');
    if (remembered.size >= REMEMBERED_MAX) remembered.clear();
    remembered.set(secret, { key, until: Date.now() + REMEMBER_MS });
    await touchApiKey(database, key.id);
    return key;
  }
}
