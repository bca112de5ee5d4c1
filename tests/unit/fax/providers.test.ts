import { readFileSync } from 'node:fs';
import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { allowed, fetchMedia, isPrivate } from '../../../src/adapters/channels/fax/media.ts';
import { phaxio } from '../../../src/adapters/channels/fax/providers/phaxio.ts';
import type { WebhookCall } from '../../../src/adapters/channels/fax/providers/provider.ts';
import { signalwire } from '../../../src/adapters/channels/fax/providers/signalwire.ts';
import { telnyx } from '../../../src/adapters/channels/fax/providers/telnyx.ts';
import { phaxioCall, telnyxAccount } from '../../support/fax-webhooks.ts';

const NOW = new Date('2026-11-26T12:00:00Z');
const TELNYX = readFileSync('fixtures/fax/telnyx-received.json', 'utf8');
const SIGNALWIRE = readFileSync('fixtures/fax/signalwire-received.form', 'utf8');

function call(
  body: string | Buffer,
  headers: Record<string, string>,
  url = 'https://orders.example.com/v1/fax/x',
): WebhookCall {
  return { url, body: Buffer.from(body), header: (name) => headers[name] };
}

describe('a call of Telnyx', () => {
  const account = telnyxAccount();
  const ask = (body: string, headers: Record<string, string>, now = NOW): Promise<boolean> =>
    telnyx.isGenuine(call(body, headers), account.publicKey, now);

  test('is genuine with its signature, within five minutes either way', async () => {
    const headers = account.headers(TELNYX, NOW);
    expect(await ask(TELNYX, headers)).toBe(true);
    expect(await ask(TELNYX, headers, new Date(NOW.getTime() + 299_000))).toBe(true);
    expect(await ask(TELNYX, headers, new Date(NOW.getTime() + 301_000))).toBe(false);
    expect(await ask(TELNYX, headers, new Date(NOW.getTime() - 301_000))).toBe(false);
  });

  test('is not genuine with another body, time, key, or without a signature', async () => {
    const headers = account.headers(TELNYX, NOW);
    expect(await ask(TELNYX.replace('15550100', '15550101'), headers)).toBe(false);
    expect(await ask(TELNYX, { ...headers, 'telnyx-timestamp': String(Number(headers['telnyx-timestamp']) + 1) })).toBe(
      false,
    );
    expect(await ask(TELNYX, telnyxAccount().headers(TELNYX, NOW))).toBe(false);
    expect(await ask(TELNYX, { 'telnyx-timestamp': headers['telnyx-timestamp'] ?? '' })).toBe(false);
    expect(await ask(TELNYX, { ...headers, 'telnyx-signature-ed25519': '%%%' })).toBe(false);
  });

  test('tells of the fax, and of one that came in part', async () => {
    expect(await telnyx.read(call(TELNYX, {}))).toMatchObject({
      kind: 'received',
      faxId: 'f8338808-3dc6-4f2b-942a-5d1f39255784',
      call: { caller: '+15550100', called: '+15107882622', pages: 1, partial: false },
    });
    const part = TELNYX.replace('"partial_content": false', '"partial_content": true');
    expect(await telnyx.read(call(part, {}))).toMatchObject({ call: { partial: true } });
    const other = TELNYX.replace('fax.received', 'fax.sending.started');
    expect(await telnyx.read(call(other, {}))).toEqual({ kind: 'other', what: 'fax.sending.started' });
    expect(await telnyx.read(call('{"data":1}', {}))).toBeUndefined();
    expect(await telnyx.read(call('no json', {}))).toBeUndefined();
  });
});

describe('a call of SignalWire', () => {
  const URL = 'https://mycompany.com/myapp.php?foo=1&bar=2';
  /** Published with the rule by Twilio, whose calls these are. */
  const form = new URLSearchParams({
    CallSid: 'CA1234567890ABCDE',
    Caller: '+12349013030',
    Digits: '1234',
    From: '+12349013030',
    To: '+18005551212',
  }).toString();
  const PUBLISHED = '0/KCTR6DLpKmkAf8muzZqo1nDgQ=';

  test('is genuine by the published example, and by nothing near it', async () => {
    const ask = (body: string, signature: string, secret = '12345', url = URL): Promise<boolean> =>
      signalwire.isGenuine(call(body, { 'x-twilio-signature': signature }, url), secret, NOW);
    expect(await ask(form, PUBLISHED)).toBe(true);
    expect(await ask(form, PUBLISHED, '12346')).toBe(false);
    expect(await ask(`${form}&Extra=1`, PUBLISHED)).toBe(false);
    expect(await ask(form, PUBLISHED, '12345', `${URL}3`)).toBe(false);
    expect(await ask(form, PUBLISHED.slice(0, -1))).toBe(false);
    expect(await signalwire.isGenuine(call(form, {}, URL), '12345', NOW)).toBe(false);
  });

  test('is genuine signed over its body as it came, and with the port written out', async () => {
    const hex = createHmac('sha1', 'key')
      .update(URL + SIGNALWIRE)
      .digest('hex');
    expect(await signalwire.isGenuine(call(SIGNALWIRE, { 'x-signalwire-signature': hex }, URL), 'key', NOW)).toBe(true);
    const ported = URL.replace('mycompany.com', 'mycompany.com:443');
    const other = createHmac('sha1', 'key')
      .update(ported + SIGNALWIRE)
      .digest('hex');
    expect(await signalwire.isGenuine(call(SIGNALWIRE, { 'x-signalwire-signature': other }, URL), 'key', NOW)).toBe(
      true,
    );
  });

  test('asks first, tells then, and may tell of a failure', async () => {
    expect(await signalwire.read(call('FaxSid=1&From=%2B1555&To=2', {}))).toEqual({ kind: 'asks' });
    expect(await signalwire.read(call(SIGNALWIRE, {}))).toMatchObject({
      faxId: '831455c6-574e-4d8b-b6ee-2418140bf4cd',
      call: { caller: '+15550100', stationId: '+1 555 0100', pages: 1, partial: false },
      media: { url: 'https://files.signalwire.com/faxes/831455c6.tiff' },
    });
    const failed = `${SIGNALWIRE.replace('FaxStatus=received', 'FaxStatus=failed')}&ErrorMessage=line+lost`;
    expect(await signalwire.read(call(failed, {}))).toMatchObject({ call: { partial: true, error: 'line lost' } });
    expect(await signalwire.read(call('FaxSid=1&FaxStatus=failed', {}))).toEqual({ kind: 'other', what: 'failed' });
    expect(await signalwire.read(call('hello', {}))).toBeUndefined();
  });

  test('is answered with an address that cannot break out of its attribute', () => {
    const asked = call('FaxSid=1', {}, 'https://orders.example.com/v1/fax/signalwire?a="><Dial>&b=2');
    expect(signalwire.reply?.({ kind: 'asks' }, asked).text).toContain(
      '<Receive action="https://orders.example.com/v1/fax/signalwire?a=&quot;>&lt;Dial>&amp;b=2"',
    );
  });
});

describe('a call of Phaxio', () => {
  const fax = {
    id: 1234,
    direction: 'received',
    num_pages: 1,
    status: 'success',
    from_number: '+15550100',
    to_number: '+15107882622',
  };
  const URL = 'https://orders.example.com/v1/fax/phaxio';
  const made = phaxioCall('token', URL, fax, Buffer.from('II*\0pages'));

  test('is genuine by its values and the hash of its file', async () => {
    expect(await phaxio.isGenuine(call(made.body, made.headers, URL), 'token', NOW)).toBe(true);
    expect(await phaxio.isGenuine(call(made.body, made.headers, URL), 'other', NOW)).toBe(false);
    const changed = Buffer.from(made.body.toString('latin1').replace('pages', 'sages'), 'latin1');
    expect(await phaxio.isGenuine(call(changed, made.headers, URL), 'token', NOW)).toBe(false);
    expect(await phaxio.isGenuine(call('no form', made.headers, URL), 'token', NOW)).toBe(false);
  });

  test('brings the pages itself', async () => {
    expect(await phaxio.read(call(made.body, made.headers, URL))).toMatchObject({
      faxId: '1234',
      call: { caller: '+15550100', pages: 1, partial: false },
      media: { bytes: Buffer.from('II*\0pages'), contentType: 'image/tiff' },
    });
    const part = phaxioCall(
      'token',
      URL,
      { ...fax, status: 'partialsuccess', error_message: 'lost' },
      Buffer.from('x'),
    );
    expect(await phaxio.read(call(part.body, part.headers, URL))).toMatchObject({
      call: { partial: true, error: 'lost' },
    });
  });
});

test('a name on the list that leads inside is not asked: the address that it has counts', async () => {
  await expect(fetchMedia('https://localhost/x.pdf', { hosts: ['localhost'], secondsMax: 5 })).rejects.toMatchObject({
    code: 'fax-media-refused',
    message: expect.stringContaining('inside a network') as string,
  });
});

describe('the address of pages', () => {
  const HOSTS = ['s3.amazonaws.com', '*.telnyx.com'];

  test.each([
    'https://s3.amazonaws.com/faxes/1.pdf?X=1',
    'https://media.eu.telnyx.com/1.pdf',
    'https://S3.AMAZONAWS.COM/x',
  ])('%s is fetched', (address) => {
    expect(allowed(address, HOSTS).href).toContain('https://');
  });

  test.each([
    ['http://s3.amazonaws.com/1.pdf', 'https'],
    ['https://evil.example/1.pdf', 'ORDERGATE_FAX_MEDIA_HOSTS'],
    ['https://telnyx.com.evil.example/1.pdf', 'ORDERGATE_FAX_MEDIA_HOSTS'],
    ['https://eviltelnyx.com/1.pdf', 'ORDERGATE_FAX_MEDIA_HOSTS'],
    ['https://s3.amazonaws.com@evil.example/1.pdf', 'password'],
    ['https://s3.amazonaws.com:8443/1.pdf', 'port'],
    ['https://169.254.169.254/latest/meta-data', 'no host'],
    ['https://2130706433/', 'no host'],
    ['https://[::1]/', 'no host'],
    ['file:///etc/passwd', 'https'],
    ['/etc/passwd', 'no address'],
  ])('%s is not', (address, why) => {
    expect(() => allowed(address, HOSTS)).toThrow(why);
  });

  test.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.31.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '::1',
    '::',
    'fd00::1',
    'fe80::1',
    '::ffff:10.0.0.1',
    '64:ff9b::a00:1',
  ])('%s is inside a network', (address) => {
    expect(isPrivate(address)).toBe(true);
  });

  test.each(['52.216.1.2', '2600:1f18::1', '172.32.0.1', '::ffff:52.216.1.2'])('%s is outside', (address) => {
    expect(isPrivate(address)).toBe(false);
  });
});
