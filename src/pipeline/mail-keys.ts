/** Keys and authorities for mails, read once when the gateway starts: a wrong file stops it, and no mail waits for one. */
import { loadAnchors, signatureOf } from '../adapters/channels/mail/smime/verify.ts';
import { isSigned } from '../adapters/channels/mail/smime/parts.ts';
import { isLocked, loadKeys, unlocked, unlockWith } from '../adapters/formats/mail/unlock.ts';
import type { Config } from '../config.ts';
import { IntakeError } from '../model/errors.ts';
import type { MailSignature } from '../model/mail-signature.ts';

let anchors: Awaited<ReturnType<typeof loadAnchors>> | undefined;

/** @throws IntakeError `config-invalid` */
export async function loadMailKeys({ smimeAnchors, smimeKeys }: Config): Promise<void> {
  try {
    anchors = smimeAnchors === undefined ? undefined : await loadAnchors(smimeAnchors);
    unlockWith(smimeKeys === undefined ? [] : await loadKeys(smimeKeys));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new IntakeError('config-invalid', `Certificates of mails cannot be read: ${reason}`, {}, error);
  }
}

/** @param head its beginning @returns whether the whole mail is needed to say who signed it */
export function maySign(head: Uint8Array): boolean {
  return isSigned(head) || isLocked(head);
}

/** @param sender address of From */
export async function mailSignature(mail: Uint8Array, sender: string): Promise<MailSignature | undefined> {
  return signatureOf(unlocked(mail), { anchors, sender });
}
