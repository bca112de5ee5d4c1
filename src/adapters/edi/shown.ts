/** A stranger's characters in a message for people: short, quoted, and without what could steer a terminal. */
export function shown(value: string): string {
  const short = value.length > 40 ? `${value.slice(0, 40)}…` : value;
  // oxlint-disable-next-line no-control-regex -- These are exactly what must not reach a terminal.
  return `'${short.replace(/[\x00-\x1f\x7f-\xff]/g, (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`)}'`;
}
