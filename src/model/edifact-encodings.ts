/** Character sets of EDIFACT interchanges by the name that UNB gives them, as browsers and Node call them. */

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
