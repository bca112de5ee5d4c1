import { afterAll, describe, expect, test } from 'vitest';
import { imageReader } from '../../../src/adapters/formats/image/reader.ts';
import { loadEngines } from '../../../src/adapters/ocr/engines.ts';
import { recognizePage } from '../../../src/adapters/ocr/page.ts';
import { openTesseract, type Tesseract } from '../../../src/adapters/ocr/tesseract.ts';
import type { Finding } from '../../../src/model/finding.ts';
import { PAPER_LIMITS } from '../../../src/adapters/paper/page.ts';
import { drawLetter, drawn, firstPage, fixture } from './pictures.ts';

/** A page takes two to six seconds, more where other tests want the same core. */
const PAGE_MS_MAX = 60_000;

afterAll(() => imageReader.close());

describe.each(['native', 'js'] as const)('Tesseract, %s', (kind) => {
  test(
    'reads words with boxes, in the language that is asked for, and can be closed',
    async () => {
      const page = drawn(700, 140, (context) => {
        context.font = '34px sans-serif';
        context.fillText('Quantity 12.50 PO-4711', 30, 50);
        context.fillText('Größe für Mühle', 30, 110);
      });
      const engine: Tesseract = await openTesseract(kind);
      const english = await engine.read(page, ['eng']);
      const german = await engine.read(page, ['deu']);
      await engine.close();
      expect(english.slice(0, 3).map(({ text }) => text)).toEqual(['Quantity', '12.50', 'PO-4711']);
      expect(german.map(({ text }) => text).join(' ')).toContain('Größe für Mühle');
      const number = english[1];
      expect(number?.box[0]).toBeGreaterThan(150);
      expect(number?.box[2]).toBeLessThan(290);
      expect(number?.confidence).toBeGreaterThan(0.5);
    },
    PAGE_MS_MAX,
  );
});

test(
  'a fax that came in upside down is read the right way up, with rules, places and how sure each word is',
  async () => {
    const { pages, findings } = await imageReader.read(fixture('fax-upside-down-g4.tif'), { limits: PAPER_LIMITS });
    expect(findings).toEqual([]);
    const [page] = pages;
    expect(page).toMatchObject({ number: 1, origin: 'ocr' });
    expect(page?.width).toBeCloseTo((1728 / 204) * 72, 0);
    const words = new Map(page?.words.map((word) => [word.text, word]));
    for (const text of ['459457', '5/19/2023', '501.36/ea', 'PURCHASE', 'Toledo,'])
      expect([...words.keys()]).toContain(text);
    const [number, total] = [words.get('459457'), words.get('501.36/ea')];
    expect(number?.confidence).toBeGreaterThan(0.9);
    expect(number?.box[1]).toBeLessThan(total?.box[1] ?? 0);
    expect(number?.at).toEqual({ page: 1, box: number?.box });
    expect(page?.rules.length).toBeGreaterThan(4);
  },
  PAGE_MS_MAX,
);

test(
  'a page is read by one engine when the other fails, and says so',
  async () => {
    const engines = await loadEngines({ tesseract: 'none' });
    const broken = {
      kind: 'js' as const,
      read: () => Promise.reject(new Error('out of memory')),
      close: () => Promise.resolve(),
    };
    const findings: Finding[] = [];
    const bitmap = await firstPage('fax-landscape-g3.tif');
    const page = await recognizePage(bitmap, { number: 1, findings, engines: { ...engines, tesseract: broken } });
    await engines.close();
    expect(page.words.map(({ text }) => text)).toContain('800500636');
    expect(findings).toMatchObject([{ code: 'second-reader-failed', message: 'Page 1: out of memory' }]);
  },
  PAGE_MS_MAX,
);

test(
  'a Chinese fax in landscape is turned the right way, which the usual test for it gets wrong',
  async () => {
    const engines = await loadEngines({ tesseract: 'none' });
    const page = await recognizePage(await firstPage('fax-landscape-g3.tif'), { number: 1, engines });
    await engines.close();
    expect(page.width).toBeGreaterThan(page.height);
    const text = page.words.map((word) => word.text);
    for (const wanted of ['CGDD2025116535', '800500636', '67.46', '2,023.80', '物料编码'])
      expect(text).toContain(wanted);
  },
  PAGE_MS_MAX,
);

test(
  'words past the limit are left out and told',
  async () => {
    const engines = await loadEngines({ tesseract: 'none' });
    const gray = drawn(900, 600, (context) => drawLetter(context, 4, 26));
    const findings: Finding[] = [];
    const page = await recognizePage({ ...gray, channels: 1 }, { number: 1, engines, wordsMax: 3, findings });
    await engines.close();
    expect(page.words).toHaveLength(3);
    expect(findings.map(({ code }) => code)).toEqual(['paper-words-limit']);
  },
  PAGE_MS_MAX,
);

test(
  'the numbers of a photo taken at an angle are read',
  async () => {
    const engines = await loadEngines({ tesseract: 'none' });
    const page = await recognizePage(await firstPage('photo-tilted.jpg'), { number: 1, engines });
    await engines.close();
    const text = page.words.map((word) => word.text);
    for (const wanted of ['3008/26', '76.46.932', '238', '839537569']) expect(text).toContain(wanted);
  },
  PAGE_MS_MAX,
);
