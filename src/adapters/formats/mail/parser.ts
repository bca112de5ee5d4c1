/**
 * The one file that knows the library which takes mails apart. Its makers name another one as its successor, which reads fewer of the
 * mails of fixtures/mail right (tests/conformance/mail-peers.test.ts): who changes to it writes this file anew.
 */
import type { AddressObject, ParsedMail } from 'mailparser';

export type { AddressObject, ParsedMail };

/** @throws Error for bytes that it cannot take apart */
export async function parseMail(bytes: Uint8Array): Promise<ParsedMail> {
  // Loaded for the first mail: who reads other files needs none of it in memory.
  const { simpleParser } = await import('mailparser');
  return simpleParser(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipTextLinks: true,
    skipImageLinks: true,
  });
}
