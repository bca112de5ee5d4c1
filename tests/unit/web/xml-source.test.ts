import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { cxml } from '../../../src/adapters/formats/cxml/index.ts';
import { orderX } from '../../../src/adapters/formats/order-x/index.ts';
import { ubl } from '../../../src/adapters/formats/ubl/index.ts';
import { xmlRows } from '../../../src/web/xml-source.ts';
import type { XmlRow } from '../../../src/web/xml-source.ts';
import { xmlReader } from '../../support/xml-orders.ts';

const FORMATS = [ubl, cxml, orderX];
const FILES = FORMATS.flatMap((format) =>
  readdirSync(`fixtures/${format.name}`)
    .filter((file) => file.endsWith('.xml'))
    .map((file) => [`${format.name}/${file}`, format] as const),
);

/** What is shown at each place. */
function textsOf(rows: readonly XmlRow[] | undefined): Map<string, string> {
  const texts = new Map<string, string>();
  for (const { kind, pointer, text = '', attributes } of rows ?? []) {
    if (kind === 'close' || kind === 'aside') continue;
    texts.set(pointer, (texts.get(pointer) ?? '') + text);
    for (const attribute of attributes) texts.set(attribute.pointer, attribute.text);
  }
  return texts;
}

test.each(FILES)('%s: every place that the order names is shown, with the text that was read there', (file, format) => {
  const bytes = readFileSync(`fixtures/${file}`);
  const texts = textsOf(xmlRows(format.shownText?.(bytes) ?? ''));
  expect(texts.size).toBeGreaterThan(5);
  const [item] = xmlReader(format).decode(bytes);
  if (item?.kind !== 'document' || item.draft === undefined) return;
  const { lineage } = xmlReader(format).normalized(bytes);
  const read = Object.values(lineage.toRecord()).flatMap(({ at, raw }) =>
    at !== undefined && 'pointer' in at ? [[at.pointer, raw] as const] : [],
  );
  expect(read.length).toBeGreaterThan(0);
  for (const [pointer, raw] of read) expect([pointer, texts.get(pointer)?.trim()]).toEqual([pointer, raw.trim()]);
});

describe('a document', () => {
  test('is shown tag by tag with what stands between the tags, comments too', () => {
    const rows = xmlRows(
      `<?xml version="1.0"?>\n<!DOCTYPE o [<!ENTITY x "a>b">]>\n<o:a xmlns:o="urn:x" t='1 > 0'><!-- two -->\n<b>B &amp; &#67;</b><c/>left<b><![CDATA[<raw>]]></b></o:a>\n`,
    );
    expect(rows?.map(({ depth, kind, tag, pointer, text }) => [depth, kind, tag, pointer, text])).toEqual([
      [0, 'aside', '<?xml version="1.0"?>', '', undefined],
      [0, 'aside', '<!DOCTYPE o [<!ENTITY x "a>b">]>', '', undefined],
      [0, 'open', 'o:a', '/a', undefined],
      [1, 'aside', '<!-- two -->', '', undefined],
      [1, 'element', 'b', '/a/b[1]', 'B & C'],
      [1, 'element', 'c', '/a/c', undefined],
      [1, 'text', '', '/a', 'left'],
      [1, 'element', 'b', '/a/b[2]', '<raw>'],
      [0, 'close', 'o:a', '/a', undefined],
    ]);
    expect(rows?.[2]?.attributes).toEqual([
      { name: 'xmlns:o', text: 'urn:x', pointer: '/a/@o' },
      { name: 't', text: '1 > 0', pointer: '/a/@t' },
    ]);
  });

  test.each(['', 'ISA*00*', '{"a":1}', '<a><b></a>', '<a>', '</a>', 'words <a/> and more', '<!-- only -->'])(
    'that is no whole XML is not shown as such: %j',
    (text) => {
      expect(xmlRows(text)).toBeUndefined();
    },
  );

  test('of ten thousand lines is taken apart in a moment', () => {
    const line = '<OrderLine><LineItem><ID>1</ID><Quantity unitCode="H87">5</Quantity></LineItem></OrderLine>';
    const start = performance.now();
    expect(xmlRows(`<Order>${line.repeat(10_000)}</Order>`)).toHaveLength(60_002);
    expect(performance.now() - start).toBeLessThan(5000); // Some 150 ms alone.
  });
});
