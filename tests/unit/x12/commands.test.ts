import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ack } from '../../../src/commands/ack.ts';
import { check, type CheckOptions } from '../../../src/commands/check.ts';
import { compareSegments } from '../../../src/commands/compare.ts';
import { ORDER, orderWith, read, wrap } from './support.ts';

let folder = '';
const at = (name: string): string => join(folder, name);

const MAC = Buffer.from(wrap([ORDER], { suffix: '\n' }).replace('STORE 12', 'K\x9aln'), 'latin1');

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ordergate-check-'));
  await writeFile(at('good.x12'), wrap([ORDER], { suffix: '\n' }));
  await writeFile(
    at('bad.x12'),
    wrap([orderWith((all) => all.map((one) => one.replace('*10*', '*TEN*')))], { suffix: '\n' }),
  );
  await writeFile(at('noted.x12'), wrap([orderWith((all) => all.map((one) => one.replace('*SA*', '*QQ*')))]));
  await writeFile(at('mac.x12'), MAC);
  await writeFile(at('empty.x12'), '');
  await writeFile(at('other.bin'), 'nothing that anybody reads');
});
afterAll(() => rm(folder, { recursive: true }));

async function run(paths: readonly string[], options: CheckOptions = {}): Promise<{ exit: number; lines: string[] }> {
  const lines: string[] = [];
  const exit = await check(paths, options, (line) => lines.push(...line.split('\n')));
  return { exit, lines: lines.map((line) => line.replaceAll(`${folder}/`, '')) };
}

describe('check', () => {
  test('shows line, segment and the faulty element marked, the sentence and the hint', async () => {
    expect(await run([at('bad.x12')])).toEqual({
      exit: 1,
      lines: [
        'bad.x12:6: set 850 0001, segment 4 PO1, byte 221: error [element-character]',
        '     PO1*1*TEN*EA*2.50**BP*SKU-1',
        '           ^^^',
        "  PO102 (quantity ordered) must be a number; found 'TEN'",
        '  Correct the element.',
        'bad.x12: x12, 1 document(s), 1 fault(s), 1 set(s) rejected',
      ],
    });
  });

  test('says where text was read in a wrong character set, which holds the order', async () => {
    const { exit, lines } = await run([at('mac.x12')]);
    expect(exit).toBe(1);
    expect(lines[0]).toBe(
      `mac.x12:5: set 850 0001, segment 3 N1, byte ${MAC.indexOf(0x9a) - 1}: error [charset-assumed]`,
    );
    expect(lines.at(-1)).toBe('mac.x12: x12, 1 document(s), 1 fault(s), 0 set(s) rejected');
  });

  test.each([
    ['good.x12', 0],
    ['noted.x12', 1],
    ['empty.x12', 2],
    ['other.bin', 2],
    ['absent.x12', 2],
  ])('of %s ends with exit code %i', async (name, exit) => {
    const result = await run([at(name)]);
    expect(result.exit).toBe(exit);
    expect(result.lines.length).toBeGreaterThan(0);
  });

  test('of a directory ends with a table, one line for each file', async () => {
    const { exit, lines } = await run([folder]);
    expect(exit).toBe(2);
    const table = lines.slice(lines.findIndex((line) => line.startsWith('file ')) + 1);
    expect(table.map((line) => line.split(/ +/)[0])).toEqual([
      'bad.x12',
      'empty.x12',
      'good.x12',
      'mac.x12',
      'noted.x12',
      'other.bin',
    ]);
  });

  test('tells an interchange that stands in the file twice, with the same bytes or with others; a retransmission is a warning', async () => {
    const first = wrap([ORDER]);
    const other = first.replace('PO-1', 'PO-2');
    const elsewhere = other.replace('*ZZ*BUYER          *', '*ZZ*OTHER          *');
    await writeFile(at('twice.x12'), `${first}\n${first}\n${elsewhere}\n${other}`);
    const { exit, lines } = await run([at('twice.x12')]);
    await rm(at('twice.x12'));
    expect(exit).toBe(1);
    const second = first.length + 1;
    const last = 2 * second + elsewhere.length + 1;
    expect(lines.filter((line) => line.includes('duplicate-interchange'))).toEqual([
      `twice.x12:2: byte ${second}: warning [duplicate-interchange]`,
      `twice.x12:4: byte ${last}: error [duplicate-interchange]`,
    ]);
    expect(lines).toContain(
      '  Interchange 000000007 stands at byte 0 already, with the same bytes: a retransmission, of which nothing is taken',
    );
    expect(lines.at(-1)).toBe('twice.x12: x12, 4 document(s), 1 fault(s), 0 set(s) rejected, 1 warning(s)');
  });

  test('tells groups and sets whose numbers repeat where they have to be unique', async () => {
    const two = wrap([ORDER, ORDER]);
    const group = /GS\*.*GE\*2\*7~/s.exec(two)?.[0] ?? '';
    await writeFile(at('numbers.x12'), two.replace(group, group + group).replace('IEA*1', 'IEA*2'));
    const { lines } = await run([at('numbers.x12')]);
    await rm(at('numbers.x12'));
    const told = lines.flatMap((line) => /error \[((?:set|group)-duplicate)\]/.exec(line)?.[1] ?? []);
    expect(told).toEqual(['set-duplicate', 'set-duplicate', 'group-duplicate']);
  });

  test('counts what an acknowledgment only notes apart from faults, and says of a file of TA1 alone what is wrong with it', async () => {
    const noted = await run([at('noted.x12')]);
    expect(noted.lines.at(-1)).toBe('noted.x12: x12, 1 document(s), 1 noted, 0 set(s) rejected');
    const [isa = ''] = wrap([ORDER]).split('~');
    await writeFile(at('ta1.x12'), `${isa}~TA1*000000001*261123*0900*A*000~`);
    const { exit, lines } = await run([at('ta1.x12'), at('noted.x12')]);
    await rm(at('ta1.x12'));
    expect(exit).toBe(1);
    expect(lines.filter((line) => /^[\w.]+ +\d/.test(line)).map((line) => line.replaceAll(/ +/g, ' '))).toEqual([
      'ta1.x12 0 0 1 0 0',
      'noted.x12 1 0 0 1 0',
    ]);
  });

  test('of an empty folder says so, with a status of its own', async () => {
    const empty = await mkdtemp(join(tmpdir(), 'ordergate-check-empty-'));
    const { exit, lines } = await run([empty]);
    await rm(empty, { recursive: true });
    expect({ exit, lines }).toEqual({ exit: 3, lines: [`${empty}: no files`] });
  });

  test('of a folder goes on behind what the disk does not give, a pipe among it', async () => {
    const inside = await mkdtemp(join(tmpdir(), 'ordergate-check-gone-'));
    await writeFile(join(inside, 'a.x12'), wrap([ORDER]));
    await symlink(join(inside, 'nowhere'), join(inside, 'b.x12'));
    execFileSync('mkfifo', [join(inside, 'c.x12')]);
    await writeFile(join(inside, 'd.x12'), wrap([ORDER]).replace('SE*', 'XX*'));
    const { exit, lines } = await run([inside]);
    await rm(inside, { recursive: true });
    expect(exit).toBe(2);
    const own = lines.map((line) => line.replaceAll(`${inside}/`, ''));
    expect(own).toContain('b.x12 cannot be read: it does not exist');
    expect(own).toContain('c.x12 cannot be read: it is no regular file');
    expect(own.filter((line) => /^[a-d]\.x12 +\d/.test(line))).toHaveLength(4);
    expect(own.find((line) => line.startsWith('d.x12: x12'))).toContain('fault(s)');
  });

  test('of a folder tells files of other kinds as not checked: sheets had nothing wrong and an IDoc was unreadable', async () => {
    const mixed = await mkdtemp(join(tmpdir(), 'ordergate-check-'));
    const files: Readonly<Record<string, string>> = {
      'a.x12': wrap([ORDER]),
      'b.csv': 'PO Number,Item,Qty\n4711,A-1,5\n',
      'c.txt': 'EDI_DC40  8000000000000225645758 3012  ORDERS05',
      'd.xml': '<?xml version="1.0"?><ORDER xmlns="http://www.opentrans.org/XMLSchema/2.1"/>',
      'e.bin': 'nothing that anybody reads',
    };
    for (const [name, content] of Object.entries(files)) await writeFile(join(mixed, name), content);
    const { exit, lines } = await run([mixed]);
    const table = lines.slice(lines.findIndex((line) => line.startsWith('file ')) + 1);
    expect(table.map((line) => line.replace(`${mixed}/`, '').replaceAll(/ +/g, ' '))).toEqual([
      'a.x12 1 0 0 0 0',
      'b.csv not checked: csv has no syntax to check; `ordergate read` reads its orders',
      'c.txt not checked: an IDoc, which is not read',
      'd.xml not checked: openTRANS, which is not read',
      'e.bin not checked: no EDI, and of no kind that is known',
    ]);
    expect(exit).toBe(3);
    expect((await run([join(mixed, 'b.csv')])).exit).toBe(3);
    expect((await run([join(mixed, 'e.bin')])).exit).toBe(2);
    await writeFile(join(mixed, 'f.txt'), "UNH+1+ORDERS:D:96A:UN'BGM+220+1+9'UNT+3+1'");
    expect((await run([mixed])).exit).toBe(2);
    const json = (await run([join(mixed, 'b.csv')], { json: true })).lines.at(-1);
    expect(JSON.parse(json ?? '')).toMatchObject({
      kind: 'summary',
      documents: 0,
      notChecked: expect.stringContaining('csv'),
    });
    await rm(mixed, { recursive: true });
  });

  test.each([
    ['cxml/order-request.xml', 0],
    ['cxml/punchout-cart.xml', 1],
  ])('of a document without a group counts it as rejected only for a fault of its own: %s', async (name, rejected) => {
    const { lines } = await run([`fixtures/${name}`], { json: true });
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ documents: 1, rejected });
  });

  test('with --json prints one object a line', async () => {
    const { lines } = await run([at('bad.x12')], { json: true });
    const [found, summary] = lines.map((line) => JSON.parse(line) as unknown);
    expect(found).toMatchObject({
      kind: 'finding',
      document: { type: '850', controlNumber: '0001' },
      code: 'element-character',
      at: { offset: 221, segment: 4 },
    });
    expect(summary).toMatchObject({ kind: 'summary', documents: 1, faults: 1, rejected: 1 });
  });

  test('with --compare shows that node-x12 loses leading zeros, and which file it refuses', async () => {
    expect((await run([at('good.x12')], { compare: true })).lines.slice(-3)).toEqual([
      'good.x12: 12 segment(s) here, 12 by node-x12, 2 difference(s)',
      "  segment 1 ISA13: '000000007' here, '7' by node-x12",
      "  segment 12 IEA02: '000000007' here, '7' by node-x12",
    ]);
    await writeFile(at('marked.x12'), `\xef\xbb\xbf${wrap([ORDER])}`, 'latin1');
    expect((await run([at('marked.x12')], { compare: true })).lines.at(-1)).toMatch(/node-x12 refuses the file/);
    await rm(at('marked.x12'));
  });
});

test('a comparison names segment, element and both values, and ignores empty elements at the end', () => {
  expect(
    compareSegments(
      [['A', '1', ''], ['B', 'x'], ['C']],
      [
        ['A', '1'],
        ['B', 'y'],
      ],
    ).differences,
  ).toEqual(["segment 2 B01: 'x' here, 'y' by node-x12", 'segment 3: node-x12 lacks C']);
});

const answer = async (name: string): Promise<{ exit: number; text: string; complaints: string[] }> => {
  let text = '';
  const complaints: string[] = [];
  const exit = await ack(
    at(name),
    { type: '997', control: 5 },
    new Date(0),
    (part) => (text += part),
    (line) => complaints.push(line),
  );
  return { exit, text, complaints };
};

describe('ack', () => {
  test.each([
    ['good.x12', 0, 'AK9*A*1*1*1'],
    ['noted.x12', 0, 'AK9*E*1*1*1'],
    ['bad.x12', 1, 'AK9*R*1*1*0'],
  ])('of %s ends with exit code %i and says %s', async (name, exit, line) => {
    const result = await answer(name);
    expect(result.exit).toBe(exit);
    expect(result.text).toContain(line);
    expect(read(result.text).interchanges[0]).toMatchObject({
      status: 'A',
      interchange: { controlNumber: '000000005' },
    });
  });

  test.each(['empty.x12', 'other.bin', 'absent.x12'])('of %s says why there is no answer', async (name) => {
    const { exit, text, complaints } = await answer(name);
    expect({ exit, text, complaints: complaints.length }).toEqual({ exit: 2, text: '', complaints: 1 });
  });
});
