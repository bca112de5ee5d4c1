/** Orders as XML, damaged anywhere: nothing throws, what is read satisfies the schema, and no secret gets out. */
import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { detectFormat, formatNamed } from '../../src/adapters/formats/registry.ts';
import { DEFAULT_LIMITS } from '../../src/model/limits.ts';
import { Order } from '../../src/model/order.ts';
import { normalizeOrder } from '../../src/normalize/index.ts';
import { validateOrder } from '../../src/validate/index.ts';
import { mutated, randomFrom, type Random } from '../support/mutate.ts';

const INPUTS = 3000;
const SEED = 20261126;
const FORMATS = ['order-x', 'ubl', 'cxml'];
const files = FORMATS.flatMap((name) =>
  readdirSync(`fixtures/${name}`).map((file) => readFileSync(`fixtures/${name}/${file}`)),
).filter(({ length }) => length < 20_000);

test(`${INPUTS} damaged files of seed ${SEED} break no promise`, { timeout: 120_000 }, () => {
  const random = randomFrom(SEED);
  const broken: string[] = [];
  let read = 0;
  for (let index = 0; index < INPUTS; index++) {
    const { bytes, how } = index % 2 === 0 ? mutated(files, random) : { bytes: retagged(random), how: 'elements' };
    try {
      read += mustHold(bytes);
    } catch (error) {
      const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
      broken.push(`input ${index} (${how}): ${why}\n${bytes.toString('latin1').slice(0, 1000)}`);
    }
  }
  expect(broken).toEqual([]);
  expect(read, 'or nothing but broken XML was tested').toBeGreaterThan(INPUTS / 4);
});

/** Still well-formed, so that the mapping is reached: an element is emptied, doubled, or has another name or text. */
function retagged(random: Random): Buffer {
  const text = (files[Math.floor(random() * files.length)] ?? Buffer.alloc(0)).toString('utf8');
  const leaves = [...text.matchAll(/<([\w:]+)((?:\s[^<>]*)?)>([^<>]*)<\/\1>/g)];
  const leaf = leaves[Math.floor(random() * leaves.length)];
  if (leaf === undefined) return Buffer.from(text);
  const [whole, name = '', attributes = '', content = ''] = leaf;
  const values = ['', '-1', '1e9', 'true', '\uFFFD', '0', '9'.repeat(400), '2026-02-31', '&amp;', '<![CDATA[x]]>'];
  const value = values[Math.floor(random() * values.length)] ?? '';
  const ways = [
    `<${name}/>`,
    whole + whole,
    `<constructor>${content}</constructor>`,
    `<${name}>${value}</${name}>`,
    `<${name}${attributes}>${value}</${name}>`,
    `<${name}><${name}>${content}</${name}></${name}>`,
    '',
  ];
  const way = ways[Math.floor(random() * ways.length)] ?? '';
  return Buffer.from(text.slice(0, leaf.index) + way + text.slice(leaf.index + whole.length));
}

/** @returns how many orders were read */
function mustHold(bytes: Buffer): number {
  const claimed = detectFormat({ head: bytes.subarray(0, 4096) })?.name ?? '';
  const format = formatNamed(FORMATS.includes(claimed) ? claimed : 'ubl');
  const decoder = format?.decoder({ limits: DEFAULT_LIMITS, parts: 'all' });
  const items = decoder === undefined ? [] : [...decoder.push(bytes), ...decoder.end()];
  if (items.length === 0) throw new Error('Nothing is said of the file.');
  if (/hush/i.test(JSON.stringify(items))) throw new Error('A secret was repeated.');
  let read = 0;
  for (const item of items) {
    if (item.kind !== 'document' || item.draft === undefined) continue;
    const { order, lineage } = normalizeOrder(item.draft);
    const parsed = Order.safeParse(order);
    if (!parsed.success) throw new Error(`The order breaks its schema: ${parsed.error.message}`);
    validateOrder(order, {});
    lineage.toRecord();
    read += 1;
  }
  return read;
}
