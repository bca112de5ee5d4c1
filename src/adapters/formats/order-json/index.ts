/**
 * The canonical order itself, as JSON: what a form, a shop or another gateway posts. Nothing is interpreted: each value is
 * taken as it stands, and its lineage is the JSON Pointer it stood at.
 */
import { finding } from '../../../model/codes.ts';
import type { Decoded, DecodedDocument, Sample } from '../../../model/decoded.ts';
import type { FormatAdapter } from '../../../model/format-adapter.ts';
import type { DraftField, DraftOrder } from '../../../model/draft.ts';
import { Order } from '../../../model/order.ts';
import { AtOnce, parseJson, type DataFile } from '../../data/at-once.ts';

export const orderJson: FormatAdapter = {
  name: 'order-json',
  claims,
  decoder: (options) => new AtOnce(options, { name: 'JSON', code: 'order-json-invalid', read }),
};

function claims({ head, mediaType, fileName }: Sample): number {
  const isObject = /^(?:\xef\xbb\xbf)?\s*\{/.test(Buffer.from(head).toString('latin1'));
  if (!isObject) return 0;
  return /\bjson\b/i.test(mediaType ?? '') || /\.json$/i.test(fileName ?? '') ? 80 : 40;
}

function read({ bytes, at, parts, trouble }: DataFile): Decoded[] {
  const json = parseJson(bytes);
  if ('reason' in json) return trouble(json.reason);
  const result = Order.safeParse(withDefaults(json.content));
  if (!result.success) {
    return result.error.issues.map((issue) => ({
      kind: 'finding',
      finding: finding('order-json-invalid', `/${issue.path.map(String).join('/')}: ${issue.message}`, {
        at: { pointer: `/${issue.path.map(String).join('/')}` },
      }),
    }));
  }
  const document: DecodedDocument = {
    kind: 'document',
    index: 0,
    type: 'order',
    controlNumber: '',
    at,
    verdict: { id: 'order', controlNumber: '', status: 'A', findings: [] },
    findings: [],
    unused: [],
    ...(parts === 'verdicts' ? {} : { draft: drafted(json.content, '') as DraftOrder }),
  };
  return [document];
}

/** What a poster may leave out: `normalize` fills it in, under a rule that says so. */
function withDefaults(content: unknown): unknown {
  if (typeof content !== 'object' || content === null || Array.isArray(content)) return content;
  const { lines, ...order } = content as { lines?: unknown };
  const numbered = Array.isArray(lines)
    ? lines.map((line: unknown, index) => (isRecord(line) ? { lineNumber: String(index + 1), ...line } : line))
    : lines;
  return {
    schemaVersion: '1.0',
    purpose: 'original',
    test: false,
    ...order,
    ...(numbered === undefined ? {} : { lines: numbered }),
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The same layout, each leaf a field with its pointer (RFC 6901; the schema's names need no escaping). */
function drafted(value: unknown, pointer: string): unknown {
  if (Array.isArray(value)) return value.map((item, index) => drafted(item, `${pointer}/${index}`));
  if (isRecord(value))
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, drafted(item, `${pointer}/${key}`)]));
  const leaf = value as string | number | boolean;
  const field: DraftField = { text: String(leaf), at: { pointer }, rule: 'order-json', value: leaf };
  return field;
}
