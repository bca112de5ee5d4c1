/** From text to bytes in UTF-16 and UCS-4, for a sender who writes so. */
import type { WideEncoding } from './wide-text.ts';

export function isWide(label: string | undefined): label is WideEncoding {
  return label !== undefined && /^utf-(?:16|32)[lb]e$/.test(label);
}

/** @param isFirst whether a file begins with it, so that the byte order mark stands before it, which says how it is written */
export function wideBytes(text: string, encoding: WideEncoding, isFirst: boolean): Uint8Array {
  const [unit, isLittle] = [encoding.startsWith('utf-16') ? 2 : 4, encoding.endsWith('le')];
  const marked = isFirst ? `\ufeff${text}` : text;
  const codes = unit === 2 ? marked.split('').map((one) => one.charCodeAt(0)) : Array.from(marked, (one) => one.codePointAt(0) ?? 0); // prettier-ignore
  const bytes = Buffer.alloc(codes.length * unit);
  for (const [index, code] of codes.entries()) {
    if (isLittle) bytes.writeUIntLE(code, index * unit, unit);
    else bytes.writeUIntBE(code, index * unit, unit);
  }
  return bytes;
}
