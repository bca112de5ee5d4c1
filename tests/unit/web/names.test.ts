import { describe, expect, test } from 'vitest';
import { placeText, spotText } from '../../../src/web/finding-item.tsx';
import { namesOf } from '../../../src/web/names/index.ts';

describe('names of places', () => {
  test('are those of the format of the document: the same tag means another thing elsewhere', () => {
    expect(namesOf('x12').element('TAX', 1)).toBe('Tax number');
    expect(namesOf('edifact').element('TAX', 1)).toBe('Tax or duty');
    expect(namesOf('tradacoms').segment('OLD')).toBe('Order line');
    expect(namesOf('x12').segment('OLD')).toBe('Other segment');
  });

  test('tell the components of a composite apart', () => {
    const names = namesOf('edifact');
    expect([1, 2, 3].map((component) => names.element('QTY', 1, component))).toEqual([
      'Kind of quantity',
      'Quantity',
      'Unit',
    ]);
    expect(names.element('BGM', 1)).toBe('Document type');
    expect(names.element('QTY', 1, 4)).toBe('Other element');
    expect(names.element('QTY', 9)).toBe('Other element');
  });

  test('count as the users of each standard do', () => {
    expect(namesOf('x12').reference('PO1', 2)).toBe('PO102');
    expect(namesOf('x12').reference('SLN', 9, 2)).toBe('SLN09, component 2');
    expect(namesOf('edifact').reference('LIN', 3, 1)).toBe('LIN 3, component 1');
    expect(namesOf('tradacoms').reference('OLD', 2, 1)).toBe('OLD 2, component 1');
    expect(namesOf('edifact').reference('BGM', 2)).toBe('BGM 2');
  });

  test('survive tags that are members of every object, because a stranger chooses the tag', () => {
    for (const tag of ['constructor', '__proto__', 'toString', '']) {
      for (const format of ['x12', 'edifact', 'tradacoms', 'constructor', null]) {
        expect(namesOf(format).segment(tag)).toBe('Other segment');
        expect(namesOf(format).element(tag, 1, 1)).toBe('Other element');
      }
    }
  });
});

describe('the place of a finding', () => {
  const names = namesOf('edifact');
  const at = { offset: 812, length: 13, segment: 14, tag: 'LIN', element: 3, component: 1 };

  test('names segment, element and component, and its bytes', () => {
    expect(placeText(at, names)).toBe('LIN 3, component 1 in segment 14, bytes 812 to 824');
    expect(spotText(at, names)).toBe('LIN 3, component 1');
    expect(spotText({ ...at, repetition: 2 }, names)).toBe('LIN 3, component 1, repetition 2');
  });

  test('is a bare range of bytes where no segment could be made out', () => {
    expect(placeText({ offset: 5, length: 1 }, names)).toBe('byte 5');
    expect(spotText({ offset: 5, length: 1 }, names)).toBeUndefined();
  });
});
