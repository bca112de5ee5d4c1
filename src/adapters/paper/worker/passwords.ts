/** Passwords that senders lock their files with, from a file that only the gateway may read. */
import { readFileSync } from 'node:fs';
import { IntakeError } from '../../../model/errors.ts';

const PASSWORDS_MAX = 100; // Each is tried on each locked file.

/** One a line; blanks inside belong to it. @throws IntakeError `config-invalid` */
export function passwordsIn(path: string): string[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new IntakeError('config-invalid', `The file of passwords cannot be read: ${why}.`);
  }
  const passwords = text.split(/\r?\n/).filter((line) => line !== '');
  if (passwords.length <= PASSWORDS_MAX) return passwords;
  throw new IntakeError(
    'config-invalid',
    `${path} has ${passwords.length} passwords; at most ${PASSWORDS_MAX} are tried.`,
  );
}
