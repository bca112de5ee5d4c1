/** People with certificates, and mails that they sign or encrypt, by the program openssl. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Signer {
  readonly certificate: string;
  readonly key: string;
}

export interface Authority {
  /** PEM file of the authority. */
  readonly file: string;
  issue(address: string, options?: { readonly days?: number }): Signer;
  remove(): void;
}

function openssl(args: readonly string[], input?: Buffer): Buffer {
  return execFileSync('openssl', args, { ...(input === undefined ? {} : { input }), stdio: ['pipe', 'pipe', 'pipe'] });
}

export function createAuthority(name: string): Authority {
  const folder = mkdtempSync(join(tmpdir(), 'smime-'));
  const file = join(folder, 'ca.pem');
  const key = join(folder, 'ca.key');
  const ca = ['-subj', `/O=${name}/CN=${name}`, '-days', '3650', '-addext', 'basicConstraints=critical,CA:TRUE'];
  openssl(['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', file, ...ca]);
  let count = 0;
  return {
    file,
    issue(address, { days = 365 } = {}) {
      const path = join(folder, `${(count += 1)}`);
      openssl([
        'req',
        '-newkey',
        'rsa:2048',
        '-nodes',
        '-keyout',
        `${path}.key`,
        '-out',
        `${path}.csr`,
        '-subj',
        '/CN=Ann Lee',
      ]);
      writeFileSync(`${path}.ext`, `subjectAltName=email:${address}\nkeyUsage=digitalSignature,keyEncipherment\n`);
      const request = ['x509', '-req', '-in', `${path}.csr`, '-CA', file, '-CAkey', key, '-extfile', `${path}.ext`];
      openssl([...request, '-days', String(days), '-out', `${path}.pem`, '-set_serial', String(1000 + count)]);
      return { certificate: `${path}.pem`, key: `${path}.key` };
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/** @param entity what is signed: heads of its own, an empty line, the text */
export function signedBy({ certificate, key }: Signer, head: string, entity: string, isOpaque = false): Buffer {
  const how = isOpaque ? ['-nodetach'] : [];
  const args = ['cms', '-sign', '-md', 'sha256', '-signer', certificate, '-inkey', key, ...how];
  return withHead(head, openssl(args, Buffer.from(entity)));
}

/** @param how a cipher, or `-keyopt` for OAEP instead of the older way to lock the key */
export function encryptedFor({ certificate }: Signer, head: string, entity: string | Buffer, how = '-aes256'): Buffer {
  const isOaep = how === '-keyopt';
  const recipient = isOaep ? ['-recip', certificate, how, 'rsa_padding_mode:oaep'] : [certificate];
  return withHead(head, openssl(['cms', '-encrypt', isOaep ? '-aes256' : how, ...recipient], Buffer.from(entity)));
}

/** Key and certificate in one file, as a setting names them. */
export function keyFile({ certificate, key }: Signer): string {
  const file = `${key}.both.pem`;
  writeFileSync(file, Buffer.concat([readFileSync(key), readFileSync(certificate)]));
  return file;
}

function withHead(head: string, made: Buffer): Buffer {
  const own = made.toString('latin1').replace(/^MIME-Version:.*\r?\n/im, '');
  return Buffer.from(head.replaceAll(/\r?\n/g, '\r\n') + own.replaceAll(/\r?\n/g, '\r\n'), 'latin1');
}
