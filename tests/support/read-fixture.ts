/** Reads a fixture the way the gateway does: bytes to documents to orders. */
import { readFileSync } from 'node:fs';
import { detectFormat } from '../../src/adapters/formats/registry.ts';
import type { DecodedDocument } from '../../src/model/decoded.ts';
import { DEFAULT_LIMITS } from '../../src/model/limits.ts';
import { normalizeOrder, type NormalizedOrder } from '../../src/normalize/index.ts';

export interface FixtureOrder extends NormalizedOrder {
  readonly document: DecodedDocument;
}

/** The orders of a file; documents that are no orders are left out. */
export function readOrders(file: string): FixtureOrder[] {
  const bytes = readFileSync(file);
  const format = detectFormat({ head: bytes.subarray(0, 4096), fileName: file });
  if (format === undefined) throw new Error(`No format claims ${file}`);
  const decoder = format.decoder({ limits: DEFAULT_LIMITS, parts: 'all' });
  return [...decoder.push(bytes), ...decoder.end()].flatMap((item) => {
    if (item.kind !== 'document' || item.draft === undefined) return [];
    return [{ document: item, ...normalizeOrder(item.draft) }];
  });
}
