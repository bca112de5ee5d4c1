/** From bytes (one latin1 character each) to text, for every encoding that a partner may use. */

/** CP 850, the code page of DOS in Western Europe, from 0x80 on: the one of them that the platform does not know. */
const CP850 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0';

/** ISO 8859-1 maps bytes to the characters of the same number; the platform's decoder of that name is Windows-1252. */
export function decoderOf(encoding: string): (latin1: string) => string {
  if (encoding === 'ascii' || encoding === 'iso-8859-1') return (latin1) => latin1;
  if (encoding === 'cp850')
    return (latin1) => latin1.replace(/[\x80-\xff]/g, (byte) => CP850[byte.charCodeAt(0) - 0x80] ?? byte);
  const decoder = new TextDecoder(encoding);
  return (latin1) => decoder.decode(Buffer.from(latin1, 'latin1'));
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

export function isUtf8(latin1: string): boolean {
  try {
    strictUtf8.decode(Buffer.from(latin1, 'latin1'));
    return true;
  } catch {
    return false; // The answer of this function, not a fault.
  }
}
