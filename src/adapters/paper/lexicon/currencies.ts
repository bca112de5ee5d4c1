/** ISO 4217 codes of currencies that orders are written in; `RMB` is what Chinese papers say for CNY, `NTD` what Taiwanese ones say for TWD. */
export const CURRENCY_CODES: ReadonlySet<string> = new Set(
  'USD EUR GBP CHF CNY RMB JPY CAD AUD NZD INR SEK NOK DKK PLN CZK HUF MXN BRL ZAR SGD HKD TWD NTD KRW THB MYR IDR PHP VND AED SAR TRY ILS RON BGN RSD UAH RUB KZT EGP MAD VES ARS UYU PYG CLP COP PEN'.split(
    ' ',
  ),
);
