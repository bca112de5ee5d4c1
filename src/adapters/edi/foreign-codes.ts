/**
 * Codes of an order that was read in one standard and is written in the other. X12 and EDIFACT share letters, not meanings:
 * REF DP is a department, and RFF DP nothing of the kind. A code that both lists are known to have for the same goes over;
 * any other is named after its standard (`x12/DP`), which no element holds, so that the writer tells it as left out.
 */
import type { Identifier, Order, OrderLine, Party } from '../../model/order.ts';

export type Standard = 'x12' | 'edifact';

/** Codes of elements 128 and 1153 with one meaning: numbers of vendor, customer, promotion, order, waybill, packing list. */
const REFERENCES = set('BM CO CR IA IT PD PK VN');
/** Elements 98 and 3035: the parties of an order, manufacturer, carrier, payer, payee, ship from. */
const ROLES = set('BT BY CA CN MF PE PR SE SF SO ST SU UC');
/** Elements 235 and 7143: GTIN, U.P.C., ISBN, stock keeping unit, style, color, size, serial number. */
const ITEM_IDS = set('BO CL EN IB IT IZ SK SN ST UP');
/** Elements 146 and 4215: collect, prepaid. */
const FREIGHT = set('CC PP');
/** Names that an order has for schemes of its own, whoever sent it. */
const SCHEMES = set('GLN VAT SAN');
const NONE = set('');

function set(codes: string): ReadonlySet<string> {
  return new Set(codes.split(' '));
}

/** A code of some list. Names that the mapping makes itself (`taxId`, `quantity/59`, `DUNS+4`) are longer or have other signs. */
const CODE = /^[A-Z0-9]{1,3}$/;

/** Whether a code was named after the standard that it is of. */
export function isForeign(code: string): boolean {
  return /^(?:x12|edifact)\/[A-Z0-9]{1,3}$/.test(code);
}

/**
 * @param from the format in which the order was read, as `ordergate read` prints it; of any other, and of none, codes are as
 *   they stand
 * @returns the order with as many items in each list
 */
export function ownCodes(order: Order, from: string | undefined, to: Standard): Order {
  if (from === to || (from !== 'x12' && from !== 'edifact')) return order;
  const translate = (code: string, shared: ReadonlySet<string>): string =>
    CODE.test(code) && !shared.has(code) ? `${from}/${code}` : code;
  const party = <P extends Party>(one: P): P =>
    one.identifiers === undefined
      ? one
      : { ...one, identifiers: one.identifiers.map((id) => ({ ...id, scheme: translate(id.scheme, SCHEMES) })) };
  const ids = (list: readonly Identifier[]): Identifier[] =>
    list.map((id) => ({ ...id, scheme: translate(id.scheme, ITEM_IDS) }));
  const { deliveryTerms: terms } = order;
  return {
    ...order,
    ...codesOf(order, translate, to),
    ...(order.buyer && { buyer: party(order.buyer) }),
    ...(order.seller && { seller: party(order.seller) }),
    ...(order.shipTo && { shipTo: party(order.shipTo) }),
    ...(order.billTo && { billTo: party(order.billTo) }),
    ...(order.parties && {
      parties: order.parties.map((one) => ({ ...party(one), role: translate(one.role, ROLES) })),
    }),
    ...(terms && {
      deliveryTerms: {
        ...terms,
        ...(terms.freightPayment !== undefined && { freightPayment: translate(terms.freightPayment, FREIGHT) }),
        ...(terms.transportMode !== undefined && { transportMode: translate(terms.transportMode, NONE) }),
      },
    }),
    lines: order.lines.map((line) => ({
      ...line,
      ...codesOf(line, translate, to),
      ...(line.otherIds && { otherIds: ids(line.otherIds) }),
      ...(line.components && {
        components: line.components.map((one) => ({ ...one, ...(one.otherIds && { otherIds: ids(one.otherIds) }) })),
      }),
      ...(line.schedules && {
        schedules: line.schedules.map((one) => ({ ...one, ...(one.shipTo && { shipTo: party(one.shipTo) }) })),
      }),
    })),
  };
}

type Owner = Pick<OrderLine, 'references' | 'notes' | 'allowancesCharges' | 'taxes'>;

/** What header and lines have alike. */
function codesOf(
  { references, notes, allowancesCharges, taxes }: Owner,
  translate: (code: string, shared: ReadonlySet<string>) => string,
  to: Standard,
): Owner {
  return {
    ...(references && { references: references.map((one) => ({ ...one, type: translate(one.type, REFERENCES) })) }),
    ...(notes && { notes: notes.map((one) => ({ ...one, type: translate(one.type, NONE) })) }),
    ...(allowancesCharges && {
      allowancesCharges: allowancesCharges.map((one) =>
        // SAC04 takes a code of another list beside its agency (SAC03), and comes back as it was.
        one.code === undefined || to === 'x12' ? one : { ...one, code: translate(one.code, NONE) },
      ),
    }),
    ...(taxes && { taxes: taxes.map((one) => ({ ...one, type: translate(one.type, NONE) })) }),
  };
}
