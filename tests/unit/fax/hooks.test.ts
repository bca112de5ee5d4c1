/** The scripts that HylaFAX calls, with whatever a caller can make it say. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { RESULT_FILE } from '../../../src/adapters/channels/fax/results.ts';
import { readSideFile } from '../../../src/adapters/channels/fax/side-file.ts';

const run = promisify(execFile);
const bin = (name: string): string => fileURLToPath(new URL(`../../../bin/${name}`, import.meta.url));

let folder: string;
let spool: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ordergate-hooks-'));
  spool = await mkdtemp(join(folder, 'spool-'));
  await writeFile(join(folder, 'fax000000007.tif'), 'II*\0');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function call(
  name: string,
  words: readonly string[],
  env: Record<string, string> = { ORDERGATE_FAX_SPOOL: spool },
) {
  return run(bin(name), words, { cwd: folder, env: { PATH: process.env['PATH'] ?? '', ...env } });
}

describe('ordergate-faxrcvd', () => {
  test('hands over the fax and what is known of the call, and leaves nothing else', async () => {
    await call('ordergate-faxrcvd', ['fax000000007.tif', 'ttyS0', '000000042', '', '+15550100', 'ACME', '5550199']);
    const names = (await readdir(spool)).toSorted();
    expect(names).toHaveLength(2);
    expect(names[0]).toMatch(/^fax000000007-000000042-\d+\.json$/);
    expect(names[1]).toBe(names[0]?.replace('.json', '.tif'));
    expect(await readFile(join(spool, names[1] ?? ''), 'utf8')).toBe('II*\0');
    expect((await stat(join(spool, names[1] ?? ''))).mode & 0o007).toBe(0); // Not for everybody on the machine.
    expect(await readSideFile(join(spool, names[1] ?? ''))).toMatchObject({
      via: 'hylafax',
      callId: '000000042',
      partial: false,
      caller: '+15550100',
      called: '5550199',
    });
  });

  test.each([
    ['quotes and backslashes', 'No "carrier" \\ lost \\"'],
    ['lines and control characters', 'one\ntwo\t\u0007three'],
    ['what a shell would run', '$(touch pwned) `touch pwned` ; touch pwned'],
    ['percent signs', '100% %s %n'],
  ])('says %s as they are, in one line of JSON', async (_case, message) => {
    await call('ordergate-faxrcvd', ['fax000000007.tif', 'tty"S0', '../../7', message, '"+1\\5550100"']);
    const names = await readdir(spool);
    expect(names).toHaveLength(2);
    expect(await readdir(folder)).not.toContain('pwned');
    const side = await readSideFile(join(spool, names.find((name) => name.endsWith('.tif')) ?? ''));
    // oxlint-disable-next-line no-control-regex
    expect(side).toMatchObject({ partial: true, error: message.replaceAll(/[\u0000-\u001f]/g, ''), callId: '../../7' });
  });

  test('has nothing to hand over after a call that brought no page', async () => {
    await call('ordergate-faxrcvd', ['fax000000008.tif', 'ttyS0', '8', 'No answer']);
    expect(await readdir(spool)).toEqual([]);
  });

  test('fails where it cannot, so that HylaFAX can tell a person, and leaves no half', async () => {
    const words = ['fax000000007.tif', 'ttyS0', '7', ''];
    await expect(call('ordergate-faxrcvd', words, { ORDERGATE_FAX_SPOOL: join(folder, 'gone') })).rejects.toThrow(
      /gone/,
    );
    await expect(call('ordergate-faxrcvd', words, {})).rejects.toThrow(/ORDERGATE_FAX_SPOOL/);
    await expect(call('ordergate-faxrcvd', ['one'])).rejects.toThrow(/Usage/);
    expect(await readdir(spool)).toEqual([]);
  });
});

describe('ordergate-faxnotify', () => {
  test('tells the end of a fax of ours', async () => {
    await call('ordergate-faxnotify', ['ans_0123abc', 'failed', '12', '1', 'No "answer"']);
    const [name = ''] = await readdir(spool);
    expect(name).toMatch(RESULT_FILE);
    expect(JSON.parse(await readFile(join(spool, name), 'utf8'))).toEqual({
      id: 'ans_0123abc',
      why: 'failed',
      jobId: '12',
      pages: 1,
      status: 'No "answer"',
    });
  });

  test.each([
    ['of somebody else', ['tag-1', 'done', '1', '1', '']],
    ['that goes on by itself', ['ans_1', 'requeued', '1', '0', 'Busy']],
  ])('passes over a fax %s', async (_case, words) => {
    await call('ordergate-faxnotify', words);
    expect(await readdir(spool)).toEqual([]);
  });

  test('lets no name of a job become a path', async () => {
    await call('ordergate-faxnotify', ['ans_/../../x', 'done', '1', '1', '']);
    expect(await readdir(spool)).toEqual(['ans_x.result']);
  });
});
