/** Where a mail's own text ends: closing words, the name below them, and what lawyers add. */

const CLOSINGS = [
  String.raw`(?:with )?(?:many |kind |best |warm |kindest |warmest )?(?:thanks(?: (?:much|so much|a lot|again|in advance|(?:and|&) (?:best |kind )?regards))?|regards|wishes)|all the best|thank you(?: (?:very much|and (?:best |kind )?regards|in advance))?|thx|ta|cheers|best|rgds|sincerely|yours (?:sincerely|faithfully|truly)|sincerely yours|respectfully`,
  String.raw`(?:(?:(?:vielen|besten|herzlichen) dank|danke)(?: (?:im voraus|vorab|schon mal))?,? )?(?:und )?(?:(?:mit )?(?:beste|freundliche|viele|liebe|schöne|herzliche|sonnige)n? )?gr(?:u|ü|ue)(?:ß|ss)(?:en?)?(?: (?:aus|von|vom) (?:der |dem )?\p{L}+)?|mfg|[lvb]g|(?:(?:vielen|besten|herzlichen) dank|danke)(?: (?:im voraus|vorab|schon mal))?`,
  String.raw`cordialement|cordialmente|bien cordialement|cdlt|amicalement|salutations|(?:meilleures|sincères|cordiales) salutations|merci(?: (?:d['’]avance|beaucoup|à vous|(?:et )?bonne (?:journée|soirée|semaine)))?|bonne (?:journée|soirée)(?=[^.]*$)|bien à (?:vous|toi)|à bientôt|dans l['’]attente.*|veuillez agréer.*`,
  String.raw`(?:(?:muchas )?gracias(?: de antemano)?(?: y)? ?)?(?:(?:(?:reciba )?un (?:cordial |afectuoso )?)?(?:saludos?|abrazo)(?: cordial(?:es)?)?)|(?:muchas )?gracias(?: de antemano)?|(?:le |les |los )?salud[ao](?:mos)?(?: muy)? atentamente|(?:muy )?atentamente|qued(?:o|amos) (?:a la espera|al pendiente|atent[oa]s?)[^.]{0,40}(?=[^.]*$)`,
  String.raw`cordiali saluti|distinti saluti|(?:un )?(?:cordiale )?saluto|grazie(?: mille| e (?:a presto|saluti|buona giornata))?|buona giornata(?=[^.]*$)|a presto|saluti`,
  String.raw`(?:met )?(?:vriendelijke|hartelijke) groet(?:en)?|groet(?:en|jes)?|alvast bedankt|mvg|mvh|vh|(?:med )?vänlig(?:a)? hälsning(?:ar)?|hälsningar|(?:med )?ven(?:n)?lig hilsen|(?:mange )?hilsen|ystävällisin terveisin|terveisin`,
  String.raw`pozdrawiam|z poważaniem|s (?:pozdravem|přátelským pozdravem)|atenciosamente|cumprimentos|com os melhores cumprimentos|obrigad[oa]|saygılarımla|iyi çalışmalar|üdvözlettel|cu stimă`,
  String.raw`此致|敬礼|谢谢|多谢|祝好|顺[颂祝]商祺|商祺|よろしくお願いいたします|以上`,
].join('|');
const CLOSING = new RegExp(String.raw`^(?:${CLOSINGS})[\s,.!！。]*$`, 'iu');
const NAMED_CLOSING =
  /(?:,|(?<=regards|wishes|[Cc]heers|[Gg]r(?:u|ü|ue)(?:ß|ss)(?:en?)?|\b[LlVv]G|\b[lv]g|[Mm]f[Gg]|[Ss]aluti|[Ss]aludos|[Gg]roet(?:en)?))\s+\p{Lu}[\p{L}.'-]+(?: \p{Lu}[\p{L}.'-]*){0,2}$/u;
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
  /^[\w.+-]+@[\w.-]+\.\w+$|^(?:电话|手机|传真)[\s:：]*[\d(+]|^(?:t|m|f|d|tel|tél|tlf|tfno|telefon|teléfono|telefono|téléphone|phone|ph|mobile|mob|fax|cell|direct|www\.)\b[\s.:]*[+(]?\d|^www\.|^https?:\/\/\S+$|^[+(]?\d[\d\s()./-]{6,}\d\s*(?:cell|mobile|mob|office|direct|fax|home|work|desk|handy|mobil|büro|bureau|portable|móvil|cellulare|ufficio|mobiel|kantoor)?$|^(?:ccb|licen[cs]e|lic|vat|kvk|btw|ust-?id(?:nr)?|siret|siren|p\.?\s?iva|cif|nif|nipc|org\.?\s?nr|abn|acn|ein|rut|rfc|cuit|nit)\b[\s.:#-]*(?:no\.?|nr\.?)?[\s:#]*[A-Z]{0,3}\s?\d[\d\s.]*$/i;

const SIGNATURE_MAX = 30; // Lines; a closing word with more below it stands inside a letter.

/** `Mit freundlichen Grüßen` stands above names, and is none. */
export function isClosing(text: string): boolean {
  return CLOSING.test(text.trim());
}

export function isDisclaimer(text: string): boolean {
  return DISCLAIMER.test(text);
}
