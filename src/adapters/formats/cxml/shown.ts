/** The document as a person may see it: what lets somebody in, or pays, is covered. */
import { textOf } from '../../xml/encoding.ts';
import { SECRETS } from './tables.ts';

export function shownText(bytes: Uint8Array): string {
  return textOf(bytes).replaceAll(CONTENT, '$1***').replaceAll(TAG, '<$1 ***$2');
}

const NAMES = [...SECRETS].join('|');
/** From the end of the start tag to the end tag; a comment or CDATA between them may hold another end tag. */
const CONTENT = new RegExp(
  String.raw`(<(${NAMES})(?:\s[^<>]*)?(?<!/)>)(?:<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|[^<]|<(?!/\2\b|!--|!\[CDATA\[))+`,
  'g',
);
/** Attributes. */
const TAG = new RegExp(String.raw`<(${NAMES})\s[^<>]*?(/?>)`, 'g');
