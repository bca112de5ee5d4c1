/** Who signed a mail by S/MIME, whether it is still what was signed, and whether anybody whom we trust knows the signer. */
import { X509Certificate } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Certificate, CertificateChainValidationEngine, ContentInfo, SignedData, SignedDataVerifyError } from 'pkijs';
import type { SignerInfo } from 'pkijs';
import type { MailSignature } from '../../../../model/mail-signature.ts';
import { signedParts } from './parts.ts';

export interface SignatureSettings {
  /** Certificates of those whom we trust to say who somebody is; undefined when none are named. */
  readonly anchors: readonly Certificate[] | undefined;
  /** Address of From. */
  readonly sender: string;
  readonly now?: Date;
}

const UNVERIFIABLE: MailSignature = {
  result: 'unverifiable',
  chain: 'unknown',
  expired: false,
  addressDiffers: false,
  addresses: [],
  subject: '',
};

/** @returns undefined for a mail that is not signed as a whole */
export async function signatureOf(
  mail: Uint8Array,
  { anchors, sender, now = new Date() }: SignatureSettings,
): Promise<MailSignature | undefined> {
  const parts = signedParts(mail);
  if (parts === undefined) return undefined;
  try {
    return await verified(parts.signature, parts.content, anchors, sender, now);
  } catch (error) {
    if (error instanceof Error) return UNVERIFIABLE; // Whatever the library cannot make sense of.
    throw error;
  }
}

async function verified(
  signature: Uint8Array,
  content: Uint8Array | undefined,
  anchors: readonly Certificate[] | undefined,
  sender: string,
  now: Date,
): Promise<MailSignature> {
  const info = ContentInfo.fromBER(bytesOf(signature));
  const signed = new SignedData({ schema: info.content });
  const [signer] = signed.signerInfos;
  const certificates = (signed.certificates ?? []).filter((each) => each instanceof Certificate);
  const check = await checked(signed, content);
  if (signer === undefined || check.certificate === undefined) return { ...UNVERIFIABLE, result: check.result };
  const own = new X509Certificate(Buffer.from(check.certificate.toSchema(true).toBER()));
  const signedAt = signingTime(signer);
  // A time that the signer made up lies in the future, or is older than the certificate.
  const at = signedAt === undefined || signedAt > now ? now : signedAt;
  const addresses = addressesOf(own);
  return {
    result: check.result,
    chain: await chainOf(check.certificate, certificates, anchors, at),
    expired: at < new Date(own.validFrom) || at > new Date(own.validTo),
    addressDiffers: !addresses.includes(sender.toLowerCase()),
    addresses,
    subject: own.subject.replaceAll('\n', ', ').slice(0, 300),
    ...(signedAt === undefined ? {} : { signedAt: signedAt.toISOString() }),
  };
}

interface Checked {
  readonly result: MailSignature['result'];
  readonly certificate?: Certificate | undefined;
}

/** The library has one code for whatever goes wrong while it compares. */
const DIFFERS = /message digest doesn't match/i;

async function checked(signed: SignedData, content: Uint8Array | undefined): Promise<Checked> {
  try {
    const { signatureVerified, signerCertificate } = await signed.verify({
      signer: 0,
      ...(content === undefined ? {} : { data: bytesOf(content) }),
      checkChain: false,
      extendedMode: true,
    });
    return { result: signatureVerified === true ? 'valid' : 'differs', certificate: signerCertificate ?? undefined };
  } catch (error) {
    if (!(error instanceof SignedDataVerifyError)) throw error;
    const certificate = error.signerCertificate ?? undefined;
    return { result: DIFFERS.test(error.message) ? 'differs' : 'unverifiable', certificate };
  }
}

async function chainOf(
  signer: Certificate,
  certificates: readonly Certificate[],
  anchors: readonly Certificate[] | undefined,
  checkDate: Date,
): Promise<MailSignature['chain']> {
  if (anchors === undefined) return 'unknown';
  // The one that is asked about stands last (pkijs).
  const others = certificates.filter((each) => each !== signer);
  const engine = new CertificateChainValidationEngine({
    trustedCerts: [...anchors],
    certs: [...others, signer],
    checkDate,
  });
  const { result } = await engine.verify();
  return result ? 'trusted' : 'untrusted';
}

const SIGNING_TIME = '1.2.840.113549.1.9.5';

function signingTime({ signedAttrs }: SignerInfo): Date | undefined {
  const attribute = signedAttrs?.attributes.find(({ type }) => type === SIGNING_TIME);
  const value: unknown = attribute?.values[0];
  if (typeof value !== 'object' || value === null || !('toDate' in value) || typeof value.toDate !== 'function')
    return undefined;
  const date: unknown = value.toDate();
  return date instanceof Date && !Number.isNaN(date.getTime()) ? date : undefined;
}

/** Of the alternative names; of the distinguished name where there are none (RFC 8550, 3). */
function addressesOf({ subjectAltName = '', subject }: X509Certificate): string[] {
  const named = [...subjectAltName.matchAll(/email:("?)([^,"\s]+)\1/g)].map(([, , address = '']) => address);
  const old = [...subject.matchAll(/^emailAddress=(\S+)$/gim)].map(([, address = '']) => address);
  return [...new Set((named.length > 0 ? named : old).map((address) => address.toLowerCase()))];
}

function bytesOf({ buffer, byteOffset, byteLength }: Uint8Array): ArrayBuffer {
  return buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer;
}

/** Certificates in a PEM file, or in all PEM files of a folder. @throws when it cannot be read, or holds none */
export async function loadAnchors(path: string): Promise<Certificate[]> {
  const files = (await stat(path)).isDirectory()
    ? (await readdir(path)).filter((name) => /\.(?:pem|crt|cer)$/i.test(name)).map((name) => join(path, name))
    : [path];
  const texts = await Promise.all(files.map((file) => readFile(file, 'latin1')));
  const blocks = texts.flatMap(
    (text) => text.match(/-----BEGIN CERTIFICATE-----[^]+?-----END CERTIFICATE-----/g) ?? [],
  );
  if (blocks.length === 0) throw new Error(`${path} holds no certificate in PEM.`);
  return blocks.map((block) => Certificate.fromBER(bytesOf(new X509Certificate(block).raw)));
}
