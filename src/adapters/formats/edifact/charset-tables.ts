/** Character sets of EDIFACT: those that UNB names, and what is sent under their names. */

/** Encoding labels by syntax identifier (ISO 9735-1, annex A); UNOA and UNOB are ISO 646. */
export const ENCODINGS: Readonly<Record<string, string>> = {
  UNOA: 'ascii',
  UNOB: 'ascii',
  UNOC: 'iso-8859-1',
  UNOD: 'iso-8859-2',
  UNOE: 'iso-8859-5',
  UNOF: 'iso-8859-7',
  UNOG: 'iso-8859-3',
  UNOH: 'iso-8859-4',
  UNOI: 'iso-8859-6',
  UNOJ: 'iso-8859-8',
  UNOK: 'iso-8859-9',
  UNOL: 'iso-8859-15',
  UNOW: 'utf-8',
  UNOX: 'iso-2022-jp', // Code extension by ISO 2022: of its many sets, this is the one that is sent.
  UNOY: 'utf-8', // ISO 10646 without saying how; everybody means UTF-8.
  KECA: 'euc-kr',
};

/**
 * What senders use under another name, in the order in which they are tried: the Windows page of the same letters, or the
 * letters of their own country under UNOC.
 */
export const NEIGHBOURS: Readonly<Record<string, readonly string[]>> = {
  'iso-8859-1': ['windows-1252', 'iso-8859-2', 'windows-1250'],
  'iso-8859-2': ['windows-1250'],
  'iso-8859-4': ['windows-1257'],
  'iso-8859-5': ['windows-1251', 'koi8-r'],
  'iso-8859-6': ['windows-1256'],
  'iso-8859-7': ['windows-1253'],
  'iso-8859-8': ['windows-1255'],
  'iso-8859-15': ['windows-1252'],
};

/** What a text may be in that has words of no language in what is declared. */
export const CANDIDATES: Readonly<Record<string, readonly string[]>> = {
  'iso-8859-1': ['cp850', 'iso-8859-15', 'windows-1254', 'windows-1250', 'iso-8859-2'],
  'iso-8859-2': ['windows-1252'],
  'iso-8859-5': ['windows-1252'],
  'iso-8859-7': ['windows-1252'],
};

/**
 * What is sent under the name of another with much the same letters at other places, so that either reading may be words.
 */
const TWINS: Readonly<Record<string, string>> = {
  'iso-8859-2': 'windows-1250',
  'iso-8859-3': 'iso-8859-9',
  'iso-8859-4': 'windows-1257',
  'iso-8859-7': 'windows-1253',
  'iso-8859-9': 'iso-8859-1',
  'iso-8859-15': 'iso-8859-1',
};

/**
 * Those under whose name the letters of another country are rare: words that are good in both are taken for what is declared.
 * Windows-1250 under UNOD is everyday.
 */
export const FOREIGN_TWINS: ReadonlySet<string> = new Set(['iso-8859-3', 'iso-8859-4', 'iso-8859-9', 'windows-1252']);

/** Encodings whose words are letters beyond ASCII alone. */
export const OTHER_ALPHABETS: ReadonlySet<string> = new Set(['iso-8859-5', 'iso-8859-6', 'iso-8859-7', 'iso-8859-8']);

/** Declared by those who know of no other. */
export const USUAL: ReadonlySet<string> = new Set(['ascii', 'iso-8859-1']);

/** Which two readings of the same bytes are compared, if any; the declared one stands first, if it is one of them. */
export function twinsOf(declared: string, neighbour: string | undefined): readonly [string, string] | undefined {
  const twin = TWINS[declared];
  if (twin !== undefined) return [declared, twin];
  // Both have š and ž where ISO 8859 has control characters.
  if (neighbour === 'windows-1252') return ['windows-1252', 'windows-1250'];
  const isCentral = neighbour === 'iso-8859-2' || neighbour === 'windows-1250';
  return isCentral ? CENTRAL : undefined;
}

export const CENTRAL = ['iso-8859-2', 'windows-1250'] as const;
/** Western letters under the name of the Central European ones. */
export const WESTERN = ['iso-8859-2', 'iso-8859-1'] as const;
