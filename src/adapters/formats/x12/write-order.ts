/** Canonical orders as X12 sets: `ordergate write --to x12-850` and its sisters. */
import type { Group, Interchange } from '../../../model/decoded.ts';
import type { Answer, OrderWriter, WriteOptions } from '../../../model/format-adapter.ts';
import { ownCodes } from '../../edi/foreign-codes.ts';
import { finding } from '../../../model/codes.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Order } from '../../../model/order.ts';
import envelope from './dictionary/envelope.json' with { type: 'json' };
import { isPublishedVersion, planFor, type SetPlan } from './plan.ts';
import { groceryBlocks } from './write-grocery.ts';
import { headerBlocks, totalBlocks } from './write-header.ts';
import { lineBlocks } from './write-line.ts';
import { partyBlocks } from './write-party.ts';
import { Sheet, type Block } from './write-sheet.ts';
import { writeOrderAnswer } from './write855.ts';
import { isaControlOf, ST_CONTROL, X12Writer, type Draft, type Envelope, type WriterDelimiters } from './writer.ts';

export const writers: readonly OrderWriter[] = [
  orderWriter('850', 'Purchase order', (sheet, order) => orderBlocks(sheet, order, '850')),
  answerWriter('855', 'Purchase order acknowledgment, accepted as it stands'),
  orderWriter('860', 'Purchase order change', (sheet, order) => orderBlocks(sheet, order, '860')),
  answerWriter('865', 'Purchase order change acknowledgment, accepted as it stands'),
  orderWriter('875', 'Grocery products purchase order', groceryBlocks),
];

const USUAL_VERSION = '004010';
const QUALIFIER_MAX = 2; // ISA05, ISA07.
const PARTY_MAX = 15; // ISA06, ISA08; GS02 and GS03 have no more either.
const FUNCTIONAL_IDS: Readonly<Record<string, string>> = envelope.functionalIdBySet;

/** Delimiters, the usual ones first. Control characters stand in no value, so one is always free. */
const ELEMENTS = ['*', '|', '^', '\x1d'];
const COMPONENTS = ['>', ':', '<', '\\', '\x1f'];
const SEGMENTS = ['~', "'", '\x1c'];
const REPETITIONS = ['^', '`', '{', '\x1e'];

/** What an order without a mandatory segment lacks; every other one is always written. */
const MANDATORY_PATHS: Readonly<Record<string, string>> = {
  PO1: '/lines',
  POC: '/lines',
  G68: '/lines',
  N1: '/shipTo',
};

function orderBlocks(sheet: Sheet, order: Order, type: '850' | '860'): Block[] {
  return [
    ...headerBlocks(sheet, order, type),
    ...partyBlocks(sheet, order),
    ...lineBlocks(sheet, order, type),
    ...totalBlocks(sheet, order),
  ];
}

function orderWriter(
  id: '850' | '860' | '875',
  description: string,
  blocksOf: (sheet: Sheet, order: Order) => Block[],
): OrderWriter {
  return {
    name: `x12-${id}`,
    description: `X12 ${id}: ${description}`,
    refusal,
    write(read, options) {
      const order = ownCodes(read, options.from, 'x12');
      const version = versionOf(options);
      const plan = planFor(id, version)?.plan;
      if (plan === undefined) throw new TypeError(`No dictionary has the set ${id}.`); // Its own sets are in every dictionary.
      const { drafts, findings } = draftsOf(plan, order, options, blocksOf);
      const writer = new X12Writer(delimitersFor(drafts, version, options), version, true);
      writer.openSet(id, ST_CONTROL);
      for (const draft of drafts) writer.segment(...draft);
      writer.closeSet(ST_CONTROL);
      const text = writer.interchange(envelopeOf(id, version, order.test, options), numbersOf(options));
      return answer(id, text, 'utf8', options, [...findings, ...writer.findings]);
    },
  };
}

function draftsOf(
  plan: SetPlan,
  order: Order,
  { delimiters = {} }: WriteOptions,
  blocksOf: (sheet: Sheet, order: Order) => Block[],
): { readonly drafts: Draft[]; readonly findings: readonly Finding[] } {
  const forbidden = [delimiters.element, delimiters.component, delimiters.segment, delimiters.repetition];
  const sheet = new Sheet(
    plan,
    forbidden.flatMap((one) => (one === undefined || one === '' ? [] : [one])),
  );
  const drafts = sheet.flatten(plan.root, blocksOf(sheet, order));
  const tags = new Set(drafts.map(([tag]) => tag));
  for (const index of plan.root.mandatory) {
    const tag = plan.root.nodes[index]?.id ?? '';
    const path = MANDATORY_PATHS[tag];
    if (path !== undefined && !tags.has(tag)) sheet.leftOut(path, `is missing, and the set must have ${tag}`);
  }
  return { drafts, findings: unique(sheet.findings) };
}

/** One path is told once, however many of its parts do not fit. */
function unique(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((item) => [item.path, item])).values()];
}

/** Those that were asked for, else the first of each kind that stands in no value: X12 has no release character. */
function delimitersFor(
  drafts: readonly Draft[],
  version: string,
  { delimiters = {}, sender, receiver }: WriteOptions,
): WriterDelimiters {
  const used = new Set([sender.id, receiver.id, ...drafts.flat(2)].join(''));
  const taken = new Set<string>();
  const choose = (asked: string | undefined, candidates: readonly string[]): string => {
    const free = candidates.find((one) => !used.has(one) && !taken.has(one)) ?? candidates.at(-1) ?? '';
    const chosen = asked !== undefined && asked !== '' ? asked : free;
    taken.add(chosen);
    return chosen;
  };
  for (const asked of Object.values(delimiters)) taken.add(asked);
  return {
    element: choose(delimiters.element, ELEMENTS),
    component: choose(delimiters.component, COMPONENTS),
    segment: choose(delimiters.segment, SEGMENTS),
    repetition: interchangeVersion(version) < '00402' ? '' : choose(delimiters.repetition, REPETITIONS),
  };
}

function versionOf({ version = USUAL_VERSION }: WriteOptions): string {
  return version;
}

/** An identification that was cut would name somebody else. */
function refusal({
  sender,
  receiver,
  version = USUAL_VERSION,
}: Pick<WriteOptions, 'sender' | 'receiver' | 'version'>): string | undefined {
  for (const [who, { qualifier, id }] of [
    ['sender', sender],
    ['receiver', receiver],
  ] as const) {
    if (Buffer.byteLength(id) > PARTY_MAX)
      return `The ${who} ${id} is longer than the ${PARTY_MAX} characters of ISA and GS.`;
    if (Buffer.byteLength(qualifier) > QUALIFIER_MAX)
      return `The qualifier ${qualifier} of the ${who} is longer than the ${QUALIFIER_MAX} characters of ISA.`;
  }
  return isPublishedVersion(version) ? undefined : `${version} is no published version of X12, such as 004010.`;
}

/** ISA12 of a version: 004010 travels in 00401. */
function interchangeVersion(version: string): string {
  return /^\d{5}/.exec(version)?.[0] ?? '00401';
}

function envelopeOf(id: string, version: string, test: boolean, { sender, receiver }: WriteOptions): Envelope {
  return {
    sender,
    receiver,
    version: interchangeVersion(version),
    test,
    group: { functionalId: FUNCTIONAL_IDS[id] ?? '', sender: sender.id, receiver: receiver.id, agency: 'X', version },
  };
}

function numbersOf({ numbers, lineBreaks }: WriteOptions): Parameters<X12Writer['interchange']>[1] {
  const { interchange: isaControl, group: gsControl, now } = numbers;
  return { isaControl, gsControl, now, ...(lineBreaks === undefined ? {} : { lineBreaks }) };
}

/** An order answered as it stands, along an envelope that is made up from the options. */
function answerWriter(type: '855' | '865', description: string): OrderWriter {
  return {
    name: `x12-${type}`,
    description: `X12 ${type}: ${description}`,
    refusal,
    write(read, options) {
      const order = ownCodes(read, options.from, 'x12');
      const { sender, receiver, numbers } = options;
      const version = versionOf(options);
      const delimiters = { ...delimitersFor([valuesOf(order)], version, options), ...options.delimiters };
      const stamp = numbers.now.toISOString();
      const common = { date: stamp.slice(0, 10).replaceAll('-', ''), time: stamp.slice(11, 16).replace(':', '') };
      // Answers go back along an envelope, so this is the one that the order would have come in.
      const interchange: Interchange = {
        ...common, index: 0, standard: 'x12', sender: receiver, receiver: sender, controlNumber: '', offset: 0,
        version: interchangeVersion(version), test: order.test, acknowledgmentRequested: false, delimiters,
      }; // prettier-ignore
      const group: Group = {
        ...common, index: 0, functionalId: '', sender: receiver.id, receiver: sender.id, controlNumber: '', agency: 'X', version,
      }; // prettier-ignore
      const documentType = type === '855' ? '850' : '860';
      const decided = { order, ordered: order, decision: 'accepted', documentType, documentControl: '', interchange, group } as const; // prettier-ignore
      const { text, verdict, findings } = writeOrderAnswer(type, decided, numbers, options.lineBreaks);
      return { ...answer(type, text, 'latin1', options, findings), verdict };
    },
  };
}

/** Every text of an order, to see which delimiters are free. */
function valuesOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(valuesOf) : [];
}

function answer(
  type: string,
  text: string,
  encoding: 'utf8' | 'latin1',
  { numbers, version = USUAL_VERSION }: WriteOptions,
  findings: readonly Finding[],
): Answer {
  const isKnown = /^\d{6}/.test(version);
  const wrong = finding('write-value-left-out', `${version} is no version of X12; the set follows 004010`);
  return {
    type,
    verdict: '',
    content: Buffer.from(text, encoding),
    controlNumber: isaControlOf(numbers.interchange),
    groupControl: String(numbers.group),
    findings: isKnown ? findings : [...findings, wrong],
  };
}
