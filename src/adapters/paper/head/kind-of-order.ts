/** What kind of order a paper says that it is, and what else its head says of it that no field has: when it ends, what it is less by. */
import { finding } from '../../../model/codes.ts';
import type { Finding } from '../../../model/finding.ts';
import { foundIn, wordsBetween, type Found } from '../found.ts';
import { placeOf, textOf, type Layout, type Token } from '../layout/layout.ts';
import { fold } from '../lexicon/fold.ts';
import { kindBeside, kindTitled } from '../lexicon/order-kinds.ts';
import type { Reading } from '../table/item.ts';
import { datesIn } from '../values/date.ts';
import { wholeNumber } from '../values/number.ts';
import { pairsIn, type Pair } from './pairs.ts';
import type { PaperParty } from './party.ts';

export interface OfOrder {
  readonly orderType?: Found;
  /** The day after which it is cancelled: in retail the last day to ship. */
  readonly cancelAfter?: Found;
  /** In percent, of the whole order. */
  readonly discount?: Found;
  readonly findings: readonly Finding[];
}

export function readOfOrder(
  layout: Layout,
  except: ReadonlySet<number>,
  reading: Reading,
  shipTo: PaperParty | undefined,
): OfOrder {
  const pairs = pairsIn(layout, except);
  const kinds = [...kindsBeside(pairs), ...kindsTitled(layout, except)];
  const against = kinds.find(({ kind }) => kind === 'none');
  const type = kinds.find(({ kind }) => kind !== 'none' && kind !== 'unknown');
  const cancelled = pairs.find(({ label }) => CANCEL_LABEL.test(fold(label)));
  const cancelAfter = cancelled === undefined ? undefined : dayOf(cancelled, reading);
  const discount = pairs.flatMap((pair) => discountOf(pair, reading) ?? [])[0];
  const findings = [
    ...(against === undefined ? [] : [reserved(against.tokens)]),
    // Where the label asks for a day and has another answer, a person reads it.
    ...(cancelled !== undefined && cancelAfter === undefined && /\p{L}|\d/u.test(textOf(cancelled.value))
      ? [reserved(cancelled.tokens)]
      : []),
    ...otherPlace(pairs, shipTo),
  ];
  return {
    ...(type === undefined ? {} : { orderType: foundIn(type.tokens, 'paper/label/orderType', 0.95, type.kind) }),
    ...(cancelAfter === undefined ? {} : { cancelAfter }),
    ...(discount === undefined ? {} : { discount }),
    findings,
  };
}

/** `Order type: ZXB`: what nobody knows is told once. */
export function unknownKinds(layout: Layout): Pair[] {
  return pairsIn(layout, NONE).filter(({ label, value, line }) => {
    const text = textOf(value);
    // Most pieces are no such label, which is told sooner than what a piece means.
    if (line.segments.length > SIDES_MAX || kindBeside(label, text) !== 'unknown') return false;
    return line.lexicon.label(text) === undefined && line.lexicon.column(text) === undefined;
  });
}
const NONE: ReadonlySet<number> = new Set();
const SIDES_MAX = 4; // More stand in the head of a table.

interface Kind {
  readonly kind: string;
  readonly tokens: readonly Token[];
}

function kindsBeside(pairs: readonly Pair[]): Kind[] {
  return pairs.flatMap(({ label, value, tokens }) => {
    const kind = kindBeside(label, textOf(value));
    return kind === undefined ? [] : [{ kind, tokens: kind === 'none' ? tokens : value }];
  });
}

/** Pieces that stand for themselves; `Blanket order: 4711` is a label. */
function kindsTitled({ lines }: Layout, except: ReadonlySet<number>): Kind[] {
  return lines
    .filter(({ index }) => !except.has(index))
    .flatMap(({ segments }) =>
      segments.flatMap(({ text, tokens }) => {
        const kind = /[:：#]\s*$/.test(text) ? undefined : kindTitled(text);
        return kind === undefined ? [] : [{ kind, tokens }];
      }),
    );
}

function reserved(tokens: readonly Token[]): Finding {
  const at = placeOf(tokens);
  return finding(
    'order-reserved',
    `The paper says: "${textOf(tokens).slice(0, SHOWN_MAX)}"`,
    at === undefined ? {} : { at },
  );
}

const CANCEL_LABEL =
  /^(?:(?:auto(?:matic)? )?cancel(?:lation|led)?(?: (?:date|by|on|after|dt|if not (?:shipped|delivered|received)(?: by| before)?)){1,2}|do not ship after|void after|expir(?:y|es|ation)(?: date)? of (?:the )?order|order (?:expires|expiry|cancel(?:lation)?) (?:date|on)|stornodatum|storno(?:termin| ab| nach)|verfallsdatum der bestellung|date d annulation|annuler apres(?: le)?|fecha de (?:cancelacion|anulacion)|data di annullamento|annuleringsdatum|annuleren na|取消日期?|取消期限)$/u;

function dayOf({ value }: Pair, { order }: Reading): Found | undefined {
  const [date] = datesIn(textOf(value), order);
  if (date === undefined) return undefined;
  return foundIn(wordsBetween(value, date.start, date.end), 'paper/label/cancelAfter', 0.95, date.value);
}

const DISCOUNT_LABEL =
  /^(?:(?:order|trade|total|general|customer|header|overall|less) )?(?:discount|rebate|rabatt|gesamtrabatt|auftragsrabatt|kundenrabatt|remise(?: globale)?|descuento|dto|desconto|sconto|korting|rabat|iskonto|折扣)(?: ?(?:%|percent|prozent|rate))?$/u;

/** `Discount: 10%`; what it comes to in money stands among the sums. */
function discountOf({ label, value }: Pair, { mark }: Reading): Found | undefined {
  const folded = fold(label);
  if (!DISCOUNT_LABEL.test(folded)) return undefined;
  const [, number] = /^[-–(]?\s?(\d{1,2}(?:[.,]\d{1,3})?)\s?(%?)\)?$/.exec(textOf(value)) ?? [];
  const isPercent = /%/.test(`${folded} ${textOf(value)}`);
  const percent =
    number === undefined || !isPercent ? undefined : (wholeNumber(number, mark) ?? wholeNumber(number, '.'));
  return percent === undefined || Number(percent) === 0
    ? undefined
    : foundIn(value, 'paper/label/discount', 0.95, percent);
}

const LAST_PLACE =
  /^(?:(?:ultimate |final )?consignee|(?:final|ultimate) (?:destination|consignee|delivery (?:address|place))|end (?:customer|user) address|endempfanger|warenempfanger|endziel|destinataire final|destination finale|destino final|consignatario|destinatario finale|destinazione finale|eindbestemming|最终目的地|最終納入先)$/u;

/** `Final destination: York` beside a place of delivery that says nothing of York. */
function otherPlace(pairs: readonly Pair[], shipTo: PaperParty | undefined): Finding[] {
  if (shipTo === undefined) return [];
  const own = [shipTo.name, ...shipTo.address];
  const known = new Set(own.flatMap(({ text }) => wordsIn(text)));
  const mine = new Set(own.flatMap(({ tokens }) => tokens));
  const other = pairs.find(({ label, value }) => {
    if (!LAST_PLACE.test(fold(label)) || value.some((token) => mine.has(token))) return false;
    const words = wordsIn(textOf(value));
    return words.some((word) => !known.has(word)) && !/[:：]$/.test(textOf(value));
  });
  if (other === undefined) return [];
  const at = placeOf(other.tokens);
  const message = `The paper asks for delivery to "${own
    .map(({ text }) => text)
    .join(', ')
    .slice(0, SHOWN_MAX)}" and says: "${textOf(other.tokens).slice(0, SHOWN_MAX)}"`;
  return [finding('head-values-differ', message, { path: '/shipTo', ...(at === undefined ? {} : { at }) })];
}

function wordsIn(text: string): string[] {
  return fold(text)
    .split(/[ /]/)
    .filter((word) => word.length > 2 || /\d/.test(word));
}

const SHOWN_MAX = 120;
