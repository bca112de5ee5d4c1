/**
 * The Cross Industry Order of UN/CEFACT D09B to D16A has the document's kind inside its names
 * (`ApplicableCIOHSupplyChainTradeAgreement`); SCRDM, which Order-X uses, has shorter ones for the same.
 */
export function todaysName(name: string): string {
  const short = name
    .replace(/(?<!SCRDMCCBDA)CI(?:OH|OL|O|IH)?(?=[A-Z][a-z])/, '')
    .replace('ReferencedReferencedDocument', 'ReferencedDocument');
  if (short === name) return name;
  return short
    .replace(/^ApplicableSupplyChainTrade(Agreement|Delivery|Settlement)$/, 'ApplicableHeaderTrade$1')
    .replace(/^SpecifiedSupplyChainTrade(Agreement|Delivery|Settlement)$/, 'SpecifiedLineTrade$1')
    .replace(/^SpecifiedTradeSettlementMonetarySummation$/, name.includes('CIOL') ? SUM_OF_LINE : SUM_OF_ORDER);
}

const SUM_OF_LINE = 'SpecifiedTradeSettlementLineMonetarySummation';
const SUM_OF_ORDER = 'SpecifiedTradeSettlementHeaderMonetarySummation';
