/** Somebody who uses the portal: keeps the cookie, and sends the token that calls which change something need. */
import type { Answer } from './client.ts';

export interface Visitor {
  signIn(email: string, password: string, code?: string): Promise<Answer<Record<string, unknown>>>;
  get<Body>(path: string): Promise<Answer<Body>>;
  send<Body>(
    method: 'POST' | 'PUT',
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer<Body>>;
  /** The cookie's value and its attributes, as they were set. */
  cookie(): string;
}

let visitors = 0;

export function createVisitor(url: string): Visitor {
  visitors += 1;
  // Each at an address of its own, as a proxy on this machine would say: sign-ins are counted by it.
  const address = `198.51.${Math.floor(visitors / 256)}.${visitors % 256}`;
  let setCookie = '';
  let token = '';
  const call = async <Body>(method: string, path: string, init: RequestInit = {}): Promise<Answer<Body>> => {
    const headers = new Headers(init.headers);
    headers.set('x-forwarded-for', address);
    if (setCookie !== '') headers.set('cookie', setCookie.split(';')[0] ?? '');
    if (token !== '' && !headers.has('x-csrf-token')) headers.set('x-csrf-token', token);
    const response = await fetch(`${url}/v1/portal${path}`, { ...init, method, headers });
    setCookie = response.headers.get('set-cookie') ?? setCookie;
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') === true;
    return { status: response.status, headers: response.headers, body: (isJson ? JSON.parse(text) : text) as Body };
  };
  const visitor: Visitor = {
    async signIn(email, password, code) {
      const answer = await visitor.send<Record<string, unknown>>('POST', '/sign-in', { email, password, code });
      if (answer.status === 200) token = (await visitor.get<{ csrfToken: string }>('/session')).body.csrfToken;
      return answer;
    },
    get: (path) => call('GET', path),
    send: (method, path, body, headers = {}) =>
      call(
        method,
        path,
        body instanceof Uint8Array
          ? { body: body as Uint8Array<ArrayBuffer>, headers }
          : body === undefined
            ? { headers }
            : { body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } },
      ),
    cookie: () => setCookie,
  };
  return visitor;
}

/** Opens an account through the API and chooses its password. @returns the visitor, signed in */
export async function openAccount(
  gateway: { readonly url: string; readonly client: { call: CallApi } },
  account: { readonly email: string; readonly name: string; readonly customers: readonly string[] },
  password = PASSWORD,
): Promise<Visitor & { readonly accountId: string }> {
  const { status, body } = await gateway.client.call<{ id: string; link: string }>('POST', '/v1/accounts', {
    body: account,
  });
  if (status !== 201) throw new Error(`no account: ${JSON.stringify(body)}`);
  const visitor = createVisitor(gateway.url);
  await visitor.send('POST', '/password', { link: linkOf(body.link), password });
  const answer = await visitor.signIn(account.email, password);
  if (answer.status !== 200) throw new Error(`not signed in: ${JSON.stringify(answer.body)}`);
  return { ...visitor, accountId: body.id };
}

type CallApi = <Body>(method: string, path: string, options?: { body?: unknown }) => Promise<Answer<Body>>;

export const PASSWORD = 'seven green valves in a box';

/** The secret part of a one-time link. */
export function linkOf(address: string): string {
  return address.split('/').at(-1) ?? '';
}
