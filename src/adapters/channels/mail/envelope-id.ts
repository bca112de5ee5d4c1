/** The name under which a mail was handed to its server (ENVID), which its delivery status notification gives back (RFC 3464, 2.2.1). */

/** @param bytes the notification, or its beginning */
export function envelopeIdOf(bytes: Uint8Array): string | undefined {
  const text = Buffer.from(bytes).toString('latin1');
  const [, id] = /^original-envelope-id:[ \t]*([\w-]{1,100})[ \t]*\r?$/im.exec(text) ?? [];
  return id;
}
