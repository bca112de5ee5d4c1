/** Whether something is encrypted, so that it is told as such: S/MIME (RFC 8551) and OpenPGP (RFC 3156, and in the text itself). */
import type { Attachment } from '../../paper/page.ts';

/** 1.2.840.113549.1.7.3 (EnvelopedData) and 1.2.840.113549.1.9.16.1.23 (AuthEnvelopedData), with tag and length. */
const ENVELOPED = ['06092a864886f70d010703', '060b2a864886f70d0109100117'].map((hex) => Buffer.from(hex, 'hex'));
const PGP_ARMOR = /^-----BEGIN PGP MESSAGE-----\s*$/m;

export function isEnveloped(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(64, bytes.byteLength));
  return head[0] === 0x30 && ENVELOPED.some((oid) => head.includes(oid));
}

export function isEncrypted({ name, mediaType = '', bytes }: Attachment): boolean {
  if (/^application\/pgp-encrypted/i.test(mediaType) || /\.(?:pgp|gpg)$/i.test(name)) return true;
  const isNamed = /^application\/(?:x-)?pkcs7-mime/i.test(mediaType) || /\.p7m$/i.test(name);
  return (isNamed && isEnveloped(bytes)) || hasPgpMessage(Buffer.from(bytes.subarray(0, 200)).toString('latin1'));
}

export function hasPgpMessage(text: string): boolean {
  return PGP_ARMOR.test(text);
}
