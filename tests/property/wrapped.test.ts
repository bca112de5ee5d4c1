/** Files of the corpora as mainframes and mail programs hand them on: in lines of one length, wherever in the data a line ends. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { edifact } from '../../src/adapters/formats/edifact/index.ts';
import { tradacoms } from '../../src/adapters/formats/tradacoms/index.ts';
import { x12 } from '../../src/adapters/formats/x12/index.ts';
import type { FormatAdapter } from '../../src/model/format-adapter.ts';
import { DEFAULT_LIMITS } from '../../src/model/limits.ts';
import { normalizeOrder } from '../../src/normalize/index.ts';

const WIDTHS = Array.from({ length: 217 }, (_, index) => 40 + index);
const BYTES_MAX = 6_000;

interface Reading {
  readonly orders: readonly string[];
  readonly codes: readonly string[];
}

function read(format: FormatAdapter, text: string): Reading {
  const decoder = format.decoder({ limits: DEFAULT_LIMITS, parts: 'all' });
  const items = [...decoder.push(Buffer.from(text, 'latin1')), ...decoder.end()];
  const findings = items.flatMap((item) => (item.kind === 'finding' ? [item.finding] : item.findings));
  return {
    orders: items.flatMap((item) =>
      item.kind === 'document' && item.draft !== undefined ? [JSON.stringify(normalizeOrder(item.draft).order)] : [],
    ),
    codes: findings.map(({ code, severity }) => `${code} ${severity}`).toSorted(),
  };
}

/** Each file in one line; files whose line breaks end segments have none to leave out, and those with errors no reading to keep. */
function clean(format: FormatAdapter, folder: string): [string, string, Reading][] {
  return readdirSync(folder).flatMap((name) => {
    const text = readFileSync(`${folder}/${name}`, 'latin1').replace(/^\xef\xbb\xbf/, '');
    const whole = text.replace(/[\r\n]/g, '');
    const plain = read(format, whole);
    const isClean = plain.orders.length > 0 && !plain.codes.some((code) => code.endsWith('error'));
    return isClean && whole.length < BYTES_MAX ? [[name, whole, plain] as [string, string, Reading]] : [];
  });
}

function isAsBefore(format: FormatAdapter, whole: string, plain: Reading, width: number): boolean {
  const lines = whole.match(new RegExp(`[^]{1,${width}}`, 'g')) ?? [];
  const { orders, codes } = read(format, lines.join(width % 2 === 0 ? '\n' : '\r\n'));
  const others = codes.filter((code) => code !== 'line-break-in-data warning');
  if (orders.join() === plain.orders.join() && others.join() === plain.codes.join()) return true;
  // A line break that may be one of a text is told, or kept in it.
  const isKept = orders.join().replace(/\\[rn]/g, '') === plain.orders.join();
  return lines.length === 2 && (isKept || codes.join() !== plain.codes.join());
}

test.each([
  ['X12', x12, ['fixtures/x12/corpus/x12-850', 'fixtures/x12/corpus/x12-860'], 12],
  ['EDIFACT', edifact, ['fixtures/edifact/corpus/edifact-orders', 'fixtures/edifact/corpus/edifact-ordchg'], 20],
  ['TRADACOMS', tradacoms, ['fixtures/tradacoms/corpus'], 3],
] as const)(
  '%s in lines of 40 to 256 bytes reads as it reads in one line; a line break that may be meant is told or kept',
  (_, format, folders, least) => {
    const files = folders.flatMap((folder) => clean(format, folder));
    expect(files.length).toBeGreaterThan(least);
    const others = files.flatMap(([name, whole, plain]) =>
      WIDTHS.filter((width) => width < whole.length && !isAsBefore(format, whole, plain, width)).map(
        (width) => `${name} in lines of ${width}`,
      ),
    );
    expect(others).toEqual([]);
  },
);
