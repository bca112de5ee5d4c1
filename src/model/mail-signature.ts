/** What is known of the signature (S/MIME) of a mail. */
export interface MailSignature {
  /** `differs`: the mail is not what was signed · `unverifiable`: damaged, without its certificate, or by a method of no use */
  readonly result: 'valid' | 'differs' | 'unverifiable';
  /** `unknown`: no authority was named that could be asked */
  readonly chain: 'trusted' | 'untrusted' | 'unknown';
  /** The certificate was not valid when the mail was signed. */
  readonly expired: boolean;
  /** None of the addresses of the certificate is that of From. */
  readonly addressDiffers: boolean;
  readonly addresses: readonly string[];
  /** Distinguished name of the signer, on one line. */
  readonly subject: string;
  /** As the signer says. */
  readonly signedAt?: string;
}
