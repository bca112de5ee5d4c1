/**
 * A second, simple reading of EDI orders for tests: splits, looks at the usual places, judges nothing. It shares no line
 * with the readers that it checks, and knows only what anybody reads first: number, date, lines.
 */

export interface SimpleLine {
  readonly quantity: string | undefined;
  readonly price: string | undefined;
  readonly ids: readonly string[];
}
export interface SimpleOrder {
  readonly type: string;
  readonly poNumber: string;
  /** Digits as written, `YYMMDD` or `CCYYMMDD`. */
  readonly date: string;
  readonly lines: readonly SimpleLine[];
}

type Segments = string[][][];

/** Orders of a file, in order; empty when it has none or is of another format. */
export function simpleOrders(bytes: Uint8Array): SimpleOrder[] {
  const text = Buffer.from(bytes)
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '');
  if (/^\s*ISA/.test(text)) return x12Orders(text);
  if (/^\s*STX=/.test(text)) return tradacomsOrders(text);
  return edifactOrders(text);
}

function x12Orders(text: string): SimpleOrder[] {
  const orders: SimpleOrder[] = [];
  for (const interchange of text.split(/(?<![A-Za-z0-9])(?=ISA[^A-Za-z0-9 ])/)) {
    const separator = interchange[interchange.indexOf('ISA') + 3] ?? '*';
    // The header ends after its sixteenth element, which is one character; then comes the terminator.
    const head = interchange.split(separator).slice(0, 16).join(separator).length + 1;
    const last = interchange[head] ?? '';
    const next = interchange[head + 1] ?? '';
    // Without a component separator the terminator comes one place earlier, and lines end in it.
    const isShort =
      /[\r\n]/.test(next) && interchange.includes(`${last}${next}GS`) && new RegExp(`\\${last}\\s*$`).test(interchange);
    const terminator = isShort ? last : next;
    const sets: string[][][] = [];
    for (const raw of interchange.split(terminator)) {
      const elements = raw.trim().split(separator);
      if (elements[0] === 'ST') sets.push([]);
      sets.at(-1)?.push(elements);
    }
    for (const set of sets) {
      const type = set[0]?.[1] ?? '';
      if (type === '850') orders.push(x12Order(type, set, 'BEG', [3, 5], 'PO1', [2, 4, 6]));
      if (type === '860') orders.push(x12Order(type, set, 'BCH', [3, 6], 'POC', [3, 6, 8]));
    }
  }
  return orders;
}

function x12Order(
  type: string,
  set: readonly string[][],
  headTag: string,
  [number, date]: readonly [number, number],
  lineTag: string,
  [quantity, price, firstId]: readonly [number, number, number],
): SimpleOrder {
  const head = set.find(([tag]) => tag === headTag) ?? [];
  const lines = set
    .filter(([tag]) => tag === lineTag)
    .map((line) => ({
      quantity: line[quantity],
      price: line[price],
      // Pairs of qualifier and number.
      ids: line
        .slice(firstId)
        .filter((value, index) => index % 2 === 1 && value !== '' && line[firstId + index - 1] !== ''),
    }));
  return { type, poNumber: head[number] ?? '', date: head[date] ?? '', lines };
}

function edifactOrders(text: string): SimpleOrder[] {
  const orders: SimpleOrder[] = [];
  for (const interchange of text.split(/(?=UNA.{6}\s*UNB)|(?<!UNA.{6}\s*)(?=UNB[^A-Z0-9]UNO)/s)) {
    const [component, element, decimal, release, terminator] = serviceCharacters(interchange);
    const body = interchange.replace(/^[^U]*UNA.{6}/s, '');
    const segments: Segments = split(body, terminator, release).map((raw) =>
      split(raw.replace(/^\s+/, ''), element, release).map((part) =>
        split(part, component, release).map((one) => unescaped(one, release)),
      ),
    );
    let open: Segments | undefined;
    for (const segment of segments) {
      const tag = segment[0]?.[0] ?? '';
      if (tag === 'UNH') open = [];
      open?.push(segment);
      if (tag !== 'UNT' || open === undefined) continue;
      const type = open[0]?.[2]?.[0] ?? '';
      if (type === 'ORDERS' || type === 'ORDCHG') orders.push(edifactOrder(type, open, decimal));
      open = undefined;
    }
  }
  return orders;
}

function serviceCharacters(text: string): [string, string, string, string, string] {
  const una = /UNA(.)(.)(.)(.)(.)(.)/s.exec(text);
  if (una !== null)
    return [una[1] ?? '', una[2] ?? '', una[3] ?? '', una[4] === ' ' ? '' : (una[4] ?? ''), una[6] ?? ''];
  const at = text.indexOf('UNB');
  const element = text[at + 3] ?? '+';
  if (element === '\x1d') return ['\x1f', element, '.', '', '\x1c'];
  return [text[at + 8] ?? ':', element, '.', '?', "'"];
}

function edifactOrder(type: string, message: Segments, decimal: string): SimpleOrder {
  const bgm = message.find(([tag]) => tag?.[0] === 'BGM') ?? [];
  const day = message.find(([tag, dtm]) => tag?.[0] === 'DTM' && (dtm?.[0] === '137' || dtm?.[0] === '4'));
  const lines: { quantity: string | undefined; price: string | undefined; ids: string[] }[] = [];
  let isSubline = false;
  for (const [tag = [], first = [], ...rest] of message) {
    const name = tag[0];
    const line = lines.at(-1);
    if (name === 'LIN') {
      isSubline = (rest[2]?.[1] ?? '') !== '' && (rest[2]?.[0] ?? '') === '1';
      if (!isSubline) lines.push({ quantity: undefined, price: undefined, ids: nonEmpty([rest[1]?.[0]]) });
    } else if (line !== undefined && !isSubline) {
      if (name === 'PIA') line.ids.push(...nonEmpty(rest.map((one) => one[0])));
      if (name === 'QTY' && (first[0] === '21' || first[0] === '1')) line.quantity ??= first[1]?.replace(decimal, '.');
      if (name === 'PRI' && first[0] === 'AAA') line.price ??= first[1]?.replace(decimal, '.');
    }
  }
  return {
    type,
    poNumber: bgm[2]?.[0] ?? '',
    date: day?.[1]?.[1] ?? '',
    lines,
  };
}

function tradacomsOrders(text: string): SimpleOrder[] {
  // Some files are wrapped at a fixed column; a line break is never data.
  const segments = split(text.replace(/[\r\n]/g, ''), "'", '?').map((raw) => {
    const [tag = '', rest = ''] = raw.trim().split(/=(.*)/s);
    return [[tag], ...split(rest, '+', '?').map((part) => split(part, ':', '?').map((one) => unescaped(one, '?')))];
  });
  const orders: SimpleOrder[] = [];
  let open: { poNumber: string; date: string; lines: SimpleLine[] } | undefined;
  for (const [tag = [], ...elements] of segments) {
    const name = tag[0];
    if (name === 'ORD') {
      open = { poNumber: elements[0]?.[0] ?? '', date: elements[0]?.[2] ?? '', lines: [] };
      orders.push({ type: 'ORDERS', ...open, lines: open.lines });
    }
    if (name === 'OLD' && open !== undefined) {
      open.lines.push({
        quantity: elements[5]?.[0],
        price: undefined,
        ids: nonEmpty([...(elements[1] ?? []), ...(elements[2] ?? []).slice(0, 1), ...(elements[3] ?? [])]),
      });
    }
    if (name === 'MTR') open = undefined;
  }
  return orders;
}

function nonEmpty(values: readonly (string | undefined)[]): string[] {
  return values.filter((value): value is string => value !== undefined && value !== '');
}

function split(text: string, separator: string, release: string): string[] {
  const parts = [''];
  for (let index = 0; index < text.length; index++) {
    const character = text[index] ?? '';
    if (release !== '' && character === release) {
      parts[parts.length - 1] += character + (text[index + 1] ?? '');
      index += 1;
    } else if (character === separator) parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts;
}

function unescaped(text: string, release: string): string {
  if (release === '') return text;
  let plain = '';
  for (let index = 0; index < text.length; index++) {
    if (text[index] === release) index += 1;
    plain += text[index] ?? '';
  }
  return plain;
}
