/** What a mail in HTML alone says, by which it is known for a stop, a thank-you or an answer: its parser gives it an empty text. */
import { expect, test } from 'vitest';
import { letterOf } from '../../../src/adapters/formats/mail/change.ts';
import { factsOf } from '../../../src/adapters/formats/mail/facts.ts';

async function letter(html: string) {
  const head = 'From: Ann Lee <ann@northgate.example>\nSubject: RE: order\nContent-Type: text/html; charset=utf-8\n\n';
  return letterOf((await factsOf(Buffer.from(`${head}<html><body>${html}</body></html>`))).words);
}

test.each([
  [
    'Outlook',
    '<p>Scrap this\n please</p><div style="border-top:solid"><p><b>From:</b> Ann<br><b>Sent:</b> Monday</p></div><p>PO 4711</p>',
  ],
  ['Gmail', '<div>Scrap this please</div><blockquote class="gmail_quote"><div>PO 4711</div></blockquote>'],
  ['a program that hides its style', '<style>p { color: red }</style><p>Scrap this please</p><hr>'],
])('is read without what it quotes: %s', async (_program, html) => {
  const { newest, unsigned } = await letter(html);
  expect([newest.trim(), unsigned.trim()]).toEqual(['Scrap this please', 'Scrap this please']);
});

test('an answer that stands between what is quoted is its own', async () => {
  const { between } = await letter(
    '<blockquote>PO 4711<br>40 pieces</blockquote><p>cancel it</p><blockquote>Ann</blockquote>',
  );
  expect(between).toEqual(['cancel it']);
});
