/**
 * Two libraries take every mail of the fixtures apart: mailparser, which the gateway uses, and postal-mime, which the makers of both
 * name as its successor. Where they differ it stands here what is right and why, so that the choice between them is a count.
 */
import { readFileSync, readdirSync } from 'node:fs';
import PostalMime from 'postal-mime';
import type { Address } from 'postal-mime';
import { beforeAll, describe, expect, test } from 'vitest';
import { parseMail } from '../../src/adapters/formats/mail/parser.ts';
import { MADE } from '../support/made-mails.ts';

const PEERS = ['mailparser', 'postal-mime'] as const;
type Peer = (typeof PEERS)[number];

interface TakenFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

interface Taken {
  readonly mailId: string;
  readonly thread: string;
  readonly subject: string;
  /** `name <address>` of each, a group as `name:` in front of its members. */
  readonly from: readonly string[];
  readonly text: string;
  readonly html: string;
  readonly files: readonly TakenFile[];
}

interface Judged {
  readonly field: keyof Taken;
  readonly isRight: (taken: Taken, raw: Buffer) => boolean;
  readonly right: readonly Peer[];
  readonly because: string;
}

const TEXT_ENDS =
  'bytes of a part end before the line break of its delimiter, and keep their own line breaks (RFC 2046, 5.1.1)';
const onlyMailparser = { right: ['mailparser'] as const };
const onlyPostal = { right: ['postal-mime'] as const };
const neither = { right: [] as const };
const unchanged: Judged = { field: 'files', isRight: areAsSent, ...onlyMailparser, because: TEXT_ENDS };

const REPORT_IS_A_FILE: readonly Judged[] = [
  {
    field: 'text',
    isRight: ({ text }) => !text.includes('Reporting-MTA'),
    ...onlyPostal,
    because: 'the report for machines is a part of its own, nobody wrote it (RFC 3464, 2.1)',
  },
  {
    field: 'files',
    isRight: (taken, raw) =>
      taken.files.some(({ type }) => type === 'message/delivery-status') && areAsSent(taken, raw),
    ...neither,
    because: `one adds the report to the text, the other changes its line breaks: ${TEXT_ENDS}`,
  },
];

const DIFFERENT: Readonly<Record<string, readonly Judged[]>> = {
  'bounce.eml': REPORT_IS_A_FILE,
  'delayed.eml': REPORT_IS_A_FILE,
  'calendar-invite.eml': [unchanged],
  'exchange-journal.eml': [unchanged],
  'external-body.eml': [unchanged],
  'nested-deep.eml': [unchanged],
  'nested-eml.eml': [unchanged],
  'pgp-encrypted.eml': [unchanged],
  'read-receipt.eml': [unchanged],
  'two-mails-attached.eml': [unchanged],
  'calendar-order.eml': [
    {
      field: 'files',
      isRight: ({ files }) => files[0]?.bytes.includes('BEGIN:VCALENDAR\r\n') === true,
      ...onlyMailparser,
      because: 'base64 carries bytes, and its line breaks are those of the file (RFC 2045, 6.8)',
    },
  ],
  'broken-encoded-words.eml': [
    {
      field: 'subject',
      isRight: ({ subject }) => !subject.includes('ÿ'),
      ...onlyMailparser,
      because: 'a byte of an unknown character set is no letter: a sign says so, an ÿ would be one that nobody wrote',
    },
  ],
  'broken-mime.eml': [
    {
      field: 'from',
      isRight: ({ from }) => from.join() === 'Ann Lee <ann@northgate.example>',
      ...neither,
      because: 'From stands twice, once with a quote that never ends',
    },
  ],
  'several-from.eml': [
    {
      field: 'from',
      isRight: ({ from }) => from.join() === 'Ann Lee <ann@northgate.example>,Bob Hill <bob@elsewhere.example>',
      ...onlyMailparser,
      because: 'From is a list of mailboxes (RFC 5322, 3.6.2), and whoever sees one believes the wrong one',
    },
  ],
  'wrong-charset.eml': [
    {
      field: 'text',
      isRight: ({ text }) => text.includes('Müller Handels GmbH, Hauptstraße 7, 90402 Nürnberg'),
      ...onlyMailparser,
      because: 'it is UTF-8 and says that it is ISO 8859-1',
    },
  ],
  'attachment-30-mb.eml': [
    {
      field: 'files',
      isRight: ({ files }) => files[0]?.type === 'application/octet-stream',
      ...onlyPostal,
      because: 'its type is what the mail says, not what its name lets guess',
    },
  ],
};

async function byMailparser(raw: Buffer): Promise<Taken> {
  const { messageId = '', references = [], subject = '', from, text, html, attachments } = await parseMail(raw);
  return {
    mailId: messageId,
    thread: [references].flat().join(' '),
    subject,
    from: (from?.value ?? []).map(({ name, address, group }) =>
      group === undefined ? `${name} <${address ?? ''}>` : `${name}:${group.map((each) => each.address ?? '').join()}`,
    ),
    text: even(text),
    html: even(html === false ? '' : html),
    files: attachments.map(({ filename, contentType, content }) => ({
      name: filename ?? '',
      type: contentType,
      bytes: content,
    })),
  };
}

async function byPostalMime(raw: Buffer): Promise<Taken> {
  const mail = await PostalMime.parse(raw, { forceRfc822Attachments: true });
  return {
    mailId: mail.messageId ?? '',
    thread: mail.references ?? '',
    subject: mail.subject ?? '',
    from: [mail.from ?? []].flat().map(shown),
    text: even(mail.text),
    html: even(mail.html),
    files: mail.attachments.map(({ filename, mimeType, content }) => ({
      name: filename ?? '',
      type: mimeType,
      bytes: typeof content === 'string' ? Buffer.from(content) : Buffer.from(new Uint8Array(content)),
    })),
  };
}

function shown({ name, address, group }: Address): string {
  return group === undefined ? `${name} <${address}>` : `${name}:${group.map((each) => each.address).join()}`;
}

/** Line breaks and the end of a text say nothing. */
function even(text = ''): string {
  return text.replaceAll('\r\n', '\n').trim();
}

/** Every part that is not encoded stands in the mail as it was handed out, with a delimiter behind it. */
function areAsSent({ files }: Taken, raw: Buffer): boolean {
  const mail = raw.toString('latin1');
  return files.every(({ bytes }) => {
    const at = mail.indexOf(bytes.toString('latin1'));
    return at >= 0 && /^\r?\n--/.test(mail.slice(at + bytes.length, at + bytes.length + 4));
  });
}

function fieldsThatDiffer(one: Taken, other: Taken): string[] {
  return (Object.keys(one) as (keyof Taken)[]).filter((field) => {
    if (field !== 'files') return String(one[field]) !== String(other[field]);
    if (one.files.length !== other.files.length) return true;
    return one.files.some(({ name, type, bytes }, index) => {
      const beside = other.files[index];
      return beside?.name !== name || beside.type !== type || !beside.bytes.equals(bytes);
    });
  });
}

const mailsIn = (folder: string): [string, () => Buffer][] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.eml'))
    .map((name) => [name, (): Buffer => readFileSync(`${folder}/${name}`)]);
const mails = new Map([
  ...['fixtures/mail', 'fixtures/mail/received', 'fixtures/fax'].flatMap(mailsIn),
  ...Object.entries(MADE),
]);

function wrongIn(peer: Peer): number {
  return Object.values(DIFFERENT).filter((list) => list.some(({ right }) => !right.includes(peer))).length;
}

describe('mailparser and postal-mime', () => {
  const different = new Map<string, readonly string[]>();
  const taken = new Map<string, Readonly<Record<Peer, Taken>>>();
  beforeAll(async () => {
    for (const [name, make] of mails) {
      const raw = make();
      const both = { 'mailparser': await byMailparser(raw), 'postal-mime': await byPostalMime(raw) };
      const fields = fieldsThatDiffer(both.mailparser, both['postal-mime']);
      if (fields.length === 0) continue;
      different.set(name, fields);
      taken.set(name, both);
    }
  });

  test('read the same in all mails but those of which it stands here who is right', () => {
    const judged = Object.entries(DIFFERENT).map(([name, list]) => [name, list.map(({ field }) => field)] as const);
    expect(Object.fromEntries(different)).toEqual(Object.fromEntries(judged));
  });

  test.each(Object.entries(DIFFERENT).flatMap(([name, list]) => list.map((judged) => ({ name, ...judged }))))(
    'differ in $field of $name, where right are: $right',
    ({ name, isRight, right, because }) => {
      const both = taken.get(name);
      const raw = mails.get(name)?.() ?? Buffer.alloc(0);
      const found = PEERS.filter((peer) => both !== undefined && isRight(both[peer], raw));
      expect({ because, right: found }).toEqual({ because, right });
    },
  );

  test('are right in as many mails as the decision for one of them says', () => {
    const counts = PEERS.map((peer) => `${peer} ${mails.size - wrongIn(peer)} of ${mails.size}`);
    const decision = readFileSync('ARCHITECTURE.md', 'utf8')
      .split('\n')
      .find((line) => line.startsWith('| mailparser |'));
    for (const count of counts) expect(decision).toContain(count);
  });
});
