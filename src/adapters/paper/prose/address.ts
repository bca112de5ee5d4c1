/**
 * Addresses inside sentences: they end where a postal code and its town end, and begin with a street, whatever the sentence says before
 * (`an die Schleuderei in der Forststraße 3, 92539 Schönsee`) or after (`…, Haddenham CB6 9ZZ - the gate code is 4471`).
 */

export interface Address {
  /** Of the street. */
  readonly start: number;
  readonly end: number;
}

const NAME = String.raw`(?:(?:St|Ste|Sta|S)\.\s)?(?:[dlL]['’])?\p{Lu}[\p{L}'’]*`;
const TOWN = String.raw`${NAME}(?:[-\s](?:(?:sur|sous|en|de|del|della|des|du|di|la|las|le|les|los|a|am|an|der|im|in|ob|upon|on|of|aan|den)[-\s]){0,2}${NAME}){0,3}`;
/** Behind a town: `(VE)`, `, Sin.`, `, Chile`. */
const REGION = String.raw`(?:\s?\(\p{Lu}[\p{L}\s.-]{1,20}\)|\s\p{Lu}{2}(?!\p{L})|,\s\p{Lu}\p{Ll}{1,3}\.(?=[\s,;]|$)|,\s(?:M[eé]xico|Chile|Colombia|Argentina|España|France|Italia|Deutschland|Österreich|Schweiz|UK|USA)(?!\p{L}))?`;
const ANCHORS: readonly RegExp[] = [
  // `Bend, OR 97701`, `Fergus Falls MN 56537`.
  /(?<![\p{L}\d])(?:A[LKZR]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])\.?,?\s\d{5}(?:-\d{4})?(?!\d)/gu,
  // `Haddenham CB6 9ZZ`, `Toronto ON M5V 2T6`, `Harvey WA 6220`.
  /(?<![\p{L}\d])[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}(?![\p{L}\d])/gu,
  /(?<![\p{L}\d])[A-Z]\d[A-Z]\s?\d[A-Z]\d(?![\p{L}\d])/gu,
  /(?<![\p{L}\d])(?:NSW|VIC|QLD|SA|WA|TAS|NT|ACT)\s\d{4}(?!\d)/gu,
  // `92539 Schönsee`, `48200 Saint-Chély-d'Apcher`, `30034 Mira (VE)`, `1012 AB Amsterdam`.
  new RegExp(
    String.raw`(?<![\p{L}\d.,/-])(?:[A-Z]{1,2}-)?(?:\d{4,5}|\d{4}\s?[A-Z]{2}|\d{3}\s\d{2})\s${TOWN}${REGION}`,
    'gu',
  ),
];

const STREETS = String.raw`rue|route|avenue|av|avda|bd|boulevard|chemin|place|quai|impasse|allée|cours|square|za|zi|zac|c\/|calle|carrer|paseo|plaza|ctra|carretera|camino|pol(?:ígono)?|via|viale|corso|piazza|piazzale|largo|strada|vicolo|calata|contrada|rua|travessa|ul|hauptstr`;
/** `14 rue de la Gare`, `Via Roma 18`, `Av. Camarón Sábalo 1418`: what kind of street it is stands first. */
const KIND_FIRST = new RegExp(
  String.raw`(?<![\p{L}\d])(?:\d{1,4}\s?(?:bis|ter|[a-z])?,?\s)?(?:${STREETS})\.?\s(?=.*\p{Lu}|.*\d)`,
  'giu',
);
/** `418 Lake Ave`, `1420 NE 3rd St`, `Unit 4 Mill Court`, `Fen Lane`. */
const KIND_LAST =
  /(?:(?<![\p{L}\d])(?:unit|suite|flat|gate|dock|plot|block|building)\s\w{1,4},?\s|(?<![\d.,])\d{1,5}[a-z]?(?:[-/]\d{1,4})?\s)?(?:(?<![\p{L}\d])(?!(?:at|in|on|to|from|by|our|the)\s)(?:[NSEW]{1,2}|\p{Lu}[\p{L}'’.]*|\d{1,3}(?:st|nd|rd|th))\s){1,4}(?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|way|court|ct|close|crescent|place|pl|blvd|boulevard|parkway|pkwy|highway|hwy|square|terrace|trail|estate|park|row|hill|yard|mews|wharf)\.?$/iu;
/** `Forststraße 3`, `Süderdeich 8`, `Los Aromos 1820`: a name and the number of a house. */
const NUMBERED =
  /(?<![\p{L}\d])\p{Lu}[\p{L}'’.]*(?:[-\s](?:(?:de|del|della|di|la|las|los|du|des|von|am|an|der|im|zum|zur)\s){0,2}(?:[dl]['’]|dell['’])?(?:\p{Lu}[\p{L}'’.]*|km|n[º°.])){0,4}\.?\s\d{1,5}\s?[a-z]?(?:[-/]\d{1,4}\s?[a-z]?)?$/u;

/** Strong ones only: a postal code, and a street within the parts before it. */
export function addressesIn(text: string): Address[] {
  const found: Address[] = [];
  for (const anchor of ANCHORS)
    for (const match of text.matchAll(anchor)) {
      const end = match.index + match[0].length;
      const start = streetBefore(text, match.index);
      if (start !== undefined && !found.some((other) => start < other.end && other.start < end))
        found.push({ start, end });
    }
  return found.toSorted((a, b) => a.start - b.start);
}

const PARTS = 4; // Street, house, quarter and town: no more stand before a postal code.
const LENGTH = 90;

function streetBefore(text: string, anchor: number): number | undefined {
  const from = Math.max(0, anchor - LENGTH);
  const before = text.slice(from, anchor);
  let end = before.length;
  let found: number | undefined;
  for (let parts = 0; parts < PARTS && end > 0; parts += 1) {
    const own = before.slice(0, end).replace(/[\s,–-]+$/u, '');
    const mark = [...own.matchAll(MARK)].findLast(({ index }) => !ABBREVIATED.test(own.slice(0, index + 1)));
    const start = mark === undefined ? 0 : mark.index + mark[0].length;
    const street = streetIn(own.slice(start));
    if (street !== undefined) found = from + start + street;
    else if (found !== undefined) break;
    if (mark === undefined || !/^(?:,|\s)/.test(mark[0])) break;
    end = mark.index;
  }
  return found;
}
/** What parts the parts of an address, or ends the sentence before it. */
const MARK = /[,.:;!?]\s|\(|\s[-–]\s/gu;
const ABBREVIATED = /(?<!\p{L})(?:str|av|avda|ctra|rd|st|ave|dr|blvd|pol|ind|c|km|n|no|nr|ul|pl|pza)\.$/iu;

/** Where a street begins in a part of an address; the town may follow it: `Unit 4 Mill Court, Thirsk`. */
export function streetIn(part: string): number | undefined {
  const text = part.replace(/[\s,.]+$/u, '');
  const [first] = text.matchAll(KIND_FIRST);
  if (first !== undefined) return first.index;
  return KIND_LAST.exec(text)?.index ?? NUMBERED.exec(text)?.index;
}
