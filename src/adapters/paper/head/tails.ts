/** Names and addresses without what was written behind them on the same line: a title, an address, a day. */
import type { Found } from '../found.ts';
import { textOf } from '../layout/layout.ts';
import { isAddressLine, isCompanyName } from '../lexicon/companies.ts';
import type { PaperParty, PartyRole } from './party.ts';

type Parties = Partial<Record<PartyRole, PaperParty>>;

export function withoutTails(parties: Parties): Parties {
  const kept: Parties = {};
  for (const [role, party] of Object.entries(parties) as [PartyRole, PaperParty][]) kept[role] = trimmed(party);
  const arrow = kept.buyer === undefined ? undefined : ARROW.exec(kept.buyer.name.text);
  if (kept.buyer === undefined || arrow === null || arrow === undefined) return kept;
  // `Cedar Fork LLC -> Whitcomb Supply Co.`: from the one to the other.
  const { name } = kept.buyer;
  const [, from = '', to = ''] = arrow;
  kept.buyer = { name: part(name, 0, from.length), address: [] };
  if (kept.supplier === undefined || kept.supplier.name.rule === 'paper/block')
    kept.supplier = { name: part(name, name.text.length - to.length, name.text.length), address: [] };
  return kept;
}

const ARROW = /^(.{3,}?)\s*(?:->|→|=>|>>|➔|➜)\s*(.{3,})$/u;
const TITLE =
  /\s*[-–—:|]?\s*(?:purchase order|official order|order form|bestellung|bestellformular|bon de commande|orden de compra|ordine d['’]acquisto|采购订单|采购合同|注文書)\s*$/i;
/** `Maskinbolaget i Tranby AB (lev.nr 4418)`: under which number the writer keeps the firm. */
const ACCOUNT = /\s*\((?:[\p{L}.-]{2,14}\s?)?(?:nr|no|num|#)\.?\s?:?\s?\d+\)\s*$/iu;
const DAY =
  /[\s,;]+(?:by|before|no later than|not later than|on or before|until|bis(?: zum)?|avant le|pour le|entro il|antes del)\s+(?:\p{L}+,?\s+)?(?:\d|\p{L}{3,9}\.?\s+\d).*$/iu;

function trimmed({ name, address }: PaperParty): PaperParty {
  const title = ACCOUNT.exec(name.text) ?? TITLE.exec(name.text);
  const bare = title === null || title.index < 3 ? name : part(name, 0, title.index);
  const split = splitName(bare);
  const lines: Found[] = [];
  for (const line of [...split.address, ...address].map(withoutHours)) {
    if (lines.length > 0 && (OPENING.test(line.text) || HOURS.test(line.text))) break;
    const day = DAY.exec(line.text) ?? BEHIND_TOWN.exec(line.text);
    lines.push(day === null || day.index === 0 ? line : part(line, 0, day.index));
    // What a comma set apart of that day is no line of the address either.
    if (day !== null && day.index > 0) break;
  }
  return { name: split.name, address: lines };
}

/** `SA 5399. Forklift on site.`, `33-398 Zalesie. Dostawa wraz z wniesieniem.`: a sentence begins behind the town. */
const BEHIND_TOWN =
  /(?<=(?<!\d)(?:\d{4,6}|\d{2}-\d{3}|\d{3} \d{2})(?:\s\p{Lu}[\p{L}.'’-]+(?:\s[\p{L}'’-]+){0,3})?|[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2})\.\s+(?=\p{Lu}[\p{L}'’-]*(?:\s+[\p{L}\d'’-]+)+[.!]?).*$|[,，]\s?(?:运费|運費|运输|送货前|到货前).*$/u;

/** `between 08.00 and 15.30 Mon-Fri.`, `zwischen 7 und 12 Uhr`. */
const HOURS =
  /^(?:between|from|zwischen|von|entre|de|das|tra|dalle|tussen|van|mellan|kl\.?)\s(?:las\s|les\s)?\d{1,2}(?:[.:h]\d{2}|\s?(?:h|am|pm|uhr|and|und|et|y|e|en|och|bis|to)(?!\p{L}))/iu;

/** `de lunes a viernes de 8:00 a 14:00`, `Mo-Fr 7:00-15:30`: when a place takes goods in. */
const OPENING =
  /(?<!\p{L})(?:mon(?:day)?|montag|mo|lun(?:es|di|ed[iì]|di)?|segunda|maandag|ma|mandag|måndag|poniedziałek|pn)\.?\s?(?:[-–]|to|through|bis|a|à|au|al|t\/?m|till?|do)\s?\p{L}+\.?.{0,12}\d{1,2}(?:[.:h]\d{2}|\s?(?:h|am|pm|uhr))/iu;

/** `4231 DJ Meerkerk (poort 2, 7.00-16.30 uur)`: when a gate is open is no part of the address. */
function withoutHours(line: Found): Found {
  const hours = /\s*[(（][^()（）]*\d{1,2}[.:h]\d{2}[^()（）]*[)）]\.?$/u.exec(line.text);
  return hours === null || hours.index === 0 ? line : part(line, 0, hours.index);
}

/** `Bluestem Outdoor Co., Inc., 9830 County Road 12, Bangor ME`: where the name ends with its suffix and a street follows. */
function splitName(name: Found): PaperParty {
  for (const match of name.text.matchAll(/[,，]\s+|\s+[·•|]\s+/g)) {
    const [front, rest] = [name.text.slice(0, match.index), name.text.slice(match.index + match[0].length)];
    if (
      !isCompanyName(front) ||
      /^(?:inc|llc|ltd|corp|co|l\.p|lp|limited|plc|gmbh|s\.?\s?a\b|s\.?\s?l\b|s\.?\s?r\.?\s?l|s\.?\s?p\.?\s?a|b\.?v|n\.?v)(?![\p{L}])/iu.test(
        rest,
      )
    )
      continue;
    if (!isAddressLine(rest)) return { name, address: [] };
    return {
      name: part(name, 0, front.length),
      address: [part(name, match.index + match[0].length, name.text.length)],
    };
  }
  return { name, address: [] };
}

/** Some of the characters, with the words that hold them. */
function part(found: Found, start: number, end: number): Found {
  const text = found.text.slice(start, end);
  if (textOf(found.tokens) !== found.text) return { ...found, text };
  let at = 0;
  const tokens = found.tokens.filter((token, index) => {
    if (index > 0 && !token.glued) at += 1;
    const from = at;
    at += token.text.length;
    return from < end && at > start;
  });
  return { ...found, text, tokens };
}
