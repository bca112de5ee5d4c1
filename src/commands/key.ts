/** `ordergate key`: API keys. Works while the gateway runs, on its embedded database or on another. */
import type { Command } from 'commander';
import { loadConfig } from '../config.ts';
import { IntakeError } from '../model/errors.ts';
import { connectDatabase } from '../serve.ts';
import { SCOPES, createApiKey, listApiKeys, revokeApiKey } from '../store/api-keys.ts';
import type { Scope } from '../store/api-keys.ts';
import type { Database } from '../store/database.ts';
import { migrate } from '../store/migrate.ts';

interface Options {
  readonly data?: string;
}

const HELP = `
Scopes, of which a program should have no more than it needs:
  inbound:write   send messages
  orders:read     read messages, orders, exceptions and events
  orders:write    create, correct, release, reject, cancel and hold orders
  erp             lease deliveries and answer them
  admin           everything, and change partners and prices

Works while the gateway runs. Give the same --data, ORDERGATE_DATA or DATABASE_URL as the gateway has.

Examples:
  ordergate key create shop --scopes inbound:write,orders:read
  ordergate key create my-erp --scopes erp`;

export function register(program: Command): void {
  const key = program.command('key').description('Make, list and revoke API keys.').addHelpText('after', HELP);
  key
    .command('create')
    .description('Print a new API key, once. A key of the same name is replaced.')
    .addHelpText('after', HELP)
    .argument('<name>', 'who or what will use it')
    .option('--scopes <list>', `comma-separated: ${SCOPES.join(', ')}`, 'inbound:write,orders:read,orders:write')
    .option('--data <dir>', 'data directory of the gateway (ORDERGATE_DATA)')
    .action(async (name: string, options: Options & { scopes: string }) => {
      const scopes = parseScopes(options.scopes);
      process.stdout.write(`${await withDatabase(options, (database) => createApiKey(database, name, scopes))}\n`);
    });
  key
    .command('list')
    .description('Show keys, their scopes and when they were last used; never the keys themselves.')
    .option('--data <dir>', 'data directory of the gateway (ORDERGATE_DATA)')
    .action(async (options: Options) => {
      for (const each of await withDatabase(options, listApiKeys)) {
        const state =
          each.revokedAt === null
            ? `last used ${each.lastUsedAt?.toISOString() ?? 'never'}`
            : `revoked ${each.revokedAt.toISOString()}`;
        process.stdout.write(`${each.name}\t${each.scopes.join(',')}\t${state}\n`);
      }
    });
  key
    .command('revoke')
    .description('Make a key worthless, within five seconds.')
    .argument('<name>', 'as `key list` shows it')
    .option('--data <dir>', 'data directory of the gateway (ORDERGATE_DATA)')
    .action(async (name: string, options: Options) => {
      const found = await withDatabase(options, (database) => revokeApiKey(database, name));
      if (!found) throw new IntakeError('not-found', `There is no key "${name}" in use.`);
    });
}

async function withDatabase<Result>({ data }: Options, work: (database: Database) => Promise<Result>): Promise<Result> {
  const { database, release } = await connectDatabase(loadConfig({ data }));
  try {
    await migrate(database);
    return await work(database);
  } finally {
    await release();
  }
}

function parseScopes(list: string): Scope[] {
  const names = list.split(',').map((name) => name.trim());
  const unknown = names.filter((name) => !(SCOPES as readonly string[]).includes(name));
  if (unknown.length > 0)
    throw new IntakeError('config-invalid', `Unknown scopes: ${unknown.join(', ')}. There are ${SCOPES.join(', ')}.`);
  return names as Scope[];
}
