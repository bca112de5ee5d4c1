/** The first element of a document, as far as the first bytes of a file say it: by it a format knows what is its own. */
import { withoutDoctype } from './doctype.ts';

export interface FirstElement {
  /** Without the prefix. */
  readonly name: string;
  /** Empty where none is declared. */
  readonly namespace: string;
  /** The first bytes as text, from the element on. */
  readonly text: string;
}

export function firstElement(head: Uint8Array): FirstElement | undefined {
  const isWide = head[0] === 0xff || head[0] === 0xfe;
  const bytes = Buffer.from(isWide ? head.filter((byte) => byte !== 0) : head).toString('latin1');
  const prolog = bytes.replace(/^[^<]*/, '').replaceAll(/<\?.*?\?>|<!--.*?-->/gs, '');
  const text = (withoutDoctype(prolog.trimStart()) ?? '').trimStart();
  const [, prefix = '', name, attributes = ''] = START.exec(text) ?? [];
  if (name === undefined) return undefined;
  const declared = prefix === '' ? 'xmlns' : `xmlns:${prefix}`;
  const namespace = [...attributes.matchAll(ATTRIBUTE)].find(([, each]) => each === declared)?.[2] ?? '';
  return { name, namespace: namespace.trim(), text };
}

const START = /^<(?:([\w.-]+):)?([\w.-]+)(?=[\s/>])([^>]*)/;
const ATTRIBUTE = /([\w:.-]+)\s*=\s*["']([^"']*)["']/g;
