/** The head of a raw mail. */

const HEADER = /^([A-Za-z][A-Za-z\d-]{1,60}):/;
const USUAL =
  /^(?:from|to|cc|subject|date|message-id|mime-version|received|content-type|content-transfer-encoding|return-path|delivered-to|reply-to|x-mailer|dkim-signature|sender|thread-topic)$/i;

const ODD_MAX = 2;

/** True for what begins with at least two headers that mails have, one below the other. */
export function isMail(text: string): boolean {
  const lines = text
    .replace(/^\u00ef\u00bb\u00bf|^\uFEFF/, '')
    .replace(/^From \S[^\n]*\n/, '') // The first line of a mailbox file.
    .split(/\r?\n/);
  let usual = 0;
  let odd = 0;
  for (const line of lines) {
    if (line === '') break;
    if (/^[ \t]/.test(line)) continue;
    const [, name] = HEADER.exec(line) ?? [];
    // Some programs let a line of text slip into the head; a text that only begins like one has more of them.
    if (name === undefined && (usual < 3 || ++odd > ODD_MAX)) return false;
    if (name !== undefined && USUAL.test(name)) usual += 1;
  }
  // Somebody's pasted `From:` and `Subject:` are not the head of a mail: a mail says how it is made, or when.
  return (
    usual >= 2 && /^(?:message-id|mime-version|received|content-type|date|return-path|dkim-signature):/im.test(text)
  );
}
