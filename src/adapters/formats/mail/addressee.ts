/** The firm that a mail is written to, as its `To` header names it: it delivers, where neither mail nor paper says who does. */
import { isCompanyName } from '../../paper/lexicon/companies.ts';
import { fold } from '../../paper/lexicon/fold.ts';
import type { Word } from '../../paper/page.ts';

/** Of `To: Verkoop Trapgevel Hout B.V. <verkoop@trapgevelhout.example>` (RFC 5322 §3.6.3), in two parts. */
export interface Recipient {
  readonly name: string;
  readonly address: string;
}

/**
 * The name of a firm and no person's: it has a legal form, its words make up the domain of the address and do not stand before the `@`, or
 * they are many and the mailbox is a department's.
 * What the department is called in front or behind is left out.
 *
 * @returns the words of the name with their place in the name that the header gives; undefined where nothing says that it is a firm
 */
export function firmWrittenTo({ name, address }: Recipient): Word | undefined {
  const [mailbox = '', domain = ''] = address.toLowerCase().split('@');
  const front = DEPARTMENT_BEFORE.exec(name)?.[0] ?? '';
  const firm = name.slice(front.length).replace(DEPARTMENT_BEHIND, '').trim();
  const words = fold(firm)
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word.length > 2);
  if (words.length === 0 || !/\p{L}{3}/u.test(firm) || /[@<>]/.test(firm)) return undefined;
  const host = plain(withoutMarks(domain.split('.').slice(0, -1).join('')));
  const isNamed = words.filter((word) => host.includes(withoutMarks(word))).length * 2 > words.length;
  const isInitials = initialsOf(firm).length > 2 && host.startsWith(initialsOf(firm));
  const isPerson = words.some((word) => plain(mailbox).includes(withoutMarks(word)));
  // `Wharfe Seals & Gaskets <sales@…>`: in front of a department's mailbox more words than a person has are a firm's.
  const isOfDepartment = DEPARTMENT.test(mailbox) && (words.length > 2 || /\s&\s/.test(firm));
  // `Sofralab Ingrédients <…@sofralab.example>`: one word is the whole domain.
  const isHost = words.length > 1 && words.some((word) => withoutMarks(word) === host);
  // Persons have two or three characters.
  const isHan = DEPARTMENT.test(mailbox) && /^\p{Script=Han}{4,}$/u.test(firm);
  const isFirm = isNamed || isInitials || isOfDepartment || isHost || isHan;
  if (!isCompanyName(firm) && (isPerson || !isFirm)) return undefined;
  const start = front.length + name.slice(front.length).indexOf(firm);
  return {
    text: firm,
    box: [0, 0, 0, 0],
    confidence: 1,
    size: 10,
    bold: false,
    at: { part: 'to', start, end: start + firm.length },
  };
}

const DEPARTMENTS =
  'sales(?: (?:team|office|dept\\.?|department))?|orders?(?: (?:desk|team|entry|department))?|order desk|customer (?:service|care)|info|office|verkauf|vertrieb|auftragsannahme|auftragsabwicklung|bestellung(?:en)?|innendienst|kundenservice|verkoop|verkoop binnendienst|bestellingen|klantenservice|commandes?|service (?:clients?|commercial|commandes)|ventes|ventas|pedidos|compras|ordini|ufficio (?:vendite|ordini|commerciale)|vendite|commerciale|encomendas|vendas|biuro(?: obsługi klienta)?|zamówienia|sprzedaż|dział sprzedaży|objednávky|prodej|obchod|rendelés|értékesítés|salg|ordre|ordrekontor|bestilling|order|ordermottagning|försäljning|myynti|tilaukset|sipariş|satış|comenzi|vânzări';
const DEPARTMENT_BEFORE = new RegExp(String.raw`^(?:${DEPARTMENTS})(?!\p{L})\s*[-–|:,]?\s*`, 'iu');
const DEPARTMENT = new RegExp(`^(?:${DEPARTMENTS})$`, 'iu');
const DEPARTMENT_BEHIND = new RegExp(String.raw`\s*[-–|:,]?\s*(?<!\p{L})(?:${DEPARTMENTS})$`, 'iu');

function plain(text: string): string {
  return fold(text).replaceAll(/[^\p{L}\d]/gu, '');
}

/** Domains are spelled without marks above the letters. */
function withoutMarks(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '');
}

function initialsOf(firm: string): string {
  return withoutMarks(firm)
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
    .map((word) => word.slice(0, 1))
    .join('');
}
