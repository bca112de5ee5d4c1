/**
 * Mails that stand inside a mail and are shown with it (`inline`), which the parser joins to the text around them: their names, and
 * by the numbers of their parts what of the attachments came in them.
 */

export interface EmbeddedMail {
  /** As the parser numbers parts: `2`, and `2.1` inside it. */
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
}

const [DEPTH_MAX, PARTS_MAX] = [10, 500];

export function embeddedMails(mail: Uint8Array): EmbeddedMail[] {
  const found: EmbeddedMail[] = [];
  let parts = 0;

  function walk(source: string, id: string, depth: number): void {
    if (depth > DEPTH_MAX || (parts += 1) > PARTS_MAX) return;
    const end = /\r?\n\r?\n/.exec(source);
    const head = source.slice(0, end?.index).replaceAll(/\r?\n[ \t]+/g, ' ');
    const body = end === null ? '' : source.slice(end.index + end[0].length);
    const type = /^content-type:\s*(.*)$/im.exec(head)?.[1] ?? '';
    if (/^message\/rfc822\b/i.test(type)) {
      if (id === '' || isOfItsOwn(head)) return;
      found.push({ id, name: nameIn(head) ?? subjectIn(body), bytes: body.length });
      walk(body, id, depth + 1);
      return;
    }
    const mark = markIn(type);
    if (mark === undefined || mark === '') return;
    // The marks between parts; what stands behind the last one is none.
    const [, ...inner] = `\n${body}`.split(
      new RegExp(String.raw`\r?\n--${mark.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}(?=--|[ \t]*\r?\n)`),
    );
    for (const [index, part] of inner.entries())
      if (!part.startsWith('--'))
        walk(part.replace(/^[ \t]*\r?\n/, ''), `${id === '' ? '' : `${id}.`}${index + 1}`, depth + 1);
  }

  walk(Buffer.from(mail.buffer, mail.byteOffset, mail.byteLength).toString('latin1'), '', 0);
  return found;
}

/** What stands between the parts of a content type that has parts. */
function markIn(type: string): string | undefined {
  const boundary = /^\s*multipart\/.*?\bboundary=(?:"([^"]*)"|([^\s;]+))/is.exec(type);
  return boundary?.[1] ?? boundary?.[2];
}

/**
 * Whether the mail ends before its parts do: RFC 2046 (5.1.1) ends the last one with a mark of its own, and a mail that was cut on its way
 * has none. One whose marks are others than it announces was made so.
 */
export function isCutOff(mail: Uint8Array, contentType: string): boolean {
  const mark = markIn(contentType);
  if (mark === undefined || mark === '') return false;
  const raw = Buffer.from(mail.buffer, mail.byteOffset, mail.byteLength);
  return raw.includes(`\n--${mark}`) && !raw.includes(`\n--${mark}--`);
}

/** Such a mail stays a file, and is opened as one. */
function isOfItsOwn(head: string): boolean {
  return /^content-disposition:\s*attachment\b/im.test(head) || /^content-transfer-encoding:\s*base64/im.test(head);
}

function nameIn(head: string): string | undefined {
  const found = /\b(?:file)?name=(?:"([^"]*)"|([^\s;]+))/i.exec(head);
  return found?.[1] ?? found?.[2];
}

/** Letters outside ASCII are not worth their decoding here. */
function subjectIn(mail: string): string {
  return /^subject:[ \t]*([\x20-\x7e]{1,100})/im.exec(mail)?.[1]?.trim() ?? 'mail';
}
