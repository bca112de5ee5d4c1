/** From bytes (one latin1 character each) to text, for every encoding that a partner may use. */

/** CP 850, the code page of DOS in Western Europe, from 0x80 on: the one of them that the platform does not know. */
const CP850 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0';

/** ISO 8859-1 maps bytes to the characters of the same number; the platform's decoder of that name is Windows-1252. */
export function decoderOf(encoding: string): (latin1: string) => string {
  if (encoding === 'ascii' || encoding === 'iso-8859-1') return (latin1) => latin1;
  if (encoding === 'cp850') return byTable(CP850);
  const decoder = new TextDecoder(encoding);
  if (ONE_BYTE.test(decoder.encoding)) return byTable(decoder.decode(UPPER_HALF));
  return (latin1) => decoder.decode(Buffer.from(latin1, 'latin1'));
}

/** A byte a letter, by the names that the platform gives. */
const ONE_BYTE = /^(?:iso-8859-|windows-|koi8-|ibm866|macintosh|x-mac-)/;
const UPPER_HALF = Uint8Array.from({ length: 0x80 }, (_, index) => 0x80 + index);

/** Without a buffer for each word, as the platform's decoder makes them: millions of those wait for a full collection. */
function byTable(upper: string): (latin1: string) => string {
  return (latin1) => latin1.replace(/[\x80-\xff]/g, (byte) => upper[byte.charCodeAt(0) - 0x80] ?? byte);
}

export function isUtf8(latin1: string): boolean {
  return brokenUtf8At(latin1) === latin1.length;
}

/**
 * The first byte that is no part of a character in UTF-8; the length where there is none. Looks at the bytes themselves: the platform's
 * decoder throws where they are none, with a trace that lives long.
 */
export function brokenUtf8At(latin1: string): number {
  for (let at = 0; at < latin1.length; at++) {
    const byte = latin1.charCodeAt(at);
    if (byte < 0x80) continue;
    const start = at;
    if (byte < 0xc2 || byte > 0xf4) return start;
    // No longer form than is needed, no half of a pair of UTF-16, and nothing beyond U+10FFFF.
    const least = byte === 0xe0 ? 0xa0 : byte === 0xf0 ? 0x90 : 0x80;
    const most = byte === 0xed ? 0x9f : byte === 0xf4 ? 0x8f : 0xbf;
    const end = at + (byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3);
    at += 1;
    if (!isWithin(latin1.charCodeAt(at), least, most)) return start;
    for (; at < end; at++) if (!isWithin(latin1.charCodeAt(at + 1), 0x80, 0xbf)) return start;
  }
  return latin1.length;
}

function isWithin(byte: number, least: number, most: number): boolean {
  return byte >= least && byte <= most;
}
