/** Labels on a page, by the words of all languages, by their colons and by where they stand. */
import { textOf, type Layout, type Line, type Segment, type Token } from '../layout/layout.ts';
import { isAddressLine } from '../lexicon/companies.ts';
import { fold } from '../lexicon/fold.ts';
import { LABEL_WORDS_MAX, type LabelField } from '../lexicon/labels.ts';
import { datesIn, wholeDate } from '../values/date.ts';
import { overAddress } from './over-address.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { isSubBox } from './blocks.ts';

export interface Label {
  readonly field: LabelField;
  readonly strength: number;
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly line: Line;
  readonly segment: Segment;
  /** Words behind the label in its own segment. */
  readonly rest: readonly Token[];
  /** `PO number / date` has two labels with one value in two parts. */
  readonly part?: { readonly index: number; readonly of: number };
}

/** All labels outside the given lines, in reading order. */
export function findLabels(layout: Layout, except: ReadonlySet<number>): Label[] {
  const labels = layout.lines
    .filter(({ index }) => !except.has(index))
    .flatMap((line) => {
      const next = layout.lines[line.index + 1];
      return line.segments.flatMap((segment) => labelsIn(segment, line, next));
    });
  const placed = labels
    .filter((label) => !isInPlace(label, labels))
    .map((label) => overAddress(withSecondLine(label, layout), layout));
  return [...withStacked(placed), ...verticalLabels(layout, except)];
}

/** `Deliver to: | Site: Weir House, 41 Lock Road`: what stands beside the label of a party says what kind of place it is. */
function isInPlace({ field, rest, segment, line }: Label, labels: readonly Label[]): boolean {
  if (field !== 'address' || rest.length === 0) return false;
  const before = line.segments[line.segments.indexOf(segment) - 1];
  return (
    before !== undefined &&
    labels.some((label) => label.segment === before && label.rest.length === 0 && isParty(label.field))
  );
}

/** `DIRECCIÓN DE ENVÍO` over `FACTURA`: the line below the label, alone under it, may make another one of it. */
function withSecondLine(label: Label, layout: Layout): Label {
  const { line, segment, rest, text } = label;
  const next = layout.lines[line.index + 1];
  if (rest.length > 0 || label.tokens.length < segment.tokens.length - 1) return label;
  if (next === undefined || next.page !== line.page || next.box[1] - line.box[3] > 0.6 * line.size) return label;
  const [below] = next.segments;
  if (below === undefined || next.segments.length > 1 || line.segments[0] !== segment) return label;
  if (Math.abs(below.box[0] - segment.box[0]) > 0.2 * line.size) return label;
  const whole = line.lexicon.label(`${text.replace(/\s?[:：]$/, '')} ${below.text}`);
  return whole === undefined || whole.strength < 1 ? label : { ...label, ...whole };
}

const VERTICAL: Readonly<Record<string, LabelField>> = {
  VENDOR: 'supplier',
  SUPPLIER: 'supplier',
  SHIPTO: 'shipTo',
  BILLTO: 'billTo',
  SOLDTO: 'billTo',
};

/** `V E N D O R` down the side of a box, as forms of American counties and schools have it. */
function verticalLabels(layout: Layout, except: ReadonlySet<number>): Label[] {
  const runs: Segment[][] = [];
  for (const line of layout.lines.filter(({ index }) => !except.has(index)))
    for (const segment of line.segments) {
      if (!/^[A-Z]$/.test(segment.text)) continue;
      // `BILLTO` and right below it `VENDOR`: two words down one side.
      const run = runs.find(
        (each) => isNextLetter(each.at(-1), segment) && VERTICAL[each.map(({ text }) => text).join('')] === undefined,
      );
      if (run === undefined) runs.push([segment]);
      else run.push(segment);
    }
  return runs.flatMap((run): Label[] => {
    const [first] = run;
    const text = run.map((each) => each.text).join('');
    const field = VERTICAL[text];
    const last = run.at(-1);
    if (first === undefined || last === undefined || field === undefined) return [];
    const right = layout.lines
      .filter(({ page, box }) => page === first.line.page && box[3] >= first.box[1] && box[1] <= last.box[3])
      .map(({ segments }) => segments.find(({ box, text: own }) => box[0] > first.box[2] && own.length > 1))
      .find((each) => each !== undefined && each.box[0] - first.box[2] < RIGHT_MAX * first.line.size);
    if (right === undefined) return [];
    const { line } = first;
    return [{ field, strength: 1, text: `${text}:`, tokens: first.tokens, line, segment: first, rest: right.tokens }];
  });
}

function isNextLetter(above: Segment | undefined, { box, line, text }: Segment): boolean {
  if (above === undefined || above.line.page !== line.page || text === '') return false;
  const drop = box[1] - above.box[1];
  return Math.abs(box[0] - above.box[0]) < 3 && drop > 0 && drop < 2.5 * Math.max(6, line.size, box[3] - box[1]);
}

/** `SHIP` over `TO`, each beside a line of the address: one label. */
function withStacked(labels: readonly Label[]): Label[] {
  const uppers = labels.filter(({ text }) => SIDE.test(text));
  const lowers = uppers.length === 0 ? [] : labels.filter(({ text }) => /^to:?$/i.test(text));
  const pairs = uppers.flatMap((upper) => {
    const lower = lowers.find((each) => isBelow(upper, each));
    return lower === undefined ? [] : [{ upper, lower }];
  });
  if (pairs.length === 0) return [...labels];
  return labels.flatMap((label): Label[] => {
    if (pairs.some(({ lower }) => lower === label)) return [];
    if (!pairs.some(({ upper }) => upper === label)) return [label];
    return [{ ...label, field: /^(?:bill|invoice|sold)/i.test(label.text) ? 'billTo' : 'shipTo', strength: 1 }];
  });
}

function isBelow(upper: Label, lower: Label): boolean {
  const steps = lower.line.index - upper.line.index;
  return (
    upper.line.page === lower.line.page &&
    steps > 0 &&
    steps <= 2 &&
    Math.abs(upper.segment.box[0] - lower.segment.box[0]) < upper.line.size * 1.5
  );
}

const SIDE = /^(?:ship|deliver|bill|invoice|sold|mail)$/i;

function labelsIn(segment: Segment, line: Line, below: Line | undefined): Label[] {
  // `CUSTOMER)` ends what a bracket in the line above has begun.
  if (/^[^(]{1,30}\)$/.test(segment.text)) return [];
  const labels: { label: Omit<Label, 'rest'>; end: number; start: number }[] = [];
  const { tokens } = segment;
  let at = 0;
  while (at < tokens.length) {
    const found = labelAt(segment, at, line, below);
    if (found.length === 0) {
      at += 1;
      continue;
    }
    for (const each of found) labels.push(each);
    at = found[0]?.end ?? at + 1;
  }
  return labels.map(({ label, end, start }) => {
    const next = labels.find((other) => other.start > start);
    const rest = tokens
      .slice(end, next?.start ?? tokens.length)
      .filter(({ text }, index, all) => !/^[:：#.-]+$/.test(text) || isBetween(all, index));
    // `6. SHIP TO: a. NAME OF CONSIGNEE`: what the box asks for is no value.
    return { ...label, rest: isSubBox(textOf(rest)) || FORM_CODE.test(textOf(rest)) ? [] : rest };
  });
}

/** The dash of `E - 02`, and the one that parts a name from its address; those in front of a value are leaders. */
function isBetween(tokens: readonly Token[], index: number): boolean {
  const dash = tokens[index]?.text;
  return dash === '-' && /[\p{L}\d]/u.test(textOf(tokens.slice(0, index))) && tokens[index + 1] !== undefined;
}

/** `9. ISSUED BY CODE 36C245`: government forms ask for a code behind the label of a party. */
const FORM_CODE = /^(?:FACILITY )?CODE(?:\s[A-Z\d]{4,8})?(?: FACILITY(?: CODE)?)?$/;

type Found = { label: Omit<Label, 'rest'>; end: number; start: number }[];

/** The longest label that begins here. Inside a segment only one with a colon counts. */
function labelAt(segment: Segment, start: number, line: Line, below: Line | undefined): Found {
  const { tokens } = segment;
  for (let length = Math.min(LABEL_WORDS_MAX, tokens.length - start); length > 0; length--) {
    const words = tokens.slice(start, start + length);
    const text = textOf(words);
    // `TERMS............. NET 75`: dots lead to the value as a colon does.
    const hasColon = /[:：]$|\.{2,}$/.test(text) || /^[:：]|^\.{2,}$/.test(tokens[start + length]?.text ?? '');
    // `VENDOR (No. 004418)`: what stands in brackets behind a label belongs to it.
    const behind = textOf(tokens.slice(start + length));
    // `VENDOR 044182-01` over the firm's name: an account number behind the label is none of its words.
    const isWhole =
      start === 0 &&
      (length === tokens.length ||
        FORM_CODE.test(behind) ||
        /^\([^)]*\)$|^\d[\d-]{4,}$|^(?=(?:.*\d){4})(?:[\d\s/.:#-]|GLN|ILN|Nr\.?|No\.?|ID)+$/i.test(behind));
    if (words.slice(0, -1).some((word) => /[:：]$/.test(word.text))) continue;
    if (start > 0 && !hasColon && !isBetweenValues(segment, start, length, line)) continue;
    // `Die Lieferung erbitten wir bis 30. April an:` is a sentence.
    if (start > 2 && /^(?:an|to|aan|till?)\s?[:：]?$/i.test(text)) continue;
    // `10199 Torinello (TO): …` is a province.
    if (/^\([A-Z]{2}\)\s?[:：]?$/.test(text)) continue;
    // `14. Cadde No: 22` is a house, `PR No.: 15454100` the number of something that nobody knows.
    const isNumberOfOther = start > 0 && fold(text) === 'no' && /^[\p{L}.]+$/u.test(tokens[start - 1]?.text ?? '');
    if (isNumberOfOther && isAddressLine(textOf(tokens.slice(0, start)))) continue;
    // A lone short word in front of other words is a label only with a colon: `To`, `Date`, `Order`.
    const parts = isNumberOfOther ? OF_OTHER : meaningsOf(text, line.lexicon);
    if (parts.length === 0) continue;
    const surest = Math.max(...parts.map(({ strength }) => strength));
    const mayRunOn = parts.some(({ field }) => RUNS_ON.has(field));
    const next = tokens.slice(start + length);
    const runsOn = parts.some(
      ({ field }) => fitsBehind(field, next) || (isParty(field) && startsBlock(next, line, below)),
    );
    if (!hasColon && !isWhole && !runsOn && (surest < 1 || !mayRunOn || isVague(text, next[0]))) continue;
    return parts.map(({ field, strength }, index) => ({
      label: {
        field,
        strength: strength * (hasColon || isWhole ? 1 : 0.9) * (isTail(tokens[start - 1]) ? 0.7 : 1),
        text,
        tokens: words,
        line,
        segment,
        ...(parts.length > 1 ? { part: { index, of: parts.length } } : {}),
      },
      start,
      end: start + length,
    }));
  }
  return [];
}

/** `Requested | 2025/04/11 Terms | Net 30`: a label whose value stands in the next column, right behind the value of another one. */
function isBetweenValues({ tokens }: Segment, start: number, length: number, line: Line): boolean {
  const next = line.segments.find(({ tokens: [first] }) => first !== undefined && first === behindAll(tokens, line));
  if (start + length !== tokens.length || next === undefined || !/\d/.test(tokens[start - 1]?.text ?? '')) return false;
  const meaning = line.lexicon.label(textOf(tokens.slice(start)));
  return meaning?.strength === 1 && fitsBehind(meaning.field, next.tokens);
}

function behindAll(tokens: readonly Token[], line: Line): Token | undefined {
  const last = tokens.at(-1);
  return last === undefined ? undefined : line.tokens[line.tokens.indexOf(last) + 1];
}

const OF_OTHER = [{ field: 'ignored', strength: 1 }] as const;

/** `Price term:` is another label than `term:`, and nobody knows which. */
function isTail(before: Token | undefined): boolean {
  return before !== undefined && /^\p{Script=Latin}{3,}$/u.test(before.text);
}

/** Fields whose value may follow the label without a colon; `Plant 4` and `Attn Smith` are lines of an address. */
const RUNS_ON: ReadonlySet<LabelField> = new Set<LabelField>([
  'poNumber',
  'orderDate',
  'deliveryDate',
  'shipDate',
  'paymentTerms',
  'currency',
  'contract',
  'quote',
  'release',
  'changes',
]);

/** `Leverancier  Chemiehandel B.V.` over `Botlekdijk 5`: what stands behind the label begins where the next line begins. */
function startsBlock([first]: readonly Token[], line: Line, below: Line | undefined): boolean {
  if (first === undefined || below === undefined || below.page !== line.page) return false;
  if (!/^\p{Lu}|^\d/u.test(first.text) || below.box[1] - line.box[3] > line.size) return false;
  return below.segments.some(({ box }) => Math.abs(box[0] - first.box[0]) < 0.2 * line.size);
}

/** `Ordered Sep 2, 2025`, `Terms Net 30`: a value of its own form needs no colon before it. */
function fitsBehind(field: LabelField, tokens: readonly Token[]): boolean {
  const text = textOf(tokens);
  if (field === 'orderDate' || field === 'deliveryDate' || field === 'shipDate')
    return wholeDate(text, 'dmy') !== undefined || wholeDate(text, 'mdy') !== undefined || isMoment(text);
  // `Number PO-25-1042`: one word with three digits behind it.
  if (field === 'poNumber') return tokens.length === 1 && /^(?=(?:.*\d){3})[\p{L}\d][\p{L}\d/.-]{3,}$/u.test(text);
  return (
    field === 'paymentTerms' &&
    /^(?:net|nett|n|netto|\d+(?:[.,]\d+)?\s?%)\s?\d+|^(?!(?:will|is|shall|to be|must|wird|erfolgt|est|sera)\b).{0,30}\b\d{1,3}\s?(?:days?|tage?n?|jours?|dagen|d[ií]as|giorni|gg|dni)\b/iu.test(
      text,
    )
  );
}

/** `Placed Tue, Apr 28, 2026 at 10:52 PM by …`. */
function isMoment(text: string): boolean {
  const [day] = datesIn(text, 'dmy');
  if (day === undefined) return false;
  return (
    /^(?:\p{L}{2,10}\.?,? )?$/u.test(text.slice(0, day.start)) && /^,? (?:at|um|à|@|by|von)\b/.test(text.slice(day.end))
  );
}

/** `Purchase Order 4711` goes on with a number, `Purchase order terms` and `Delivery is to be …` with words. */
function isVague(label: string, next: Token | undefined): boolean {
  if (next === undefined) return false;
  return !/\d/.test(next.text) && !/^[#:(/\-–]|^(no|nr|n°|number)\b/i.test(next.text) && label.split(' ').length < 3;
}

function meaningsOf(text: string, lexicon: Lexicon): { field: LabelField; strength: number }[] {
  // A sign that explains the label is read as a letter: `Payment Terms ⓘ`.
  const bare = text
    .replace(/[:：#]+$/, '')
    .replace(/\s*[:：]\s*$/, '')
    .replace(/(?<=\p{L}{3}) [iⓘ]$/u, '');
  const whole = lexicon.label(bare);
  if (whole !== undefined) return [whole];
  // `Shipping Information - Ship To`: the heading of a box, and what the box asks for.
  const [heading, asked, ...rest] = bare.split(/\s+[-–]\s+/);
  const party =
    asked === undefined || rest.length > 0 ? undefined : (lexicon.label(asked) ?? lexicon.label(heading ?? ''));
  if (party !== undefined && isParty(party.field)) return [party];
  // `공급처 Supplier`: one label in two languages.
  const [, east, west] =
    /^([\p{Script=Hangul}\p{Script=Han}]{2,8})\s([\p{Script=Latin}][\p{Script=Latin} ./]+)$/u.exec(bare) ?? [];
  if (east !== undefined && west !== undefined) {
    const [one, other] = [lexicon.label(east), lexicon.label(west)];
    return one !== undefined && (other === undefined || other.field === one.field)
      ? [one]
      : one === undefined && other !== undefined
        ? [other]
        : [];
  }
  // `P.O. No. 訂單編`: the other way round; the second language may go on below.
  const [, latin] =
    /^([\p{Script=Latin}][\p{Script=Latin} ./]+)\s[\p{Script=Hangul}\p{Script=Han}]{1,8}$/u.exec(bare) ?? [];
  const ofLatin = latin === undefined ? undefined : lexicon.label(latin);
  if (ofLatin !== undefined) return [ofLatin];
  const parts = bare.split(/\s*\/\s*|\s+&\s+/);
  if (parts.length !== 2) return [];
  const [first, second] = parts.map(
    (part, index) => lexicon.label(part) ?? (index === 1 ? lexicon.label(`order ${part}`) : undefined),
  );
  // `Reference No. & Date.` are a number and a day of somebody else's paper.
  if (first !== undefined && first.strength < 0.6 && !isParty(first.field) && bare.includes('&')) return [];
  // `Fournisseur / Supplier` says one thing twice; `Ship-to / Installer` says it with a word nobody knows.
  if (first !== undefined && (second === undefined || first.field === second.field))
    return second !== undefined || isParty(first.field) ? [first] : [];
  return first === undefined || second === undefined ? [] : [first, second];
}

export function isParty(field: LabelField): boolean {
  return field === 'supplier' || field === 'shipTo' || field === 'billTo' || field === 'buyer';
}

export const RIGHT_MAX = 30; // Font sizes; wider apart stand other columns.
