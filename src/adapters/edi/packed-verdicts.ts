/**
 * Verdicts with a finding, as an answer needs them: its codes, its place and the value that is shown, not its sentences.
 * A file may hold half a million faulty sets, and their findings as objects took a thousand bytes for each of them.
 * What many sets share (kind of set, code, element) is kept once; a set takes a few tens of bytes.
 */
import { FINDING_CODES, type FindingCode } from '../../model/codes.ts';
import type { SetVerdict } from '../../model/decoded.ts';
import type { Finding } from '../../model/finding.ts';

const SHAPES_MAX = 2_000; // A hostile file can invent shapes without end; one that is not listed is written out.
const FIRST_BYTES = 64 * 1024;
const VALUE_MAX = 99; // AK404 holds no more.
const SEPARATOR = '\u001F';

/** All but the number of the set, and of its finding the place and the value. */
interface Shape {
  readonly set: Omit<SetVerdict, 'controlNumber' | 'findings'>;
  readonly finding?: Omit<Finding, 'message' | 'hint' | 'fix' | 'path'>;
}

export class PackedVerdicts {
  readonly #shapes: Shape[] = [];
  readonly #shapeIndex = new Map<string, number>();
  #bytes = Buffer.alloc(0);
  #end = 0;

  /** False when the verdict is none that can be packed without loss of what an answer says. */
  add({ controlNumber, findings, ...set }: SetVerdict): boolean {
    const [found] = findings;
    if (findings.length > 1 || controlNumber.includes(SEPARATOR)) return false;
    if (found === undefined) {
      this.#write([this.#shapeOf({ set }), controlNumber]);
      return true;
    }
    const { code, severity, at, x12, edifact } = found;
    if (!(code in FINDING_CODES) || (at !== undefined && (!('segment' in at) || 'file' in at))) return false;
    const { value, ...told } = x12 ?? {};
    const place = at === undefined ? undefined : { ...at, offset: 0, length: 0, segment: 0 };
    const finding = {
      code,
      severity,
      ...(place === undefined ? {} : { at: place }),
      ...(x12 === undefined ? {} : { x12: told as NonNullable<Finding['x12']> }),
      ...(edifact === undefined ? {} : { edifact }),
    };
    const numbers = at === undefined ? ['', '', ''] : [at.offset, at.length, at.segment].map(String);
    const shown = value === undefined ? [] : [value.slice(0, VALUE_MAX)];
    this.#write([this.#shapeOf({ set, finding }), controlNumber, ...numbers, ...shown]);
    return true;
  }

  #shapeOf(shape: Shape): string {
    const text = JSON.stringify(shape);
    const known = this.#shapeIndex.get(text);
    if (known !== undefined) return String(known);
    if (this.#shapes.length === SHAPES_MAX) return text;
    this.#shapeIndex.set(text, this.#shapes.length);
    this.#shapes.push(shape);
    return String(this.#shapes.length - 1);
  }

  #write(parts: readonly string[]): void {
    const text = parts.join(SEPARATOR);
    const length = Buffer.byteLength(text);
    const end = this.#end + 4 + length;
    if (end > this.#bytes.length) {
      const larger = Buffer.alloc(Math.max(FIRST_BYTES, end, Math.ceil(this.#bytes.length * 1.5)));
      this.#bytes.copy(larger, 0, 0, this.#end);
      this.#bytes = larger;
    }
    this.#bytes.writeUInt32LE(length, this.#end);
    this.#bytes.write(text, this.#end + 4);
    this.#end = end;
  }

  /** Every verdict, in the order in which they were added; each is made when it is asked for. */
  *[Symbol.iterator](): Generator<SetVerdict> {
    for (let start = 0; start < this.#end;) {
      const length = this.#bytes.readUInt32LE(start);
      yield this.#read(this.#bytes.toString('utf8', start + 4, start + 4 + length));
      start += 4 + length;
    }
  }

  #read(text: string): SetVerdict {
    const [which = '', controlNumber = '', offset = '', length = '', segment = '', ...values] = text.split(SEPARATOR);
    const { set, finding } = which.startsWith('{')
      ? (JSON.parse(which) as Shape)
      : (this.#shapes[Number(which)] as Shape);
    if (finding === undefined) return { ...set, controlNumber, findings: [] };
    const { title, hint } = FINDING_CODES[finding.code as FindingCode];
    const { at, x12 } = finding;
    const place = { offset: Number(offset), length: Number(length), segment: Number(segment) };
    const found: Finding = {
      ...finding,
      message: title,
      hint,
      ...(at === undefined ? {} : { at: { ...at, ...place } }),
      // A value may hold the separator itself.
      ...(x12 === undefined || values.length === 0 ? {} : { x12: { ...x12, value: values.join(SEPARATOR) } }),
    };
    return { ...set, controlNumber, findings: [found] };
  }
}
