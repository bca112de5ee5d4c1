/** Where the findings of `ordergate check` stand, whatever order they are asked for in. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FilePlaces } from '../../../src/commands/file-places.ts';

const SIZE = 300_000; // Ten stretches of what is read at once.

test('a place has the same line and the same bytes however many others were asked for before it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ordergate-places-'));
  const path = join(folder, 'large.edi');
  // Lines of changing length, among them empty ones.
  const text = Array.from({ length: SIZE }, (_, index) => (index % 97 === 0 || index % 89 === 1 ? '\n' : 'x')).join('');
  await writeFile(path, text);
  const place = fc.record({ offset: fc.nat(SIZE), length: fc.nat(90_000) });
  await fc.assert(
    fc.asyncProperty(fc.array(place, { minLength: 1, maxLength: 20 }), async (asked) => {
      const places = new FilePlaces(path);
      for (const { offset, length } of asked) {
        expect(await places.lineOf(offset)).toBe(text.slice(0, offset).split('\n').length);
        expect((await places.bytesAt(offset, length)).toString('latin1')).toBe(text.slice(offset, offset + length));
      }
      await places.close();
    }),
    { numRuns: 60 },
  );
  await rm(folder, { recursive: true });
});
