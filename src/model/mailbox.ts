/** Addresses of mail servers, as one setting holds them: `imaps://user:password@host/FOLDER?done=FOLDER`. */

export interface MailServer {
  readonly host: string;
  readonly port: number;
  /** `starttls` insists on it: a server that offers none is not signed in to. */
  readonly tls: 'implicit' | 'starttls' | 'none';
  readonly user: string;
  readonly password?: string;
  /** Where the token of XOAUTH2 comes from, instead of a password. */
  readonly token?: TokenSource;
  /** PEM file of an authority that the system does not know. */
  readonly caFile?: string;
}

/** A file that somebody else keeps fresh, or an OAuth 2 endpoint that is asked. */
export type TokenSource =
  | { readonly file: string }
  | {
      readonly url: string;
      readonly clientId: string;
      readonly secretFile?: string;
      /** With it the grant is `refresh_token`, without it `client_credentials`. */
      readonly refreshFile?: string;
      readonly scope?: string;
    };

export interface Mailbox extends MailServer {
  readonly folder: string;
  /** Where mails are moved once they are stored; without it they are marked and stay. */
  readonly doneFolder?: string;
  /** Names it for good, without the password: `imaps://orders@mail.example:993/INBOX`. */
  readonly place: string;
  /** Short, for people: `orders@mail.example/INBOX`. */
  readonly name: string;
}

const MAILBOXES_MAX = 8; // Each holds one of the process's 20 database connections for its lock.

/** @throws TypeError that says what is wrong, without the password. */
export function parseMailboxes(text: string): Mailbox[] {
  const mailboxes = text.split(/\s+/).flatMap((each) => (each === '' ? [] : [parseMailbox(each)]));
  const places = mailboxes.map(({ place }) => place);
  const twice = places.find((place, index) => places.indexOf(place) !== index);
  if (twice !== undefined) throw new TypeError(`${twice} is named twice`);
  if (mailboxes.length > MAILBOXES_MAX) throw new TypeError(`more than ${MAILBOXES_MAX} mailboxes`);
  return mailboxes;
}

function parseMailbox(text: string): Mailbox {
  const { url, server } = parseServer(text, { 'imaps:': 993, 'imap:': 143 });
  if (server.user === '') throw new TypeError('a mailbox needs a user name');
  if (server.password === undefined && server.token === undefined)
    throw new TypeError('a mailbox needs a password, or token-file or token-url');
  const folder = decodeURIComponent(url.pathname.replace(/^\//, '')) || 'INBOX';
  const doneFolder = url.searchParams.get('done') ?? undefined;
  if (doneFolder === folder) throw new TypeError('done must be another folder');
  const account = server.user.includes('@') ? server.user : `${server.user}@${server.host}`;
  return {
    ...server,
    folder,
    ...(doneFolder === undefined ? {} : { doneFolder }),
    place: `${url.protocol}//${encodeURIComponent(server.user)}@${server.host}:${server.port}/${encodeURIComponent(folder)}`,
    name: `${account}/${folder}`,
  };
}

/** `smtps://user:password@host` or `smtp://…`, which insists on STARTTLS. @throws TypeError */
export function parseSmtp(text: string): MailServer {
  return parseServer(text, { 'smtps:': 465, 'smtp:': 587 }).server;
}

const PARAMETERS = [
  'done',
  'tls',
  'ca',
  'token-file',
  'token-url',
  'client-id',
  'secret-file',
  'refresh-file',
  'scope',
];

function parseServer(text: string, ports: Readonly<Record<string, number>>): { url: URL; server: MailServer } {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const port = ports[url?.protocol ?? ''];
  if (url === undefined || port === undefined || url.hostname === '')
    throw new TypeError(`expected ${Object.keys(ports).join('// or ')}//user:password@host`);
  const unknown = [...url.searchParams.keys()].find((key) => !PARAMETERS.includes(key));
  if (unknown !== undefined) throw new TypeError(`unknown parameter ${unknown}; known are ${PARAMETERS.join(', ')}`);
  const tls = url.searchParams.get('tls');
  if (tls !== null && tls !== 'off') throw new TypeError('tls can only be off');
  const caFile = url.searchParams.get('ca');
  const token = tokenSource(url.searchParams);
  return {
    url,
    server: {
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port: url.port === '' ? port : Number(url.port),
      tls: url.protocol.endsWith('s:') ? 'implicit' : tls === 'off' ? 'none' : 'starttls',
      user: decodeURIComponent(url.username),
      ...(url.password === '' ? {} : { password: decodeURIComponent(url.password) }),
      ...(token === undefined ? {} : { token }),
      ...(caFile === null ? {} : { caFile }),
    },
  };
}

function tokenSource(parameters: URLSearchParams): TokenSource | undefined {
  const file = parameters.get('token-file');
  if (file !== null) return { file };
  const url = parameters.get('token-url');
  if (url === null) return undefined;
  const [clientId, secretFile, refreshFile, scope] = ['client-id', 'secret-file', 'refresh-file', 'scope'].map(
    (key) => parameters.get(key) ?? undefined,
  );
  if (!URL.canParse(url) || clientId === undefined) throw new TypeError('token-url needs an address and client-id');
  return {
    url,
    clientId,
    ...(secretFile === undefined ? {} : { secretFile }),
    ...(refreshFile === undefined ? {} : { refreshFile }),
    ...(scope === undefined ? {} : { scope }),
  };
}
