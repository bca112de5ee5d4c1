/** A mail of a few words with files attached. */
export interface AttachedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly mediaType?: string;
}

let count = 0;

export function mailWith(
  files: readonly AttachedFile[],
  text = 'Good morning, please find attached.\r\nKind regards, Ann',
): Buffer<ArrayBuffer> {
  count += 1;
  const parts = files.map(({ name, bytes, mediaType = 'application/octet-stream' }) => {
    const content = Buffer.from(bytes).toString('base64').replaceAll(/.{76}/g, '$&\r\n');
    return `--b\r\nContent-Type: ${mediaType}; name="${name}"\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename="${name}"\r\n\r\n${content}\r\n`;
  });
  return Buffer.from(
    `From: Ann Lee <ann@northgate.example>\r\nTo: orders@example.org\r\nSubject: orders\r\nMessage-ID: <${count}.with@northgate.example>\r\nDate: Mon, 2 Mar 2026 08:01:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n${text}\r\n${parts.join('')}--b--\r\n`,
  );
}
