/** Which of the passwords that were agreed with senders opens a PDF. */
import { PAPER_LIMITS } from '../../paper/page.ts';
import { withDocument } from './document.ts';

export interface Key {
  readonly password?: string;
}

/** Empty for a file that is not locked, or that none of them opens: reading it says so. */
export async function keyOf(bytes: Uint8Array, passwords: readonly string[] = []): Promise<Key> {
  const { unpackedBytesMax } = PAPER_LIMITS;
  const isLocked = async (key: Key): Promise<boolean> => {
    const opened = await withDocument(bytes, { unpackedBytesMax, ...key }, () => true);
    return 'trouble' in opened && opened.trouble.code === 'pdf-locked';
  };
  if (passwords.length === 0 || !(await isLocked({}))) return {};
  for (const password of passwords) if (!(await isLocked({ password }))) return { password };
  return {};
}
