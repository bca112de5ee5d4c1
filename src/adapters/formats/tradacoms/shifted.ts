/**
 * A `+` too many or too few: the quantity stands for the price, or the pack for the quantity, and all of them are numbers. A
 * segment with values that their places cannot hold, all of which fit with one separator changed, is such a one.
 */
import { finding } from '../../../model/codes.ts';
import type { Finding } from '../../../model/finding.ts';
import { changes, partsOf, segmentFrom, slotsOf } from '../../edi/separators.ts';
import { componentPlace, componentText, rawComponents, type Segment } from '../../edi/segment.ts';
import { shown } from '../../edi/shown.ts';
import { isDate } from './days.ts';

/** Whether the components of an element can be what stands there. @param texts those of all elements */
type Fits = (parts: readonly string[], texts: readonly (readonly string[])[]) => boolean;

const isEan = (text = ''): boolean => text === '' || /^(?:\d{8}|\d{12,14})$/.test(text);
const isNumber = (text = ''): boolean => text === '' || /^-?\d+(?:\.\d+)?$/.test(text);
const isEmpty = (parts: readonly string[] = []): boolean => parts.every((text) => text === '');
/** Words: two of them, or letters in several components. */
const isWords = (parts: readonly string[] = []): boolean =>
  parts.some((text) => /[A-Za-z]{2,}.*\s/.test(text)) ||
  (parts.length > 1 && parts.some((text) => /[A-Za-z]{2,}/.test(text)));

const product: Fits = ([ean, , outer, ...more]) => isEan(ean) && isEan(outer) && isEmpty(more);
/** Some customers write their own code where an EAN belongs; a number that can be none has a place of its own behind it. */
const customerProduct: Fits = ([ean = '', own = '', ...more]) =>
  (isEan(ean) || !/^\d+$/.test(ean) || (own !== '' && ean.length > 3)) && isEmpty(more);
/** A measure has a number before it or a unit behind it. */
const units: Fits = ([count = '', measure = '', unit = '', ...more]) =>
  isNumber(count) && isNumber(measure) && isEmpty(more) && (measure === '' || count !== '' || unit !== '');
const price: Fits = ([amount, , ...more]) => isNumber(amount) && isEmpty(more);
/** Indicators are of one character: neither a price nor a description. */
const indicator: Fits = (parts) => !isWords(parts) && !/^\d{2,}$/.test(parts[0] ?? '');
/** Prices and codes that some customers add, as long as the description stands before them. */
const further: Fits = (parts, texts) => !isWords(parts) || !isEmpty(texts[10]);

/** Digits alone are a code, most of all where a single text behind them is the name. */
const partyName: Fits = ([name = '', ...more], texts) =>
  !(texts[3]?.length === 1 && isWord(texts[3][0]) ? /^\d+$/ : /^\d{8,}$/).test(name) && isEmpty(more);
const isWord = (text = ''): boolean => /[A-Za-z]{2,}/.test(text);
const party: readonly Fits[] = [([, , , ...more]) => isEmpty(more), partyName, (parts) => parts.length <= 5];
const day: Fits = ([text = '', ...more]) => (text === '' || isDate(text)) && isEmpty(more);
/** Delivery times and the like, which some write as `0000`. */
const time: Fits = (parts) => !isDate(parts[0] ?? '') && !isWords(parts);
/** Instructions stand in the fourth, if anywhere. */
const noInstructions: Fits = (parts, texts) => !isWords(parts) || !isEmpty(texts[4]);
const nothing: Fits = isEmpty;

interface Layout {
  readonly elements: readonly Fits[];
  readonly others: Fits;
  /** Nothing moves from before this element to behind it. What stands behind it may have moved together with what is before. */
  readonly end: number;
}

const ANY: Fits = () => true;
const LAYOUTS: Readonly<Record<string, Layout>> = {
  CLO: { elements: party, others: nothing, end: 4 },
  SDT: { elements: party, others: ([, ...more]) => isEmpty(more), end: 4 },
  CDT: { elements: party, others: ([, ...more]) => isEmpty(more), end: 4 },
  OLD: {
    elements: [([line, ...more]) => isNumber(line) && isEmpty(more), product, product, customerProduct, units, units, price, indicator, indicator, ANY], // prettier-ignore
    others: further,
    end: 8,
  },
  DIN: { elements: [day, day, time, ANY], others: noInstructions, end: 5 },
};

/** The first value that stands where it cannot, and would be in place with one separator changed. */
export function shiftedIn(segment: Segment): Finding | undefined {
  const layout = Object.hasOwn(LAYOUTS, segment.tag) ? LAYOUTS[segment.tag] : undefined;
  const misfit = layout === undefined ? undefined : misfitOf(segment, layout);
  const parts = misfit === undefined ? undefined : partsOf(segment);
  if (layout === undefined || misfit === undefined || parts === undefined) return undefined;
  const slots = slotsOf(parts);
  for (const mended of changes(parts)) {
    if (mended.more > 1) continue;
    // What cannot be read where it stands must move to where it can be told by its form.
    const moved = slots.findIndex(({ element }, part) => element === misfit && part >= mended.from);
    const landing = slotsOf(mended.parts)[moved + mended.more]?.element ?? layout.end;
    if (moved < 0 || (landing >= layout.end && misfit < layout.end)) continue;
    // A component is only moved inside its element: from the place of an EAN to that of a code, or from behind it.
    const isCode = mended.more < 0 || layout.elements[misfit - 1] === customerProduct;
    if (mended.more !== 0 && mended.separator === 'component' && !(isCode && slots[mended.from]?.element === misfit)) continue; // prettier-ignore
    if (misfitOf(segmentFrom(segment, mended.parts), layout) !== undefined) continue;
    const text = (rawComponents(segment, misfit).map((_, index) => componentText(segment, misfit, index + 1) ?? '')).join(':'); // prettier-ignore
    const message = `${segment.tag} ${misfit} cannot be ${shown(text)}: with ${mended.what} all of the segment is in its place.`;
    return finding('elements-shifted', message, { at: componentPlace(segment, misfit, 1) });
  }
  return undefined;
}

function misfitOf(segment: Segment, { elements, others }: Layout): number | undefined {
  const texts = segment.elements.map((_, element) =>
    rawComponents(segment, element).map((_raw, index) => (componentText(segment, element, index + 1) ?? '').trim()),
  );
  for (let element = 1; element < texts.length; element++) {
    if (!(elements[element - 1] ?? others)(texts[element] ?? [], texts)) return element;
  }
  return undefined;
}
