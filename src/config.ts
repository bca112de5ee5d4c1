/** Every setting, one schema, read once. `ordergate doctor` lists them; the environment variable is named beside each. */
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { IntakeError } from './model/errors.ts';
import { DEFAULT_LIMITS } from './model/limits.ts';
import { parseMailboxes, parseSmtp } from './model/mailbox.ts';
import { isClamdAddress } from './model/scan.ts';

export const ROLES = ['api', 'worker', 'folder', 'mail', 'fax', 'reconciler'] as const;
export type Role = (typeof ROLES)[number];

const count = z.coerce.number().int().positive();

/** An address that a parser of the model understands; it stays the text that was given, which can be shown masked. */
function address(parse: (text: string) => unknown) {
  return z.string().superRefine((text, context) => {
    try {
      parse(text);
    } catch (error) {
      context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : String(error) });
    }
  });
}

const ConfigSchema = z.strictObject({
  databaseUrl: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe('PostgreSQL connection string. Without it the gateway starts its own PostgreSQL in the data directory.'),
  redisUrl: z
    .url({ protocol: /^rediss?$/ })
    .optional()
    .describe('Redis for the job queue. Without it the queue lives in PostgreSQL.'),
  data: z
    .string()
    .default(() => (process.getuid?.() === 0 ? '/var/lib/ordergate' : join(homedir(), '.ordergate')))
    .transform((path) => resolve(path))
    .describe(
      'Data directory: embedded database, raw messages, folders. Default ~/.ordergate, as root /var/lib/ordergate.',
    ),
  host: z
    .string()
    .default('127.0.0.1')
    .describe('Address to listen on. Put a TLS proxy in front before opening it up.'),
  port: z.coerce.number().int().min(0).max(65_535).default(8080).describe('Port to listen on; 0 takes a free one.'),
  publicUrl: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe(
      'Address under which people reach this gateway from outside, such as https://orders.example.com: for links to them, and for cookies that only travel by TLS.',
    ),
  roles: z
    .string()
    .default(ROLES.join(','))
    .transform((list) => list.split(',').map((role) => role.trim()))
    .pipe(z.array(z.enum(ROLES)).min(1))
    .describe(`What this process does, comma-separated: ${ROLES.join(', ')}.`),
  folder: z
    .string()
    .optional()
    .describe(
      'Watched folder. Files are read from in/, moved to done/; answers go to out/PARTNER/. Default: DATA/folder.',
    ),
  folderPollMs: count.default(500).describe('How often the folder is listed, in milliseconds.'),
  folderStableMs: count
    .default(2000)
    .describe('A file is read once its size and time have not changed for so many milliseconds.'),
  mail: address(parseMailboxes)
    .optional()
    .describe(
      'Mailboxes to take mails from, separated by spaces, each as imaps://USER:PASSWORD@HOST/FOLDER (imap:// insists on STARTTLS; @ in a user name is %40). Parameters: ?done=FOLDER moves what is stored instead of marking it, token-file=FILE signs in by XOAUTH2 with the token in that file, token-url=URL&client-id=ID&secret-file=FILE (or refresh-file) &scope=S fetches the token, ca=FILE trusts an authority of your own, tls=off.',
    ),
  mailPollSeconds: count
    .default(60)
    .describe('How often a mailbox is looked into when its server has told of nothing new, in seconds.'),
  mailRetrySeconds: count
    .default(5)
    .describe(
      'Wait after a mailbox failed, in seconds; doubles each time, up to five minutes. Twelve times as long after a refused sign-in.',
    ),
  mailAnswerSeconds: count
    .default(60)
    .describe('A mail server that does not answer for so many seconds is left, and tried again.'),
  mailAuthserv: z
    .string()
    .regex(/^\S+$/, 'a name without spaces')
    .optional()
    .describe(
      'Name with which your own mail server begins its Authentication-Results, such as mx.acme.example: what it says of SPF, DKIM and DMARC is believed, and an order from a mail that fails DMARC waits for a person.',
    ),
  mailVerify: z
    .enum(['none', 'signatures', 'received'])
    .default('none')
    .describe(
      'What is checked by DNS where that server says nothing. signatures: DKIM and ARC; received: also SPF and DMARC, by the topmost Received, which is right only where the server that took the mail from outside holds the mailbox.',
    ),
  mailArcSealers: z
    .string()
    .default('')
    .transform((list) =>
      list
        .toLowerCase()
        .split(/[\s,]+/)
        .filter((domain) => domain !== ''),
    )
    .describe(
      'Domains of servers that pass mails on to you and whose ARC seals are believed, comma-separated, such as google.com,microsoft.com: where DMARC denies a mail that all of its sealers are among, what the first of them found counts instead.',
    ),
  smimeAnchors: z
    .string()
    .optional()
    .describe(
      'Certificates (PEM file, or folder of such) of the authorities that are believed when they say who signed a mail by S/MIME. Without it a signature is checked, and never trusted.',
    ),
  smimeKeys: z
    .string()
    .optional()
    .describe(
      'Private keys with their certificates (PEM file, or folder of such) with which mails that are encrypted by S/MIME are opened.',
    ),
  smtpUrl: address(parseSmtp)
    .optional()
    .describe(
      'Mail server that takes what is answered, as smtps://USER:PASSWORD@HOST or smtp://… (insists on STARTTLS), with the parameters of a mailbox. Without it no mail is answered.',
    ),
  mailFrom: z
    .string()
    .regex(/^(?:[^<>@\r\n]*<)?[^<>@\s,]+@[^<>@\s,]+>?$/, 'an address, or a name and <address>')
    .optional()
    .describe('Sender of the answers, such as Acme Orders <orders@acme.example>; needed with ORDERGATE_SMTP_URL.'),
  mailReply: z
    .enum(['all', 'known', 'none'])
    .default('all')
    .describe(
      'Whose mails are answered with what was read: all; known: of senders whose address or domain is an identifier of a partner on file; none. Machines, lists and loops never are.',
    ),
  portalSecondFactor: z
    .enum(['optional', 'required'])
    .default('optional')
    .describe(
      'Whether customers may use the portal without a second factor. required: whoever has none sets one up after signing in, before anything else is shown.',
    ),
  mailConfirm: z
    .enum(['all', 'none'])
    .default('all')
    .describe(
      'Whether whoever is answered is also told what became of the order: its confirmation with an order sheet as PDF once the ERP has it, or that a person refused it. none: the ERP, or somebody, tells it. With ORDERGATE_PUBLIC_URL the confirmation holds a link to answer it.',
    ),
  faxSpool: z
    .string()
    .transform((path) => resolve(path))
    .optional()
    .describe(
      "Folder with received faxes, TIFF or PDF: the one that bin/ordergate-faxrcvd fills, or HylaFAX's recvq itself. It is looked into as often as the watched folder.",
    ),
  faxSpoolAfter: z
    .enum(['move', 'leave'])
    .default('move')
    .describe('What becomes of a fax there once it is stored: moved to done/, or left where it is.'),
  faxCountry: z
    .string()
    .regex(/^[1-9]\d{0,2}$/, 'a country code such as 49')
    .optional()
    .describe('Country code of fax numbers that come without one, such as 49 or 1.'),
  faxSend: z
    .string()
    .trim()
    .min(1)
    .optional()
    .describe(
      "Program that sends faxes, with words of its own: HylaFAX's sendfax, such as sendfax -h fax.internal. Partners who agreed to it are then answered by fax.",
    ),
  faxSendSeconds: count.default(60).describe('Longest time for handing one fax over, in seconds.'),
  faxTelnyxKey: z
    .string()
    .regex(/^[A-Za-z0-9+/]{43}=$/, 'an Ed25519 public key in base64')
    .optional()
    .describe('Public key of a Telnyx account. With it, Telnyx may call /v1/fax/telnyx.'),
  faxTelnyxApiKey: z
    .string()
    .regex(/^[\x21-\x7e]+$/, 'a key without spaces')
    .optional()
    .describe(
      'API key of a Telnyx account that faxes are sent with, in place of a program (ORDERGATE_FAX_SEND). How a call ended is told by its webhook, so that ORDERGATE_FAX_TELNYX_KEY is needed as well.',
    ),
  faxTelnyxConnection: z
    .string()
    .trim()
    .min(1)
    .optional()
    .describe("ID of Telnyx's fax application that faxes are sent with. Its webhook is /v1/fax/telnyx."),
  faxTelnyxFrom: z
    .string()
    .regex(/^\+[1-9]\d{5,14}$/, 'a number with country code, such as +15551234567')
    .optional()
    .describe('Number of the Telnyx account that faxes are sent from, such as +15551234567.'),
  faxSignalwireKey: z
    .string()
    .optional()
    .describe(
      "Signing key of SignalWire, or the token of a service with Twilio's calls. With it, /v1/fax/signalwire may be called; ORDERGATE_PUBLIC_URL must be what the provider was told.",
    ),
  faxPhaxioToken: z
    .string()
    .optional()
    .describe('Callback token of Phaxio. With it, /v1/fax/phaxio may be called, likewise.'),
  faxMediaHosts: z
    .string()
    .default('*.telnyx.com,s3.amazonaws.com,*.s3.amazonaws.com,*.signalwire.com')
    .transform((list) => list.split(',').map((host) => host.trim()))
    .pipe(z.array(z.string().regex(/^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+$/i, 'a host, or *. and a domain')).min(1))
    .describe('Hosts from which the pages of announced faxes are fetched, comma-separated. No other is asked.'),
  faxMediaSeconds: count.default(20).describe('Longest time for fetching the pages of an announced fax, in seconds.'),
  clamd: z
    .string()
    .refine(isClamdAddress, 'host:port, or the path of a UNIX socket')
    .optional()
    .describe(
      'A clamd (ClamAV), as host:port or the path of its UNIX socket, that is asked about everything that comes in. What it finds a virus in is kept, and not read; while it is away nothing is read.',
    ),
  rawBytesMax: count.default(DEFAULT_LIMITS.rawBytesMax).describe('Largest raw message, in bytes.'),
  segmentBytesMax: count
    .default(DEFAULT_LIMITS.segmentBytesMax)
    .describe('Longest segment of an EDI message, in bytes.'),
  setSegmentsMax: count.default(DEFAULT_LIMITS.setSegmentsMax).describe('Most segments in one transaction set.'),
  paperBytesMax: count
    .default(DEFAULT_LIMITS.paperBytesMax)
    .describe('Largest file made for people (PDF, picture, sheet, mail) that is read, in bytes.'),
  paperSeconds: count
    .default(DEFAULT_LIMITS.paperSeconds)
    .describe('Longest time that reading one such file may take, in seconds; its worker process is ended then.'),
  paperPasswordsFile: z
    .string()
    .optional()
    .transform((path) => (path === undefined ? undefined : resolve(path)))
    .describe('File of passwords that senders lock their PDFs with, one a line. A locked PDF is tried with each.'),
  paperWorkers: count
    .optional()
    .describe(
      'Such files read at once, each by a process of its own that may need 600 MB. Default: one less than there are processors, at least 1 and at most 4.',
    ),
  proposerUrl: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe(
      'OpenAI-compatible address, such as http://127.0.0.1:11434/v1, of a model that is asked for what a paper left open. The text of such papers is sent there. Without it nothing is.',
    ),
  proposerModel: z.string().optional().describe('Name of that model; needed with the address.'),
  proposerKey: z.string().optional().describe('Key for that address, if it wants one.'),
  proposerSeconds: count.default(20).describe('Longest wait for its answer, in seconds; then the fields stay open.'),
  bodySecondsMax: count.default(300).describe('A request whose body takes longer is refused, in seconds.'),
  requestsPerMinuteMax: count.default(60_000).describe('Requests one API key may make in a minute.'),
  erpAttemptsMax: count.default(15).describe('Attempts before a delivery to the ERP becomes a dead letter.'),
  erpBackoffSeconds: count
    .default(1)
    .describe('Wait after the first failed delivery; doubles each time, up to an hour.'),
  duplicateWindowDays: count
    .default(365)
    .describe('How long an interchange control number of one partner counts as already seen, in days.'),
  reconcileSeconds: count.default(10).describe('How often lost jobs are looked for, in seconds.'),
  workerConcurrency: count.default(2).describe('Batches of messages this process works on at once.'),
  logLevel: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info')
    .describe('Log level.'),
});

export type Config = z.infer<typeof ConfigSchema>;

/** The environment variable of each setting. */
export const VARIABLES: Record<keyof Config, string> = {
  databaseUrl: 'DATABASE_URL',
  redisUrl: 'REDIS_URL',
  data: 'ORDERGATE_DATA',
  host: 'ORDERGATE_HOST',
  port: 'ORDERGATE_PORT',
  publicUrl: 'ORDERGATE_PUBLIC_URL',
  roles: 'ORDERGATE_ROLES',
  folder: 'ORDERGATE_FOLDER',
  folderPollMs: 'ORDERGATE_FOLDER_POLL_MS',
  folderStableMs: 'ORDERGATE_FOLDER_STABLE_MS',
  mail: 'ORDERGATE_MAIL',
  mailPollSeconds: 'ORDERGATE_MAIL_POLL_SECONDS',
  mailRetrySeconds: 'ORDERGATE_MAIL_RETRY_SECONDS',
  mailAnswerSeconds: 'ORDERGATE_MAIL_ANSWER_SECONDS',
  mailAuthserv: 'ORDERGATE_MAIL_AUTHSERV',
  mailVerify: 'ORDERGATE_MAIL_VERIFY',
  mailArcSealers: 'ORDERGATE_MAIL_ARC_SEALERS',
  smimeAnchors: 'ORDERGATE_SMIME_ANCHORS',
  smimeKeys: 'ORDERGATE_SMIME_KEYS',
  smtpUrl: 'ORDERGATE_SMTP_URL',
  mailFrom: 'ORDERGATE_MAIL_FROM',
  mailReply: 'ORDERGATE_MAIL_REPLY',
  mailConfirm: 'ORDERGATE_MAIL_CONFIRM',
  portalSecondFactor: 'ORDERGATE_PORTAL_SECOND_FACTOR',
  faxSpool: 'ORDERGATE_FAX_SPOOL',
  faxSpoolAfter: 'ORDERGATE_FAX_SPOOL_AFTER',
  faxCountry: 'ORDERGATE_FAX_COUNTRY',
  faxSend: 'ORDERGATE_FAX_SEND',
  faxSendSeconds: 'ORDERGATE_FAX_SEND_SECONDS',
  faxTelnyxKey: 'ORDERGATE_FAX_TELNYX_KEY',
  faxTelnyxApiKey: 'ORDERGATE_FAX_TELNYX_API_KEY',
  faxTelnyxConnection: 'ORDERGATE_FAX_TELNYX_CONNECTION',
  faxTelnyxFrom: 'ORDERGATE_FAX_TELNYX_FROM',
  faxSignalwireKey: 'ORDERGATE_FAX_SIGNALWIRE_KEY',
  faxPhaxioToken: 'ORDERGATE_FAX_PHAXIO_TOKEN',
  faxMediaHosts: 'ORDERGATE_FAX_MEDIA_HOSTS',
  faxMediaSeconds: 'ORDERGATE_FAX_MEDIA_SECONDS',
  clamd: 'ORDERGATE_CLAMD',
  rawBytesMax: 'ORDERGATE_RAW_BYTES_MAX',
  segmentBytesMax: 'ORDERGATE_SEGMENT_BYTES_MAX',
  setSegmentsMax: 'ORDERGATE_SET_SEGMENTS_MAX',
  paperBytesMax: 'ORDERGATE_PAPER_BYTES_MAX',
  paperSeconds: 'ORDERGATE_PAPER_SECONDS',
  paperPasswordsFile: 'ORDERGATE_PAPER_PASSWORDS_FILE',
  paperWorkers: 'ORDERGATE_PAPER_WORKERS',
  proposerUrl: 'ORDERGATE_PROPOSER_URL',
  proposerModel: 'ORDERGATE_PROPOSER_MODEL',
  proposerKey: 'ORDERGATE_PROPOSER_KEY',
  proposerSeconds: 'ORDERGATE_PROPOSER_SECONDS',
  bodySecondsMax: 'ORDERGATE_BODY_SECONDS_MAX',
  requestsPerMinuteMax: 'ORDERGATE_REQUESTS_PER_MINUTE_MAX',
  erpAttemptsMax: 'ORDERGATE_ERP_ATTEMPTS_MAX',
  erpBackoffSeconds: 'ORDERGATE_ERP_BACKOFF_SECONDS',
  duplicateWindowDays: 'ORDERGATE_DUPLICATE_WINDOW_DAYS',
  reconcileSeconds: 'ORDERGATE_RECONCILE_SECONDS',
  workerConcurrency: 'ORDERGATE_WORKER_CONCURRENCY',
  logLevel: 'ORDERGATE_LOG_LEVEL',
};

/**
 * Reads the settings from the environment; command-line values win. An empty variable counts as not set.
 * @throws IntakeError `config-invalid`, naming every wrong setting at once.
 */
export function loadConfig(
  overrides: { readonly [Key in keyof Config]?: unknown } = {},
  env: NodeJS.ProcessEnv = process.env,
): Config {
  const settings = Object.entries(VARIABLES) as [keyof Config, string][];
  const raw: Record<string, unknown> = {};
  for (const [key, variable] of settings) {
    const value = overrides[key] ?? (env[variable] === '' ? undefined : env[variable]);
    if (value !== undefined) raw[key] = value;
  }
  const result = ConfigSchema.safeParse(raw);
  const wrong = (result.error?.issues ?? []).map((issue) => {
    const key = issue.path[0] as keyof Config;
    return `${VARIABLES[key]}: ${issue.message}`;
  });
  if (raw['proposerUrl'] !== undefined && raw['proposerModel'] === undefined)
    wrong.push(`${VARIABLES.proposerModel}: needed with ${VARIABLES.proposerUrl}`);
  if (raw['smtpUrl'] !== undefined && raw['mailFrom'] === undefined)
    wrong.push(`${VARIABLES.mailFrom}: needed with ${VARIABLES.smtpUrl}`);
  if (raw['faxTelnyxApiKey'] !== undefined) {
    for (const key of ['faxTelnyxKey', 'faxTelnyxConnection', 'faxTelnyxFrom'] as const)
      if (raw[key] === undefined) wrong.push(`${VARIABLES[key]}: needed with ${VARIABLES.faxTelnyxApiKey}`);
    if (raw['faxSend'] !== undefined)
      wrong.push(`${VARIABLES.faxSend}: either it or ${VARIABLES.faxTelnyxApiKey} sends faxes`);
  }
  if (result.success && wrong.length === 0) return result.data;
  throw new IntakeError('config-invalid', `Wrong settings: ${wrong.join('; ')}.`, { wrong });
}

const SECRETS: ReadonlySet<keyof Config> = new Set([
  'proposerKey',
  'faxTelnyxApiKey',
  'faxSignalwireKey',
  'faxPhaxioToken',
]);

/** Name, description and value of every setting, for `doctor`; keys, and passwords in addresses, are masked. */
export function describeConfig(config: Config): { variable: string; description: string; value: string }[] {
  return (Object.entries(VARIABLES) as [keyof Config, string][]).map(([key, variable]) => ({
    variable,
    description: ConfigSchema.shape[key].description ?? '',
    value: SECRETS.has(key) && config[key] !== undefined ? '***' : maskPassword(String(config[key] ?? '')),
  }));
}

export function maskPassword(address: string): string {
  // A setting may hold several addresses; a password may hold anything but a space and what ends it.
  return address.replaceAll(/(\/\/[^:/@\s]*):[^@\s]*@/g, '$1:***@');
}
