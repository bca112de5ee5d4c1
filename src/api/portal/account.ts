/** Signing in and out, the own password, the second factor, and the own sessions. */
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { IntakeError } from '../../model/errors.ts';
import { LANGUAGES, askForLink, linkMailer } from '../../pipeline/account-mails.ts';
import { choosePassword, offerTotp, resetLink, signIn, switchTotp } from '../../pipeline/accounts.ts';
import type { Gateway } from '../../pipeline/gateway.ts';
import { insertAccountEvent } from '../../store/accounts.ts';
import { partnersById } from '../../store/partners.ts';
import { isPassword } from '../../store/passwords.ts';
import { endSession, endSessions, sessionsOfAccount } from '../../store/sessions.ts';
import { IdParams } from '../route.ts';
import { openRoute, portalRoute } from './route.ts';
import type { PortalRoute } from './route.ts';
import { clearSession, setSession } from './session.ts';

const Code = z.string().trim().max(10);
/** Many times what storing a row takes, so that the time says nothing of what was done. */
const LINK_ANSWER_MS = 500;
const Password = z.string().min(1).max(1000);

export function accountRoutes(gateway: Gateway): PortalRoute[] {
  const { database } = gateway;
  const isDemanded = gateway.config.portalSecondFactor === 'required';
  return [
    openRoute({
      method: 'post',
      path: '/sign-in',
      operationId: 'portalSignIn',
      summary: 'Begins a session, whose secret is in a cookie.',
      body: z.strictObject({ email: z.string().trim().max(200), password: Password, code: Code.optional() }),
      success: { status: 200, description: 'Signed in.' },
      async open({ body, request, response }) {
        const userAgent = (request.headers['user-agent'] ?? '').slice(0, 300);
        setSession(gateway, request, response, await signIn(database, { ...body, userAgent }));
        return { signedIn: true };
      },
    }),
    openRoute({
      method: 'get',
      path: '/sign-in',
      operationId: 'portalSignInHelp',
      summary: 'Whether a link for a new password can be had by mail.',
      success: { status: 200, description: '`linkByMail` says so.' },
      open: () => Promise.resolve({ linkByMail: linkMailer(gateway.config) !== undefined }),
    }),
    openRoute({
      method: 'post',
      path: '/password-link',
      operationId: 'portalAskForLink',
      summary:
        'Sends the owner of an account a one-time link by mail. The answer is the same, and takes as long, whether or not there is such an account.',
      body: z.strictObject({ email: z.string().trim().max(200), language: z.enum(LANGUAGES) }),
      success: { status: 202, description: 'If there is such an account its owner gets a mail.' },
      async open({ body }) {
        if (linkMailer(gateway.config) === undefined)
          throw new IntakeError('state-conflict', 'No mail can be sent from here. Ask your contact at our company.');
        await Promise.all([askForLink(database, body.email, body.language), sleep(LINK_ANSWER_MS)]);
        return { asked: true };
      },
    }),
    openRoute({
      method: 'post',
      path: '/password',
      operationId: 'portalChoosePassword',
      summary: 'Chooses a password with a one-time link; every session of the account ends.',
      body: z.strictObject({ link: z.string().max(100), password: Password }),
      success: { status: 200, description: 'It is chosen.' },
      async open({ body }) {
        await choosePassword(database, body.link, body.password);
        return { chosen: true };
      },
    }),
    portalRoute({
      method: 'get',
      path: '/session',
      operationId: 'portalSession',
      summary: 'Who is signed in, for which customers, and the token that calls which change something must send.',
      beforeSecondFactor: true,
      success: { status: 200, description: 'The session.' },
      async handle({ visitor: { account, csrfToken } }) {
        const partners = await partnersById(database, account.customers);
        return {
          email: account.email,
          name: account.name,
          secondFactor: account.totpConfirmed,
          secondFactorRequired: isDemanded,
          customers: [...partners.values()].map(({ id, name, address }) => ({ id, name, address })),
          csrfToken,
        };
      },
    }),
    portalRoute({
      method: 'post',
      path: '/sign-out',
      operationId: 'portalSignOut',
      summary: 'Ends this session.',
      beforeSecondFactor: true,
      success: { status: 200, description: 'Signed out.' },
      async handle({ visitor: { account, sessionId }, request, response }) {
        await endSession(database, account.id, sessionId);
        clearSession(gateway, request, response);
        return { signedOut: true };
      },
    }),
    portalRoute({
      method: 'get',
      path: '/sessions',
      operationId: 'portalSessions',
      summary: 'Where this account is signed in.',
      success: { status: 200, description: 'The sessions; `current` is this one.' },
      async handle({ visitor: { account, sessionId } }) {
        const rows = await sessionsOfAccount(database, account.id);
        return { data: rows.map(({ accountId: _, ...each }) => ({ ...each, current: each.id === sessionId })) };
      },
    }),
    portalRoute({
      method: 'post',
      path: '/sessions/{id}/end',
      operationId: 'portalEndSession',
      summary: 'Ends one session of this account, or with `others` all but this one.',
      params: IdParams,
      success: { status: 200, description: 'Ended.' },
      async handle({ params, visitor: { account, sessionId } }) {
        if (params.id === 'others') return { ended: await endSessions(database, account.id, sessionId) };
        if (!(await endSession(database, account.id, params.id)))
          throw new IntakeError('not-found', 'There is no such session.');
        return { ended: 1 };
      },
    }),
    portalRoute({
      method: 'post',
      path: '/own-password',
      operationId: 'portalChangePassword',
      summary: 'Changes the own password; every other session ends, and so does this one.',
      body: z.strictObject({ password: Password, newPassword: Password }),
      success: { status: 200, description: 'Changed.' },
      async handle({ body, visitor: { account }, request, response }) {
        if (!(await isPassword(body.password, account.password))) {
          // Whoever finds an open browser has one guess, and then no session.
          await insertAccountEvent(database, account.id, 'passwordRefused', account.email);
          await endSessions(database, account.id);
          clearSession(gateway, request, response);
          throw new IntakeError('sign-in-refused', 'The present password is wrong. You are signed out.');
        }
        await choosePassword(database, await resetLink(database, account.id, account.email), body.newPassword);
        clearSession(gateway, request, response);
        return { changed: true };
      },
    }),
    portalRoute({
      method: 'post',
      path: '/second-factor',
      operationId: 'portalOfferSecondFactor',
      summary: 'A secret for an authenticator; it counts once a code proves it.',
      beforeSecondFactor: true,
      success: { status: 200, description: 'The secret, also as the address that authenticators read.' },
      handle: async ({ visitor: { account } }) => offerTotp(database, account.id),
    }),
    portalRoute({
      method: 'post',
      path: '/second-factor/switch',
      operationId: 'portalSwitchSecondFactor',
      summary: 'Switches the second factor on or off with a code; every other session ends.',
      beforeSecondFactor: true,
      body: z.strictObject({ on: z.boolean(), code: Code }),
      success: { status: 200, description: 'Switched.' },
      async handle({ body, visitor: { account, sessionId } }) {
        if (isDemanded && !body.on)
          throw new IntakeError('second-factor-required', 'The second factor cannot be switched off here.');
        await switchTotp(database, account.id, { ...body, session: sessionId });
        return { secondFactor: body.on };
      },
    }),
  ];
}
