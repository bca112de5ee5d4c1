import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { engineBytes } from '../../../src/adapters/formats/pdf/engine.ts';
import { renderPage } from '../../../src/adapters/formats/pdf/render.ts';
import { type PaperLimits, PAPER_LIMITS } from '../../../src/adapters/paper/page.ts';
import { rawPdf, streamOf } from './raw-pdf.ts';
import { readPdf, textsOf } from './support.ts';

const TEXT = 'BT /F1 12 Tf 72 700 Td (Order 4711) Tj ET ';
const PLAIN = rawPdf([{ content: TEXT }]);
const LOCKED = readFileSync('fixtures/pdf/locked-aes256.pdf');
const limits = (some: Partial<PaperLimits>): PaperLimits => ({ ...PAPER_LIMITS, ...some });

async function codesOf(bytes: Uint8Array, options: Parameters<typeof readPdf>[1] = {}): Promise<string[]> {
  return (await readPdf(bytes, options)).findings.map((finding) => finding.code);
}

/** Forms that each draw the next one so many times: a few kilobytes that draw more than anybody has memory for. */
function nested(depth: number, times: number): Buffer {
  const forms = Array.from({ length: depth }, (_, level) => {
    const next = `/XObject << /X ${101 + level} 0 R >>`;
    const dictionary = `/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << /Font << /F1 3 0 R >> ${next} >>`;
    return streamOf(dictionary, level === depth - 1 ? TEXT : '/X Do '.repeat(times));
  });
  return rawPdf([{ content: '/X Do', resources: '/XObject << /X 100 0 R >>' }], forms);
}

/** A page whose content is object 100. */
function withContent(content: Buffer): Buffer {
  const plain = rawPdf([{ content: '' }], [content]).toString('latin1');
  return Buffer.from(plain.replace('/Contents 1001 0 R', '/Contents 100 0 R '), 'latin1');
}

describe('a file that cannot be read says why', () => {
  test.each([
    ['an empty one', Buffer.alloc(0), 'pdf-damaged'],
    ['one of another kind', Buffer.from('ISA*00*'), 'pdf-damaged'],
    ['a bare header', Buffer.from('%PDF-1.7\n'), 'pdf-damaged'],
    ['one that is cut off before its pages', PLAIN.subarray(0, 60), 'pdf-damaged'],
    ['one without pages', rawPdf([]), 'pdf-damaged'],
    ['a locked one', LOCKED, 'pdf-locked'],
  ])('%s', async (_case, bytes, code) => {
    expect(await codesOf(bytes)).toEqual([code]);
  });

  test('a locked one with another password says that the password does not fit', async () => {
    const { findings } = await readPdf(LOCKED, { password: '4711' });
    expect(findings[0]?.message).toBe('The password does not open the PDF.');
  });

  test('a locked one opens with its password, also for the second reader', async () => {
    const { pages, findings } = await readPdf(LOCKED, { password: 'Grüße-4711', second: true });
    expect(findings).toEqual([]);
    expect(pages[0]?.secondText?.trim()).toBe('Order 4711');
  });

  test('one that only its owner may change is read', async () => {
    const { pages } = await readPdf(readFileSync('fixtures/pdf/owner-locked-aes256.pdf'));
    expect(textsOf(pages[0] as (typeof pages)[0])).toEqual(['Order', '4711']);
  });

  test('noise before the header and a wrong table of places are mended', async () => {
    const moved = Buffer.concat([Buffer.from('MIME junk\r\n'), PLAIN]);
    const { pages, findings } = await readPdf(moved);
    expect(findings).toEqual([]);
    expect(textsOf(pages[0] as (typeof pages)[0])).toEqual(['Order', '4711']);
  });
});

describe('a file that asks for too much meets a limit with a name', () => {
  test('10,000 pages', async () => {
    const { pages, findings } = await readPdf(rawPdf(Array.from({ length: 10_000 }, () => ({ content: TEXT }))));
    expect(pages).toHaveLength(200);
    expect(findings).toMatchObject([{ code: 'paper-pages-limit', severity: 'error' }]);
    expect(findings[0]?.message).toContain('10000 pages');
  });

  test('more words than are read', async () => {
    const { pages, findings } = await readPdf(PLAIN, { limits: limits({ wordsMax: 1 }) });
    expect(pages[0]?.words).toHaveLength(1);
    expect(findings.map((finding) => finding.code)).toEqual(['paper-words-limit']);
  });

  test('a page of 700 metres, and the page after it is read', async () => {
    const { pages, findings } = await readPdf(
      rawPdf([{ content: TEXT, mediaBox: '0 0 2000000 2000000' }, { content: TEXT }]),
    );
    expect(pages.map((page) => page.number)).toEqual([2]);
    expect(findings.map((finding) => finding.code)).toEqual(['page-too-large']);
  });

  test.each([
    ['forms in forms in forms', () => nested(25, 10), 'paper-unpacks-too-large'],
    [
      'content of 300 MB in 300 KB',
      () => withContent(streamOf('', Buffer.alloc(300_000_000, 'q Q '), true)),
      'paper-unpacks-too-large',
    ],
    [
      'a path of millions of points',
      () => withContent(streamOf('', Buffer.alloc(60_000_000, '0 0 m 1 1 l '), true)),
      'paper-unpacks-too-large',
    ],
  ])('%s', async (_case, bytes, code) => {
    expect(await codesOf(bytes())).toEqual([code]);
    // The instance was thrown away: the next file has a new one.
    expect(await codesOf(PLAIN)).toEqual([]);
  });

  test('a form that draws itself ends', async () => {
    const form = streamOf(
      '/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << /XObject << /X 100 0 R >> >>',
      '/X Do',
    );
    const { findings } = await readPdf(rawPdf([{ content: '/X Do', resources: '/XObject << /X 100 0 R >>' }], [form]));
    expect(findings.length).toBeLessThanOrEqual(1);
  });

  test('what was read before the limit is kept', async () => {
    const bomb = nested(25, 10).toString('latin1');
    const two = rawPdf(
      [{ content: TEXT }, { content: '/X Do', resources: '/XObject << /X 100 0 R >>' }],
      formsOf(bomb),
    );
    const { pages, findings } = await readPdf(two);
    expect(pages.map((page) => page.number)).toEqual([1]);
    expect(findings.map((finding) => finding.code)).toEqual(['paper-unpacks-too-large']);
  });
});

function formsOf(pdf: string): string[] {
  return [...pdf.matchAll(/\n1\d\d 0 obj\n([\s\S]*?)\nendobj/g)].map((match) => match[1] ?? '');
}

function darkest(pixels: Uint8Array | undefined): number {
  let dark = 255;
  for (const pixel of pixels ?? []) dark = Math.min(dark, pixel);
  return dark;
}

describe('the picture of a page', () => {
  test('has the size that was asked for, and black where letters are', async () => {
    const { bitmap, findings } = await renderPage(PLAIN, 1, 144, { limits: PAPER_LIMITS });
    expect(findings).toEqual([]);
    expect(bitmap).toMatchObject({ width: 1200, height: 1600, dpi: 144, kind: 'gray' });
    const rows = (from: number, to: number): number => darkest(bitmap?.data.subarray(from * 1200, to * 1200));
    // The line stands at 91 to 102 points from the top.
    expect([rows(0, 170) > 250, rows(182, 204) < 80, rows(230, 1600) > 250]).toEqual([true, true, true]);
  });

  test('is in colour when asked', async () => {
    const red = rawPdf([{ content: '1 0 0 rg 0 0 600 800 re f' }]);
    const { bitmap } = await renderPage(red, 1, 72, { limits: PAPER_LIMITS, kind: 'rgba' });
    expect([...(bitmap?.data.subarray(0, 4) ?? [])]).toEqual([255, 0, 0, 255]);
  });

  test('is turned as the page says, and further when asked', async () => {
    const sideways = rawPdf([{ content: TEXT, more: '/Rotate 90' }]);
    const size = async (turn: 0 | 90): Promise<unknown> => {
      const { bitmap } = await renderPage(sideways, 1, 72, { limits: PAPER_LIMITS, turn });
      return [bitmap?.width, bitmap?.height];
    };
    expect([await size(0), await size(90)]).toEqual([
      [800, 600],
      [600, 800],
    ]);
  });

  test.each(['0 1 -1 0 80 100', '-1 0 0 -1 500 600', '0 -1 1 0 80 700'])(
    'of a page that lies on its side (%s) shows the words where they were read, when it is turned alike',
    async (matrix) => {
      const bytes = rawPdf([{ content: `BT /F1 12 Tf ${matrix} Tm (HHHHHHHH) Tj ET` }]);
      const [page] = (await readPdf(bytes)).pages;
      const [x0, y0, x1, y1] = page?.words[0]?.box ?? [0, 0, 0, 0];
      const { bitmap } = await renderPage(bytes, 1, 72, { limits: PAPER_LIMITS, turn: page?.turn ?? 0 });
      expect([bitmap?.width, bitmap?.height]).toEqual([page?.width, page?.height]);
      const dark = [...(bitmap?.data ?? [])].flatMap((pixel, index) => (pixel < 128 ? [index] : []));
      const inside = dark.filter((index) => {
        const [x, y] = [index % (bitmap?.width ?? 1), Math.floor(index / (bitmap?.width ?? 1))];
        return x >= x0 - 1 && x <= x1 + 1 && y >= y0 - 1 && y <= y1 + 1;
      });
      expect(dark.length).toBeGreaterThan(50);
      expect(inside).toHaveLength(dark.length);
    },
  );

  test('is coarser when it would be too large, and says so', async () => {
    const { bitmap } = await renderPage(PLAIN, 1, 600, { limits: limits({ pixelsMax: 1_000_000 }) });
    expect((bitmap?.width ?? 0) * (bitmap?.height ?? 0)).toBeLessThanOrEqual(1_000_000);
    expect(bitmap?.dpi).toBeCloseTo(103.9, 0);
  });

  test.each([
    ['of a page that is not there', PLAIN, 2, 'pdf-damaged'],
    ['of a page that is too large', rawPdf([{ content: '', mediaBox: '0 0 2000000 2000000' }]), 1, 'page-too-large'],
    ['of a locked file', LOCKED, 1, 'pdf-locked'],
    ['of no PDF', Buffer.from('hello'), 1, 'pdf-damaged'],
  ])('%s is a finding', async (_case, bytes, page, code) => {
    const { bitmap, findings } = await renderPage(bytes, page, 200, { limits: PAPER_LIMITS });
    expect(bitmap).toBeUndefined();
    expect(findings.map((finding) => finding.code)).toEqual([code]);
  });
});

test('500 files leave the memory as it was, so that a worker can go on', async () => {
  const files = [PLAIN, LOCKED, PLAIN.subarray(0, 400), nested(8, 1), rawPdf([{ content: TEXT }, { content: TEXT }])];
  const round = async (): Promise<void> => {
    for (const file of files) {
      await readPdf(file);
      await renderPage(file, 1, 72, { limits: PAPER_LIMITS });
    }
  };
  for (let warm = 0; warm < 10; warm += 1) await round();
  const before = await engineBytes();
  for (let index = 0; index < 100; index += 1) await round();
  expect(await engineBytes()).toBe(before);
});

test('letters larger than the page, and far outside it, cost no more than others', async () => {
  const huge = 'BT /F1 1000000 Tf -300000 -300000 Td (AAAA) Tj ET BT /F1 12 Tf 1 0 0 1 1e9 700 Tm (far) Tj ET ';
  const { pages } = await readPdf(rawPdf([{ content: huge.repeat(50) + TEXT }]));
  expect(pages[0]?.words.map((word) => word.text)).toContain('4711');
});
