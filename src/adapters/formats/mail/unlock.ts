/**
 * Mails that are encrypted for us by S/MIME (RFC 8551), opened with our keys before anything reads them. The keys stay in the
 * gateway: the processes that read what strangers send never have them.
 */
import { constants, createDecipheriv, createPrivateKey, privateDecrypt, X509Certificate } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as pkijs from 'pkijs';

export interface UnlockKey {
  readonly certificate: X509Certificate;
  readonly key: KeyObject;
}

/** Loaded for the first mail that is locked: who reads other files needs none of it in memory. */
const require = createRequire(import.meta.url);
const pki = (): typeof pkijs => require('pkijs') as typeof pkijs;

let keys: readonly UnlockKey[] = [];

/** Set once, when the gateway starts. */
export function unlockWith(own: readonly UnlockKey[]): void {
  keys = own;
}

const HEAD_BYTES_MAX = 64 * 1024;
const HEAD_END = /\r?\n\r?\n/;

/** @param start the beginning of a mail */
export function isLocked(start: Uint8Array): boolean {
  const [head = ''] = Buffer.from(start.subarray(0, HEAD_BYTES_MAX)).toString('latin1').split(HEAD_END, 1);
  return /^content-type:\s*application\/(?:x-)?pkcs7-mime\b(?!(?:[^\n]|\n[ \t])*signed-data)/im.test(head);
}

/** The mail with what was inside; as it is when it is not locked, or for somebody else. */
export function unlocked(mail: Uint8Array): Uint8Array {
  if (keys.length === 0 || !isLocked(mail)) return mail;
  const raw = Buffer.from(mail.buffer, mail.byteOffset, mail.byteLength);
  const text = raw.toString('latin1', 0, HEAD_BYTES_MAX);
  const end = HEAD_END.exec(text);
  if (end === null) return mail;
  const head = text.slice(0, end.index);
  const isBase64 = /^content-transfer-encoding:\s*base64/im.test(head);
  const body = raw.subarray(end.index + end[0].length);
  const content = decrypted(isBase64 ? Buffer.from(body.toString('latin1'), 'base64') : body);
  if (content === undefined) return mail;
  // What is inside says itself how it is made; who wrote it and when stands outside.
  const kept = head.split(/\r?\n(?![ \t])/).filter((line) => !/^content-/i.test(line));
  return new Uint8Array(Buffer.concat([Buffer.from(`${kept.join('\r\n')}\r\n`, 'latin1'), content]));
}

/** @returns undefined for what is damaged, made by another method, or not for one of our keys */
function decrypted(body: Buffer): Buffer | undefined {
  try {
    const { ContentInfo, EnvelopedData, KeyTransRecipientInfo } = pki();
    const info = ContentInfo.fromBER(new Uint8Array(body));
    const { recipientInfos, encryptedContentInfo } = new EnvelopedData({ schema: info.content });
    const { contentEncryptionAlgorithm: method } = encryptedContentInfo;
    const cipher = CIPHERS[method.algorithmId];
    if (cipher === undefined) return undefined;
    for (const { value } of recipientInfos) {
      const secret = value instanceof KeyTransRecipientInfo ? secretOf(value) : undefined;
      if (secret?.length !== cipher.keyBytes) continue;
      const iv = Buffer.from(method.algorithmParams.valueBlock.valueHexView as Uint8Array);
      const decipher = createDecipheriv(cipher.name, secret, iv);
      return Buffer.concat([
        decipher.update(Buffer.from(encryptedContentInfo.getEncryptedContent())),
        decipher.final(),
      ]);
    }
    return undefined;
  } catch (error) {
    if (error instanceof Error) return undefined; // Told as encrypted, like whatever else cannot be opened.
    throw error;
  }
}

const CIPHERS: Readonly<Record<string, { readonly name: string; readonly keyBytes: number }>> = {
  '1.2.840.113549.3.7': { name: 'des-ede3-cbc', keyBytes: 24 },
  '2.16.840.1.101.3.4.1.2': { name: 'aes-128-cbc', keyBytes: 16 },
  '2.16.840.1.101.3.4.1.22': { name: 'aes-192-cbc', keyBytes: 24 },
  '2.16.840.1.101.3.4.1.42': { name: 'aes-256-cbc', keyBytes: 32 },
};
const OAEP = '1.2.840.113549.1.1.7';

function secretOf({ rid, encryptedKey, keyEncryptionAlgorithm }: pkijs.KeyTransRecipientInfo): Buffer | undefined {
  if (!(rid instanceof pki().IssuerAndSerialNumber)) return undefined;
  const serial = Buffer.from(rid.serialNumber.valueBlock.valueHexView).toString('hex').replace(/^0+/, '').toUpperCase();
  const own = keys.find(({ certificate }) => certificate.serialNumber.replace(/^0+/, '').toUpperCase() === serial);
  if (own === undefined) return undefined;
  const isOaep = keyEncryptionAlgorithm.algorithmId === OAEP;
  return privateDecrypt(
    { key: own.key, padding: isOaep ? constants.RSA_PKCS1_OAEP_PADDING : constants.RSA_PKCS1_PADDING },
    Buffer.from(encryptedKey.valueBlock.valueHexView),
  );
}

/** Keys with their certificates, in PEM files of a folder or in one file. @throws when it cannot be read, or holds no pair */
export async function loadKeys(path: string): Promise<UnlockKey[]> {
  const files = (await stat(path)).isDirectory()
    ? (await readdir(path)).filter((name) => /\.(?:pem|crt|key)$/i.test(name)).map((name) => join(path, name))
    : [path];
  const text = (await Promise.all(files.map((file) => readFile(file, 'latin1')))).join('\n');
  const blocks = text.match(/-----BEGIN ([A-Z ]+)-----[^]+?-----END \1-----/g) ?? [];
  const certificates = blocks
    .filter((each) => each.includes('BEGIN CERTIFICATE'))
    .map((each) => new X509Certificate(each));
  const own = blocks.filter((each) => each.includes('PRIVATE KEY')).map((each) => createPrivateKey(each));
  const pairs = certificates.flatMap((certificate) =>
    own.filter((key) => certificate.checkPrivateKey(key)).map((key) => ({ certificate, key })),
  );
  if (pairs.length === 0) throw new Error(`${path} holds no private key with its certificate in PEM.`);
  return pairs;
}
