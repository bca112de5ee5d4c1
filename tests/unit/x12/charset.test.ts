/** X12 declares no character set: what the text was read as is told, and may be agreed. */
import { describe, expect, test } from 'vitest';
import type { DecodedDocument } from '../../../src/model/decoded.ts';
import { DEFAULT_LIMITS } from '../../../src/model/limits.ts';
import type { PartnerProfile } from '../../../src/model/partner-profile.ts';
import { x12 } from '../../../src/adapters/formats/x12/index.ts';
import { ORDER, wrap } from './support.ts';

const GOOD = wrap([ORDER]);

function read(name: string, profile: PartnerProfile = {}, parts: 'all' | 'verdicts' = 'all'): DecodedDocument {
  const decoder = x12.decoder({ limits: DEFAULT_LIMITS, parts, profileOf: () => profile });
  const bytes = Buffer.from(GOOD.replace('STORE 12', name), 'latin1');
  const found = [...decoder.push(bytes), ...decoder.end()].find((item) => item.kind === 'document');
  if (found === undefined) throw new Error('The set was not read.');
  return found;
}

const nameIn = (document: DecodedDocument): string | undefined => document.draft?.shipTo?.name?.text;

const charsetsOf = ({ findings }: DecodedDocument): unknown =>
  findings.filter(({ code }) => code.startsWith('charset'));

/** Korean text is always Chinese text too. */
const SEVERITY: Readonly<Record<string, string>> = { 'windows-1252': 'info', 'euc-kr': 'error' };

describe('text that is no UTF-8', () => {
  test.each([
    ['windows-1252', 'Caf\xe9 M\xfcller, Stra\xdfe 12', 'Café Müller, Straße 12'],
    ['cp850', 'M\x81ller Stra\xe1e \x99l', 'Müller Straße Öl'],
    ['gb18030', '\xc9\xcf\xba\xa3\xb7\xa7\xc3\xc5\xd3\xd0\xcf\xde\xb9\xab\xcb\xbe', '上海阀门有限公司'],
    ['shift_jis', '\x8a\x94\x8e\xae\x89\xef\x8e\xd0\x83\x84\x83}\x83_', '株式会社ヤマダ'],
    ['big5', '\xa5x\xc6W\xbfn\xc5\xe9\xb9q\xb8\xf4\xbbs\xb3y', '台灣積體電路製造'],
    ['euc-kr', '\xbb\xef\xbc\xba\xc0\xfc\xc0\xda \xbc\xad\xbf\xef\xc6\xaf\xba\xb0\xbd\xc3', '삼성전자 서울특별시'],
    ['windows-1251', '\xcc\xee\xf1\xea\xe2\xe0, \xf3\xeb. \xcb\xe5\xed\xe8\xed\xe0', 'Москва, ул. Ленина'],
    ['windows-1250', '\xa3\xf3d\x9f Krak\xf3w \x9fr\xf3d\xb3o', 'Łódź Kraków źródło'],
    ['iso-8859-2', '\xa3\xf3d\xbc \xb6ruba sp\xf3\xb3ka', 'Łódź śruba spółka'],
  ])('in %s is read by what it looks like, and told', (encoding, bytes, text) => {
    const document = read(bytes);
    expect(nameIn(document)).toBe(text);
    expect(document.findings).toMatchObject([
      { code: 'charset-assumed', severity: SEVERITY[encoding] ?? 'warning', at: { tag: 'N1' } },
    ]);
    expect(document.findings[0]?.message).toContain(encoding);
    expect(document.verdict.status).toBe('A');
  });

  test.each([
    ['windows-1250', 'Ji\xf8\xed Kov\xe1\xf8'],
    ['windows-1254', 'G\xfcne\xfe A.\xde.'],
    ['windows-1257', 'R\xeegas preces'],
    ['iso-8859-15', '\xbcuvre'],
    ['windows-1253', '\xc1\xe8\xde\xed\xe1'],
    ['macintosh', 'K\x9aln'],
    ['macintosh', 'Garc\x92a'],
    ['macintosh', 'Mart\x92nez'],
    ['macintosh', 'Espa\x96a'],
    ['macintosh', 'Mu\x96oz'],
    ['macintosh', 'Le\x97n'],
    ['macintosh', 'G\x97mez'],
    ['macintosh', 'No\x91l'],
    ['gb18030', '\xb1\xb1\xbe\xa9 \xb6\xab\xb3\xc7'],
  ])('in %s, with words that no language has as it was read, waits for a person', (_, bytes) => {
    const document = read(bytes);
    expect(document.findings).toMatchObject([
      { code: 'charset-assumed', severity: 'error', at: { tag: 'N1', length: 1 } },
    ]);
    expect(document.verdict.status).toBe('A');
  });

  test.each([
    'Bob\x92s', 'they\x92ll', 'should\x92ve', 'can\x92t', 'L\x92Or\xe9al', 'jusqu\x92ici', 'dell\x92arte', 'O\x92Brien', 'C\x92hoat', 'foto\x92s',
    'Paris\x96Lyon', 'Mon\x96Fri', 'A\x96Z', '10\x9620', 'link\x96node', 'done\x97now', 'Hi\x97there', '\x91quoted\x92', 'Int\x92l', 'D\x92\xcele',
  ])('%s in Windows-1252 has nothing odd', (name) => {
    expect(read(name).findings).toMatchObject([{ code: 'charset-assumed', severity: 'info' }]);
  }); // prettier-ignore

  test('Icelandic names of an address in Iceland are right', () => {
    const { findings } = read('\xdeorsteinn~N4*Reykjavik**101*IS');
    expect(findings.filter(({ code }) => code.startsWith('charset'))).toMatchObject([{ severity: 'info' }]);
  });

  test.each(['K\x9aln', 'Caf\xe9', '\xdeorsteinn~N4*Reykjavik**101*IS', '\xc9\xcf\xba\xa3\xb7\xa7\xc3\xc5'])(
    'is told of %s just so where the file is only checked',
    (name) => {
      const checked = read(name, {}, 'verdicts');
      expect(charsetsOf(checked)).toHaveLength(1);
      expect(charsetsOf(checked)).toEqual(charsetsOf(read(name)));
      expect(checked.verdict.status).toBe(read(name).verdict.status);
    },
  );

  test('is read as was agreed with the partner, whatever it looks like, and then nothing is told', () => {
    const document = read('\xcc\xce\xd1\xca\xc2\xc0', { charset: 'Windows-1251' });
    expect(nameIn(document)).toBe('МОСКВА');
    expect(document.findings).toEqual([]);
    expect(document.interchange?.charset?.used).toBe('windows-1251');
  });

  test('stops when it is no text in what was agreed', () => {
    expect(read('M\xdcNCHEN', { charset: 'utf-8' }).findings).toMatchObject([
      { code: 'charset-bytes-invalid', severity: 'error' },
    ]);
  });

  test('is shown to people as it was read', () => {
    const bytes = Buffer.from('ST*850*0001~N1*ST*\xc9\xcf\xba\xa3\xb7\xa7\xc3\xc5~', 'latin1');
    const { interchange } = read('STORE 12');
    if (interchange === undefined) throw new Error('The interchange was not read.');
    const segments = x12.segments?.(bytes, 0, interchange) ?? [];
    expect(segments[1]?.elements[1]?.text).toBe('上海阀门');
  });
});

test('UTF-8 needs no agreement, and nothing is told of it', () => {
  const document = read(Buffer.from('上海阀门').toString('latin1'));
  expect(nameIn(document)).toBe('上海阀门');
  expect(document.findings).toEqual([]);
});
