/**
 * The canonical order itself, as JSON: what a form, a shop or another gateway posts. Nothing is interpreted: each value is
 * taken as it stands, and its lineage is the JSON Pointer it stood at.
 */
import { finding } from '../../../model/codes.ts';
import type {
  Decoded,
  DecodedDocument,
  Decoder,
  DecoderOptions,
  FormatAdapter,
  Sample,
} from '../../../model/decoded.ts';
import type { DraftField, DraftOrder } from '../../../model/draft.ts';
import { Order } from '../../../model/order.ts';

const BYTES_MAX = 20 * 1024 * 1024; // An order of 10,000 full lines is about 6 MB; tripled.

export const orderJson: FormatAdapter = {
  name: 'order-json',
  claims,
  decoder: (options) => new OrderJsonDecoder(options),
};

function claims({ head, mediaType, fileName }: Sample): number {
  const isObject = /^(?:\xef\xbb\xbf)?\s*\{/.test(Buffer.from(head).toString('latin1'));
  if (!isObject) return 0;
  return /\bjson\b/i.test(mediaType ?? '') || /\.json$/i.test(fileName ?? '') ? 80 : 40;
}

class OrderJsonDecoder implements Decoder {
  readonly #chunks: Buffer[] = [];
  readonly #parts: DecoderOptions['parts'];
  #bytes = 0;

  constructor({ parts }: DecoderOptions) {
    this.#parts = parts;
  }

  push(chunk: Uint8Array): Decoded[] {
    this.#bytes += chunk.length;
    if (this.#bytes <= BYTES_MAX) this.#chunks.push(Buffer.from(chunk));
    return [];
  }

  end(): Decoded[] {
    if (this.#bytes > BYTES_MAX)
      return trouble(`The JSON is larger than the limit of ${BYTES_MAX} bytes.`, this.#bytes);
    let content: unknown;
    try {
      content = JSON.parse(
        Buffer.concat(this.#chunks)
          .toString('utf8')
          .replace(/^\uFEFF/, ''),
      );
    } catch (error) {
      return trouble(`This is not JSON: ${error instanceof Error ? error.message : String(error)}.`, this.#bytes);
    }
    const result = Order.safeParse(withDefaults(content));
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
      at: { offset: 0, length: this.#bytes },
      verdict: { id: 'order', controlNumber: '', status: 'A', findings: [] },
      findings: [],
      unused: [],
      ...(this.#parts === 'verdicts' ? {} : { draft: drafted(content, '') as DraftOrder }),
    };
    return [document];
  }
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

function trouble(message: string, length: number): Decoded[] {
  return [{ kind: 'finding', finding: finding('order-json-invalid', message, { at: { offset: 0, length } }) }];
}
