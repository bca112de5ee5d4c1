/**
 * A draft: what the document says, field by field, as text with its place, in the order's own layout.
 * Formats make drafts; `normalize` turns a draft's text into values. Nothing here is interpreted yet.
 */
import type { Component, Order } from './order.ts';
import type { Place } from './lineage.ts';

export interface DraftField {
  /** The characters of the source, unescaped but not trimmed. */
  readonly text: string;
  /** The characters as they stand in the source, where an escape was taken out of them. */
  readonly raw?: string | undefined;
  /** True when the format has seen that the text is printable ASCII, which spares looking again. */
  readonly isPlain?: boolean | undefined;
  /** Where they stand; absent when the format itself implies the value. */
  readonly at?: Place | undefined;
  /** What read it, such as `x12/850/BEG03`. */
  readonly rule: string;
  /**
   * The meaning of a coded element where it is the format's own (X12 BEG01 `00` is `original`).
   * When present, `normalize` takes it as it is.
   */
  readonly value?: string | boolean | number | undefined;
  /** 0 to 1; absent means 1. */
  readonly confidence?: number;
}

export type Drafted<T> = T extends string | number | boolean
  ? DraftField
  : T extends readonly (infer Item)[]
    ? Drafted<Item>[]
    : T extends object
      ? { -readonly [Key in keyof T]?: Drafted<NonNullable<T[Key]>> }
      : never;

export type DraftOrder = Drafted<Order>;
export type DraftLine = Drafted<Order['lines'][number]>;
export type DraftComponent = Drafted<Component>;
export type DraftParty = Drafted<NonNullable<Order['buyer']>>;
