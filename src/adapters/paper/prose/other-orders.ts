/** Sentences of an order that speak of another one: they take it back, put this one in its place, or compare it. */

const TAKES_BACK = String.raw`(?<!\p{L})(?:cancel(?:s|l?ed|l?ing|lation of)?|void(?:s|ed)?|withdraw\p{L}*|scrap|drop(?![- ]?ship)|disregard|ignore|delete|revoke|replac(?:es?|ing|ement (?:for|of))|supersed\p{L}+|instead of|in place of|takes? the place of|no longer (?:need|want|require)|(?:do not|don['’]t) (?:need|want|require|send|ship|deliver)|storn\p{L}*|ersetz(?:t|en)|statt|anstatt|anstelle|annul\p{L}*|remplac\p{L}*|supprim\p{L}*|anul\p{L}*|cancel[ea]\p{L}*|sustitu\p{L}*|reemplaz\p{L}*|sostitu\p{L}*|vervang\p{L}*|verval(?:t|len))(?!\p{L})|取消|撤销|撤銷|作废|作廢|代替|取代`;
const COMPARES = String.raw`\b(?:as (?:in|on|with|for|under)|same (?:\p{L}+ ){0,4}(?:as|like|from|of|on)|identical to|like (?:in|on|with|for|our (?:last|previous|earlier))|in addition to|together with|along with)\b|(?<!\p{L})(?:wie (?:in|bei|auf|zu|unsere\p{L}*)|zusätzlich zu|gleiche\p{L}* .{0,20}wie|comme (?:dans|sur|pour|notre)|como en|igual que|mism[oa]s? .{0,30}\bque|mêmes? .{0,30}\bque|stess[oaie] .{0,30}\bd[ei]l?\p{L}*|dezelfde .{0,30}\bals|samma .{0,30}\bsom|(?:der|die|das|den)selben? .{0,30}\bwie|come (?:in|nel\p{L}*|da)|zoals (?:in|bij|op)|net als)(?!\p{L})|参照|参考|比照`;
const BEFORE = new RegExp(String.raw`(?:${TAKES_BACK}|${COMPARES})[^\d]{0,40}$`, 'iu');
const AFTER =
  /^(?:\s|[,:–-])*(?:[^\d]{0,30}\s)?(?:(?:is|are|was|were|has been|can be|to be|as) (?:\p{L}+ )?(?:cancell?ed|void(?:ed)?|withdrawn|replaced|superseded|obsolete|deleted|dropped|no longer (?:needed|required|wanted|valid))|no longer (?:needed|required|wanted|valid)|please (?:cancel|void|drop|delete|disregard|ignore|withdraw)(?: it| this| that)?\W*$|which you (?:can|may|should) (?:cancel|drop|ignore|delete)|storn\p{L}*|hinfällig|gegenstandslos|entfällt|zurück(?:ziehen|gezogen|nehmen)?|nicht mehr(?! als)|annulée?|à annuler|anulad[oa]|cancelad[oa]|annullat[oa]|geannuleerd|annuleren|vervalt)(?!\p{L})|^[^\d]{0,20}(?:取消|作废|作廢|撤销|撤銷|不要了|不需要)/iu;
/** What happens only then is no word about another order: `please cancel PO 4711 if you cannot ship by May`, `nothing without our PO 4711`. */
const CONDITION =
  /(?<!\p{L})(?:if|unless|in case|without|ohne|sans|senza|falls|wenn|sofern|s['’]il|sauf si|salvo|indien|mocht)(?!\p{L})|如果/iu;
const BREAK = /[.!?;](?:\s|$)|[。！？；\n]/u;

/** Whether what stands around a number in its paragraph says that it is that of another order. */
export function isOfOther(before: string, after: string): boolean {
  const start = before.split(BREAK).at(-1) ?? '';
  const end = after.split(BREAK, 1)[0] ?? '';
  if (CONDITION.test(start) || CONDITION.test(end)) return false;
  return BEFORE.test(start) || AFTER.test(end);
}
