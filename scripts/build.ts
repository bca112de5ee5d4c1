/** What the compiler leaves out of `dist`: migrations and dictionaries, read as files at run time. */
import { cp, glob, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

let copied = 0;
for await (const file of glob('**/*.{sql,json}', { cwd: join(root, 'src') })) {
  if (file.startsWith('web/')) continue; // Vite takes what the pages need.
  const target = join(root, 'dist', file);
  await mkdir(dirname(target), { recursive: true });
  await cp(join(root, 'src', file), target);
  copied++;
}
process.stdout.write(`copied ${copied} data files to dist\n`);
