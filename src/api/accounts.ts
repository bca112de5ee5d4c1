/** Accounts of the portal, as the company opens and ends them. */
import { z } from 'zod';
import { IntakeError } from '../model/errors.ts';
import { changeAccount, openAccount, resetLink } from '../pipeline/accounts.ts';
import type { Gateway } from '../pipeline/gateway.ts';
import { accountById, accountEvents, listAccounts } from '../store/accounts.ts';
import type { AccountRow } from '../store/accounts.ts';
import { sessionsOfAccount } from '../store/sessions.ts';
import { IdParams, route } from './route.ts';
import type { Route } from './route.ts';

const EVENTS_SHOWN = 200;
const Customers = z.array(z.string().min(1).max(100)).min(1).max(100);

export function accountRoutes(gateway: Gateway): Route[] {
  const { database } = gateway;
  return [
    route({
      method: 'get',
      path: '/v1/accounts',
      operationId: 'listAccounts',
      summary: 'Accounts of customers who sign in to the portal.',
      scope: 'admin',
      success: { status: 200, description: 'All accounts.' },
      handle: async () => ({ data: (await listAccounts(database)).map(present) }),
    }),
    route({
      method: 'post',
      path: '/v1/accounts',
      operationId: 'openAccount',
      summary:
        'Opens an account for one customer or more. The answer holds a one-time link with which its owner chooses a password.',
      scope: 'admin',
      body: z.strictObject({
        email: z.email().max(200),
        name: z.string().trim().min(1).max(200),
        customers: Customers,
      }),
      success: { status: 201, description: 'The account and its link.' },
      async handle({ body, key, request }) {
        const { id, link } = await openAccount(database, body, key.name);
        return { ...present(await known(id)), link: linkAddress(gateway, request.headers.host, link) };
      },
    }),
    route({
      method: 'get',
      path: '/v1/accounts/{id}',
      operationId: 'getAccount',
      summary: 'One account, its open sessions, and what happened to it.',
      scope: 'admin',
      params: IdParams,
      success: { status: 200, description: 'The account.' },
      async handle({ params }) {
        const [account, sessions, events] = [
          await known(params.id),
          await sessionsOfAccount(database, params.id),
          await accountEvents(database, params.id, EVENTS_SHOWN),
        ];
        return { ...present(account), sessions: sessions.map(({ accountId: _, ...each }) => each), events };
      },
    }),
    route({
      method: 'post',
      path: '/v1/accounts/{id}/link',
      operationId: 'makeAccountLink',
      summary: 'A one-time link with which its owner chooses a new password; links made before end.',
      scope: 'admin',
      params: IdParams,
      success: { status: 201, description: 'The link.' },
      async handle({ params, key, request }) {
        return { link: linkAddress(gateway, request.headers.host, await resetLink(database, params.id, key.name)) };
      },
    }),
    route({
      method: 'post',
      path: '/v1/accounts/{id}/changes',
      operationId: 'changeAccount',
      summary: 'Changes whose orders it sees, closes it, takes a lost second factor away, or ends its sessions.',
      scope: 'admin',
      params: IdParams,
      body: z.strictObject({
        customers: Customers.optional(),
        closed: z.boolean().optional(),
        forgetSecondFactor: z.boolean().optional(),
        endSessions: z.boolean().optional(),
      }),
      success: { status: 200, description: 'The account.' },
      handle: async ({ params, body, key }) => present(await changeAccount(database, params.id, body, key.name)),
    }),
  ];

  async function known(id: string): Promise<AccountRow> {
    const account = await accountById(database, id);
    if (account === undefined) throw new IntakeError('not-found', `There is no account ${id}.`, { id });
    return account;
  }
}

/** After `#`, so that no proxy and no log of addresses ever sees the secret. */
function linkAddress({ config }: Gateway, host: string | undefined, secret: string): string {
  const base = config.publicUrl ?? `http://${host ?? `${config.host}:${config.port}`}`;
  return new URL(`/portal/#/password/${secret}`, base).href;
}

function present({
  id,
  email,
  name,
  customers,
  totpConfirmed,
  lockedUntil,
  createdAt,
  closedAt,
  password,
}: AccountRow) {
  return {
    id,
    email,
    name,
    customers,
    hasPassword: password !== null,
    secondFactor: totpConfirmed,
    lockedUntil,
    createdAt,
    closedAt,
  };
}
