/** The partner's out-folder: answers lie there as files, each complete when it appears. */
import { mkdir, open, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const made = new Set<string>(); // Folders that are there: asking the disk for each answer costs more.

/** @returns the file's place below the root, such as `out/ZZ-ACME/997-000000001.edi`. */
export async function putAnswer(root: string, partnerId: string, name: string, content: Uint8Array): Promise<string> {
  const place = join('out', partnerId, name);
  const path = join(root, place);
  if (!made.has(dirname(path))) await mkdir(dirname(path), { recursive: true });
  made.add(dirname(path));
  const temporary = join(dirname(path), `.${name}.part`);
  const file = await open(temporary, 'w').catch((error: unknown) => {
    made.delete(dirname(path)); // Somebody may have tidied the folder away: the next try makes it again.
    throw error;
  });
  try {
    await file.writeFile(content);
    await file.datasync();
  } finally {
    await file.close();
  }
  await rename(temporary, path);
  return place;
}
