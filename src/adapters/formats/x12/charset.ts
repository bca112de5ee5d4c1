/**
 * The encoding of one set. X12 declares none: bytes beyond ASCII are UTF-8 where they are valid as such; else they are what
 * was agreed with the partner, or what they look like, which is told, because nobody can know it.
 */
import { finding } from '../../../model/codes.ts';
import type { Finding } from '../../../model/finding.ts';
import { decoderOf, isUtf8 } from '../../edi/decoders.ts';
import type { Delimiters } from '../../edi/delimiters.ts';
import { legacyCharset } from '../../edi/legacy-charset.ts';
import { misreadAt } from '../../edi/misread.ts';
import type { Segment, SegmentSource } from '../../edi/segment.ts';

export interface DecodedSet {
  readonly segments: readonly Segment[];
  readonly findings: readonly Finding[];
}

/** Whether a segment says anything about the character set: by its bytes, or by the country whose letters they are. */
export function isOfCharset({ wide, tag }: Segment): boolean {
  return wide || tag === 'N4';
}

/** @param agreed encoding of the partner's profile, which is not doubted unless bytes are no text in it */
export function withCharset(
  segments: readonly Segment[],
  agreed: string | undefined,
  delimiters: Delimiters,
): DecodedSet {
  const first = segments.find((segment) => segment.wide && (agreed !== undefined || !isUtf8(textOf(segment))));
  if (first === undefined) return { segments, findings: [] };
  const texts = segments.filter(({ wide }) => wide).map(textOf);
  const encoding = agreed ?? legacyCharset(texts.filter((text) => !isUtf8(text)).join('\n'));
  const decode = decoderOf(encoding);
  const source: SegmentSource = { delimiters, decode: agreed === undefined ? orUtf8(decode) : decode };
  const at = { offset: first.offset, length: first.length, segment: first.position, tag: first.tag };
  return {
    segments: segments.map((segment) => (segment.wide ? { ...segment, source, cuts: undefined } : segment)),
    findings:
      agreed === undefined
        ? [misread(segments, encoding) ?? assumed(encoding, at)]
        : misfits(texts, agreed, decode, at),
  };
}

function textOf({ elements }: Segment): string {
  return elements.join('\n');
}

const utf8 = decoderOf('utf-8');

/** A set may have both: a name that was typed, and one that came from another system. */
function orUtf8(decode: SegmentSource['decode']): SegmentSource['decode'] {
  return (latin1) => (isUtf8(latin1) ? utf8(latin1) : decode(latin1));
}

/** Words that no language has: a person must look. */
function misread(segments: readonly Segment[], encoding: string): Finding | undefined {
  const isIcelandic = segments.some(({ tag, elements }) => tag === 'N4' && /^(?:IS|FO)$/.test(elements[4] ?? ''));
  for (const segment of segments) {
    if (!segment.wide) continue;
    const shift = misreadAt(textOf(segment), encoding, { isIcelandic });
    if (shift < 0) continue;
    const at = { offset: segment.offset + shift, length: 1, segment: segment.position, tag: segment.tag };
    const message = `The text is no UTF-8, and X12 declares no character set: it was read as ${encoding}, but is of another one by its looks.`;
    return finding('charset-assumed', message, { at, severity: 'error' });
  }
  return undefined;
}

/** Without anything odd Windows-1252 is hardly ever wrong; another encoding is a guess. */
function assumed(encoding: string, at: NonNullable<Finding['at']>): Finding {
  const message = `The text is no UTF-8, and X12 declares no character set: it was read as ${encoding}.`;
  return finding('charset-assumed', message, { at, ...(encoding === 'windows-1252' ? { severity: 'info' } : {}) });
}

function misfits(
  texts: readonly string[],
  agreed: string,
  decode: SegmentSource['decode'],
  at: NonNullable<Finding['at']>,
): Finding[] {
  if (texts.every((text) => !decode(text).includes('\ufffd'))) return [];
  return [finding('charset-bytes-invalid', `The bytes are no text in ${agreed}, the partner's profile says.`, { at })];
}
