/**
 * Records where every value came from while an order is read, and stores it small.
 *
 * A walk over a draft only leaves a trail; pointers and entries are made when somebody looks. One order of 20 lines
 * has some 200 values, and a plain JSON map of them is ten times the order itself.
 */
import type { DraftField } from '../model/draft.ts';
import type { Lineage, LineageEntry, Place, SegmentPlace } from '../model/lineage.ts';
import type { Tell, Trail } from './trail.ts';

/**
 * Lineage in columns, as JSON. Row n is value n; `rules` and `tags` are dictionaries.
 * - `key`: the pointer, or only its last token (it does not begin with `/`) when the rest is that of the row before
 * - `segment`: -1 in a row that has no place in a segment; `offset`, `length`, `tag`, `element` skip such rows
 * - `offset`: difference to the place before
 * - `raw`: row → the characters, where they are not those of the order's value; as code points when one is NUL, which
 *   PostgreSQL's jsonb refuses
 * - `other`: row → place that is not an element of a segment, component or repetition
 */
export interface CompactLineage {
  readonly v: 2;
  readonly rules: string[];
  readonly tags: string[];
  readonly key: string[];
  readonly rule: number[];
  readonly offset: number[];
  readonly length: number[];
  readonly segment: number[];
  readonly tag: number[];
  readonly element: number[];
  readonly raw: Record<string, string | number[]>;
  readonly other: Record<string, Place>;
  readonly confidence: Record<string, number>;
}

export class LineageLog {
  readonly #paths: string[] = [];
  readonly #fields: DraftField[] = [];
  #index: Map<string, number> | undefined;
  /** What a walk left behind, until its values are asked for. */
  #trail: Trail | undefined;

  static fromTrail(trail: Trail): LineageLog {
    const log = new LineageLog();
    log.#trail = trail;
    return log;
  }

  get size(): number {
    return this.#trail?.size ?? this.#fields.length;
  }

  add(path: string, field: DraftField): void {
    this.#expand();
    this.#paths.push(path);
    this.#fields.push(field);
    this.#index = undefined;
  }

  /** Where the value at this pointer stands in the source; `undefined` when no source says it. */
  placeOf(path: string): Place | undefined {
    if (this.#trail !== undefined) return this.#trail.fieldAt(path.slice(1).split('/'))?.at;
    this.#index ??= new Map(this.#paths.map((known, row) => [known, row]));
    const row = this.#index.get(path);
    return row === undefined ? undefined : this.#fields[row]?.at;
  }

  toRecord(): Lineage {
    this.#expand();
    const record: Lineage = {};
    for (const [row, path] of this.#paths.entries()) {
      const field = this.#fields[row];
      if (field !== undefined) record[path] = entryOf(field);
    }
    return record;
  }

  #expand(): void {
    const trail = this.#trail;
    this.#trail = undefined;
    trail?.each((holder, key, field) => {
      this.#paths.push(`${holder}/${key}`);
      this.#fields.push(field);
    });
  }

  #each(tell: Tell): void {
    if (this.#trail !== undefined) {
      this.#trail.each(tell);
      return;
    }
    for (const [row, path] of this.#paths.entries()) {
      const slash = path.lastIndexOf('/');
      const field = this.#fields[row];
      if (field !== undefined) tell(path.slice(0, slash), path.slice(slash + 1), field);
    }
  }

  static fromRecord(lineage: Lineage): LineageLog {
    const log = new LineageLog();
    for (const [path, { raw, at, rule, confidence }] of Object.entries(lineage)) {
      log.add(path, { text: raw, rule, confidence, ...(at === undefined ? {} : { at }) });
    }
    return log;
  }

  /** @param order the order that this log belongs to: characters that equal its values are not stored again. */
  toCompact(order: unknown): CompactLineage {
    const compact = emptyCompact();
    const rules = new Dictionary(compact.rules);
    const tags = new Dictionary(compact.tags);
    let before: string | undefined;
    let values: unknown;
    let offset = 0;
    this.#each((holder, key, field) => {
      const row = compact.key.length;
      if (holder === before) compact.key.push(key);
      else {
        compact.key.push(`${holder}/${key}`);
        values = valueAt(order, holder);
        before = holder;
      }
      compact.rule.push(rules.number(field.rule));
      const raw = field.raw ?? field.text;
      if (memberOf(values, key) !== raw) compact.raw[row] = packRaw(raw);
      if (field.confidence !== undefined && field.confidence !== 1) compact.confidence[row] = field.confidence;
      const at = plainElement(field.at);
      if (at === undefined) {
        if (field.at !== undefined) compact.other[row] = field.at;
        compact.segment.push(NO_SEGMENT);
        return;
      }
      compact.segment.push(at.segment);
      compact.offset.push(at.offset - offset);
      compact.length.push(at.length);
      compact.tag.push(tags.number(at.tag));
      compact.element.push(at.element ?? 0);
      offset = at.offset;
    });
    return compact;
  }

  /** @param order the same order that was given to `toCompact`. */
  static fromCompact(compact: CompactLineage, order: unknown): LineageLog {
    const log = new LineageLog();
    let path = '';
    let offset = 0;
    let placed = 0;
    for (const [row, key] of compact.key.entries()) {
      path = key.startsWith('/') ? key : path.slice(0, path.lastIndexOf('/') + 1) + key;
      const raw = compact.raw[row];
      const text = raw === undefined ? String(valueAt(order, path)) : unpackRaw(raw);
      const rule = compact.rules[compact.rule[row] ?? 0] ?? '';
      let at: Place | undefined = compact.other[row];
      const segment = compact.segment[row] ?? NO_SEGMENT;
      if (segment !== NO_SEGMENT) {
        offset += compact.offset[placed] ?? 0;
        const element = compact.element[placed] ?? 0;
        at = {
          offset,
          length: compact.length[placed] ?? 0,
          segment,
          tag: compact.tags[compact.tag[placed] ?? 0] ?? '',
          ...(element === 0 ? {} : { element }),
        };
        placed++;
      }
      const confidence = compact.confidence[row];
      log.add(path, {
        text,
        rule,
        ...(at === undefined ? {} : { at }),
        ...(confidence === undefined ? {} : { confidence }),
      });
    }
    return log;
  }
}

const NO_SEGMENT = -1;

export function entryOf(field: DraftField): LineageEntry {
  const { text, raw = text, at, rule, confidence = 1 } = field;
  return at === undefined ? { raw, rule, confidence } : { raw, at, rule, confidence };
}

/** The value at a JSON Pointer (RFC 6901); `undefined` when there is none. */
export function valueAt(root: unknown, pointer: string): unknown {
  let value = root;
  if (pointer === '') return value;
  for (const token of pointer.slice(1).split('/')) value = memberOf(value, token);
  return value;
}

/** One step of `valueAt`, for a key that may be escaped. */
function memberOf(holder: unknown, token: string): unknown {
  if (typeof holder !== 'object' || holder === null) return undefined;
  const key = unescaped(token);
  return Object.hasOwn(holder, key) ? (holder as Record<string, unknown>)[key] : undefined;
}

function unescaped(token: string): string {
  return token.includes('~') ? token.replaceAll('~1', '/').replaceAll('~0', '~') : token;
}

class Dictionary {
  readonly #words: string[];
  readonly #numbers = new Map<string, number>();

  constructor(words: string[]) {
    this.#words = words;
  }

  number(word: string): number {
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    this.#numbers.set(word, this.#words.length);
    return this.#words.push(word) - 1;
  }
}

function emptyCompact(): CompactLineage {
  return {
    v: 2,
    rules: [],
    tags: [],
    key: [],
    rule: [],
    offset: [],
    length: [],
    segment: [],
    tag: [],
    element: [],
    raw: {},
    other: {},
    confidence: {},
  };
}

/** The place when the columns can hold it. */
function plainElement(at: Place | undefined): SegmentPlace | undefined {
  if (at === undefined || !('tag' in at)) return undefined;
  return at.component === undefined && at.repetition === undefined ? at : undefined;
}

function packRaw(text: string): string | number[] {
  return text.includes('\0') ? Array.from(text, (character) => character.codePointAt(0) ?? 0) : text;
}

function unpackRaw(raw: string | number[]): string {
  return typeof raw === 'string' ? raw : raw.map((code) => String.fromCodePoint(code)).join('');
}
