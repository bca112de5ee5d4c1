/** The source pane over documents of each syntax, as markup: what stands in a cell, and what between the cells. */
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import type { Source, SourceElement } from '../../../src/web/api.ts';
import { changeText, correctedSegment } from '../../../src/web/corrected.ts';
import { Links, elementKey, fieldKey } from '../../../src/web/links.ts';
import { SourcePane } from '../../../src/web/source-pane.tsx';

/** A source of one segment; each part is an element, or a component as `[element, component]`. */
function sourceOf(
  format: string,
  text: string,
  parts: readonly (readonly [at: number, more: Partial<SourceElement>])[],
): Source {
  const offset = 100;
  const elements = parts.map(([at, more]) => ({ index: 1, offset: offset + at, length: 0, text: '', ...more }));
  const tag = text.slice(0, 3);
  return {
    format,
    offset,
    length: text.length,
    text,
    segments: [{ tag, position: 3, offset, length: text.length - 1, elements }],
  };
}

const LIN = sourceOf('edifact', "LIN+1++5412345?+678:EN'", [
  [4, { index: 1, length: 1, text: '1' }],
  [6, { index: 2 }],
  [7, { index: 3, component: 1, length: 12, text: '5412345+678' }],
  [20, { index: 3, component: 2, length: 2, text: 'EN' }],
]);

function markup(source: Source): string {
  return renderToStaticMarkup(createElement(SourcePane, { source, issues: [] }));
}

/** The line as it is seen: separators and cells in their order. */
function seen(source: Source): string {
  const row = /class="elements">(.*?)<\/div>/s.exec(markup(source))?.[1] ?? '';
  return row.replace(/<[^>]*>/g, '').replaceAll('&#x27;', "'");
}

describe('the source pane', () => {
  test('shows EDIFACT with its own separators, and what a released character says', () => {
    expect(seen(LIN)).toBe('LIN+1++5412345+678:EN');
  });

  test('names each component', () => {
    const html = markup(LIN);
    expect(html).toContain('aria-label="LIN 3, component 1 Item number: 5412345+678"');
    expect(html).toContain('aria-label="LIN 3, component 2 Kind of item number: EN"');
    expect(html).toContain('aria-label="LIN 1 Line number: 1"');
    expect(html).toContain('aria-label="LIN 2 Action: empty"');
  });

  test('shows the sign after a TRADACOMS tag', () => {
    const source = sourceOf('tradacoms', "OTR=3'", [[4, { length: 1, text: '3' }]]);
    expect(seen(source)).toBe('OTR=3');
    expect(markup(source)).toContain('aria-label="OTR 1 Number of lines: 3"');
  });

  test('shows separators that have no shape by their pictures', () => {
    expect(seen(sourceOf('edifact', 'UNS\x1dS\x1c', [[4, { length: 1, text: 'S' }]]))).toBe('UNS␝S');
  });

  test('finds the separator before a line break of a wrapped file', () => {
    expect(seen(sourceOf('edifact', "UNS+\r\nS'", [[6, { length: 1, text: 'S' }]]))).toBe('UNS+S');
  });

  test('keeps a stranger’s markup harmless', () => {
    const source = sourceOf('edifact', "FTX+<b>'", [[4, { length: 3, text: '<b>' }]]);
    expect(markup(source)).toContain('&lt;b&gt;');
    expect(markup(source)).not.toContain('<b></b>');
  });
});

describe('lineage', () => {
  test('leads from a field to the bytes of its component, and back', () => {
    const at = { offset: 107, length: 12, segment: 3, tag: 'LIN', element: 3, component: 1 };
    const links = new Links(
      { '/lines/0/gtin': { raw: '5412345?+678', at, rule: 'edifact/ORDERS/LIN', confidence: 1 } },
      LIN,
    );
    const [, , item, kind] = LIN.segments[0]?.elements ?? [];
    if (item === undefined || kind === undefined) throw new Error('The source has no item number.');
    expect(links.partnersOf(fieldKey('/lines/0/gtin'))).toEqual([elementKey(item)]);
    expect(links.partnersOf(elementKey(item))).toEqual([fieldKey('/lines/0/gtin')]);
    expect(links.partnersOf(elementKey(kind))).toEqual([]);
  });
});

describe('a correction', () => {
  test('is shown in its segment', () => {
    const fix = { offset: 104, length: 1, text: '2' };
    expect(correctedSegment(LIN, fix)).toEqual({ before: 'LIN+', text: '2', after: '++5412345?+678:EN' });
  });

  test('may insert after the last segment of what is at hand', () => {
    expect(correctedSegment(LIN, { offset: 123, length: 0, text: "UNZ+1+7'" })?.text).toBe("UNZ+1+7'");
  });

  test('outside of what is at hand is told in words', () => {
    expect(correctedSegment(LIN, { offset: 50, length: 1, text: '2' })).toBeUndefined();
    expect(correctedSegment(LIN, { offset: 122, length: 9, text: '2' })).toBeUndefined();
    expect(correctedSegment(undefined, { offset: 104, length: 1, text: '2' })).toBeUndefined();
    expect(changeText({ offset: 50, length: 0, text: 'x' })).toBe('inserted at byte 50');
    expect(changeText({ offset: 50, length: 2, text: 'x' })).toBe('in place of 2 bytes from 50 on');
    expect(changeText({ offset: 50, length: 1, text: '' })).toBe('without 1 byte from 50 on');
  });

  test('in a long segment shows what is near', () => {
    const text = `FTX+AAI+++${'a'.repeat(400)}'`;
    const shown = correctedSegment(sourceOf('edifact', text, []), { offset: 300, length: 1, text: 'b' });
    expect(shown?.before.length).toBeLessThan(70);
    expect(shown?.after.length).toBeLessThan(70);
  });
});
