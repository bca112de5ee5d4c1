/** The names of a document's segments and elements, chosen by its format. */
import { edifact } from './edifact.ts';
import type { Names } from './names.ts';
import { tradacoms } from './tradacoms.ts';
import { x12 } from './x12.ts';

export type { Names } from './names.ts';

const BY_FORMAT: ReadonlyMap<string | null | undefined, Names> = new Map([
  ['x12', x12],
  ['edifact', edifact],
  ['tradacoms', tradacoms],
]);

/** A format without segments has no places to name, so that it does not matter what it is given. */
export function namesOf(format: string | null | undefined): Names {
  return BY_FORMAT.get(format) ?? x12;
}
