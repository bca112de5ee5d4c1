/** Currencies: ISO 4217. */
import type { DraftField } from '../model/draft.ts';
import { absent, doubtful, read, type Normalized } from './normalized.ts';

/**
 * Reads a currency code (X12 CUR02, EDIFACT 6345, UBL currencyID).
 *
 * A symbol is not resolved: "$" is the money of twenty countries.
 *
 * @returns the three-letter code, or finding `currency-unknown`.
 */
export function normalizeCurrency(field: DraftField): Normalized<string> {
  const text = field.text.trim().toUpperCase();
  if (text === '') return absent;
  if (!CURRENCIES.has(text))
    return doubtful('currency-unknown', `"${field.text.slice(0, 60)}" is not an ISO 4217 currency code.`);
  return read(text);
}

const CURRENCIES: ReadonlySet<string> = new Set(
  (
    'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD ' +
    'CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS ' +
    'GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD ' +
    'KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR ' +
    'NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP STN ' +
    'SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAF XAG ' +
    'XAU XBA XBB XBC XBD XCD XDR XOF XPD XPF XPT XSU XTS XUA XXX YER ZAR ZMW ZWL'
  ).split(' '),
);
