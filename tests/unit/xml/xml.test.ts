import { describe, expect, test } from 'vitest';
import { dayWithTime } from '../../../src/adapters/xml/day.ts';
import { firstElement } from '../../../src/adapters/xml/head.ts';
import { parseXml } from '../../../src/adapters/xml/parse.ts';
import { Source } from '../../../src/adapters/xml/source.ts';
import { finding } from '../../../src/model/codes.ts';

function rootOf(text: string | Uint8Array, allowsDoctype = true) {
  const parsed = parseXml(Buffer.from(text), { allowsDoctype });
  if ('trouble' in parsed) throw new Error(parsed.trouble);
  return parsed.root;
}

function troubleOf(text: string, allowsDoctype = true): string | undefined {
  const parsed = parseXml(Buffer.from(text), { allowsDoctype });
  return 'trouble' in parsed ? parsed.trouble : undefined;
}

describe('characters', () => {
  test.each([
    ['&#228;&#xE4;', 'ää'],
    ['&lt;&gt;&amp;&apos;&quot;', '<>&\'"'],
    ['&amp;auml;', '&auml;'],
    ['<![CDATA[<a> & &amp;]]>', '<a> & &amp;'],
    ['one<!-- two --> three', 'one three'],
  ])('%s', (written, text) => {
    expect(rootOf(`<a>${written}</a>`).text).toBe(text);
  });

  test('in attributes they are the same', () => {
    expect(rootOf('<a b="&#228;&lt;&quot;"/>').attributes.get('b')).toBe('ä<"');
  });

  test.each(['&uuml;', '&#0;', '&#xD800;', '&#x110000;', '&#;'])(
    '%s is no character, and nothing is guessed',
    (written) => {
      expect(troubleOf(`<a><b>${written}</b></a>`)).toBeDefined();
      expect(troubleOf(`<a><b c="${written}"/></a>`)).toMatch(/^\/a\/b holds an entity/);
    },
  );

  test('a declaration of UTF-16 over bytes that are none is what programs leave behind', () => {
    expect(rootOf('<?xml version="1.0" encoding="utf-16"?><a>ü</a>').text).toBe('ü');
  });

  test('a declaration of an encoding that the bytes are not in is told', () => {
    expect(parseXml(Buffer.from([0x3c, 0x61, 0x3e, 0xff, 0x3c, 0x2f, 0x61, 0x3e]))).toHaveProperty('trouble');
  });
});

describe('a DOCTYPE', () => {
  test.each([
    '<!DOCTYPE a SYSTEM "http://xml.example/a.dtd">',
    '<!DOCTYPE a PUBLIC "-//X//Y" "file:///etc/passwd">',
    '<!doctype a>',
    `<!DOCTYPE a [<!ENTITY b "]>'"><!-- ]> ' --><?p ]> ?><!ELEMENT a (b)>]>`,
  ])('%s is passed over', (doctype) => {
    const text = `<?xml version="1.0"?>\n<!-- c -->\n${doctype}\n<a>1</a>`;
    expect(rootOf(text).text).toBe('1');
    expect(troubleOf(text, false)).toMatch(/DOCTYPE/);
  });

  test('that does not end is no XML, and is not searched for ever', () => {
    expect(troubleOf('<!DOCTYPE a [<!ENTITY b "c">')).toMatch(/does not end/);
    expect(troubleOf('<a><!DOCTYPE a></a>', false)).toBeDefined();
    expect(troubleOf(`<!DOCTYPE a [${'<!--'.repeat(400_000)}`)).toMatch(/does not end/);
  });

  test('keeps the lines behind it where they are', () => {
    expect(troubleOf('<!DOCTYPE a [\n\n]>\n<a>\n<b></a>')).toMatch(/line 5/);
  });
});

test('namespaces go by their declarations, whatever the prefixes', () => {
  const root = rootOf('<a xmlns="u"><p:b xmlns:p="v"/><c xmlns=""/></a>');
  expect([root.namespace, ...root.children.map(({ namespace }) => namespace)]).toEqual(['u', 'v', '']);
  expect(rootOf('<a p:x="1" x="2" q:x="3"/>').attributes.get('x')).toBe('2');
});

test('names that JavaScript reserves are told, not taken', () => {
  expect(troubleOf('<a><__proto__>x</__proto__></a>')).toBeDefined();
  expect(rootOf('<a><valueOf>x</valueOf></a>').children[0]?.text).toBe('x');
});

test.each([
  ['\uFEFF<?xml version="1.0"?><!-- <z/> --><p:a xmlns:p="u" b="c">', { name: 'a', namespace: 'u' }],
  ['<!DOCTYPE a SYSTEM "x"><a/>', { name: 'a', namespace: '' }],
  ['text <a>', { name: 'a' }],
  ['', undefined],
])('the first element of %s', (text, expected) => {
  expect([firstElement(Buffer.from(text))]).toMatchObject([expected]);
});

test.each([
  ['2026-03-05', '2026-03-05'],
  ['2026-03-05T23:59:00-08:00', '2026-03-05'],
  ['2026-03-05T23:59:00.125Z', '2026-03-05'],
  ['2026-02-30T00:00:00Z', undefined],
  ['2026-3-5', undefined],
])('the day of %s is %s', (text, day) => {
  expect(dayWithTime(text)).toBe(day);
});

test('what is secret is never repeated, and what is long is shortened', () => {
  const root = rootOf(`<a><s t="hush">hush<u>hush</u></s><l>${'x'.repeat(5000)}</l></a>`);
  const source = new Source('test', { tellsAttribute: () => true, isSecret: ({ name }) => name === 's' });
  const told = source.unused(root).map(({ text }) => text);
  expect(told.slice(0, 3)).toEqual(['/a/s/@t = ***', '/a/s = ***', '/a/s/u = ***']);
  expect(told[3]).toMatch(/^\/a\/l = x{2000}… \(5000 characters\)$/);
});

test('a file of nothing but tags is refused before it takes the memory', () => {
  expect(troubleOf(`<a>${'<b/>'.repeat(1_000_000)}</a>`)).toBe('it has more than 1000000 tags');
});

test('very many findings are listed up to a limit, and the rest is counted', () => {
  const source = new Source('test');
  for (let count = 0; count < 1500; count += 1) source.tell(finding('unit-unknown', 'x'));
  expect(source.findings).toHaveLength(1001);
  expect(source.findings.at(-1)).toMatchObject({
    code: 'findings-limit',
    message: '500 more finding(s) are not listed (limit 1000).',
  });
});
