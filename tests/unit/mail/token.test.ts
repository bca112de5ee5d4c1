/** Access tokens from an OAuth 2 endpoint that gives each refresh token once. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { credentials, forgetToken } from '../../../src/adapters/channels/mail/token.ts';
import type { MailServer } from '../../../src/model/mailbox.ts';

let server: Server;
let folder: string;
let good = 'r0';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ordergate-token-'));
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const isGood = new URLSearchParams(body).get('refresh_token') === good;
      if (isGood) good = `r${Number(good.slice(1)) + 1}`;
      response.writeHead(isGood ? 200 : 400, { 'content-type': 'application/json' });
      response.end(
        JSON.stringify(
          isGood ? { access_token: `for-${good}`, refresh_token: good, expires_in: 3600 } : { error: 'invalid_grant' },
        ),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

function mailServer(refreshFile: string): MailServer {
  const { port } = server.address() as AddressInfo;
  const token = { url: `http://127.0.0.1:${port}/token`, clientId: 'ordergate', refreshFile };
  return { host: 'imap.example', port: 993, secure: true, user: 'orders', token } as unknown as MailServer;
}

test('the new refresh token takes the place of the old one', async () => {
  const file = join(folder, 'refresh');
  await writeFile(file, 'r0\n');
  const mailbox = mailServer(file);
  expect(await credentials(mailbox)).toEqual({ accessToken: 'for-r1' });
  expect(await readFile(file, 'utf8')).toBe('r1\n');
  forgetToken(mailbox);
  expect(await credentials(mailbox)).toEqual({ accessToken: 'for-r2' });
});

test('one that cannot be kept is told, and not lost', async () => {
  const file = join(folder, 'refresh');
  const mailbox = mailServer(file);
  await writeFile(file, good);
  await rm(`${file}.new`, { force: true });
  const blocked = join(folder, 'refresh.new');
  await mkdir(blocked);
  forgetToken(mailbox);
  await expect(credentials(mailbox)).rejects.toThrow('its file must be writable');
  await rm(blocked, { recursive: true });
  expect(await credentials(mailbox)).toEqual({ accessToken: `for-${good}` });
  expect(await readFile(file, 'utf8')).toBe(`${good}\n`);
});
