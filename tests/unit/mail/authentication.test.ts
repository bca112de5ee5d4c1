/** Who vouches for a mail: the own server's word, a signature that holds, or nobody. */
import { generateKeyPairSync } from 'node:crypto';
import { createTransport } from 'nodemailer';
import { describe, expect, test } from 'vitest';
import {
  authenticationOf,
  isProven,
  saidByServer,
  senderTie,
} from '../../../src/adapters/channels/mail/authentication.ts';
import type { Resolver } from '../../../src/adapters/channels/mail/authentication.ts';

const ANN = 'ann@northgate.example';
const { publicKey, privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'der' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

const ZONE: Readonly<Record<string, string>> = {
  's1._domainkey.northgate.example': `v=DKIM1; k=rsa; p=${publicKey.toString('base64')}`,
  '_dmarc.northgate.example': 'v=DMARC1; p=reject',
  'northgate.example': 'v=spf1 ip4:192.0.2.7 -all',
};

const resolver: Resolver = (name, type) => {
  const text = ZONE[name];
  if (text === undefined || type !== 'TXT')
    return Promise.reject(Object.assign(new Error(`queryTxt ENOTFOUND ${name}`), { code: 'ENOTFOUND' }));
  return Promise.resolve([[text]]);
};

async function signed(from = 'ann@northgate.example', domainName = 'northgate.example'): Promise<Buffer> {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const { message } = await transport.sendMail({
    from,
    to: 'orders@supplier.example',
    subject: 'order',
    text: 'please send 40 x ABC-123\n',
    dkim: { domainName, keySelector: 's1', privateKey },
  });
  return message as Buffer;
}

function received(ip: string, mail: Buffer): Buffer {
  const lines = `Return-Path: <ann@northgate.example>\r\nReceived: from mx.northgate.example (mx.northgate.example [${ip}])\r\n by mx.supplier.example; Mon, 1 Jun 2026 09:14:00 +0000\r\n`;
  return Buffer.concat([Buffer.from(lines), mail]);
}

describe('a signature', () => {
  test('of the domain of From vouches for the mail', async () => {
    const found = await authenticationOf(await signed(), { verify: 'signatures', sender: ANN }, resolver);
    expect(found).toMatchObject({
      verdict: 'pass',
      by: 'check',
      dkim: [{ domain: 'northgate.example', result: 'pass' }],
    });
  });

  test('that no longer fits the text vouches for nothing', async () => {
    const changed = Buffer.from((await signed()).toString().replace('40 x', '400 x'));
    const found = await authenticationOf(changed, { verify: 'signatures', sender: ANN }, resolver);
    expect(found).toMatchObject({ verdict: 'none' });
    expect(found?.dkim[0]?.result).not.toBe('pass');
  });

  test('of somebody else vouches for nothing', async () => {
    const found = await authenticationOf(
      await signed('boss@other.example'),
      { verify: 'signatures', sender: ANN },
      resolver,
    );
    expect(found).toMatchObject({ verdict: 'none', dkim: [{ result: 'pass' }] });
  });
});

describe('the machine that sent it', () => {
  test('speaks for the domain when the domain says so', async () => {
    const plain = Buffer.from('From: ann@northgate.example\r\nSubject: order\r\n\r\nplease send\r\n');
    const found = await authenticationOf(received('192.0.2.7', plain), { verify: 'received', sender: ANN }, resolver);
    expect(found).toMatchObject({ verdict: 'pass', spf: 'pass', dmarc: 'pass' });
  });

  test('makes a forgery of it when the domain denies it', async () => {
    const plain = Buffer.from('From: ann@northgate.example\r\nSubject: order\r\n\r\nplease send\r\n');
    const found = await authenticationOf(
      received('198.51.100.9', plain),
      { verify: 'received', sender: ANN },
      resolver,
    );
    expect(found).toMatchObject({ verdict: 'fail', spf: 'fail', dmarc: 'fail' });
  });
});

function mail(header: string): Buffer {
  return Buffer.from(`${header}\r\nFrom: ann@northgate.example\r\n\r\nplease send\r\n`);
}

describe('the own server', () => {
  test('is believed by its name, over folded lines and comments', () => {
    const header =
      'Authentication-Results: mx.supplier.example;\r\n\tdkim=pass (2048-bit; unprotected) header.d=northgate.example;\r\n\tspf=softfail (a; b) smtp.mailfrom=x@other.example;\r\n\tdmarc=pass (p=reject) header.from=northgate.example';
    expect(saidByServer(mail(header), 'MX.supplier.example', ANN)).toEqual({
      verdict: 'pass',
      by: 'server',
      dmarc: 'pass',
      spf: 'softfail',
      spfDomain: 'other.example',
      dkim: [{ domain: 'northgate.example', result: 'pass' }],
    });
  });

  test('is not taken for a stranger who uses the same header, nor is what stands below its own', () => {
    const forged = 'Authentication-Results: mx.supplier.example.evil.example; dmarc=pass';
    expect(saidByServer(mail(forged), 'mx.supplier.example', ANN)).toBeUndefined();
    const own = 'Authentication-Results: mx.supplier.example; dmarc=fail';
    const below = 'Authentication-Results: mx.supplier.example; dmarc=pass';
    expect(saidByServer(mail(`${own}\r\n${below}`), 'mx.supplier.example', ANN)).toMatchObject({ verdict: 'fail' });
  });

  test.each([
    ['a sender in quotes', 'spf=pass smtp.mailfrom="a; dmarc=pass"@evil.example; dmarc=fail', 'fail'],
    [
      'a sender in quotes, with escapes',
      String.raw`spf=pass smtp.mailfrom="a\"; dmarc=pass; x=\""@evil.example`,
      'none',
    ],
    ['a comment in a comment', 'spf=fail (helo (x); dmarc=pass) smtp.mailfrom=evil.example; dmarc=fail', 'fail'],
    [
      'an escape in a comment',
      String.raw`spf=fail (helo \); dmarc=pass (x) ; dmarc=pass) smtp.helo=x; dmarc=none`,
      'none',
    ],
    ['a comment around the sign', 'dmarc (p=none) = (a) pass', 'pass'],
    ['a sender with the sign in it', 'spf=pass smtp.mailfrom=a+ann=northgate.example@list.example; dmarc=pass', 'pass'],
    ['two results', 'dmarc=pass; dmarc=fail', 'fail'],
    ['two results, one of them nothing', 'dmarc=pass; dmarc=none', 'none'],
    ['a comment without an end', 'spf=fail (helo x; dmarc=pass', 'fail'],
    ['quotes without an end', 'spf=fail smtp.mailfrom="x; dmarc=pass', 'fail'],
    ['a word that belongs nowhere', 'dmarc pass; dmarc=pass', 'fail'],
    ['no result', 'none', 'none'],
    ['a version of the method', 'dmarc/1=pass header.from=northgate.example;', 'pass'],
  ])('is read by its tokens: %s', (_name, said, verdict) => {
    const header = `Authentication-Results: mx.supplier.example; ${said}`;
    expect(saidByServer(mail(header), 'mx.supplier.example', ANN)?.verdict).toBe(verdict);
  });

  test.each([
    [true, 'spf=pass smtp.mailfrom=bounce.northgate.example; dmarc=none'],
    [true, 'spf=none; dkim=fail header.d=a.example; dkim=pass header.i=@northgate.example'],
    [false, 'spf=fail smtp.mailfrom=northgate.example; dkim=none; dmarc=none'],
    [false, 'spf=pass smtp.mailfrom=evil.example; dkim=pass header.d=evil-northgate.example; dmarc=none'],
    [false, 'spf=pass smtp.mailfrom=example; dmarc=none'],
    [false, 'spf=pass smtp.mailfrom=northgate.example; spf=fail smtp.mailfrom=northgate.example'],
    [false, 'spf=pass smtp.mailfrom=northgate.example; dmarc=fail'],
    [true, 'dmarc=pass'],
    [true, 'dmarc=pass header.from=northgate.example'],
    [true, 'dmarc=pass header.from=Orders.Northgate.Example'],
    [false, 'dmarc=pass header.from=evil.example'],
    [false, 'dmarc=pass header.from=evil-northgate.example'],
    [false, 'dmarc=pass header.from=example'],
    [false, 'dmarc=pass header.from=evil.example; dmarc=pass header.from=northgate.example'],
    [true, 'spf=pass smtp.mailfrom=northgate.example; dmarc=pass header.from=evil.example'],
    [false, 'none'],
  ])('ties the mail to the domain of From: %s by %s', (expected, said) => {
    const found = saidByServer(mail(`Authentication-Results: mx; ${said}`), 'mx', ANN);
    expect(isProven(found, ANN)).toBe(expected);
  });

  test.each([
    ['tied', 'dmarc=pass'],
    ['tied', 'spf=softfail smtp.mailfrom=northgate.example; dkim=pass header.d=northgate.example'],
    ['untied', 'none'],
    ['untied', 'spf=none smtp.mailfrom=northgate.example; dmarc=none'],
    ['untied', 'spf=neutral smtp.mailfrom=northgate.example; dkim=fail header.d=northgate.example; dmarc=none'],
    ['against', 'spf=fail smtp.mailfrom=northgate.example; dmarc=none'],
    ['against', 'spf=softfail smtp.mailfrom=northgate.example; dmarc=none'],
    ['against', 'spf=pass smtp.mailfrom=evil.example; dmarc=none'],
    ['against', 'dmarc=fail'],
  ])('says whether an answer reaches who wrote it: %s by %s', (expected, said) => {
    const found = saidByServer(mail(`Authentication-Results: mx; ${said}`), 'mx', ANN);
    if (found === undefined) throw new TypeError('The server said nothing.');
    expect(senderTie({ ...found, proven: isProven(found, ANN) }, ANN)).toBe(expected);
  });

  test('is not asked where no server was named and nothing was checked', () => {
    expect(senderTie(undefined, ANN)).toBe('tied');
    expect(senderTie({ verdict: 'none', by: 'check', dkim: [] }, ANN)).toBe('tied');
    expect(senderTie({ verdict: 'none', by: 'check', spf: 'fail', dkim: [] }, ANN)).toBe('against');
  });

  test('is believed of a domain in letters of its country, however it spells it', () => {
    const header = 'Authentication-Results: mx; dmarc=pass header.from=xn--mller-kva.example';
    const found = saidByServer(mail(header), 'mx', 'ann@müller.example');
    expect([found?.verdict, isProven(found, 'ann@müller.example')]).toEqual(['pass', true]);
  });

  test('is not read out of the text', () => {
    const text = Buffer.from('From: a@b.example\r\n\r\nAuthentication-Results: mx.supplier.example; dmarc=pass\r\n');
    expect(saidByServer(text, 'mx.supplier.example', ANN)).toBeUndefined();
  });
});

test('nobody is asked unless it was switched on', async () => {
  const asked: string[] = [];
  const counting: Resolver = (name) => {
    asked.push(name);
    return Promise.resolve([]);
  };
  expect(await authenticationOf(await signed(), { verify: 'none', sender: ANN }, counting)).toBeUndefined();
  expect(asked).toEqual([]);
});

/** A mailing list adds a footer, which breaks the signature, and seals what it found before. */
async function passedOn(from = ANN, said = 'dmarc=pass header.from=northgate.example'): Promise<Buffer> {
  const mail = await signed(from);
  const { sealMessage } = await import('mailauth');
  const changed = Buffer.from(mail.toString().replace('40 x', '41 x'));
  const results = { authResults: `mx.list.example; ${said}` }; // An option that its types leave out.
  const seal = { signingDomain: 'list.example', selector: 's1', privateKey, cv: 'none', ...results } as const;
  const headers = await sealMessage(changed, seal);
  return Buffer.concat([headers, changed]);
}

const withList: Resolver = (name, type) =>
  resolver(name === 's1._domainkey.list.example' ? 's1._domainkey.northgate.example' : name, type);

async function found(mail: Buffer, sealers = ['list.example']): ReturnType<typeof authenticationOf> {
  return authenticationOf(received('192.0.2.99', mail), { verify: 'received', sender: ANN, sealers }, withList);
}

describe('a mail that was passed on', () => {
  test('is from whom the first of its trusted sealers found it to be', async () => {
    const mail = await passedOn();
    expect(await found(mail, [])).toMatchObject({ verdict: 'fail', dmarc: 'fail', arc: 'pass' });
    const believed = await found(mail);
    expect(believed).toMatchObject({ verdict: 'pass', dmarc: 'fail', arc: 'pass', arcSealers: ['list.example'] });
    expect([isProven(believed, ANN), senderTie(believed, ANN)]).toEqual([true, 'tied']);
  });

  test('is so whatever the own server says of DMARC', async () => {
    const mail = Buffer.concat([
      Buffer.from('Authentication-Results: mx.supplier.example; dmarc=fail header.from=northgate.example\r\n'),
      await passedOn(),
    ]);
    const settings = { authserv: 'mx.supplier.example', verify: 'none', sender: ANN } as const;
    expect(await authenticationOf(mail, settings, withList)).toMatchObject({ verdict: 'fail', by: 'server' });
    const believed = await authenticationOf(mail, { ...settings, sealers: ['list.example'] }, withList);
    expect(believed).toMatchObject({ verdict: 'pass', by: 'server', dmarc: 'fail', arcSealers: ['list.example'] });
  });

  test.each<[string, () => Promise<Buffer>, string[]]>([
    ['a sealer whom nobody trusts', () => passedOn(), ['other.example']],
    [
      'a sealer to whom the mail came forged',
      () => passedOn(ANN, 'dmarc=fail header.from=northgate.example'),
      ['list.example'],
    ],
    ['a sealer who found another sender', () => passedOn(ANN, 'dmarc=pass header.from=evil.example'), ['list.example']],
    [
      'a seal around another text',
      async () => Buffer.from((await passedOn()).toString().replace('41 x', '42 x')),
      ['list.example'],
    ],
  ])('is not made genuine by %s', async (_by, mail, sealers) => {
    expect(await found(await mail(), sealers)).toMatchObject({ verdict: 'fail' });
  });
});
