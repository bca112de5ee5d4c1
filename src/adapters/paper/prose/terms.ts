/** When it is paid, as sentences say it: `usual net 14`, `Zahlung 10 Tage 2 %, 30 Tage netto`, `30 days as usual`. */
import type { Found } from '../found.ts';
import { foundAt, type Paragraph } from './paragraphs.ts';

const DAYS = String.raw`\d{1,3}\s?(?:days?|tagen?|tage?|jours?|dagar|dagen|d[ií]as|giorni|gg|dni)`;
const TERMS = new RegExp(
  String.raw`(?:net(?:to|t)?\s?\d{1,3}(?:\s?(?:days?|tage))?(?!\d|[.,]\d)|(?:\d{1,2}(?:[.,]\d)?\s?%\s?(?:${DAYS}|\d{1,3})|${DAYS}[\s,-]*(?:mit |abz(?:gl\.|üglich) )?\d{1,2}(?:[.,]\d)?\s?%(?:\s?skonto)?)(?:[\s,;/]+(?:${DAYS}|net\s?\d{1,3})(?:\s?net(?:to|t)?)?)?|(?:(?:bonifico|ri\.?ba\.?|r\.\s?b\.|pagar[eé]|cr[eé]dito|domiciliaci[oó]n|virement|lcr|traite)\s(?:[aà]\s)?)?${DAYS}(?:\s(?:net(?:to|t)?|eom|end of month|fin de mois|fin de mes|fine mese|f\.f\.|contra (?:la )?factura|fecha (?:de )?factura|date (?:de )?facture|from (?:the )?(?:date of )?(?:your )?invoice(?: date)?|after invoice|after (?:the )?invoice date|na factuurdatum|na ontvangst(?: van de)? factuur|nach rechnungsdatum|data fattura(?: fine mese)?|d\.?f\.?(?:f\.?m\.?)?(?!\p{L})))?|due on receipt|cash on delivery|payable on receipt|月结\s?\d{1,3}\s?天|货到付款|款到发货)`,
  'iu',
);
/** Without one of these `30 days` may be when it is delivered. */
const PAYS =
  /\b(?:terms?|payment|pay(?:able)?|invoice|usual|zahl(?:ung|bar)|zahlungsziel|betalning|betaling|règlement|paiement|pago|pagamento|bonifico|fattura|facture|facturas?|cr[eé]dito|pagar[eé]|domiciliaci[oó]n|virement|règle|rechnung|bezahl\p{L}*|zahlen|ri\.?ba\.?|factuurdatum|net(?:to|t)?|eom|skonto)\b|付款|月结|结算|款到|货到/iu;
const DELIVERS =
  /\b(?:deliver|ship|lead time|within|lieferzeit|liefer|livraison|entrega|consegna|leverans|levertijd)/iu;

export function termsIn(paragraphs: readonly Paragraph[]): Found | undefined {
  for (const paragraph of paragraphs) {
    for (const { sentence, start } of sentencesOf(paragraph.text)) {
      const match = TERMS.exec(sentence);
      if (match === null || !PAYS.test(sentence)) continue;
      // `Delivery within 30 days`: a delay of another kind, unless it says that it is net.
      if (DELIVERS.test(sentence.slice(0, match.index)) && !/net/i.test(match[0])) continue;
      const from = start + match.index;
      return foundAt(paragraph, from, from + match[0].length, 'paper/prose/paymentTerms', 0.8);
    }
  }
  return undefined;
}

function sentencesOf(text: string): { sentence: string; start: number }[] {
  return [...text.matchAll(/[^.!?]+(?:\.(?=\d)[^.!?]+)*[.!?]?/g)].map((match) => ({
    sentence: match[0],
    start: match.index,
  }));
}
