/** The partner's out-folder: answers lie there as files, each complete when it appears. */
import { mkdir, open, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** @returns the file's place below the root, such as `out/ZZ-ACME/997-000000001.edi`. */
export async function putAnswer(root: string, partnerId: string, name: string, content: Uint8Array): Promise<string> {
  const place = join('out', partnerId, name);
  const path = join(root, place);
  await mkdir(dirname(path), { recursive: true });
  const temporary = join(dirname(path), `.${name}.part`);
  const file = await open(temporary, 'w');
  try {
    await file.writeFile(content);
    await file.datasync();
  } finally {
    await file.close();
  }
  await rename(temporary, path);
  return place;
}
