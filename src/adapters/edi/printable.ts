/** Values that a mapper makes of several texts, so that `normalize` takes them as they are. */

/** As the schema of the order has it; no directory allows as much. */
export const TEXT_MAX = 10_000;
// oxlint-disable-next-line no-control-regex -- Control characters are what is looked for.
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/** As `normalize` does with a text: control characters become visible. */
export function printable(text: string, max: number): string {
  return text.replace(CONTROL, '\ufffd').trimEnd().slice(0, max);
}
