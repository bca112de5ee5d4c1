/**
 * A transaction set being written: values are fitted to the dictionary of its version, segments are put where the
 * standard has them, and what does not fit is told with its path in the order.
 */
import { finding } from '../../../model/codes.ts';
import type { Finding } from '../../../model/finding.ts';
import { spelled } from '../../edi/spelled-unit.ts';
import { shown } from './names.ts';
import type { LoopPlan } from '../../edi/structure.ts';
import type { ElementPlan, SetPlan } from './plan.ts';
import { significantDigits } from './values.ts';
import type { Draft } from './writer.ts';

/** One segment with the segments of the loop that it opens. */
export interface Block {
  readonly draft: Draft;
  /** JSON Pointers of the values in it. */
  readonly paths: readonly string[];
  readonly children: readonly Block[];
}

// oxlint-disable-next-line no-control-regex -- Control characters are what cannot be written.
const CONTROL = /[\x00-\x1f\x7f]/;

export class Sheet {
  readonly findings: Finding[] = [];
  readonly plan: SetPlan;
  /** Delimiters that were demanded: no value may hold them. */
  readonly #forbidden: readonly string[];
  #isUnitSpelled = false;

  constructor(plan: SetPlan, forbidden: readonly string[]) {
    this.plan = plan;
    this.#forbidden = forbidden;
  }

  leftOut(path: string, why: string): void {
    this.findings.push(finding('write-value-left-out', `${path} ${why}`, { path }));
  }

  /** Told once, for all lines. */
  spellUnit(path: string, code: string): void {
    if (this.#isUnitSpelled) return;
    this.#isUnitSpelled = true;
    this.findings.push(spelled(path, code));
  }

  /** Text for people: cut to the length of the element, its control characters made blanks. */
  text(path: string, tag: string, element: number, value: string | undefined): string {
    if (value === undefined) return '';
    const [first = ''] = this.pieces(path, tag, element, value, 1);
    return first;
  }

  /** Text that may go on in further segments: at most `count` pieces. Told when it is more than one, or cut. */
  pieces(path: string, tag: string, element: number, value: string, count: number): string[] {
    const spec = this.#spec(tag, element);
    if (spec === undefined) {
      this.leftOut(path, `has no place in version ${this.plan.version}`);
      return [];
    }
    const clean = this.#clean(path, value);
    if (clean.length < spec.min) {
      this.leftOut(path, `is too short: ${tag} holds ${spec.min} characters at least`);
      return [];
    }
    const pieces = cutBytes(clean, spec.max);
    if (pieces.length > count) this.leftOut(path, `is longer than the ${spec.max * count} bytes that ${tag} holds`);
    else if (pieces.length > 1) this.leftOut(path, `is longer than ${spec.max} bytes, so that it is split`);
    return pieces.slice(0, count);
  }

  /**
   * Text that goes on in further segments of its kind: each of them is full, or the next one begins with a blank, as it is read
   * again. Where a letter of several bytes would be cut, only the first piece is written, and that is told.
   */
  spread(path: string, tag: string, element: number, value: string | undefined): string[] {
    const max = this.#spec(tag, element)?.max ?? 0;
    const isPlain = value !== undefined && !CONTROL.test(value) && !this.#forbidden.some((one) => value.includes(one));
    const pieces = isPlain && max > 0 ? continued(value.trimEnd(), max) : [];
    if (pieces.length > 1) {
      if (value?.trimEnd() !== value) this.leftOut(path, 'ends with a blank, which is left out');
      return pieces;
    }
    const text = this.text(path, tag, element, value);
    return text === '' ? [] : [text];
  }

  /** A text behind another one of its kind: with a blank at its begin it would be read as more of that. */
  setApart(path: string, value: string | undefined): string | undefined {
    const apart = value?.replace(/^[\s\x00-\x1f\x7f]+/, ''); // oxlint-disable-line no-control-regex -- They are written as blanks.
    if (apart !== value) this.leftOut(path, 'begins with a blank, which is left out');
    return apart === '' ? undefined : apart;
  }

  /** Whether a text fills its element, so that the next of its kind would be read as more of it. */
  isFull(tag: string, element: number, text: string | undefined): boolean {
    return text !== undefined && Buffer.byteLength(text) === this.#spec(tag, element)?.max;
  }

  /** A code or number that means something only as a whole: it fits, or it is left out. */
  id(path: string, tag: string, element: number, value: string | undefined): string {
    if (value === undefined) return '';
    const spec = this.#spec(tag, element);
    const why = spec === undefined ? `has no place in version ${this.plan.version}` : this.#misfit(spec, value);
    if (why !== undefined) {
      this.leftOut(path, why);
      return '';
    }
    const isNumber = spec?.type === 'R' || spec?.type === 'N';
    if (isNumber && isPadded(value)) this.leftOut(path, 'has zeros or a sign that are dropped');
    return value;
  }

  /** Whether a code or number fits, without telling. */
  fits(tag: string, element: number, value: string): boolean {
    const spec = this.#spec(tag, element);
    return spec !== undefined && this.#misfit(spec, value) === undefined;
  }

  /** A day as the version writes it. Six digits know the years 1970 to 2069 only. */
  day(path: string, tag: string, element: number, value: string | undefined): string {
    if (value === undefined) return '';
    const digits = value.replaceAll('-', '');
    const isShort = this.plan.version < '004010';
    if (isShort && (digits < '19700101' || digits > '20691231')) {
      this.leftOut(path, 'is a year that six digits do not say');
      return '';
    }
    return this.id(path, tag, element, isShort ? digits.slice(2) : digits);
  }

  /** An amount of type N2: cents without a point. */
  cents(path: string, tag: string, element: number, value: string | undefined): string {
    if (value === undefined) return '';
    if (isPadded(value)) this.leftOut(path, 'has zeros or a sign that are dropped');
    const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)\.(\d{2})$/.exec(value) ?? [];
    if (fraction !== '')
      return this.id(path, tag, element, `${sign}${`${whole}${fraction}`.replace(/^0+(?=\d{3})/, '')}`);
    const padded = /^-?\d+(?:\.\d)?$/.test(value) ? centsOf(value) : undefined;
    this.leftOut(path, padded === undefined ? 'has parts of a cent, which are never rounded' : 'is written with two decimals'); // prettier-ignore
    return padded === undefined ? '' : this.id(path, tag, element, padded);
  }

  /** Whether the loops that these segments open, one inside the other, hold the last of them. */
  holds(...tags: readonly string[]): boolean {
    let loop: LoopPlan | undefined = this.plan.root;
    for (const tag of tags) {
      const place: number | undefined = loop?.places.get(tag)?.find((index) => index > 0);
      if (loop === undefined || place === undefined) return false;
      loop = loop.nodes[place]?.loop;
    }
    return true;
  }

  /** The segment of free text in an N9 loop: MTX took the place of MSG in later versions. */
  get messageTag(): 'MSG' | 'MTX' {
    const { places, nodes } = this.plan.root;
    const loop = nodes[places.get('N9')?.[0] ?? -1]?.loop;
    return loop === undefined || loop.places.has('MSG') ? 'MSG' : 'MTX';
  }

  /** The segments in the order of the standard; what no loop has a place for is told. */
  flatten(loop: LoopPlan, blocks: readonly Block[]): Draft[] {
    const seen = new Map<string, number>();
    const drafts = this.#arrange(loop, blocks, seen);
    return drafts;
  }

  #arrange(loop: LoopPlan, blocks: readonly Block[], seen: Map<string, number>): Draft[] {
    const placed: { readonly block: Block; readonly place: number }[] = [];
    const counts = new Map<number, number>();
    for (const block of blocks) {
      const tag = String(block.draft[0]);
      const place = loop.places.get(tag)?.find((index) => index > 0);
      const count = place === undefined ? 0 : (counts.get(place) ?? 0) + 1;
      if (place === undefined || count > (loop.nodes[place]?.max ?? 0)) {
        this.#drop(block, place === undefined ? `has no place in version ${this.plan.version}` : `is more than ${tag} may repeat`); // prettier-ignore
        continue;
      }
      counts.set(place, count);
      placed.push({ block, place });
    }
    return placed
      .toSorted((one, other) => one.place - other.place)
      .flatMap(({ block, place }) => {
        this.#checkOrder(block, seen);
        const inner = loop.nodes[place]?.loop;
        if (inner === undefined) {
          for (const child of block.children) this.#drop(child, `has no place in version ${this.plan.version}`);
          return [block.draft];
        }
        return [block.draft, ...this.#arrange(inner, block.children, seen)];
      });
  }

  #drop(block: Block, why: string): void {
    for (const path of block.paths) this.leftOut(path, why);
    for (const child of block.children) this.#drop(child, why);
  }

  /** The items of one list may stand in different segments, whose order the standard fixes. */
  #checkOrder({ paths }: Block, seen: Map<string, number>): void {
    for (const path of paths) {
      const [, list, index] = /^(.*\/(?:references|notes|schedules|parties))\/(\d+)/.exec(path) ?? [];
      if (list === undefined) continue;
      const before = seen.get(list) ?? -1;
      if (Number(index) < before) this.leftOut(list, 'is written in another order');
      seen.set(list, Math.max(before, Number(index)));
    }
  }

  #spec(tag: string, element: number): ElementPlan | undefined {
    const spec = this.plan.segment(tag)?.elements[element - 1];
    // A composite is written through its first component alone.
    return spec?.components === undefined ? spec : spec.components.elements[0];
  }

  #misfit(spec: ElementPlan, value: string): string | undefined {
    if (CONTROL.test(value) || value.trim() !== value || !value.isWellFormed() || value.startsWith('\ufeff'))
      return 'holds characters that cannot be written';
    if (this.#forbidden.some((one) => value.includes(one))) return 'holds a delimiter';
    if (spec.codes !== undefined && !spec.codes.has(value)) return `is not a code of data element ${spec.reference}`;
    const isNumber = spec.type === 'R' || spec.type === 'N';
    const length = isNumber ? significantDigits(value) : Buffer.byteLength(value);
    return length < spec.min || length > spec.max
      ? `(${shown(value)}) does not fit the ${spec.min} to ${spec.max} characters of data element ${spec.reference}`
      : undefined;
  }

  #clean(path: string, value: string): string {
    let clean = value
      .toWellFormed()
      .replace(/^\ufeff+/, '')
      .trimEnd();
    if (CONTROL.test(clean)) clean = clean.replace(new RegExp(CONTROL, 'g'), ' ').trimEnd();
    for (const one of this.#forbidden) clean = clean.replaceAll(one, ' ');
    clean = clean.trimEnd();
    if (clean !== value) this.leftOut(path, 'holds characters that cannot be written');
    return clean;
  }
}

/** A decimal that reads back as another spelling of itself. */
function isPadded(value: string): boolean {
  return /^-?0\d/.test(value) || /^-0(?:\.0*)?$/.test(value);
}

function centsOf(value: string): string {
  const [whole = '', fraction = ''] = value.split('.');
  return `${whole}${fraction.padEnd(2, '0')}`;
}

/** Cuts a text into pieces of at most `max` bytes, never inside a character, and none of them ending in a blank. */
function cutBytes(text: string, max: number): string[] {
  if (Buffer.byteLength(text) <= max) return text === '' ? [] : [text];
  const pieces: string[] = [];
  let piece = '';
  let bytes = 0;
  for (const character of text) {
    const size = Buffer.byteLength(character);
    if (bytes + size > max) {
      pieces.push(piece);
      piece = '';
      bytes = 0;
    }
    piece += character;
    bytes += size;
  }
  return [...pieces, piece].filter((part) => part.trim() !== '');
}

/** Empty where the text cannot be cut so. No piece ends with a blank, which would be none of it. */
function continued(text: string, max: number): string[] {
  const bytes = Buffer.from(text);
  const pieces: string[] = [];
  for (let start = 0; start < bytes.length;) {
    let end = Math.min(start + max, bytes.length);
    while (end < bytes.length && end > start && bytes[end - 1] === 0x20) end -= 1;
    const isInLetter = ((bytes[end] ?? 0) & 0xc0) === 0x80;
    if (end === start || isInLetter) return [];
    pieces.push(bytes.toString('utf8', start, end));
    start = end;
  }
  return pieces;
}

/** A block, unless nothing but its tag is left of it. `always` keeps it all the same. */
export function block(
  draft: Draft,
  paths: readonly string[],
  children: readonly Block[] = [],
  always = false,
): Block[] {
  const isEmpty = draft.slice(1).every((value) => value === '');
  return isEmpty && !always && children.length === 0 ? [] : [{ draft, paths, children }];
}
