/**
 * Whether a note of a form may change the order beside it. Where to, until when and how many have fields of their own: a note that speaks of
 * them may say something else than they do. How to deliver it at the place, thanks and greetings say nothing of the order; what is
 * neither, in whatever language, may change it.
 */
import { isHarmless, saysNothingAlarming } from '../../paper/beside/harmless.ts';
import { SENTENCE_END } from '../../paper/beside/signed.ts';
import { NAMING } from '../../paper/lexicon/harmless.ts';

const SEND = String.raw`(?:deliver(?:y|ed)?|ship(?:ped|ment)?|send|sent|dispatch(?:ed)?|despatch(?:ed)?|bring|goes|goods)`;
/** Parts of the place that the order goes to. */
const SITE = String.raw`(?:(?:the|our|your|a|main|back|rear|front|side|west|east|north|south|loading|goods|warehouse)[ -])*(?:gates?|doors?|docks?|ramps?|bays?|receptions?|yards?|entrances?|goods[ -]?in|floors?|porters?|security|site|lifts?|back|rear|side|buildings?|desks?|stores?|office|kitchen|basement|counter)\b`;
/** `at 8 am`, `Mon to Fri`: when somebody is there. */
const TIME = String.raw`(?:\d{1,2}(?:[:.]\d\d)?\s?(?:(?:am|pm|h|o['’]clock|uhr)\b|[-–]|$)|noon|(?:mon|tue|wed|thu|fri|sat|sun)\p{L}*)`;
const DAY = String.raw`(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./]\d{1,2}[./](?:\d{2,4})?|\d{1,2}(?:st|nd|rd|th|\.)? (?:of )?${months()}|${months()} \d{1,4})`;
const COUNTED = String.raw`(?:pcs?|pieces?|units?|each|ea|boxes|box|cartons?|cases?|packs?|rolls?|pallets?|stück|stk|kartons?|paletten?|pièces?|piezas|cajas|件|个|箱|只|套)`;

const CHANGES: readonly RegExp[] = [
  new RegExp(String.raw`\b${SEND}\b[^.;\n]{0,60}?\b(?:to|at|into)\s+(?!${SITE}|${TIME})`, 'iu'),
  /(?<!\p{L})(?:liefer\p{L}*|senden|schicken|versand|lieferung|liefern)(?!\p{L})[^.;\n]{0,40}?\b(?:nach|an|zu[rm]?|in)\s+(?!(?:(?:die|den|der|das|dem|unsere?[nmr]?)\s)*(?:rampe|tor|tür|pforte|empfang|hof|eingang|wareneingang|laderampe))/iu,
  /(?<!\p{L})(?:an|nach|zu[rm]?)\s[^.;\n]{1,60}\b(?:liefern|senden|schicken)(?!\p{L})/iu,
  /(?<!\p{L})(?:livr\p{L}*|envoyer|expédi\p{L}*)(?!\p{L})[^.;\n]{0,40}?(?<!\p{L})(?:à|au|aux|chez|vers)\s+(?!(?:la |le |l['’])?(?:porte|quai|réception|entrée|accueil))/iu,
  /(?<!\p{L})(?:entreg\p{L}*|enviar|envíe\p{L}*|spedi\p{L}*|consegn\p{L}*)(?!\p{L})[^.;\n]{0,40}?(?<!\p{L})(?:en|a|al|alla|presso)\s+(?!(?:la |el |il )?(?:puerta|muelle|recepción|porta|banchina|portineria))/iu,
  /(?:送到|送至|发到|发至|寄到|寄至|送往|发往|改送)(?!\s*(?:\d+\s*号?)?\s*(?:门|大门|前台|码头|月台|楼|后门|仓库门))/u,
  /\b(?:another|other|new|different) (?:delivery )?address\b|(?:andere|neue) (?:liefer)?(?:adresse|anschrift)|autre adresse|otra dirección|新地址|其他地址/iu,
  new RegExp(String.raw`(?<![\d.])${DAY}(?![\d.])`, 'iu'),
  /\d{1,2}\s?月\s?\d{1,2}\s?[日号]/u,
  /\b(?:make it|plus|add|another|also|as well as|in addition|extra)\s+\d+\b|\b\d+\s+(?:more|extra|additional|mehr|zusätzlich\p{L}*)\b/iu,
  new RegExp(String.raw`(?<![\d.,])\d+\s?${COUNTED}(?!\p{L})`, 'iu'),
];

function months(): string {
  return String.raw`(?:jan(?:uary|uar|vier)?|feb(?:ruary|ruar)?|mar(?:ch)?|märz|apr(?:il)?|may|mai|june?|juni|july?|juli|aug(?:ust)?|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?)(?!\p{L})`;
}

/** How goods are handed over where they go. Each begins and ends at whole words. */
const HANDED_OVER: readonly RegExp[] = [
  /\b\d{1,3} (?:minutes?|mins?|hours?) (?:earlier|before(?: arrival| delivery)?|ahead|in advance)\b/giu,
  /(?:\b(?:call|phone|ring|tel)[.:]? (?:us |me )?)?(?:\b(?:on|at|under) )?\+?\(?\d[\d\s()/-]{6,}\d(?!\d)/giu,
  /\b(?:tail[ -]?lift|fork[ -]?lift|pallet truck|crane|hebebühne|stapler|hayon)(?: (?:is|are|ist))?(?: (?:needed|required|necessary|please|available|on site|nötig|erforderlich|benötigt|vorhanden|nécessaire))?(?!\p{L})/giu,
  new RegExp(String.raw`\b(?:(?:${SEND}|unload)(?:\s(?:the|goods|it|all|them|everything|please))*\s(?:to|at|via|through|into)\s+)?${SITE}(?: (?:code|number|no\.?|is))*:? ?(?:\d{1,6}|[A-Z]\d?)?(?![\p{L}\d])`, 'giu'), // prettier-ignore
  /(?<!\p{L})(?:mon|tue|wed|thu|fri|sat|sun)\p{L}*(?:\s?(?:to|[-–])\s?(?:mon|tue|wed|thu|fri|sat|sun)\p{L}*)?/giu,
  /\b(?:(?:between|from) )?\d{1,2}(?:[:.]\d\d)?\s?(?:am|pm|h)?\s?(?:to|and|[-–])\s?\d{1,2}(?:[:.]\d\d)?\s?(?:am|pm|h)?(?![\p{L}\d])/giu,
  /\b(?:please )?(?:ring (?:the )?(?:door)?bell|knock|handle with care|fragile|(?:call|phone|ring)(?: (?:us|me|ahead|before (?:arrival|delivery)))+)\b/giu,
  /(?<!\p{L})(?:(?:an)?liefer\p{L}*\s(?:bitte\s)?(?:an|am|bei|über|zu[rm]?)\s(?:(?:die|den|der|das|dem|unsere?[nmr]?)\s)*)?(?:rampe|tor|tür|pforte|empfang|hof|eingang|wareneingang|laderampe|klingel)(?: (?:nr\.? ?)?\d{1,3})?(?!\p{L})/giu,
  /(?<!\p{L})(?:livr\p{L}*|entreg\p{L}*|consegn\p{L}*)\s(?:à|au|en|a|alla?|presso)\s(?:(?:la|le|el|il)\s|l['’])?(?:porte|quai|réception|entrée|accueil|puerta|muelle|recepción|porta|banchina|portineria)(?: \d{1,3})?(?!\p{L})/giu,
  /(?:送到|送至|发到|寄到)?\s*\d{0,3}\s*号?\s*(?:大门|前台|码头|月台|后门|仓库门|门)/gu,
];

export function mayChangeOrder(note: string): boolean {
  if (!saysNothingAlarming(note) || CHANGES.some((pattern) => pattern.test(note))) return true;
  return note.split(SENTENCE_END).some((sentence) => !saysNothing(sentence));
}

/** Names count only where something says that they are: `Attn Ann Lee`, and neither `SCRAPPED` nor `Red Valves`. */
function saysNothing(sentence: string): boolean {
  const rest = [...HANDED_OVER, ...NAMING].reduce((text, shape) => text.replaceAll(global(shape), ' '), sentence);
  const left = rest.replaceAll(/[\s.,;:!–-]+/g, ' ').trim();
  return left === '' || (!/\d/.test(rest) && isHarmless(rest.toLowerCase(), NO_LABELS));
}

function global(shape: RegExp): RegExp {
  return shape.global ? shape : new RegExp(shape.source, `${shape.flags}g`);
}

const NO_LABELS: ReadonlySet<string> = new Set();
