/** S/MIME: who signed a mail and whether it is what was signed, and mails that are locked for us. Certificates are made here. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadAnchors, signatureOf } from '../../../src/adapters/channels/mail/smime/verify.ts';

import { loadKeys, unlocked, unlockWith } from '../../../src/adapters/formats/mail/unlock.ts';
import type { MailSignature } from '../../../src/model/mail-signature.ts';
import { mailHead } from '../../support/made-mails.ts';
import { createAuthority, encryptedFor, keyFile, signedBy } from '../../support/smime.ts';
import type { Authority, Signer } from '../../support/smime.ts';

const ANN = 'ann@northgate.example';
const ENTITY = 'Content-Type: text/plain; charset=utf-8\r\n\r\nplease send 40 x ABC-123\r\n';
const HEAD = mailHead('PO 81140');

let ours: Authority;
let others: Authority;
let ann: Signer;
beforeAll(() => {
  [ours, others] = [createAuthority('Northgate CA'), createAuthority('Nobody CA')];
  ann = ours.issue(ANN);
});
afterAll(() => {
  ours.remove();
  others.remove();
  unlockWith([]);
});

async function judged(mail: Buffer, trusts: Authority | undefined = ours): Promise<MailSignature | undefined> {
  return signatureOf(mail, { anchors: trusts && (await loadAnchors(trusts.file)), sender: ANN });
}

describe('a signature', () => {
  test.each([
    ['beside the mail', false],
    ['around the mail', true],
  ])('%s that fits, by somebody whom we trust', async (_case, isOpaque) => {
    const found = await judged(signedBy(ann, HEAD, ENTITY, isOpaque));
    expect(found).toMatchObject({ result: 'valid', chain: 'trusted', expired: false, addressDiffers: false });
    expect(found).toMatchObject({ addresses: [ANN], subject: 'CN=Ann Lee' });
    expect(Date.now() - Date.parse(found?.signedAt ?? '')).toBeLessThan(60_000);
  });

  test('holds whatever ends the lines of the stored mail', async () => {
    const bare = Buffer.from(signedBy(ann, HEAD, ENTITY).toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
    expect(await judged(bare)).toMatchObject({ result: 'valid', chain: 'trusted' });
  });

  test('does not fit a mail that was changed afterwards', async () => {
    const changed = signedBy(ann, HEAD, ENTITY).toString('latin1').replace('40 x', '400 x');
    expect(await judged(Buffer.from(changed, 'latin1'))).toMatchObject({ result: 'differs', subject: 'CN=Ann Lee' });
  });

  test('around a mail whose content was changed does not fit', async () => {
    const mail = signedBy(ann, HEAD, ENTITY, true).toString('latin1');
    const at = mail.indexOf('\r\n\r\n') + 4;
    const cms = Buffer.from(mail.slice(at), 'base64');
    cms.write('9', cms.indexOf('40 x'), 'latin1');
    const changed = `${mail.slice(0, at)}${cms.toString('base64').replaceAll(/.{64}/g, '$&\r\n')}`;
    expect(await judged(Buffer.from(changed, 'latin1'))).toMatchObject({ result: 'differs' });
  });

  test('of somebody whom nobody vouches for is valid and not trusted', async () => {
    const mail = signedBy(others.issue(ANN), HEAD, ENTITY);
    expect(await judged(mail)).toMatchObject({ result: 'valid', chain: 'untrusted' });
    expect(await judged(mail, others)).toMatchObject({ result: 'valid', chain: 'trusted' });
  });

  test('is never trusted where no authority is named', async () => {
    const found = await signatureOf(signedBy(ann, HEAD, ENTITY), { anchors: undefined, sender: ANN });
    expect(found).toMatchObject({ result: 'valid', chain: 'unknown' });
  });

  test('of another address than that of From is told', async () => {
    const found = await judged(signedBy(ours.issue('bob@elsewhere.example'), HEAD, ENTITY));
    expect(found).toMatchObject({ result: 'valid', chain: 'trusted', addressDiffers: true });
  });

  test('made with a certificate that had run out is told', async () => {
    const found = await judged(signedBy(ours.issue(ANN, { days: -1 }), HEAD, ENTITY));
    expect(found).toMatchObject({ result: 'valid', expired: true, chain: 'untrusted' });
  });

  test('that is damaged is no valid one', async () => {
    const mail = signedBy(ann, HEAD, ENTITY).toString('latin1');
    const cut = mail.replace(/(name="?smime\.p7s[^]*?\r\n\r\n)[^]{400}/i, '$1');
    expect(cut).not.toBe(mail);
    expect(await judged(Buffer.from(cut, 'latin1'))).toMatchObject({ result: 'unverifiable' });
  });

  test('does not cover a part that was put behind it', async () => {
    const mail = signedBy(ann, HEAD, ENTITY).toString('latin1');
    const [, boundary = ''] = /boundary="([^"]+)"/.exec(mail) ?? [];
    const more = `--${boundary}\r\nContent-Type: text/plain\r\n\r\nand 400 x ABC-777\r\n--${boundary}--`;
    const changed = mail.replace(`--${boundary}--`, () => more);
    expect(changed).not.toBe(mail);
    expect(await judged(Buffer.from(changed, 'latin1'))).toMatchObject({ result: 'unverifiable' });
  });

  test('is not looked for in a mail without one', async () => {
    expect(await judged(Buffer.from(`${HEAD}${ENTITY}`))).toBeUndefined();
  });
});

describe('a mail that is locked for us', () => {
  test.each([
    ['by the usual way', '-aes256'],
    ['by the old cipher', '-des3'],
    ['by OAEP', '-keyopt'],
  ])('is opened %s, and keeps its head', async (_case, how) => {
    unlockWith(await loadKeys(keyFile(ann)));
    const mail = encryptedFor(ann, HEAD, ENTITY, how);
    expect(mail.toString('latin1')).not.toContain('ABC-123');
    const text = Buffer.from(unlocked(mail)).toString('latin1');
    expect(text).toContain('From: Ann Lee <ann@northgate.example>');
    expect(text).toContain('please send 40 x ABC-123');
    expect(text.match(/^content-type:/gim)).toHaveLength(1);
  });

  test('and signed inside is judged by what is inside', async () => {
    unlockWith(await loadKeys(keyFile(ann)));
    const inner = signedBy(ann, '', ENTITY);
    expect(await judged(Buffer.from(unlocked(encryptedFor(ann, HEAD, inner))))).toMatchObject({ result: 'valid' });
  });

  test('stays as it is when it is for somebody else, or damaged', async () => {
    unlockWith(await loadKeys(keyFile(ann)));
    const foreign = encryptedFor(ours.issue('bob@elsewhere.example'), HEAD, ENTITY);
    expect(unlocked(foreign)).toBe(foreign);
    const mail = encryptedFor(ann, HEAD, ENTITY);
    const cut = mail.subarray(0, mail.length - 400);
    expect(unlocked(cut)).toBe(cut);
  });
});
