/**
 * The dictionary of one message type in one directory, compiled for checking.
 *
 * The JSON files hold every directory side by side (`"D93A-D96A,D97B": …`); a plan is one directory of one message,
 * with the code values that a GS1 subset (EANCOM) adds, made when it is first needed and kept.
 */
import { compileStructure, type SourceNode, type Structure } from '../../edi/structure.ts';
import { INCOTERMS } from '../../edi/terms-words.ts';
import { formatOf, tokensOf, type Kind, type Token } from './notation.ts';
import codesJson from './dictionary/codes.json' with { type: 'json' };
import compositesJson from './dictionary/composites.json' with { type: 'json' };
import eancomJson from './dictionary/eancom.json' with { type: 'json' };
import elementsJson from './dictionary/elements.json' with { type: 'json' };
import indexJson from './dictionary/index.json' with { type: 'json' };
import messagesJson from './dictionary/messages.json' with { type: 'json' };
import segmentsJson from './dictionary/segments.json' with { type: 'json' };
import serviceJson from './dictionary/service.json' with { type: 'json' };

/** A set of directory ranges, such as `D93A-D96A,D97B`, and what holds in them. */
type ByRange<T> = Readonly<Record<string, T>>;

const MESSAGES = messagesJson as unknown as Readonly<Record<string, ByRange<readonly SourceNode[]>>>;
const SEGMENTS = segmentsJson as Readonly<Record<string, ByRange<string>>>;
const COMPOSITES = compositesJson as Readonly<Record<string, ByRange<string>>>;
const ELEMENTS = elementsJson as Readonly<Record<string, ByRange<string>>>;
const CODES = codesJson as Readonly<Record<string, ByRange<string>>>;
const DIRECTORIES = Object.keys(indexJson.directories);
const ORDINAL: ReadonlyMap<string, number> = new Map(DIRECTORIES.map((directory, index) => [directory, index]));

/** Codes of other bodies that the directories only point to: of 4053 they list a few of their own, and mean the Incoterms. */
const OUTSIDE_CODES: Readonly<Record<string, readonly string[]>> = { 4053: [...INCOTERMS] };

interface Service {
  readonly segments: Readonly<Record<string, string>>;
  readonly composites: Readonly<Record<string, string>>;
  readonly elements: Readonly<Record<string, string>>;
}
const SERVICE = serviceJson.syntax as unknown as Readonly<Record<string, Service>>;
const TAGS = new Set(
  [SEGMENTS, ...Object.values(SERVICE).map(({ segments }) => segments)].flatMap((table) => Object.keys(table)),
);
const CONTRL = serviceJson.contrl as unknown as Readonly<Record<string, readonly SourceNode[]>>;
const SERVICE_CODES = serviceJson.codes as Readonly<Record<string, Readonly<Record<string, string>>>>;

interface Subset {
  readonly base: string;
  readonly syntax: string;
  readonly codes: Readonly<Record<string, { readonly only?: string; readonly notInBase?: string }>>;
}
const EANCOM = eancomJson as Readonly<Record<string, Subset>>;

/** One data element, alone or as a component. */
export interface ValuePlan {
  /** Data element number, such as `6060`. */
  readonly id: string;
  readonly required: boolean;
  readonly kind: Kind;
  /** In characters; of a number, in digits. */
  readonly min: number;
  readonly max: number;
  readonly codes: ReadonlySet<string> | undefined;
  /** The codes that the GS1 subset uses, when the message follows it. */
  readonly only: ReadonlySet<string> | undefined;
}

/** What stands at one position of a segment: a data element, or a composite of several. */
export interface ElementPlan {
  /** Data element number or composite id, such as `C507`. */
  readonly id: string;
  readonly required: boolean;
  /** Most repetitions (syntax 4); 0 means any number. */
  readonly repeat: number;
  readonly isComposite: boolean;
  readonly components: readonly ValuePlan[];
  /** Number of components up to the last mandatory one. */
  readonly requiredComponents: number;
  /** Which of the plan's memories keeps the value that was found good last. */
  readonly memory: number;
}

export interface SegmentPlan {
  readonly elements: readonly ElementPlan[];
  /** Bit n is set when element n is mandatory. */
  readonly required: number;
}

export interface MessagePlan extends Structure {
  /** Message type, such as `ORDERS`. */
  readonly id: string;
  /** The dictionary's directory, such as `D96A`; of CONTRL the syntax version. */
  readonly directory: string;
  /** How many memories a reader of the plan needs. */
  readonly memories: () => number;
  segment(tag: string): SegmentPlan | undefined;
}

export interface PlanChoice {
  readonly plan: MessagePlan;
  /** False when the directory asked for has no dictionary and a neighbour's is used. */
  readonly exact: boolean;
}

const USUAL_DIRECTORY = 'D96A'; // Most partners send it; taken when S009 names no directory at all.
const CHOICES_MAX = 1000; // Versions come from the sender; a flood of made-up ones must not fill the memory.
/** With all its segments a plan takes 2 MB; one file could name every directory in every syntax and fill gigabytes. */
const PLANS_MAX = 32;
const plans = new Map<string, MessagePlan>();
const choices = new Map<string, PlanChoice>();

/** Begins anew when there are too many: whoever still uses a plan has it in hand. */
function keepPlan(key: string, plan: MessagePlan): MessagePlan {
  if (plans.size >= PLANS_MAX) {
    plans.clear();
    choices.clear();
  }
  plans.set(key, plan);
  return plan;
}

export function isKnownMessage(type: string): boolean {
  return type === 'CONTRL' || Object.hasOwn(MESSAGES, type);
}

/** Whether any directory has the segment, or the syntax itself. */
export function isSegmentTag(tag: string): boolean {
  return TAGS.has(tag);
}

/**
 * The plan for a message type.
 *
 * @param directory 0052 and 0054, such as `D96A`
 * @param association 0057, such as `EAN008`; only its `EAN` counts
 * @param syntax 1 to 4
 * @returns undefined when no directory has the message
 */
export function planFor(type: string, directory: string, association: string, syntax: string): PlanChoice | undefined {
  const key = `${type}/${directory.slice(0, 8)}/${association.slice(0, 3)}/${syntax}`;
  const known = choices.get(key);
  if (known !== undefined) return known;
  const choice = type === 'CONTRL' ? controlChoice(syntax) : choose(type, directory, association, syntax);
  if (choice !== undefined && choices.size < CHOICES_MAX) choices.set(key, choice);
  return choice;
}

/** The service segments that are outside messages: UNB, UNZ, UNG, UNE. */
export function servicePlan(tag: string, syntax: string): SegmentPlan | undefined {
  return compiler(USUAL_DIRECTORY, syntax, undefined).segment(tag);
}

function controlChoice(syntax: string): PlanChoice {
  const key = `CONTRL/${syntax}`;
  const plan =
    plans.get(key) ?? keepPlan(key, compile('CONTRL', USUAL_DIRECTORY, CONTRL[syntax] ?? [], syntax, undefined));
  return { plan, exact: true };
}

function choose(type: string, directory: string, association: string, syntax: string): PlanChoice | undefined {
  const ranges = Object.hasOwn(MESSAGES, type) ? MESSAGES[type] : undefined;
  if (ranges === undefined) return undefined;
  const nearest = nearestDirectory(directory, (candidate) => pick(ranges, candidate) !== undefined);
  if (nearest === undefined) return undefined;
  const subset = /^EAN/i.test(association) ? subsetOf(nearest, syntax) : undefined;
  const key = `${type}/${nearest}/${subset === undefined ? '' : `${subset.base}/${subset.syntax}`}/${syntax}`;
  const plan = plans.get(key) ?? keepPlan(key, compile(type, nearest, pick(ranges, nearest) ?? [], syntax, subset));
  return { plan, exact: nearest === directory };
}

/** The directory itself, else the last one before it, else the first that has the message. */
function nearestDirectory(wanted: string, has: (directory: string) => boolean): string | undefined {
  if (ORDINAL.has(wanted) && has(wanted)) return wanted;
  const candidates = DIRECTORIES.filter(has);
  const year = yearOf(wanted);
  if (year === undefined) return has(USUAL_DIRECTORY) ? USUAL_DIRECTORY : candidates[0];
  return candidates.findLast((candidate) => (yearOf(candidate) ?? '') <= year) ?? candidates[0];
}

/** Whether there is a directory of this name, such as `D96A`. */
export function isPublishedDirectory(directory: string): boolean {
  return ORDINAL.has(directory);
}

/** `D96A` as `1996A`, so that directories sort as text; undefined when it is none. */
function yearOf(directory: string): string | undefined {
  const [, year, release] = /^[DS](\d\d)([A-C])$/.exec(directory) ?? [];
  return year === undefined || release === undefined ? undefined : `${year >= '88' ? '19' : '20'}${year}${release}`;
}

/** The GS1 subset that is made of this directory; a later directory than its base takes the nearest one before. */
function subsetOf(directory: string, syntax: string): Subset | undefined {
  const ordinal = ORDINAL.get(directory) ?? 0;
  const fitting = Object.values(EANCOM).filter((subset) => (ORDINAL.get(subset.base) ?? 0) <= ordinal);
  const base = fitting.at(-1)?.base;
  return (
    fitting.findLast((subset) => subset.base === base && (subset.syntax === '4') === (syntax === '4')) ?? fitting.at(-1)
  );
}

function pick<T>(ranges: ByRange<T>, directory: string): T | undefined {
  return Object.entries(ranges).find(([range]) => covers(range, directory))?.[1];
}

function covers(ranges: string, directory: string): boolean {
  const wanted = ORDINAL.get(directory) ?? -1;
  return ranges.split(',').some((range) => {
    const [first = '', last = first] = range.split('-');
    return (ORDINAL.get(first) ?? Infinity) <= wanted && wanted <= (ORDINAL.get(last) ?? -1);
  });
}

function compile(
  id: string,
  directory: string,
  nodes: readonly SourceNode[],
  syntax: string,
  subset: Subset | undefined,
): MessagePlan {
  const { segment, memories } = compiler(directory, syntax, subset);
  return {
    id,
    directory: id === 'CONTRL' ? `syntax ${syntax}` : directory,
    ...compileStructure('UNH', nodes),
    segment,
    memories,
  };
}

/** Compiles segments when they are first met; service segments follow the syntax, the others the directory. */
function compiler(
  directory: string,
  syntax: string,
  subset: Subset | undefined,
): { readonly segment: (tag: string) => SegmentPlan | undefined; readonly memories: () => number } {
  const service = SERVICE[syntax] ?? SERVICE['3'];
  const serviceCodes = SERVICE_CODES[syntax === '4' ? '4' : '1-3'] ?? {};
  const known = new Map<string, SegmentPlan>();
  let memories = 0;

  const at = (table: Readonly<Record<string, ByRange<string>>>, id: string): string | undefined => {
    const ranges = Object.hasOwn(table, id) ? table[id] : undefined;
    return ranges === undefined ? undefined : pick(ranges, directory);
  };
  const value = (token: Token): ValuePlan => {
    const isService = token.id.startsWith('0');
    const format = (isService ? inService(service?.elements, token.id) : at(ELEMENTS, token.id)) ?? 'an..99999';
    // Service elements are open lists (0007, 0051), or checked where they stand (0001, 0002, 0052, 0054, 0065).
    const codes = isService
      ? OPEN_SERVICE_CODES.has(token.id)
        ? undefined
        : inService(serviceCodes, token.id)?.split(' ')
      : codesOf(token.id);
    const only = Object.hasOwn(subset?.codes ?? {}, token.id) ? subset?.codes[token.id] : undefined;
    const others = Object.hasOwn(OUTSIDE_CODES, token.id) ? (OUTSIDE_CODES[token.id] ?? []) : [];
    const allowed =
      codes === undefined ? undefined : new Set([...codes, ...others, ...(only?.notInBase?.split(' ') ?? [])]);
    return {
      id: token.id,
      required: token.required,
      ...formatOf(format),
      codes: allowed,
      only:
        only?.only === undefined || allowed === undefined ? undefined : new Set([...only.only.split(' '), ...others]),
    };
  };
  const codesOf = (id: string): string[] | undefined => {
    const ranges = Object.hasOwn(CODES, id) ? CODES[id] : undefined;
    if (ranges === undefined) return undefined;
    const codes = Object.entries(ranges).flatMap(([range, text]) => (covers(range, directory) ? text.split(' ') : []));
    return codes.length === 0 ? undefined : codes;
  };
  const element = (token: Token): ElementPlan => {
    const tokens = token.id.startsWith('S') ? inService(service?.composites, token.id) : at(COMPOSITES, token.id);
    const components = (tokens === undefined ? [{ ...token, required: true }] : tokensOf(tokens)).map(value);
    memories += 1;
    return {
      ...token,
      isComposite: tokens !== undefined,
      components,
      requiredComponents: components.findLastIndex((component) => component.required) + 1,
      memory: memories - 1,
    };
  };
  const segment = (tag: string): SegmentPlan | undefined => {
    const compiled = known.get(tag);
    if (compiled !== undefined) return compiled;
    // Tags come from the sender; only those of the dictionary are kept, so that noise cannot fill the memory.
    const tokens = inService(service?.segments, tag) ?? at(SEGMENTS, tag);
    if (tokens === undefined) return undefined;
    const elements = tokensOf(tokens).map(element);
    const required = elements.reduce((bits, { required: must }, index) => (must ? bits | (1 << (index + 1)) : bits), 0);
    known.set(tag, { elements, required });
    return known.get(tag);
  };
  return { segment, memories: () => memories };
}

const OPEN_SERVICE_CODES = new Set([
  '0001',
  '0002',
  '0007',
  '0013',
  '0035',
  '0031',
  '0051',
  '0052',
  '0054',
  '0057',
  '0065',
  '0113',
  '0135',
]);

function inService(table: Readonly<Record<string, string>> | undefined, id: string): string | undefined {
  return table !== undefined && Object.hasOwn(table, id) ? table[id] : undefined;
}
