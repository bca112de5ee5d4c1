/** Who writes a letter or a sheet: its first line, where an address stands below it, whatever he is called. */
import { foundIn } from '../found.ts';
import type { PaperParty, PartyRole } from '../head/party.ts';
import { textOf, type Layout, type Segment } from '../layout/layout.ts';
import { isAddressLine, isContactLine } from '../lexicon/companies.ts';

type Parties = Partial<Record<PartyRole, PaperParty>>;

/** Letters greet whom they are written to. */
const SALUTATION =
  /^(?:sehr geehrte|liebe[rs]?\s|guten tag|dear\s|hello\s|hi\s|madame|monsieur|bonjour|estimad[oa]s?|muy señor|gentil[ei]|spett|egregi|geachte|beste\s|szanown|dzień dobry|vážen|tisztelt|kære|hej\s|bästa|caros?\s|prezad|stimat)/iu;

/**
 * Parishes, farms and clubs have names without a legal form, and whom they write to has one: the firm between the letterhead and the
 * greeting is the one that is asked to deliver. Without a greeting the top names who orders only where nobody else does.
 */
export function withWriter(parties: Parties, layout: Layout): Parties {
  const { buyer, shipTo, supplier } = parties;
  const top = topOf(layout);
  if (top === undefined) return parties;
  const isPlace = buyer !== undefined && buyer.name.text === shipTo?.name.text;
  if (buyer === undefined || isPlace)
    return top.name.text === supplier?.name.text ? parties : { ...parties, buyer: top };
  if (buyer.name.rule !== 'paper/block' || !isAddressee(buyer, layout)) return parties;
  const named = supplier?.name.rule.startsWith('paper/label/') === true ? supplier : undefined;
  const addressee = { ...buyer, name: { ...buyer.name, rule: 'paper/addressee', confidence: 0.85 } };
  return { ...parties, buyer: top, supplier: named ?? addressee };
}

/** It stands below the first lines and above the greeting. */
function isAddressee({ name, address }: PaperParty, { lines }: Layout): boolean {
  const [first] = name.tokens;
  const at = lines.findIndex(({ tokens }) => first !== undefined && tokens.includes(first));
  const greeting = lines.findIndex(({ tokens }) => SALUTATION.test(textOf(tokens)));
  return at > 1 && greeting > at && address.length > 0;
}

const BELOW = 2;

function topOf({ lines: [first, ...others] }: Layout): PaperParty | undefined {
  const [name] = first?.segments ?? [];
  if (first === undefined || name === undefined || !isName(name)) return undefined;
  const below = others.slice(0, BELOW).flatMap(({ segments: [left] }) => left ?? []);
  const address = below.find(({ text }) => POSTAL.test(text) && (isAddressLine(text) || isContactLine(text)));
  if (address === undefined || address.line.page !== first.page) return undefined;
  return {
    name: foundIn(name.tokens, 'paper/letterhead', 0.75),
    address: [foundIn(address.tokens, 'paper/letterhead', 0.7)],
  };
}

const POSTAL = /(?<!\d)\d{4,6}(?!\d)|[A-Z]{1,2}\d[\dA-Z]? \d[A-Z]{2}/;

function isName({ text, line, tokens }: Segment): boolean {
  return (
    /\p{L}{3}.*\s.*\p{L}{2}/u.test(text) &&
    text.length <= 60 &&
    !/[\d@:：]/.test(text) &&
    !/\b(?:purchase|order|bestellung|commande|pedido|ordine|bestelling|zamówienie|objednávka|page|seite)\b/iu.test(
      text,
    ) &&
    tokens.some((token) => /^\p{Lu}/u.test(token.text)) &&
    line.lexicon.label(text) === undefined &&
    line.lexicon.exactColumn(text) === undefined
  );
}
