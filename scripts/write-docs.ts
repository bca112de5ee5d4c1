/**
 * Writes the reference pages that come from the sources: docs/SETTINGS.md and docs/FINDINGS.md. `npm run docs` runs it,
 * and a test fails while a page does not say what the sources say.
 */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describeConfig, loadConfig } from '../src/config.ts';
import { FINDING_CODES } from '../src/model/codes.ts';
import type { FindingCode } from '../src/model/codes.ts';
import { ERRORS } from '../src/model/errors.ts';
import type { ErrorCode } from '../src/model/errors.ts';
import { RULES } from '../src/validate/index.ts';

/** Every generated page, by its path from the root of the project. */
export function generatedPages(): Readonly<Record<string, string>> {
  return { 'docs/SETTINGS.md': settingsPage(), 'docs/FINDINGS.md': findingsPage() };
}

const NOTE = '<!-- Written by `npm run docs` from the sources; changes here are overwritten. -->';

function settingsPage(): string {
  const rows = describeConfig(loadConfig({}, {})).map(({ variable, description, value }) => {
    // The data directory depends on who asks, so its description says the default.
    const shown = value === '' || variable === 'ORDERGATE_DATA' ? '' : code(value);
    return [code(variable), shown, description];
  });
  return `# Settings

${NOTE}

Every setting is an environment variable, read once at the start. \`ordergate doctor\` shows the values in force and
checks what they point to. \`ordergate serve\` takes \`--port\`, \`--host\`, \`--data\` and \`--roles\` on the command line too; what
stands there wins. An empty variable counts as not set. A wrong value ends the program before anything starts, and all
wrong values are named at once.

${table(['variable', 'default', 'what it does'], rows)}
`;
}

const GROUPS: readonly {
  readonly title: string;
  readonly about: string;
  readonly has: (each: FindingCode) => boolean;
}[] = [
  {
    title: 'Checks of an order',
    about: 'One rule each, in `src/validate`. A partner profile may change the severity, or silence the rule (`off`).',
    has: isRule,
  },
  {
    title: 'Acknowledgments',
    about: 'What could not be said to the sender as it stands.',
    has: (each) => each.startsWith('ack-'),
  },
  {
    title: 'Values',
    about: 'What the source says, but cannot be read as the value that the order needs.',
    has: isValue,
  },
  {
    title: 'Files and envelopes',
    about: 'Syntax: the file, its interchanges, groups, sets, segments and elements.',
    has: () => true,
  },
];
const GROUPS_SHOWN = ['Checks of an order', 'Values', 'Files and envelopes', 'Acknowledgments'];

function findingsPage(): string {
  const codes = Object.keys(FINDING_CODES) as FindingCode[];
  const sections = GROUPS_SHOWN.flatMap((title) => {
    const own = GROUPS.find((group) => group.title === title);
    if (own === undefined) return [];
    const rows = codes
      .filter((each) => GROUPS.find((group) => group.has(each)) === own)
      .map((each) => [code(each), FINDING_CODES[each].severity, FINDING_CODES[each].title, FINDING_CODES[each].hint]);
    return [`## ${title}\n\n${own.about}\n\n${table(['code', 'severity', 'what it means', 'what to do'], rows)}\n`];
  });
  const errors = (Object.keys(ERRORS) as ErrorCode[]).map((each) => [
    code(each),
    String(ERRORS[each].status),
    ERRORS[each].class,
    MEANINGS[each],
  ]);
  return `# Findings and errors

${NOTE}

Two lists, because two kinds of people need them. A **finding** is trouble with a document: a value with a code, a
severity, a message, a hint, and the place in the source. It never stops the gateway. A finding of severity \`error\` holds
the order until a person has looked; \`warning\` and \`info\` do not. An **error** is an operation that did not work: it
reaches an API caller as a problem document (RFC 9457) whose \`code\` stands in the last table.

Codes are added, never renamed: you may filter on them. An exception, which is an order that waits for a person, names the
codes that stopped it; two more can stand there: \`erp-refused\`, the ERP did not take it, and \`held\`, a person stopped it.

${sections.join('\n')}
## Errors

The class alone decides about a retry: \`transient\`, try again; \`ambiguous\`, it may have happened, look before you try
again; \`permanent\`, the same call will fail again. A problem document says \`retryable: true\` for the first two.

${table(['code', 'status', 'class', 'what it means'], errors)}
`;
}

/** For whoever meets the code; the message of the error itself says what happened this time. */
const MEANINGS: Readonly<Record<ErrorCode, string>> = {
  'unauthorized':
    'The call carries no API key, or one that is not known or was revoked. Make one with `ordergate key create`.',
  'sign-in-refused':
    'The e-mail address, the password or the code of a sign-in to the portal is wrong, or the account is locked.',
  'second-factor-needed': 'The password is right, and the code of the authenticator is asked for.',
  'second-factor-required':
    'The company demands a second factor (`ORDERGATE_PORTAL_SECOND_FACTOR`), and this account has none yet, or asks to switch it off.',
  'signed-out': 'The call needs somebody who is signed in to the portal.',
  'request-forged': 'The call came from another site, or without the token of the session.',
  'link-invalid': 'A one-time link was used before, or is too old.',
  'link-superseded':
    'The order was changed after the confirmation that held this link: the link of the newer confirmation shows it.',
  'not-a-paper': 'The portal takes files that people read; others come by the way that was agreed.',
  'forbidden': 'The API key lacks the scope that the call needs; the message names it.',
  'not-found': 'There is nothing of this name, or at this address.',
  'request-invalid': 'Path, query, header or body is not as OpenAPI describes it; `errors` points at each fault.',
  'idempotency-key-reused': 'The Idempotency-Key came before with another body. Use a new key for a new message.',
  'port-unavailable': 'Give another `--port`, or stop the program that listens there.',
  'precondition-required': 'A decision needs If-Match with the ETag of the order as it was read.',
  'precondition-failed': 'The order changed since it was read. Read it again, then decide.',
  'state-conflict': 'What is asked cannot be done in the present state, which the message names.',
  'body-too-large': 'The message is larger than ORDERGATE_RAW_BYTES_MAX, or the JSON body larger than 1 MB.',
  'body-too-slow': 'The body did not arrive within ORDERGATE_BODY_SECONDS_MAX. Nothing was taken.',
  'body-truncated': 'The connection ended in the middle of the body. Nothing was taken; send it again.',
  'encoding-unsupported': 'The body came with a Content-Encoding. Send the bytes as they are.',
  'too-many-requests': 'The API key made more calls than ORDERGATE_REQUESTS_PER_MINUTE_MAX. Wait as Retry-After says.',
  'order-invalid':
    'What was posted as an order, or what a correction would leave, is not a canonical order; `errors` points at each fault.',
  'database-unavailable': 'PostgreSQL cannot be reached. Nothing was changed.',
  'queue-unavailable': 'The job queue cannot be reached. Orders are safe as rows and are queued when it is back.',
  'blob-store-full': 'The disk for raw messages is full. Nothing was taken; free space, then send again.',
  'blob-store-unwritable': 'Raw messages cannot be written. Look at the rights and the health of the data directory.',
  'blob-missing': 'A raw message that a row names is not in the data directory. Restore it from a backup.',
  'blob-damaged': 'A raw message no longer has the SHA-256 under which it was stored. Restore it from a backup.',
  'embedded-postgres-failed': "The gateway's own PostgreSQL did not start; the message carries what it said.",
  'data-directory-busy': 'Another program holds the data directory.',
  'config-invalid': 'One or more settings are wrong; the message names every one.',
  'file-unreadable': 'A file given to a command does not exist, may not be read, or is of no known format.',
  'gateway-unreachable': '`ordergate submit` found nobody at the address. Look whether `ordergate serve` runs there.',
  'virus-found':
    'The virus scanner found something in a file that was to go with a form. It was not attached. Attach another one.',
  'virus-scan-impossible':
    'A file that was to go with a form could not be looked at for viruses, and was not attached. Attach a smaller one, or raise StreamMaxLength of clamd.',
  'scanner-unreachable':
    'The virus scanner (`ORDERGATE_CLAMD`) gives no answer. Nothing is read meanwhile; what came in waits, and is tried again.',
  'mail-login-refused':
    'A mail server refused the user or the password, or no access token was given. It is tried again, slowly, so that no account is locked.',
  'mail-unreachable': 'A mail server cannot be reached, or ended the connection. It is tried again with growing waits.',
  'mail-numbers-reused':
    'The mail server gives numbers (UIDs) again that other mails had, under the same UIDVALIDITY: somebody restored the mailbox. It is looked at anew as a whole; what was taken before is known by its Message-ID and content.',
  'mail-list-incomplete':
    'The mail server says that there are more mails, or other ones, than it names when asked for all of them. What it names is taken, nothing is passed over, and the look counts as failed until its numbers agree.',
  'mail-server-silent': 'A mail server took the connection and does not answer. It is tried again with growing waits.',
  'mail-refused': 'A mail server refused the recipient or the mail for good. The answer is not sent again.',
  'mail-uncertain':
    'The connection ended while a mail was being handed over: it may have gone out, so it is not sent a second time.',
  'signature-invalid':
    'A call that a provider must sign is not signed with the key of the settings, or is an old one sent again. Nothing was taken. Behind a proxy, look whether ORDERGATE_PUBLIC_URL is what the provider was told.',
  'fax-media-refused':
    'The pages of a fax are at an address that is not fetched; the message says why. A host that is right belongs into ORDERGATE_FAX_MEDIA_HOSTS.',
  'fax-media-unavailable': 'The pages of a fax could not be fetched from the provider, which announces the fax again.',
  'fax-pages-missing':
    'A fax provider tells of a fax that was received, and neither brings its pages nor says where they are. The call is refused, so that the provider makes it again; if it stays so, fetch the fax from the account of the provider.',
  'fax-server-unreachable':
    'The fax server or provider did not take a fax: it is away, has too much to do, or does not let the gateway in. It is tried again with growing waits.',
  'fax-refused':
    'The fax provider does not send a fax, for the reason that it gives: a number or a setting that is wrong. It is not tried again.',
  'fax-uncertain':
    'The program or provider that takes a fax did not say whether it has it: the fax may be under way, so it is not handed over a second time.',
  'fax-font-missing': 'The machine has no font to draw a fax with. Install one, such as fonts-dejavu.',
  'sheet-font-missing': 'The machine has no font to draw an order sheet with. Install one, such as fonts-dejavu.',
  'internal': 'A fault of the gateway itself. The log has the details under the correlation id of the answer.',
};

function isRule(each: FindingCode): boolean {
  return RULES.some((rule) => rule.code === each);
}

/** The catalogue lists the findings of normalize first, then the rules. */
function isValue(each: FindingCode): boolean {
  const codes = Object.keys(FINDING_CODES);
  return codes.indexOf(each) < codes.findIndex((other) => RULES.some((rule) => rule.code === other));
}

function code(text: string): string {
  return `\`${text}\``;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map(tableRow).join('\n');
}

function tableRow(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

if (import.meta.main) {
  for (const [path, text] of Object.entries(generatedPages())) {
    await writeFile(fileURLToPath(new URL(`../${path}`, import.meta.url)), text);
    process.stdout.write(`wrote ${path}\n`);
  }
}
