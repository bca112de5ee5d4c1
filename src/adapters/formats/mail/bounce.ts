/** What a delivery status notification (RFC 3464) says: which mail, whether for good, and why. */

export interface Bounce {
  /** `failed`: for good · `delayed`: still being tried · `delivered` and others: no failure */
  readonly action: string;
  /** Enhanced status code such as 5.1.1. */
  readonly status: string;
  readonly reason: string;
  /** Every Message-ID in it but its own: the returned head names the mail that came back. */
  readonly mailIds: readonly string[];
}

const MAIL_IDS_MAX = 100;

/** @param text the mail as it is, one character a byte */
export function bounceOf(text: string): Bounce {
  const unfolded = text.replaceAll(/\r?\n[ \t]+/g, ' ');
  const field = (name: string): string => new RegExp(`^${name}:\\s*(.*)$`, 'im').exec(unfolded)?.[1]?.trim() ?? '';
  const headEnd = Math.max(0, unfolded.search(/\r?\n\r?\n/));
  const mailIds = [
    ...unfolded.slice(headEnd).matchAll(/^(?:message-id|x-ms-exchange-message-id):\s*(<[^<>\s]{1,500}>)/gim),
  ];
  // Some servers return only the threading of the mail, in the head of the notification.
  const replied = [...unfolded.slice(0, headEnd).matchAll(/^(?:in-reply-to|references):(.*)$/gim)].flatMap(
    ([, ids = '']) => ids.match(/<[^<>\s]{1,500}>/g) ?? [],
  );
  const status =
    field('status').match(/\b[245]\.\d{1,3}\.\d{1,3}\b/)?.[0] ?? text.match(/\b5\.\d\.\d{1,2}\b/)?.[0] ?? '';
  const action = field('action').toLowerCase() || (status.startsWith('4') ? 'delayed' : 'failed');
  const reason = field('diagnostic-code').replace(/^smtp;\s*/i, '') || status;
  return {
    action,
    status,
    reason: reason.slice(0, 500),
    mailIds: [...new Set([...mailIds.map(([, id = '']) => id), ...replied])].slice(0, MAIL_IDS_MAX),
  };
}
