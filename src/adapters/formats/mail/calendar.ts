/** What an invitation says in words (RFC 5545): its title and its description, which may order something. */

const TEXT_MAX = 200_000;

export function wordsOfCalendar(bytes: Uint8Array): { readonly subject: string; readonly text: string } | undefined {
  const source = new TextDecoder().decode(bytes.subarray(0, TEXT_MAX));
  if (!/^BEGIN:VCALENDAR/im.test(source)) return undefined;
  const unfolded = source.replaceAll(/\r?\n[ \t]/g, '');
  const field = (name: string): string =>
    (new RegExp(`^${name}(?:;[^:\r\n]*)?:(.*)$`, 'im').exec(unfolded)?.[1] ?? '')
      .replaceAll(/\\n/gi, '\n')
      .replaceAll(/\\([,;\\])/g, '$1')
      .trim();
  const text = field('DESCRIPTION');
  return text === '' ? undefined : { subject: field('SUMMARY'), text };
}
