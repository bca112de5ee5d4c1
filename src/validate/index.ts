/** The checks of an order, in the order in which a person would read them. A new rule is one file and one line here. */
import type { Finding, Severity } from '../model/finding.ts';
import type { Place } from '../model/lineage.ts';
import type { Order } from '../model/order.ts';
import { rule as buyerMissing } from './buyer-missing.ts';
import { rule as changeUnlikeOrder } from './change-unlike-order.ts';
import { rule as dateFarAhead } from './date-far-ahead.ts';
import { rule as dateInPast } from './date-in-past.ts';
import { rule as dateMissing } from './date-missing.ts';
import { rule as dateTooEarly } from './date-too-early.ts';
import { rule as dateWindowReversed } from './date-window-reversed.ts';
import { rule as duplicateInterchange } from './duplicate-interchange.ts';
import { rule as duplicateOrder } from './duplicate-order.ts';
import { rule as faxCallerDiffers } from './fax-caller-differs.ts';
import { rule as faxCallerUnknown } from './fax-caller-unknown.ts';
import { rule as faxCallUnverified } from './fax-call-unverified.ts';
import { rule as faxPartial } from './fax-partial.ts';
import { rule as gtinCheckDigit } from './gtin-check-digit.ts';
import { rule as gtinImpossible } from './gtin-impossible.ts';
import { rule as glnCheckDigit } from './gln-check-digit.ts';
import { rule as glnImpossible } from './gln-impossible.ts';
import { rule as hashTotalMismatch } from './hash-total-mismatch.ts';
import { rule as itemIdMissing } from './item-id-missing.ts';
import { rule as lineAmountMismatch } from './line-amount-mismatch.ts';
import { rule as lineCountMismatch } from './line-count-mismatch.ts';
import { rule as lineNumberRepeated } from './line-number-repeated.ts';
import { rule as lineRepeated } from './line-repeated.ts';
import { rule as linesMissing } from './lines-missing.ts';
import { rule as mailReplyElsewhere } from './mail-reply-elsewhere.ts';
import { rule as mailSenderDiffers } from './mail-sender-differs.ts';
import { rule as mailSenderForged } from './mail-sender-forged.ts';
import { rule as mailSenderUnknown } from './mail-sender-unknown.ts';
import { rule as mailSenderUnproven } from './mail-sender-unproven.ts';
import { rule as mailSignatureBroken } from './mail-signature-broken.ts';
import { rule as mailSignatureDoubtful } from './mail-signature-doubtful.ts';
import { rule as orderRepeated } from './order-repeated.ts';
import { rule as poNumberMissing } from './po-number-missing.ts';
import { rule as priceMissing } from './price-missing.ts';
import { rule as taxRatesDiffer } from './tax-rates-differ.ts';
import { rule as allowanceNegative } from './allowance-negative.ts';
import { rule as priceNegative } from './price-negative.ts';
import { rule as purposeNeedsPerson } from './purpose-needs-person.ts';
import { rule as quantityBroken } from './quantity-broken.ts';
import { rule as quantityMissing } from './quantity-missing.ts';
import { rule as quantityNotPositive } from './quantity-not-positive.ts';
import { rule as returnNeedsPerson } from './return-needs-person.ts';
import { rule as senderUnexpected } from './sender-unexpected.ts';
import { rule as shipToMissing } from './ship-to-missing.ts';
import { rule as shipToUnplaced } from './ship-to-unplaced.ts';
import { rule as splitQuantityMismatch } from './split-quantity-mismatch.ts';
import { rule as totalsMismatch } from './totals-mismatch.ts';
import { rule as unitMissing } from './unit-missing.ts';
import type { Facts } from './facts.ts';
import type { Rule } from './rule.ts';

export type { Facts } from './facts.ts';
export type { Rule } from './rule.ts';
export { allDays, judgedFrom } from './asked-days.ts';

export const RULES: readonly Rule[] = [
  purposeNeedsPerson,
  changeUnlikeOrder,
  returnNeedsPerson,
  buyerMissing,
  senderUnexpected,
  poNumberMissing,
  linesMissing,
  itemIdMissing,
  gtinCheckDigit,
  gtinImpossible,
  quantityMissing,
  quantityNotPositive,
  quantityBroken,
  unitMissing,
  priceMissing,
  priceNegative,
  allowanceNegative,
  taxRatesDiffer,
  shipToMissing,
  shipToUnplaced,
  glnImpossible,
  glnCheckDigit,
  dateMissing,
  dateTooEarly,
  dateInPast,
  dateFarAhead,
  dateWindowReversed,
  splitQuantityMismatch,
  lineAmountMismatch,
  totalsMismatch,
  lineCountMismatch,
  hashTotalMismatch,
  lineRepeated,
  lineNumberRepeated,
  duplicateInterchange,
  duplicateOrder,
  orderRepeated,
  mailSenderUnknown,
  mailSignatureBroken,
  mailSignatureDoubtful,
  mailSenderForged,
  mailSenderDiffers,
  mailSenderUnproven,
  mailReplyElsewhere,
  faxPartial,
  faxCallUnverified,
  faxCallerUnknown,
  faxCallerDiffers,
];

/** What was agreed with a partner about the checks. */
export interface ValidationProfile {
  /** Severity by code, instead of the rule's own; `off` silences the rule. */
  readonly severities?: Readonly<Record<string, Severity | 'off'>>;
}

/**
 * Checks an order. An `error` stops it until a person has looked; anything else is for information.
 *
 * @param placeOf the place in the source of a value, from the order's lineage, so that a finding can point at it.
 */
export function validateOrder(
  order: Order,
  facts: Facts,
  profile: ValidationProfile = {},
  placeOf?: (path: string) => Place | undefined,
): Finding[] {
  const all: Finding[] = [];
  for (const rule of RULES) {
    const wanted = profile.severities?.[rule.code];
    if (wanted === 'off') continue;
    for (const found of rule.check(order, facts)) {
      const at = found.at ?? (found.path === undefined ? undefined : placeOf?.(found.path));
      all.push({ ...found, severity: wanted ?? found.severity, ...(at === undefined ? {} : { at }) });
    }
  }
  return all;
}
