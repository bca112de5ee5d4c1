/** Words that begin a row of sums, of carried sums, or of the foot of a table. */
import { fold } from './fold.ts';
import { beginsAsSum } from './languages/index.ts';

const SUMS =
  /^(?:grand |order |net |page |sub |purchase order |po |line |document |invoice |estimated |merchandise |goods |item |items )*(?:sub ?totals?|totals?|sum)\b|^(?:(?:zwischen|netto|gesamt|brutto|end)?summe|gesamt(?:netto)?(?:betrag|preis|wert|netto|brutto|menge)?|(?:netto|brutto|end|auftrags|bestell)(?:betrag|wert|summe)|ubertrag|mwst|ust|zzgl|summe|warenwert|nettosumme)\b|^(?:totalt|summa|att betala|razem|suma (?:netto|brutto)|yhteensa|i alt|sous[- ]total|total(?:e|es)?|montant (?:total|ht|ttc|net)|net a payer|tva|a reporter|report|base ht|base imponible|importe total|iva|suma|imponibile|totale|importo totale|imposta|riporto|totaal|subtotaal|totaalbedrag|btw|transport(?:eren)?)\b|^(?:carry ?over|carried forward|brought forward|balance forward|continued|amount due|balance due|net order|order value|sales tax|(?:input|output) (?:tax|vat|[csiu]gst|utgst)|vat|gst|tax(?:es)?(?: amount)?|hst|pst|untaxed amount|less discount|trade discount|discount|less(?= (?:round|discount|rebate|trade|advance|credit|deposit)|$)|rounding|round off|[csiu]gst|utgst|descontos?|descuentos?|remises?|sconti|icms|ipi|despesas|acrescimo)\b|^(?:合计|小计|总计|合計|小計|總計|总金额|金额合计|价税合计|税额|消費税|消费税|税|本页小计|大写|合计金额|总价)/;

/** What is paid beside the goods. */
const CHARGES =
  /^(?:freight|frakt|fracht|frachtkosten|verpackung|porto|versandkosten|frete|flete|portes|gastos de envio|frais de port|trasporto|spese di trasporto|verzendkosten|carriage|fuel surcharge|delivery charge|shipping|handling|s&h|shipping & handling|postage(?: & packing| and packing)?|p&p|post & packing|misc|other|deposit|transport)\b|^(?:运费|送料|運賃)/;

/** `BRAKE subtotal`, `Zwischensumme` behind the name of a group: what is summed stands first. */
const SUM_BEHIND =
  /^[^\d,;:]{1,40} (?:sub ?totals?|sub-total|zwischensumme|teilsumme|sous[- ]total|subtotale|subtotaal|suma czesciowa)$/;

/** A row of a sum, if its first words say so. */
export function isSumLabel(text: string): boolean {
  const folded = fold(text);
  return SUMS.test(folded) || CHARGES.test(folded) || SUM_BEHIND.test(folded) || beginsAsSum(folded);
}

/** A row of freight, packing or the like: a charge, or an item where it is ordered as the others are. */
export function isChargeLabel(text: string): boolean {
  return CHARGES.test(fold(text));
}
