/** A unit that an order has in Recommendation 20 alone, and a message must say in its own code. */
import { finding } from '../../model/codes.ts';
import type { Finding } from '../../model/finding.ts';

/** @param path `sourceUom` of the first line of which that is so: one finding speaks for all, because the unit is the same */
export function spelled(path: string, code: string): Finding {
  const message = `The order has no unit in the words of its sender; the message says ${code}, and so in every such line.`;
  return finding('write-value-filled-in', message, { path, severity: 'info' });
}
