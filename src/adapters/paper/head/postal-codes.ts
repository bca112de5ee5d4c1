/** Postal codes as they stand in addresses: American, German and French ones, Swiss ones before their town, British and Canadian ones. */
export function postalCodes(text: string): string[] {
  return text.match(POSTAL) ?? [];
}

const POSTAL = /(?<![\d-])(?:\d{5}|\d{4}(?= \p{Lu})|[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}|[A-Z]\d[A-Z] \d[A-Z]\d)(?![\d])/gu;
