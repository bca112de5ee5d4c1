/** `ordergate account`: accounts of customers who order in the portal. Works while the gateway runs. */
import type { Command } from 'commander';
import { loadConfig } from '../config.ts';
import { IntakeError } from '../model/errors.ts';
import { LANGUAGES, linkAddress } from '../pipeline/account-mails.ts';
import type { Language } from '../pipeline/account-mails.ts';
import { changeAccount, openAccount, resetLink } from '../pipeline/accounts.ts';
import type { AccountChange } from '../pipeline/accounts.ts';
import { connectDatabase } from '../serve.ts';
import { accountByEmail, listAccounts } from '../store/accounts.ts';
import type { Database } from '../store/database.ts';
import { migrate } from '../store/migrate.ts';

interface Options {
  readonly data?: string;
}

interface AddOptions extends Options {
  readonly customer: string;
  readonly name?: string;
  readonly invite?: string | true;
}

const HELP = `
A customer is a partner on file (GET /v1/partners). Whoever the account belongs to sees the orders of its customers and
of nobody else.

Works while the gateway runs. Give the same --data, ORDERGATE_DATA or DATABASE_URL as the gateway has, and
ORDERGATE_PUBLIC_URL, so that the printed link begins with the address that customers use. An invitation is sent by the
gateway, when it runs with ORDERGATE_SMTP_URL, ORDERGATE_MAIL_FROM and ORDERGATE_PUBLIC_URL; for a day it is tried again.

Examples:
  ordergate account add buyer@shop.example --name "Ann Buyer" --customer shop
  ordergate account add kunde@laden.example --customer laden --invite de
  ordergate account reset buyer@shop.example
  ordergate account close buyer@shop.example`;

const ACTOR = 'command line';

/** Each command that changes an account that is there. */
const CHANGES: readonly { readonly name: string; readonly about: string; readonly change: AccountChange }[] = [
  { name: 'close', about: 'Let it sign in no more, and end its sessions.', change: { closed: true } },
  { name: 'open', about: 'Let a closed account sign in again.', change: { closed: false } },
  { name: 'end-sessions', about: 'Sign it out everywhere.', change: { endSessions: true } },
  {
    name: 'forget-second-factor',
    about: 'For somebody who has lost their authenticator; ends its sessions.',
    change: { forgetSecondFactor: true },
  },
];

export function register(program: Command): void {
  const account = program
    .command('account')
    .description('Open, list and close accounts of customers who order in the portal.')
    .addHelpText('after', HELP);
  account
    .command('add')
    .description('Open an account and print the one-time link with which its owner chooses a password.')
    .argument('<email>', 'what its owner signs in with')
    .requiredOption('--customer <ids>', 'partners whose orders it sees and places, comma-separated')
    .option('--name <name>', 'name of the person; the address when it is left out')
    .option(
      '--invite [language]',
      `have the gateway send its owner a link by mail as well, in this language: ${LANGUAGES.join(', ')}; en when none is given`,
    )
    .option('--data <dir>', 'data directory of the gateway (ORDERGATE_DATA)')
    .action(async (email: string, options: AddOptions) => {
      if (!/^[^\s@]+@[^\s@]+$/.test(email))
        throw new IntakeError('config-invalid', `"${email}" is not an e-mail address.`);
      const customers = options.customer.split(',').map((id) => id.trim());
      const { link } = await withDatabase(options, (database) =>
        openAccount(database, { email, name: options.name ?? email, customers }, ACTOR, languageOf(options.invite)),
      );
      printLink(options, link);
    });
  account
    .command('reset')
    .description('Print a one-time link with which its owner chooses a new password.')
    .argument('<email>')
    .option('--data <dir>', 'data directory of the gateway (ORDERGATE_DATA)')
    .action(async (email: string, options: Options) => {
      const link = await withDatabase(options, async (database) =>
        resetLink(database, await idOf(database, email), ACTOR),
      );
      printLink(options, link);
    });
  account
    .command('list')
    .description('Show accounts, their customers and whether they can sign in.')
    .option('--data <dir>', 'data directory of the gateway (ORDERGATE_DATA)')
    .action(async (options: Options) => {
      for (const each of await withDatabase(options, listAccounts)) {
        const state = each.closedAt !== null ? 'closed' : each.password === null ? 'no password yet' : 'open';
        const factor = each.totpConfirmed ? 'second factor' : 'password only';
        process.stdout.write(`${each.email}\t${each.customers.join(',')}\t${state}\t${factor}\n`);
      }
    });
  account
    .command('customers')
    .description('Change whose orders an account sees and places.')
    .argument('<email>')
    .argument('<ids>', 'partners, comma-separated')
    .option('--data <dir>', 'data directory of the gateway (ORDERGATE_DATA)')
    .action(async (email: string, ids: string, options: Options) => {
      await change(options, email, { customers: ids.split(',').map((id) => id.trim()) });
    });
  for (const { name, about, change: wanted } of CHANGES) {
    account
      .command(name)
      .description(about)
      .argument('<email>')
      .option('--data <dir>', 'data directory of the gateway (ORDERGATE_DATA)')
      .action(async (email: string, options: Options) => change(options, email, wanted));
  }
}

/** @throws IntakeError `config-invalid` */
function languageOf(invite: string | true | undefined): Language | undefined {
  if (invite === undefined) return undefined;
  const language = LANGUAGES.find((each) => each === (invite === true ? 'en' : invite));
  if (language === undefined)
    throw new IntakeError('config-invalid', `--invite takes ${LANGUAGES.join(', ')}, not "${String(invite)}".`);
  return language;
}

async function change(options: Options, email: string, wanted: AccountChange): Promise<void> {
  await withDatabase(options, async (database) => changeAccount(database, await idOf(database, email), wanted, ACTOR));
}

async function idOf(database: Database, email: string): Promise<string> {
  const account = await accountByEmail(database, email);
  if (account === undefined) throw new IntakeError('not-found', `There is no account for ${email}.`);
  return account.id;
}

function printLink({ data }: Options, secret: string): void {
  const { publicUrl, host, port } = loadConfig({ data });
  process.stdout.write(`${linkAddress(publicUrl ?? `http://${host}:${port}`, secret)}\n`);
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
