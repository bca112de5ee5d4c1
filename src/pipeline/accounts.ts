/** Signing in to the portal: passwords, the second factor, lockout, one-time links. */
import { Secret, TOTP } from 'otpauth';
import type { Language } from '../adapters/formats/mail/language.ts';
import { IntakeError } from '../model/errors.ts';
import { insertAccountMail } from '../store/account-mails.ts';
import {
  accountByEmail,
  accountById,
  closeAccount,
  endLinks,
  insertAccount,
  insertAccountEvent,
  insertLink,
  isLinkGood,
  lockAccount,
  setCustomers,
  setFailures,
  setPassword,
  setTotp,
  useLink,
} from '../store/accounts.ts';
import type { AccountRow, NewAccount } from '../store/accounts.ts';
import type { Database, Queryable } from '../store/database.ts';
import { partnersById } from '../store/partners.ts';
import { hashPassword, isPassword } from '../store/passwords.ts';
import { endSessions, insertSession } from '../store/sessions.ts';

/** NIST SP 800-63B asks for no more than 100; ten leave a person room, and a guesser 960 a day. */
const FAILURES_MAX = 10;
const LOCKED_SECONDS = 15 * 60;
/** An invitation waits for somebody to read their mail; a new one is quickly made. */
const LINK_HOURS = 72;
const PASSWORD_MIN = 12;
/** Long enough for any sentence, and no work to hash. */
const PASSWORD_MAX = 200;
const STEP_SECONDS = 30;
const ISSUER = 'Ordergate';

export interface SignIn {
  readonly email: string;
  readonly password: string;
  readonly code?: string | undefined;
  readonly userAgent: string;
}

/**
 * Checks a sign-in. Whatever is wrong, and whether there is such an account at all, the answer is the same.
 * @returns the secret of the new session
 * @throws IntakeError `sign-in-refused`, `second-factor-needed`
 */
export async function signIn(database: Database, { email, password, code, userAgent }: SignIn): Promise<string> {
  const found = await accountByEmail(database, email);
  // Before the row is locked, because it takes a fifth of a second.
  const isRight = await isPassword(password, found?.password ?? null);
  const session = await database.transaction(async (tx) => {
    const account = found === undefined ? undefined : await lockAccount(tx, found.id);
    if (account === undefined || account.closedAt !== null) return 'refused';
    if (account.lockedUntil !== null && account.lockedUntil > new Date()) return 'refused';
    // The password may have been changed while it was checked.
    if (!isRight || account.password !== found?.password) return fail(tx, account);
    if (account.totpConfirmed) {
      if (code === undefined || code === '') return 'code';
      if (!(await takeCode(tx, account, code))) return fail(tx, account);
    }
    await setFailures(tx, account.id, 0, null);
    await insertAccountEvent(tx, account.id, 'signedIn', account.email);
    return { secret: await insertSession(tx, account.id, userAgent) };
  });
  if (session === 'code')
    throw new IntakeError('second-factor-needed', 'Enter the six digits that your authenticator shows.');
  if (session === 'refused')
    throw new IntakeError(
      'sign-in-refused',
      `The e-mail address, the password or the code is wrong. After ${FAILURES_MAX} wrong attempts an account is locked for ${LOCKED_SECONDS / 60} minutes.`,
    );
  return session.secret;
}

async function fail(tx: Queryable, account: AccountRow): Promise<'refused'> {
  const failures = account.failures + 1;
  const isLocked = failures >= FAILURES_MAX;
  await setFailures(tx, account.id, isLocked ? 0 : failures, isLocked ? LOCKED_SECONDS : null);
  await insertAccountEvent(tx, account.id, isLocked ? 'locked' : 'signInFailed', account.email);
  return 'refused';
}

/** Takes a code of this moment, or of half a minute before or after, once. */
async function takeCode(tx: Queryable, account: AccountRow, code: string): Promise<boolean> {
  const { totpSecret } = account;
  if (totpSecret === null || !/^\d{6}$/.test(code)) return false;
  const now = Date.now();
  const delta = totpOf(totpSecret, account.email).validate({ token: code, timestamp: now, window: 1 });
  if (delta === null) return false;
  const step = Math.floor(now / 1000 / STEP_SECONDS) + delta;
  if (step <= account.totpStep) return false;
  await setTotp(tx, account.id, { secret: totpSecret, confirmed: true, step });
  return true;
}

function totpOf(secret: string, label: string): TOTP {
  return new TOTP({ issuer: ISSUER, label, secret: Secret.fromBase32(secret), period: STEP_SECONDS });
}

/** Makes a secret that counts once a code proves it. @returns what an authenticator takes, as an address and as text */
export async function offerTotp(database: Database, accountId: string): Promise<{ uri: string; secret: string }> {
  return database.transaction(async (tx) => {
    const account = await known(tx, accountId);
    if (account.totpConfirmed)
      throw new IntakeError('state-conflict', 'The second factor is switched on already. Switch it off first.');
    const secret = new Secret({ size: 20 }).base32;
    await setTotp(tx, accountId, { secret, confirmed: false, step: 0 });
    return { secret, uri: totpOf(secret, account.email).toString() };
  });
}

/** Switches the second factor on or off, each with a code that proves that the person has it. */
export async function switchTotp(
  database: Database,
  accountId: string,
  { on, code, session }: { readonly on: boolean; readonly code: string; readonly session: string },
): Promise<void> {
  const isTaken = await database.transaction(async (tx) => {
    const account = await known(tx, accountId);
    if (account.totpConfirmed === on) return true;
    if (account.lockedUntil !== null && account.lockedUntil > new Date()) return false;
    if (!(await takeCode(tx, account, code))) {
      // Counted like a wrong sign-in: whoever holds a session must not guess the code either.
      if (account.totpConfirmed) await fail(tx, account);
      return false;
    }
    if (!on) await setTotp(tx, accountId, { secret: null, confirmed: false, step: 0 });
    await endSessions(tx, accountId, session);
    await insertAccountEvent(tx, accountId, on ? 'secondFactorOn' : 'secondFactorOff', account.email);
    return true;
  });
  if (!isTaken)
    throw new IntakeError('sign-in-refused', 'The code is not right, or it was used before. Wait for the next one.');
}

/** Uses up a link: the password is new, and every session of the account has ended. */
export async function choosePassword(database: Database, link: string, password: string): Promise<void> {
  checkPassword(password);
  if (!(await isLinkGood(database, link))) throw linkInvalid();
  const hash = await hashPassword(password);
  const isTaken = await database.transaction(async (tx) => {
    const accountId = await useLink(tx, link);
    const account = accountId === undefined ? undefined : await lockAccount(tx, accountId);
    if (account === undefined || account.closedAt !== null) return false;
    await setPassword(tx, account.id, hash);
    // More than one may be good: asking for a link by mail ends none, because anybody can ask.
    await endLinks(tx, account.id);
    await endSessions(tx, account.id);
    await insertAccountEvent(tx, account.id, 'passwordChosen', account.email);
    return true;
  });
  if (!isTaken) throw linkInvalid();
}

function linkInvalid(): IntakeError {
  return new IntakeError('link-invalid', 'This link was used before, or it is too old. Ask for a new one.');
}

/** Length is what makes a password strong (NIST SP 800-63B 3.1.1.2); rules about signs only make it forgotten. */
function checkPassword(password: string): void {
  const { length } = password.normalize('NFKC');
  if (length < PASSWORD_MIN || length > PASSWORD_MAX)
    throw new IntakeError(
      'request-invalid',
      `A password has ${PASSWORD_MIN} to ${PASSWORD_MAX} characters. A sentence that you remember is a good one.`,
      { errors: [{ pointer: '/password', message: `${PASSWORD_MIN} to ${PASSWORD_MAX} characters` }] },
    );
  if (new Set(password).size < 4)
    throw new IntakeError('request-invalid', 'The password repeats too few characters. Choose another one.', {
      errors: [{ pointer: '/password', message: 'too few different characters' }],
    });
}

/**
 * Opens an account.
 * @param invite the language in which its owner is sent a link by mail as well
 * @returns its id, and the secret of the link with which its owner chooses a password
 */
export async function openAccount(
  database: Database,
  account: NewAccount,
  actor: string,
  invite?: Language,
): Promise<{ id: string; link: string }> {
  return database.transaction(async (tx) => {
    await checkCustomers(tx, account.customers);
    const id = await insertAccount(tx, account);
    if (id === undefined) throw new IntakeError('state-conflict', `There is an account for ${account.email} already.`);
    await insertAccountEvent(tx, id, 'opened', actor);
    if (invite !== undefined)
      await insertAccountMail(tx, { accountId: id, kind: 'invitation', language: invite, actor });
    return { id, link: await insertLink(tx, id, LINK_HOURS) };
  });
}

/** A link to choose a password anew. The old one works until then. @returns its secret */
export async function resetLink(database: Database, accountId: string, actor: string): Promise<string> {
  return database.transaction(async (tx) => {
    const account = await known(tx, accountId);
    if (account.closedAt !== null)
      throw new IntakeError('state-conflict', 'The account is closed. Open it again first.');
    await insertAccountEvent(tx, accountId, 'linkMade', actor);
    await endLinks(tx, accountId);
    return insertLink(tx, accountId, LINK_HOURS);
  });
}

export interface AccountChange {
  readonly customers?: readonly string[] | undefined;
  readonly closed?: boolean | undefined;
  /** Takes the second factor away, for somebody who has lost it. */
  readonly forgetSecondFactor?: boolean | undefined;
  readonly endSessions?: boolean | undefined;
}

/** What the company may do to an account. Whatever takes rights away ends its sessions. */
export async function changeAccount(
  database: Database,
  accountId: string,
  change: AccountChange,
  actor: string,
): Promise<AccountRow> {
  return database.transaction(async (tx) => {
    await known(tx, accountId);
    const { customers, closed, forgetSecondFactor = false, endSessions: end = false } = change;
    if (customers !== undefined) {
      await checkCustomers(tx, customers);
      await setCustomers(tx, accountId, customers);
      await insertAccountEvent(tx, accountId, 'customersChanged', actor);
    }
    if (closed !== undefined) {
      await closeAccount(tx, accountId, closed);
      await insertAccountEvent(tx, accountId, closed ? 'closed' : 'reopened', actor);
    }
    if (forgetSecondFactor) {
      await setTotp(tx, accountId, { secret: null, confirmed: false, step: 0 });
      await insertAccountEvent(tx, accountId, 'secondFactorForgotten', actor);
    }
    if (closed === true || forgetSecondFactor || end) {
      await endSessions(tx, accountId);
      await insertAccountEvent(tx, accountId, 'sessionsEnded', actor);
    }
    return known(tx, accountId);
  });
}

async function checkCustomers(tx: Queryable, customers: readonly string[]): Promise<void> {
  const found = await partnersById(tx, customers);
  const unknown = customers.filter((id) => !found.has(id));
  if (unknown.length > 0)
    throw new IntakeError('request-invalid', `These partners are not on file: ${unknown.join(', ')}.`, {
      errors: unknown.map((id) => ({ pointer: '/customers', message: `no partner ${id}` })),
    });
}

async function known(tx: Queryable, accountId: string): Promise<AccountRow> {
  const account = await lockAccount(tx, accountId);
  if (account === undefined) throw new IntakeError('not-found', `There is no account ${accountId}.`, { id: accountId });
  return (await accountById(tx, accountId)) ?? account;
}
