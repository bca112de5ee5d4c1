/** A clerk's changes as a JSON Patch (RFC 6902) against the order that the clerk saw. Pure. */
import type { Finding } from '../model/finding.ts';
import type { Order } from '../model/order.ts';
import type { PatchOperation } from './api.ts';

/** From JSON Pointer to the new text; empty means that the field shall go. */
export type Edits = ReadonlyMap<string, string>;

const INTEGERS = /^\/(paymentTerms\/(netDays|discountDays)|totals\/lineCount)$/;

export function patchFrom(order: Order, edits: Edits): PatchOperation[] {
  const operations: PatchOperation[] = [];
  const made = new Set<string>();
  for (const [path, text] of edits) {
    const exists = valueAt(order, path) !== undefined;
    const value = text.trim();
    if (value === '') {
      if (exists) operations.push({ op: 'remove', path });
      continue;
    }
    if (!exists) {
      for (const parent of missingParents(order, path)) {
        const isList = /^\/\d+(\/|$)/.test(path.slice(parent.length));
        if (!made.has(parent)) operations.push({ op: 'add', path: parent, value: isList ? [] : {} });
        made.add(parent);
      }
    }
    operations.push({ op: exists ? 'replace' : 'add', path, value: typed(path, value) });
  }
  return operations;
}

/** Doubts about one value, which end when a person says it again. */
export function isConfirmable(finding: Finding): boolean {
  return isUnsure(finding) || (finding.path !== undefined && finding.code === 'head-values-differ');
}

/** What may be said of several at once: of two values that differ, each is a question of its own. */
export function isUnsure({ code, path }: Finding): boolean {
  return path !== undefined && (code === 'value-uncertain' || code === 'value-unsure');
}

/** Says the values at these places again: somebody has compared them with the source, and they are right as they were read. */
export function confirmation(order: Order, paths: readonly string[]): PatchOperation[] {
  return paths.map((path) => ({ op: 'replace', path, value: valueAt(order, path) }));
}

/** A whole number where the order wants one; text that is none goes as it is, and the gateway says what is wrong. */
function typed(path: string, value: string): string | number {
  return INTEGERS.test(path) && /^\d+$/.test(value) ? Number(value) : value;
}

/** An `add` needs its parent to be there: `/buyer` before `/buyer/name`. */
function missingParents(order: Order, path: string): string[] {
  const parts = path.split('/').slice(1, -1);
  const parents = parts.map((_, index) => `/${parts.slice(0, index + 1).join('/')}`);
  return parents.filter((parent) => valueAt(order, parent) === undefined);
}

export function valueAt(order: Order, pointer: string): unknown {
  let value: unknown = order;
  for (const part of pointer.split('/').slice(1)) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string, unknown>)[part.replaceAll('~1', '/').replaceAll('~0', '~')];
  }
  return value;
}
