/** Where a mail's own text ends: closing words, the name below them, and what lawyers add. */

const CLOSING =
  /^(?:(?:with )?(?:many |kind |best |warm |kindest |warmest )?(?:thanks(?: (?:much|so much|a lot|again|in advance|(?:and|&) (?:best |kind )?regards))?|regards|wishes)|thank you(?: (?:very much|and (?:best |kind )?regards|in advance))?|thx|ta|cheers|best|sincerely|yours (?:sincerely|faithfully|truly)|sincerely yours|respectfully|mit freundlichen gr(?:ü|ue)(?:ß|ss)en|(?:mit )?(?:beste|freundliche|viele|liebe|schöne)n? gr(?:ü|ue)(?:ß|ss)en?|mfg|(?:(?:vielen|besten|herzlichen) dank|danke)(?: (?:im voraus|vorab|schon mal))?(?:,? (?:und )?(?:mit )?(?:beste|freundliche|viele|liebe|schöne)n? gr(?:ü|ue)(?:ß|ss)en?)?|cordialement|bien cordialement|salutations|(?:meilleures|sincères) salutations|merci(?: (?:d['’]avance|beaucoup))?|bien à vous|dans l['’]attente.*|veuillez agréer.*|saludos(?: cordiales)?|atentamente|un saludo|cordiali saluti|distinti saluti|grazie|saluti|met vriendelijke groet(?:en)?|hartelijke groet(?:en)?|mvg|mvh|vh|(?:med )?vänlig(?:a)? hälsning(?:ar)?|hälsningar|(?:med )?ven(?:n)?lig hilsen|(?:mange )?hilsen|ystävällisin terveisin|terveisin|pozdrawiam|z poważaniem|s (?:pozdravem|přátelským pozdravem)|atenciosamente|cumprimentos|com os melhores cumprimentos|obrigad[oa]|saygılarımla|iyi çalışmalar|üdvözlettel|cu stimă|vriendelijke groet(?:en)?|groeten|此致|敬礼|谢谢|祝好|顺[颂祝]商祺|商祺|よろしくお願いいたします|以上)[\s,.!！。]*$/iu;
const NAMED_CLOSING =
  /(?:,|(?<=regards|wishes|gr(?:ü|ue)(?:ß|ss)en?|saluti|groet(?:en)?))\s+\p{Lu}[\p{L}.'-]+(?: \p{Lu}[\p{L}.'-]*){0,2}$/u;
const MARK = /^(?:-- ?|—|_{3,})$/;
const SENT_FROM =
  /^(?:sent from my|get outlook for|von meinem .{2,20} gesendet|envoyé de mon|inviato da|verstuurd vanaf)\b/i;
const DISCLAIMER =
  /\b(?:confidential|intended (?:solely|only) for|not the (?:intended )?(?:addressee|recipient)|vertrauliche[nrs]?|vertraulich|confidentiel(?:le)?s?|confidencial(?:es)?|disclaimer|riservat[aeio]|vertrouwelijke?|before printing)\b/i;

/** Index of the first line of the signature; the number of lines when there is none. */
export function signatureStart(lines: readonly string[]): number {
  const texts = lines.map((line) => line.trim());
  for (const [index, text] of texts.entries()) {
    if (MARK.test(text) || SENT_FROM.test(text) || DISCLAIMER.test(text)) return index;
    // Words of thanks in the first lines open a mail as often as they close it.
    if (index === 0 || texts.length - index > SIGNATURE_MAX) continue;
    if (CLOSING.test(text)) return index;
    // `Kind regards, Ann Lee` is a line of the letter, because a name may be none.
    if (NAMED_CLOSING.test(text) && CLOSING.test(text.replace(NAMED_CLOSING, ''))) return index + 1;
  }
  return contactsStart(texts);
}

/** Where nobody takes leave: the last lines, when they are names and ways to reach somebody. */
function contactsStart(lines: readonly string[]): number {
  let start = lines.length;
  let hasContact = false;
  while (start > 0 && lines.length - start < CONTACTS_MAX) {
    const line = lines[start - 1] ?? '';
    const isContact = CONTACT.test(line);
    if (!isContact && (/\d|[.!?:;]$/.test(line.replace(/\b(?:inc|ltd|co|corp|s\.a)\.$/i, '')) || line.length > 60))
      break;
    hasContact ||= isContact;
    start -= 1;
  }
  return hasContact ? start : lines.length;
}

const CONTACTS_MAX = 8;
const CONTACT =
  /^[\w.+-]+@[\w.-]+\.\w+$|^(?:t|m|f|d|tel|tél|telefon|phone|ph|mobile|mob|fax|cell|direct|www\.)\b[\s.:]*[+(]?\d|^www\.|^https?:\/\/\S+$|^[+(]?\d[\d\s()./-]{6,}\d\s*(?:cell|mobile|mob|office|direct|fax|home|work|desk|handy|mobil|büro|bureau|portable|móvil|cellulare|ufficio|mobiel|kantoor)?$|^(?:ccb|licen[cs]e|lic|vat|kvk|btw|ust-?id(?:nr)?|siret|siren|p\.?\s?iva|cif|nif|nipc|org\.?\s?nr|abn|acn|ein)\b[\s.:#-]*(?:no\.?|nr\.?)?[\s:#]*[A-Z]{0,3}\s?\d[\d\s.]*$/i;

const SIGNATURE_MAX = 30; // Lines; a closing word with more below it stands inside a letter.

/** `Mit freundlichen Grüßen` stands above names, and is none. */
export function isClosing(text: string): boolean {
  return CLOSING.test(text.trim());
}

export function isDisclaimer(text: string): boolean {
  return DISCLAIMER.test(text);
}
