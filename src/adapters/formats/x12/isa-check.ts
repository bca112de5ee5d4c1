/** Judges the fields of an interchange header: TA105 says what is wrong with it. */
import { finding } from '../../../model/codes.ts';
import type { Finding, Fix } from '../../../model/finding.ts';
import envelope from './dictionary/envelope.json' with { type: 'json' };
import type { IsaHeader } from './isa.ts';
import { shown } from './names.ts';
import { PUBLISHED_VERSIONS } from './plan.ts';
import { isDate, isTime } from './values.ts';

const AUTHORIZATIONS: ReadonlySet<string> = new Set(envelope.codes.I01.split(' '));
const SECURITIES: ReadonlySet<string> = new Set(envelope.codes.I03.split(' '));
const QUALIFIERS: ReadonlySet<string> = new Set(envelope.codes.I05.split(' '));
/** Those of the dictionary, the whole versions that came after it, and the one that each version of GS08 travels in. */
const VERSIONS: ReadonlySet<string> = new Set([
  ...`${envelope.codes.I11} 00700 00800`.split(' '),
  ...PUBLISHED_VERSIONS.map((version) => version.slice(0, 5)),
]);
const FIRST_VERSION = '00200'; // ISA is as we know it from here on.
const LAST_VERSION = [...VERSIONS].toSorted().at(-1) ?? '';
/** Characters of ISA01 to ISA15. */
const WIDTHS = [2, 10, 2, 10, 2, 15, 2, 15, 6, 4, 1, 5, 9, 1, 1] as const;

/** Every fault of the header, with its note code. An unpadded header is one fault: judging its fields would repeat it. */
export function checkIsa(header: IsaHeader): Finding[] {
  const { fields, defect, offset, length } = header;
  if (defect !== undefined) {
    const isComponentMissing = header.delimiters.component === '';
    const padded = paddedIsa(header);
    return [
      finding('isa-length', `The interchange header (ISA) is not as it should be: ${defect}`, {
        at: { offset, length, segment: 0, tag: 'ISA' },
        x12: { level: 'interchange', code: isComponentMissing ? '027' : '022' },
        ...(padded === undefined ? {} : { fix: padded }),
      }),
    ];
  }
  return [
    ...misfitsOf(header),
    ...rulesFor(fields)
      .filter(({ good }) => !good)
      .map(({ element, code, wants }) => {
        const label = `ISA${String(element).padStart(2, '0')}`;
        return finding('isa-field-invalid', `${label} must hold ${wants}; found ${shown(fields[element] ?? '')}`, {
          at: fieldPlace(header, element),
          x12: { level: 'interchange', code },
        });
      }),
  ];
}

/** Separators that are another byte than the first of them, each with its mending. */
function misfitsOf({ misfits, offset, delimiters }: IsaHeader): Finding[] {
  return misfits.map((shift) => {
    const at = { offset: offset + shift, length: 1, segment: 0, tag: 'ISA' };
    const message = `Byte ${shift + 1} of the interchange header (ISA) must be the element separator ${shown(delimiters.element)}; the header was read by its fixed places`;
    const fix = { offset: at.offset, length: 1, text: delimiters.element };
    return finding('isa-field-invalid', message, { at, x12: { level: 'interchange', code: '026' }, fix });
  });
}

interface FieldRule {
  readonly element: number;
  readonly good: boolean;
  /** TA105. */
  readonly code: string;
  readonly wants: string;
}

function rule(element: number, good: boolean, code: string, wants: string): FieldRule {
  return { element, good, code, wants };
}

function rulesFor(fields: readonly string[]): FieldRule[] {
  const field = (number: number): string => fields[number] ?? '';
  const isNone = (number: number): boolean => field(number) === '00';
  return [
    rule(1, AUTHORIZATIONS.has(field(1)), '010', 'a kind of authorization such as 00'),
    rule(2, isNone(1) || field(2).trim() !== '', '011', 'the authorization that ISA01 announces'),
    rule(3, SECURITIES.has(field(3)), '012', 'a kind of security such as 00'),
    rule(4, isNone(3) || field(4).trim() !== '', '013', 'the password that ISA03 announces'),
    rule(5, QUALIFIERS.has(field(5)), '005', 'a kind of id such as ZZ'),
    rule(6, field(6).trim() !== '', '006', 'the sender'),
    rule(7, QUALIFIERS.has(field(7)), '007', 'a kind of id such as ZZ'),
    rule(8, field(8).trim() !== '', '008', 'the receiver'),
    rule(9, isDate(field(9), 6), '014', 'a date YYMMDD'),
    rule(10, isTime(field(10)), '015', 'a time HHMM'),
    ...standardRules(field(11), field(12)),
    rule(13, /^\d{9}$/.test(field(13)), '018', 'nine digits'),
    rule(14, /^[0-3]$/.test(field(14)), '019', '0 or 1'),
    rule(15, /^[PTI]$/.test(field(15)), '020', 'P or T'),
  ];
}

/**
 * ISA11 and ISA12. Up to 00401 ISA11 names the standard, and only U (the US community) was ever given out; another
 * letter is a standard that is not read here, anything else no value at all. From 00402 on it is the repetition
 * separator; senders who keep the U repeat nothing, which harms nobody.
 */
function standardRules(standard: string, version: string): FieldRule[] {
  const isOld = version < '00402';
  const isLetter = /^[A-Z0-9]$/.test(standard);
  const first =
    isOld && isLetter
      ? rule(11, standard === 'U', '002', 'U, the standard that is read here')
      : rule(11, isOld ? isLetter : standard === 'U' || !/^[A-Za-z0-9 ]$/.test(standard), '016', isOld ? 'U' : 'the repetition separator'); // prettier-ignore
  const isShaped = version.startsWith('00');
  const isSupported = version >= FIRST_VERSION && version <= LAST_VERSION;
  return [
    first,
    rule(12, isShaped && (!isSupported || VERSIONS.has(version)), '017', 'a version such as 00401'),
    rule(12, !isShaped || isSupported, '003', 'a version that is read here'),
  ];
}

/**
 * What ISA15 leaves in doubt about every order of the interchange: only P (production) and T (test) say that it is one
 * that is meant so. I is for information, and what any other value means nobody knows.
 */
export function usageDoubt(header: IsaHeader): Finding | undefined {
  const usage = header.fields[15] ?? '';
  if (usage === 'P' || usage === 'T') return undefined;
  const meaning = usage === 'I' ? 'for information only' : 'neither production (P) nor a test (T)';
  const message = `ISA15 (usage) is ${shown(usage)}: the interchange is ${meaning}`;
  return finding('usage-not-production', message, { at: fieldPlace(header, 15) });
}

export function fieldPlace(header: IsaHeader, element: number): NonNullable<Finding['at']> {
  const { fields, offset } = header;
  const before = fields.slice(0, element).reduce((sum, field) => sum + field.length + 1, 0);
  return { offset: offset + before, length: fields[element]?.length ?? 0, segment: 0, tag: 'ISA', element };
}

/**
 * The header padded to 106 bytes; undefined when a field is too long or its content is unknown. A short number is
 * not filled up: IEA02 would have to change with it.
 */
function paddedIsa({ fields, delimiters, offset, length }: IsaHeader): Fix | undefined {
  if (delimiters.component === '') return undefined;
  const padded: string[] = [];
  for (const [index, width] of WIDTHS.entries()) {
    const field = (fields[index + 1] ?? '').trimEnd();
    const mayBeShort = width >= 10;
    if (field.length > width || (!mayBeShort && field.length < width)) return undefined;
    padded.push(field.padEnd(width));
  }
  const text = ['ISA', ...padded, delimiters.component].join(delimiters.element) + delimiters.segment;
  // Above ASCII one character here is one byte there, and a patch is text.
  return /^[\0-\x7f]*$/.test(text) ? { offset, length, text } : undefined; // oxlint-disable-line no-control-regex -- Delimiters may be control characters.
}
