/** The text of an RTF file: what Outlook writes bodies in, and some programs orders. Layout, pictures and links are left out. */

const TEXT_MAX = 2_000_000; // Characters; an order of 3,200 lines has about 300,000.
const DEPTH_MAX = 200;
/** Groups that hold no text of the page; `{\*…}` is one by its own words. */
const SKIPPED: ReadonlySet<string> = new Set(
  'fonttbl colortbl stylesheet info pict object header footer headerl headerr footerl footerr listtable themedata datastore'.split(
    ' ',
  ),
);
const BREAKS: Readonly<Record<string, string>> = {
  par: '\n',
  line: '\n',
  row: '\n',
  sect: '\n',
  page: '\n',
  tab: '\t',
  cell: '\t',
  emdash: '—',
  endash: '–',
  bullet: '•',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
};
const CHARSETS: Readonly<Record<string, string>> = { 932: 'shift_jis', 936: 'gb18030', 949: 'euc-kr', 950: 'big5' };
const TOKEN = /\\'([\da-f]{2})|\\([a-z]+)(-?\d+)? ?|\\([^a-z])|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\/gi;

export function isRtf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 6)).toString('latin1').startsWith('{\\rtf');
}

interface Group {
  isSkipped: boolean;
  /** Characters after `\u` that stand for the same letter in programs that do not know it. */
  fallback: number;
}

export function textOfRtf(bytes: Uint8Array): string {
  const source = Buffer.from(bytes).toString('latin1');
  let charset = 'windows-1252';
  let text = '';
  let coded: number[] = [];
  let skip = 0;
  const groups: Group[] = [{ isSkipped: false, fallback: 1 }];
  let isStarred = false;
  let isShadow = false; // Between \htmlrtf and \htmlrtf0 stands what only the RTF needs (MS-OXRTFEX 2.1.3.1.7).
  const group = (): Group => groups.at(-1) ?? { isSkipped: true, fallback: 1 };

  function flush(): void {
    if (coded.length > 0) text += new TextDecoder(charset).decode(Uint8Array.from(coded));
    coded = [];
  }
  function put(piece: string): void {
    flush();
    if (!group().isSkipped && !isShadow) text += piece;
  }

  for (const [, hex, word, number, symbol, brace, plain] of source.matchAll(TOKEN)) {
    if (text.length > TEXT_MAX) break;
    if (hex !== undefined) {
      if (skip > 0) skip -= 1;
      else if (!group().isSkipped && !isShadow) coded.push(Number.parseInt(hex, 16));
    } else if (brace === '{') {
      flush();
      skip = 0;
      if (groups.length > DEPTH_MAX) break;
      groups.push({ ...group() });
    } else if (brace === '}') {
      flush();
      skip = 0;
      if (groups.length > 1) groups.pop();
    } else if (word !== undefined) {
      const name = word.toLowerCase();
      if (isStarred || SKIPPED.has(name)) group().isSkipped = true;
      else if (name === 'ansicpg' && number !== undefined) charset = CHARSETS[number] ?? pageOf(number);
      else if (name === 'uc') group().fallback = Number(number ?? 1);
      else if (name === 'htmlrtf') isShadow = number !== '0';
      else if (name === 'u' && number !== undefined) {
        put(String.fromCharCode(Number(number) & 0xffff));
        skip = group().fallback;
      } else if (BREAKS[name] !== undefined) put(BREAKS[name]);
    } else if (symbol !== undefined) {
      if (symbol === '*') {
        isStarred = true;
        continue;
      }
      put(
        symbol === '~'
          ? ' '
          : /[\r\n]/.test(symbol)
            ? '\n'
            : /[\\{}]/.test(symbol)
              ? symbol
              : symbol === '_'
                ? '-'
                : '',
      );
    } else if (plain !== undefined) {
      put(plain.slice(skip));
      skip = Math.max(0, skip - plain.length);
    }
    isStarred = false;
  }
  flush();
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trim();
}

function pageOf(number: string): string {
  return /^125[0-8]$/.test(number) ? `windows-${number}` : 'windows-1252';
}
