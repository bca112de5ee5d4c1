/** Mails as Outlook saves them (MS-OXMSG), made of what a test says. */
import { burn } from '@kenjiuno/msgreader/lib/Burner.js';
import type { Entry } from '@kenjiuno/msgreader/lib/Burner.js';
import { TypeEnum } from '@kenjiuno/msgreader/lib/Reader.js';

export interface OutlookMail {
  readonly subject: string;
  readonly from: { readonly name: string; readonly address: string };
  readonly body?: string;
  readonly html?: string;
  /** Body as RTF alone, kept as Outlook does without compressing it. */
  readonly rtf?: string;
  readonly files?: readonly ({ readonly name: string; readonly bytes: Uint8Array } | { readonly mail: OutlookMail })[];
}

const { DIRECTORY, DOCUMENT, ROOT } = TypeEnum;
const [INT, TEXT, OBJECT, BINARY] = ['0003', '001F', '000D', '0102'];

interface Folder {
  readonly name: string;
  readonly content: readonly (Folder | { readonly name: string; readonly bytes: Buffer })[];
}

export function outlookMail(mail: OutlookMail): Uint8Array {
  const entries: Entry[] = [{ name: 'Root Entry', type: ROOT, length: 0, children: [] }];
  const add = (folder: Folder, at: number): void => {
    for (const each of folder.content) {
      const index = entries.length;
      entries[at]?.children?.push(index);
      if ('bytes' in each) {
        const { name, bytes } = each;
        entries.push({ name, type: DOCUMENT, length: bytes.length, binaryProvider: () => new Uint8Array(bytes) });
      } else {
        entries.push({ name: each.name, type: DIRECTORY, length: 0, children: [] });
        add(each, index);
      }
    }
  };
  add({ name: '', content: contentOf(mail, 32) }, 0);
  return burn(entries);
}

/** @param headBytes of the property stream: 32 in the file itself, 24 in a mail inside it (MS-OXMSG 2.4.1) */
function contentOf({ subject, from, body, html, rtf, files = [] }: OutlookMail, headBytes: number): Folder['content'] {
  const texts: readonly (readonly [string, string | undefined])[] = [
    ['001A', 'IPM.Note'],
    ['0037', subject],
    ['0C1A', from.name],
    ['0C1E', 'EX'],
    ['0C1F', `/o=Northgate/ou=Exchange/cn=Recipients/cn=${from.name}`],
    ['5D01', from.address],
    ['1000', body],
  ];
  const streams = [
    ...texts.flatMap(([id, text]) => (text === undefined ? [] : [stream(id, TEXT, Buffer.from(text, 'utf16le'))])),
    ...(html === undefined ? [] : [stream('1013', BINARY, Buffer.from(html))]),
    ...(rtf === undefined ? [] : [stream('1009', BINARY, uncompressed(rtf))]),
  ];
  const attached = files.map((file, index): Folder => {
    const [name, data] =
      'mail' in file
        ? [file.mail.subject, { name: `__substg1.0_3701${OBJECT}`, content: contentOf(file.mail, 24) }]
        : [file.name, stream('3701', BINARY, Buffer.from(file.bytes))];
    const own = [stream('3707', TEXT, Buffer.from(name, 'utf16le')), data];
    return {
      name: `__attach_version1.0_#${String(index).padStart(8, '0')}`,
      content: [properties(8, own, 'mail' in file ? 5 : 1), ...own],
    };
  });
  const names = {
    name: '__nameid_version1.0',
    content: ['0002', '0003', '0004'].map((id) => stream(id, BINARY, Buffer.alloc(0))),
  };
  return [...(headBytes === 32 ? [names] : []), properties(headBytes, streams), ...streams, ...attached];
}

function stream(id: string, type: string, bytes: Buffer): { name: string; bytes: Buffer } {
  return { name: `__substg1.0_${id}${type}`, bytes };
}

/** The list of all properties; those of changing length stand in streams of their own, and here with their length. */
function properties(
  headBytes: number,
  streams: Folder['content'],
  attachMethod?: number,
): { name: string; bytes: Buffer } {
  const rows = streams.map((each) =>
    row(each.name.slice(12, 16), each.name.slice(16), 'bytes' in each ? each.bytes.length : 0),
  );
  if (attachMethod !== undefined) rows.push(row('3705', INT, attachMethod));
  return { name: '__properties_version1.0', bytes: Buffer.concat([Buffer.alloc(headBytes), ...rows]) };
}

function row(id: string, type: string, value: number): Buffer {
  const bytes = Buffer.alloc(16);
  bytes.writeUInt16LE(Number.parseInt(type, 16), 0);
  bytes.writeUInt16LE(Number.parseInt(id, 16), 2);
  bytes.writeUInt32LE(6, 4);
  bytes.writeUInt32LE(value, 8);
  return bytes;
}

/** MS-OXRTFCP 2.1.3.1: the type MELA says that what follows is not compressed. */
function uncompressed(rtf: string): Buffer {
  const head = Buffer.alloc(16);
  head.writeUInt32LE(rtf.length + 12, 0);
  head.writeUInt32LE(rtf.length, 4);
  head.write('MELA', 8, 'latin1');
  return Buffer.concat([head, Buffer.from(rtf, 'latin1')]);
}
