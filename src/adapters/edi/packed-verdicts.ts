/**
 * Verdicts with findings, as an answer needs them: their codes, places and the values that are shown, not their sentences.
 * A file may hold half a million faulty sets, and their findings as objects took a thousand bytes for each of them.
 * What many sets share (kind of set, code, element) is kept once, and the rest in compressed blocks: a few bytes a set.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { FINDING_CODES, type FindingCode } from '../../model/codes.ts';
import type { SetVerdict } from '../../model/decoded.ts';
import type { Finding } from '../../model/finding.ts';

const SHAPES_MAX = 2_000; // A hostile file can invent shapes without end; one that is not listed is written out.
const BLOCK_CHARACTERS = 128 * 1024; // What is unpacked at once; larger blocks are hardly smaller in the end.
const VALUE_MAX = 99; // AK404 holds no more.

/** All but the number of the set. */
type SetShape = Omit<SetVerdict, 'controlNumber' | 'findings'>;
/** All but the words, the place and the value. */
type FindingShape = Omit<Finding, 'message' | 'hint' | 'fix' | 'path'>;

/**
 * One line of JSON a set: its shape and its number, then for each finding its shape, how far its place is from the one
 * before, its length, the position of the segment and the value.
 */
type Cell = string | number | SetShape | FindingShape | null;
const CELLS_OF_SET = 2;
const CELLS_OF_FINDING = 5;

export class PackedVerdicts {
  readonly #shapes: (SetShape | FindingShape)[] = [];
  readonly #shapeIndex = new Map<string, number>();
  readonly #blocks: Buffer[] = [];
  #lines: string[] = [];
  #characters = 0;
  #offset = 0;
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add({ controlNumber, findings, ...set }: SetVerdict): void {
    this.#size += 1;
    const cells: Cell[] = [this.#shapeOf(set), controlNumber];
    for (const found of findings) cells.push(...this.#cellsOf(found));
    const line = JSON.stringify(cells);
    this.#lines.push(line);
    this.#characters += line.length;
    if (this.#characters < BLOCK_CHARACTERS) return;
    this.#blocks.push(deflateRawSync(this.#lines.join('\n'), { level: 1 }));
    this.#lines = [];
    this.#characters = 0;
  }

  #cellsOf({ code, severity, at, x12, edifact }: Finding): Cell[] {
    const { value, ...told } = x12 ?? {};
    const isInBytes = at !== undefined && 'offset' in at;
    const position = isInBytes && 'segment' in at ? at.segment : 0;
    const place = isInBytes ? { ...at, offset: 0, length: 0, ...('segment' in at ? { segment: 0 } : {}) } : at;
    const shape = this.#shapeOf({
      code,
      severity,
      ...(place === undefined ? {} : { at: place }),
      ...(x12 === undefined ? {} : { x12: told as NonNullable<Finding['x12']> }),
      ...(edifact === undefined ? {} : { edifact }),
    });
    const offset = isInBytes ? at.offset : this.#offset;
    const cells = [shape, offset - this.#offset, isInBytes ? at.length : 0, position, value?.slice(0, VALUE_MAX) ?? null]; // prettier-ignore
    this.#offset = offset;
    return cells;
  }

  #shapeOf<Shape extends SetShape | FindingShape>(shape: Shape): number | Shape {
    const text = JSON.stringify(shape);
    const known = this.#shapeIndex.get(text);
    if (known !== undefined) return known;
    if (this.#shapes.length === SHAPES_MAX) return shape;
    this.#shapeIndex.set(text, this.#shapes.length);
    this.#shapes.push(shape);
    return this.#shapes.length - 1;
  }

  /** Every verdict, in the order in which they were added; each is made when it is asked for. */
  *[Symbol.iterator](): Generator<SetVerdict> {
    const from = { offset: 0 };
    for (const block of this.#blocks) {
      for (const line of inflateRawSync(block).toString('utf8').split('\n')) yield this.#read(line, from);
    }
    for (const line of this.#lines) yield this.#read(line, from);
  }

  /** @param from the place of the finding before, which moves on */
  #read(line: string, from: { offset: number }): SetVerdict {
    const cells = JSON.parse(line) as Cell[];
    const findings: Finding[] = [];
    for (let cell = CELLS_OF_SET; cell < cells.length; cell += CELLS_OF_FINDING) {
      const [shape, distance, length, segment, value] = cells.slice(cell) as [number | FindingShape, number, number, number, string | null]; // prettier-ignore
      from.offset += distance;
      findings.push(this.#finding(shape, { offset: from.offset, length, segment }, value));
    }
    const [shape, controlNumber] = cells as [number | SetShape, string];
    return { ...(typeof shape === 'number' ? (this.#shapes[shape] as SetShape) : shape), controlNumber, findings };
  }

  #finding(
    shape: number | FindingShape,
    { offset, length, segment }: { readonly offset: number; readonly length: number; readonly segment: number },
    value: string | null,
  ): Finding {
    const found = typeof shape === 'number' ? (this.#shapes[shape] as FindingShape) : shape;
    const { title, hint } = FINDING_CODES[found.code as FindingCode] ?? { title: found.code, hint: '' };
    const { at, x12 } = found;
    const place =
      at !== undefined && 'offset' in at
        ? { at: { ...at, offset, length, ...('segment' in at ? { segment } : {}) } as NonNullable<Finding['at']> }
        : {};
    return {
      ...found,
      message: title,
      hint,
      ...place,
      ...(x12 === undefined || value === null ? {} : { x12: { ...x12, value } }),
    };
  }
}
