/** Accounts of the portal, as the company opens and ends them. */
import type { Request } from 'express';
import { z } from 'zod';
import { IntakeError } from '../model/errors.ts';
import { LANGUAGES, linkAddress, linkMailer } from '../pipeline/account-mails.ts';
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
        invite: z
          .enum(LANGUAGES)
          .optional()
          .meta({ description: 'Sends its owner a link by mail as well, in this language.' }),
      }),
      success: { status: 201, description: 'The account and its link.' },
      async handle({ body, key, request }) {
        const { invite, ...account } = body;
        if (invite !== undefined && linkMailer(gateway.config) === undefined)
          throw new IntakeError(
            'state-conflict',
            'No mail can be sent: set ORDERGATE_SMTP_URL, ORDERGATE_MAIL_FROM and ORDERGATE_PUBLIC_URL first.',
          );
        const { id, link } = await openAccount(database, account, key.name, invite);
        return { ...present(await known(id)), link: addressFor(request, link) };
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
        return { link: addressFor(request, await resetLink(database, params.id, key.name)) };
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

  function addressFor(request: Request, secret: string): string {
    const { publicUrl, host, port } = gateway.config;
    return linkAddress(publicUrl ?? `http://${request.headers.host ?? `${host}:${port}`}`, secret);
  }

  async function known(id: string): Promise<AccountRow> {
    const account = await accountById(database, id);
    if (account === undefined) throw new IntakeError('not-found', `There is no account ${id}.`, { id });
    return account;
  }
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
