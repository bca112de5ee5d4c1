/**
 * What was agreed with one trading partner, as data: how strictly it is read, how it is answered, what its elements
 * mean. Every departure from the standard carries its reason and its date, so that nobody has to remember it.
 */
import { z } from 'zod';
import { FINDING_CODES } from './codes.ts';
import type { Finding, Severity as FindingSeverity } from './finding.ts';
import { ImplementationRule } from './implementation-rule.ts';
import { phoneDigits } from './phone-number.ts';

const Day = z.iso.date();
const Reason = z.string().min(1).max(1000);
const Severity = z.enum(['error', 'warning', 'info', 'off']);

/** What was agreed about one finding: why and since when, so that nobody has to remember it. `until` is its last day. */
const AgreedSeverity = z.strictObject({
  severity: Severity,
  reason: Reason,
  since: Day,
  until: Day.optional(),
  by: z.string().max(200).optional(),
});

/** An envelope that breaks off, or is rejected with the one around it: orders may be lost, and no agreement makes that harmless. */
const ALWAYS_ERRORS: ReadonlySet<string> = new Set([
  'interchange-broken-off',
  'group-broken-off',
  'group-rejected',
  'set-broken-off',
]);

/**
 * Findings about a part that may be lost: a trailer that does not fit, an announced number that is not there. They may count
 * as a warning, but somebody has to see them.
 */
const ALWAYS_TOLD: ReadonlySet<string> = new Set([
  'interchange-control-mismatch',
  'interchange-count-mismatch',
  'group-control-mismatch',
  'group-count-mismatch',
  'set-control-mismatch',
  'set-count-mismatch',
  'line-count-mismatch',
  'lines-count-mismatch',
]);

const Severities = z.record(z.string(), AgreedSeverity).superRefine((severities, context) => {
  for (const [code, { severity }] of Object.entries(severities)) {
    const refuse = (message: string): void => context.addIssue({ code: 'custom', path: [code], message });
    if (!Object.hasOwn(FINDING_CODES, code)) refuse(`is no finding code; the nearest one is ${nearestCode(code)}`);
    else if (ALWAYS_ERRORS.has(code) && severity !== 'error') refuse('is always an error: orders may be lost');
    else if (ALWAYS_TOLD.has(code) && severity !== 'error' && severity !== 'warning')
      refuse('can be a warning at least: something may be lost');
  }
});

/** The code that takes the fewest changes of a letter to come to. */
function nearestCode(wrong: string): string {
  let nearest = '';
  let fewest = Infinity;
  for (const code of Object.keys(FINDING_CODES)) {
    const changes = changesBetween(wrong.slice(0, 100), code);
    if (changes < fewest) [nearest, fewest] = [code, changes];
  }
  return nearest;
}

function changesBetween(one: string, other: string): number {
  let before = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [row, letter] of Array.from(one).entries()) {
    const now = [row + 1];
    for (const [column, each] of Array.from(other).entries()) {
      const changed = (before[column] ?? 0) + (letter === each ? 0 : 1);
      now.push(Math.min(changed, (before[column + 1] ?? 0) + 1, (now[column] ?? 0) + 1));
    }
    before = now;
  }
  return before.at(-1) ?? 0;
}

const Asked = z.enum(['asked', 'always', 'rejected', 'never']);

const AssociationCode = z
  .string()
  .regex(/^[A-Z0-9]{1,6}$/, 'a code of six capitals and digits at most, such as EAN005');

/** Which answers a partner gets. What is absent follows the standard's default, named beside each. */
export const Agreement = z.strictObject({
  /** For each functional group of X12. Default `997`. */
  group: z.enum(['997', '999', 'none']).optional(),
  /** AK2 loops and UCM groups for all sets, or only for those with an error. Default `all`. */
  sets: z.enum(['all', 'rejected']).optional(),
  /** TA1. Default `asked`: when ISA14 is 1. `rejected`: only when something is wrong. */
  ta1: Asked.optional(),
  /** CONTRL. Default `asked`: when UNB 0031 is 1, or 2 for the receipt alone. */
  contrl: Asked.optional(),
  /** 855, 865 and ORDRSP of a decided order. Default `always`. */
  confirmation: z.enum(['always', 'never']).optional(),
  /** How a rejected order is told: 824 or APERAK, the order response itself, or both. Default `application`. */
  rejection: z.enum(['application', 'order', 'both', 'none']).optional(),
  /** UNH 0057 of what is answered in EDIFACT. Default: that of GS1's subset where the order is in it, else none. */
  associations: z.strictObject({ ORDRSP: AssociationCode.optional(), APERAK: AssociationCode.optional() }).optional(),
  /** What is told by fax, to the first of `faxNumbers`: that a fax came and what was read, what became of an order, or both. */
  fax: z.enum(['receipt', 'confirmation', 'both']).optional(),
  /** Hours in which the partner acknowledges what we send; later it is overdue. Absent: no answer is waited for. */
  overdueHours: z.number().positive().max(8760).optional(),
});

/** One row of a partner map: what an element of this partner means, instead of what it means to everybody. */
export const MapRule = z.strictObject({
  /** Set or message type, such as `850` or `ORDERS`. */
  document: z.string().min(1).max(6),
  /** Element as `REF02`, component as `LIN03-1`. X12 counts elements, EDIFACT data elements of the segment, from 1. */
  element: z.string().regex(/^[A-Z][A-Z0-9]{1,2}\d{2}(-\d{1,2})?$/, 'an element such as REF02 or LIN03-1'),
  /** Read only when another element of the same segment holds this value, such as REF01 = `ZZ`. */
  when: z
    .strictObject({ element: z.string().regex(/^[A-Z][A-Z0-9]{1,2}\d{2}(-\d{1,2})?$/), is: z.string() })
    .optional(),
  /** Field of the order, such as `/contractNumber`, or of the line that is open, such as `/lines/-/supplierSku`. */
  to: z.string().regex(/^\/[A-Za-z/-]+$/, 'a field such as /contractNumber or /lines/-/supplierSku'),
  why: Reason,
  by: z.string().max(200).optional(),
  since: Day,
  until: Day.optional(),
});

const MailAddress = z
  .string()
  .max(254)
  .regex(/^[^\s@A-Z<>,;]+@[^\s@A-Z<>,;]+$/, 'a mail address in lower case');

export const PartnerProfile = z.strictObject({
  /** By finding code. */
  severities: Severities.optional(),
  duplicates: z
    .strictObject({
      /** Days in which an interchange control number counts as seen. */
      windowDays: z.int().min(1).max(3650).optional(),
      /** What happens to other bytes under a number that was seen: `hold` for a person, `reject`, or `accept`. */
      conflict: z.enum(['hold', 'reject', 'accept']).optional(),
    })
    .optional(),
  answers: Agreement.optional(),
  /** Names by which this partner may address us, qualifier and id as in its headers; any other one is not us. Absent: any. */
  receivers: z
    .array(z.string().regex(/^[^:]*:[^:]+$/, 'a qualifier and an id such as ZZ:SUPPLIER'))
    .min(1)
    .max(50)
    .optional(),
  /** Names by which this partner may call itself, as in its headers. Absent: any, as the channel says who sends. */
  senders: z
    .array(z.string().regex(/^[^:]*:[^:]+$/, 'a qualifier and an id such as ZZ:BUYER'))
    .min(1)
    .max(50)
    .optional(),
  /** Sets and message types that this partner may send, such as `850` or `ORDERS`; acknowledgments always may come. Absent: all that are read. */
  documents: z
    .array(z.string().regex(/^(?:\d{3}|[A-Z]{6})$/, 'a set or message such as 850 or ORDERS'))
    .min(1)
    .max(50)
    .optional(),
  /** Implementation conventions that its X12 sets may follow, as ST03 names them, such as `005010X221A1`. Absent: any. */
  conventions: z.array(z.string().min(1).max(35)).min(1).max(50).optional(),
  /** Whether interchanges that are marked as tests are taken. Default `accept`. */
  tests: z.enum(['accept', 'reject']).optional(),
  /** Days that may lie between the day an interchange names for itself and its arrival; an older one is not taken. Absent: any. */
  maxAgeDays: z.int().min(1).max(3650).optional(),
  /** Character encoding that this partner really uses, whatever its UNB says. */
  charset: z
    .string()
    .refine((label) => charsetName(label) !== undefined, 'a character set such as windows-1252, gb18030 or shift_jis')
    .optional(),
  /** Whether POC03 under QI and QD is the new quantity or the difference. Default `absolute`. */
  quantityChange: z.enum(['absolute', 'delta']).optional(),
  map: z.array(MapRule).max(1000).optional(),
  /** What its implementation guide requires and forbids of X12 sets beyond the standard. */
  implementation: z.array(ImplementationRule).max(1000).optional(),
  /** EDI that it sends attached to mails: taken as interchanges from these addresses alone, and answered to one. */
  ediByMail: z.strictObject({ from: z.array(MailAddress).min(1).max(50), to: MailAddress }).optional(),
  /** Numbers of its fax machines, with country code: who calls from one is this partner. */
  faxNumbers: z
    .array(
      z.string().refine((number) => phoneDigits(number) !== undefined, 'a telephone number such as +49 211 123456'),
    )
    .max(50)
    .optional(),
});

/** As it is agreed now, or as profiles have it that were stored before a reason and a day were asked for. */
export type SeverityChoice =
  | z.infer<typeof Severity>
  | (Omit<z.infer<typeof AgreedSeverity>, 'since'> & { readonly since?: string | undefined });
export type Agreement = z.infer<typeof Agreement>;
export type MapRule = z.infer<typeof MapRule>;
export type PartnerProfile = Omit<z.infer<typeof PartnerProfile>, 'severities'> & {
  readonly severities?: Readonly<Record<string, SeverityChoice>> | undefined;
};

/**
 * A label of a character set as decoders know it: those of the WHATWG encoding standard, and CP 850. ISO 8859-1 stays what
 * it is, although that standard reads it as Windows-1252. What has two bytes for ASCII is no EDI.
 */
export function charsetName(label: string): string | undefined {
  const name = label.trim().toLowerCase();
  if (/^(?:cp|ibm-?)?850$/.test(name)) return 'cp850';
  if (/^(?:iso[-_]?8859-?1|latin1|l1)$/.test(name)) return 'iso-8859-1';
  try {
    const { encoding } = new TextDecoder(name);
    return /^utf-16|^x-user-defined$|^replacement$/.test(encoding) ? undefined : encoding;
  } catch {
    return undefined; // The answer of this function, not a fault.
  }
}

/** Whether something agreed from `since` to `until` holds on `day` (`YYYY-MM-DD`). */
export function holdsOn(
  row: { readonly since?: string | undefined; readonly until?: string | undefined },
  day: string,
): boolean {
  return (row.since === undefined || row.since <= day) && (row.until === undefined || day <= row.until);
}

/** The severity agreed for a finding code on `day`; undefined when nothing was agreed. */
export function agreedSeverity(
  profile: PartnerProfile | undefined,
  code: string,
  day: string,
): 'error' | 'warning' | 'info' | 'off' | undefined {
  if (ALWAYS_ERRORS.has(code)) return undefined; // A profile that was stored before may say otherwise.
  const severities = profile?.severities;
  const choice = severities !== undefined && Object.hasOwn(severities, code) ? severities[code] : undefined;
  if (choice === undefined) return undefined;
  const severity = typeof choice === 'string' ? choice : holdsOn(choice, day) ? choice.severity : undefined;
  const isHidden = severity === 'off' || severity === 'info';
  return isHidden && ALWAYS_TOLD.has(code) ? 'warning' : severity; // Likewise.
}

/**
 * Findings with the severities that were agreed for `day`; those that are off are left out. Done twice it changes nothing more.
 * What could not be read surely is no matter of agreement.
 */
export function agreedIssues(
  issues: readonly Finding[],
  profile: PartnerProfile | undefined,
  day: string,
): readonly Finding[] {
  if (profile?.severities === undefined) return issues;
  return issues.flatMap((found) => {
    const severity =
      found.code === 'value-uncertain' ? found.severity : (agreedSeverity(profile, found.code, day) ?? found.severity);
    return severity === 'off' ? [] : [{ ...found, severity }];
  });
}

/** What its implementation guide says of an X12 set on `day`. */
export function agreedImplementation(
  profile: PartnerProfile | undefined,
  document: string,
  day: string,
): readonly ImplementationRule[] {
  const rules = profile?.implementation ?? [];
  return rules.filter((rule) => rule.document === document && holdsOn(rule, day));
}

/** The severities of the checks that were agreed for `day`, by code. */
export function agreedChecks(
  profile: PartnerProfile | undefined,
  day: string,
): Readonly<Record<string, FindingSeverity | 'off'>> {
  const severities = Object.keys(profile?.severities ?? {}).flatMap((code) => {
    const severity = agreedSeverity(profile, code, day);
    return severity === undefined ? [] : [[code, severity] as const];
  });
  return Object.fromEntries(severities);
}

/** Whether the partner may call itself so. */
export function isAgreedSender(
  profile: PartnerProfile | undefined,
  { qualifier, id }: { readonly qualifier: string; readonly id: string },
): boolean {
  const senders = profile?.senders;
  return senders === undefined || senders.includes(`${qualifier.trim()}:${id.trim()}`);
}

const ACKNOWLEDGMENTS: ReadonlySet<string> = new Set(['997', '999', '824', 'CONTRL', 'APERAK']);

/** Whether the partner may send documents of this kind. */
export function isAgreedDocument(profile: PartnerProfile | undefined, kind: string): boolean {
  return profile?.documents === undefined || profile.documents.includes(kind) || ACKNOWLEDGMENTS.has(kind);
}

const DAY_MS = 86_400_000;

/**
 * Whether an interchange is older than was agreed. What counts is its arrival, so that it reads the same whenever it is read again.
 * @param day of its header, `YYMMDD` or `YYYYMMDD`; one that is no day is told elsewhere
 */
export function isTooOld(profile: PartnerProfile | undefined, day: string, arrived: Date): boolean {
  if (profile?.maxAgeDays === undefined) return false;
  const [, century, year = '', month = '', date = ''] = /^(\d\d)?(\d\d)(\d\d)(\d\d)$/.exec(day) ?? [];
  const sent = Date.parse(`${century ?? (year < '70' ? '20' : '19')}${year}-${month}-${date}T00:00:00Z`);
  return Number.isFinite(sent) && arrived.getTime() - sent >= (profile.maxAgeDays + 1) * DAY_MS;
}

/** Whether an interchange that the partner addressed to `receiver` is for us. */
export function isForUs(
  profile: PartnerProfile | undefined,
  { qualifier, id }: { readonly qualifier: string; readonly id: string },
): boolean {
  const receivers = profile?.receivers;
  return receivers === undefined || receivers.includes(`${qualifier.trim()}:${id.trim()}`);
}

/** A row of a format's own mapping, made from the tables that its mapper uses. */
export interface StandardRow {
  /** Such as `x12`, where rows of several formats stand together: two of them call a document ORDERS. */
  readonly format?: string;
  /** Set or message type, such as `850`; several that are read alike are listed with commas. */
  readonly document: string;
  /** Such as `REF02 (REF01 = CT)`. */
  readonly theirField: string;
  /** Path in the order, such as `/contractNumber`; empty for what is left out. */
  readonly ourField: string;
  readonly why: string;
}
/** A row of the map of one partner. */
export interface MapRow extends StandardRow {
  readonly source: 'standard' | 'partner';
  readonly by?: string;
  readonly since?: string;
  readonly until?: string;
}
