/** The words of the Incoterms, which senders put beside the code, where the place would stand. */

const NAMES: Readonly<Record<string, string>> = {
  EXW: 'ex works',
  FCA: 'free carrier',
  FAS: 'free alongside ship',
  FOB: 'free on board',
  CFR: 'cost and freight',
  CIF: 'cost insurance and freight',
  CPT: 'carriage paid to',
  CIP: 'carriage and insurance paid to',
  DAF: 'delivered at frontier',
  DAP: 'delivered at place',
  DAT: 'delivered at terminal',
  DDP: 'delivered duty paid',
  DDU: 'delivered duty unpaid',
  DEQ: 'delivered ex quay',
  DES: 'delivered ex ship',
  DPU: 'delivered at place unloaded',
};

/**
 * Whether the text only says again what the code says: the code, its name or the beginning of that ("Delivered"). Of a code that is
 * no Incoterm every name counts.
 */
export function repeatsTerms(code: string, text: string): boolean {
  const term = code.toUpperCase();
  const words = text.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((word) => word !== ''); // prettier-ignore
  const said = words.filter((word) => word !== term.toLowerCase()).join(' ');
  const own = NAMES[term];
  const names = own === undefined ? Object.values(NAMES) : [own];
  return said === '' || names.some((name) => name === said || name.startsWith(`${said} `));
}

/** The Incoterms of the ICC, 1990 to 2020, and those of before: by rail, truck and air. */
export const INCOTERMS: ReadonlySet<string> = new Set([...Object.keys(NAMES), 'FOR', 'FOT', 'FOA']);
