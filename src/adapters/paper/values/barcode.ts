/** Numbers of articles as GS1 gives them (GTIN-12, -13 and -14), told by their check digit (GS1 General Specifications, 7.9). */
export function isBarcode(text: string): boolean {
  if (!/^\d{12,14}$/.test(text)) return false;
  const digits = text.split('').map(Number).toReversed();
  const sum = digits.reduce((total, digit, index) => total + digit * (index % 2 === 0 ? 1 : 3), 0);
  return sum % 10 === 0;
}
