/** `please change PO 81014: 60 instead of 40`: a correction of an order that was sent before, in the sender's own words. */

const CHANGE =
  /\b(?:please|pls|kindly|we (?:need|want|have) to|can you|could you)\b.{0,40}\b(?:change|amend|correct|update|revise)\b|\b(?:correction|amendment|change|revision) (?:to|of|for) (?:our |the |my )?(?:po|order|purchase order)\b|\binstead of\b.{0,40}\d|\bbitte\b.{0,60}(?<!\p{L})(?:ändern|korrigieren|anpassen)\b|(?<!\p{L})(?:korrektur|änderung) (?:der|zur|unserer) bestellung\b|\b(?:statt|anstatt)\b.{0,40}\d|请.{0,20}(?:更改|修改|更正)|(?:更改|修改|更正)订单|改为/iu;
const QUOTED =
  /^\s*>|^\s*[-_]{3,}\s*(?:original|forwarded|ursprüngliche|weitergeleitete)|^(?:on|am)\s.{8,160}\s(?:wrote|schrieb).{0,80}:\s*$|^\*?(?:from|von|发件人)\s?\*?[:：]\s*\S/iu;

/**
 * @param words subject and text
 * @param isInThread without an earlier mail "instead of" may as well be part of a first order
 * @returns the words that say so
 */
export function changeSaid(words: string, isInThread: boolean): string | undefined {
  const lines = words.split(/\r?\n/);
  const quoteAt = lines.findIndex((line) => QUOTED.test(line));
  const newest = lines.slice(0, quoteAt < 0 ? undefined : quoteAt).join(' ');
  const said = CHANGE.exec(newest)?.[0];
  const isClear =
    isInThread ||
    /^\s*(?:re|aw|antw|回复)\s*[:：]/i.test(words) ||
    /\b(?:po|order|bestellung|订单)\b/iu.test(said ?? '');
  return said !== undefined && isClear ? said.replaceAll(/\s+/g, ' ').slice(0, 100) : undefined;
}
