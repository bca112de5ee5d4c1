/** Signs calls as fax providers do, by their documents and not by our code. */
import { createHash, createHmac, generateKeyPairSync, sign } from 'node:crypto';

export interface TelnyxAccount {
  /** As a setting holds it. */
  readonly publicKey: string;
  headers(body: string, at?: Date): Record<string, string>;
}

export function telnyxAccount(): TelnyxAccount {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return {
    publicKey: publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64'),
    headers(body, at = new Date()) {
      const stamp = String(Math.floor(at.getTime() / 1000));
      return {
        'content-type': 'application/json',
        'telnyx-timestamp': stamp,
        'telnyx-signature-ed25519': sign(null, Buffer.from(`${stamp}|${body}`), privateKey).toString('base64'),
      };
    },
  };
}

export function twilioSignature(token: string, url: string, form: Readonly<Record<string, string>>): string {
  const signed = Object.keys(form)
    .toSorted()
    .reduce((text, name) => text + name + (form[name] ?? ''), url);
  return createHmac('sha1', token).update(signed).digest('base64');
}

export function phaxioCall(
  token: string,
  url: string,
  fax: object,
  file: Buffer | undefined,
  form: Readonly<Record<string, string>> = {},
): { readonly body: Buffer; readonly headers: Record<string, string> } {
  const values: Record<string, string> = { direction: 'received', fax: JSON.stringify(fax), is_test: 'false', ...form };
  const boundary = 'phaxio-0123456789';
  const parts = Object.entries(values).map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="1.tif"\r\nContent-Type: image/tiff\r\n\r\n`;
  const own = Object.keys(values)
    .toSorted()
    .reduce((text, name) => text + name + (values[name] ?? ''), url);
  const signed = file === undefined ? own : `${own}file${createHash('sha1').update(file).digest('hex')}`;
  const attached = file === undefined ? [] : [Buffer.from(head), file, Buffer.from('\r\n')];
  return {
    body: Buffer.concat([Buffer.from(parts.join('')), ...attached, Buffer.from(`--${boundary}--\r\n`)]),
    headers: {
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'x-phaxio-signature': createHmac('sha1', token).update(signed).digest('hex'),
    },
  };
}
