/** Business cards (vCard, RFC 6350) that come with a mail: that of who wrote it says how to reach them, and nothing of the order. */
import type { Attachment } from '../../paper/page.ts';

/** @param from the header From, with the address of the sender */
export function withOwnCards(attachments: readonly Attachment[], from: string): readonly Attachment[] {
  const address = /[^\s<>"'@]+@[^\s<>"',;]+/.exec(from)?.[0].toLowerCase();
  if (address === undefined) return attachments;
  return attachments.map((each) =>
    /\.vcf$/i.test(each.name) && isCardOf(each.bytes, address) ? { ...each, isOwnCard: true } : each,
  );
}

function isCardOf(bytes: Uint8Array, address: string): boolean {
  if (bytes.length > CARD_BYTES_MAX) return false;
  // A line that begins with a space goes on with the one before it (3.2).
  const lines = Buffer.from(bytes)
    .toString('utf8')
    .replaceAll(/\r?\n[ \t]/g, '')
    .split(/\r?\n/);
  const valuesOf = (property: string): string[] =>
    lines.flatMap((line) => new RegExp(`^(?:[\\w-]+\\.)?${property}(?:;[^:]*)?:(.*)$`, 'i').exec(line)?.[1] ?? []);
  const isOne = lines.filter((line) => /^BEGIN:VCARD\s*$/i.test(line)).length === 1;
  const isOwn = valuesOf('EMAIL').some((value) => value.trim().toLowerCase() === address);
  return isOne && isOwn && valuesOf('NOTE').every((value) => value.trim() === '');
}

const CARD_BYTES_MAX = 200_000; // With a photo.
