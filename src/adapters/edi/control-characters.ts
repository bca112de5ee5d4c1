/** Control characters within a value: a broken line in words is a nuisance, in a number it makes another number. */

const LINE_FEED = 10;
const RETURN = 13;

/** What stands within the value; line breaks at its ends belong to nobody, and are none of it. */
export function controlIn(value: string): 'line-break' | 'other' | undefined {
  const text = value.trim();
  let found: 'line-break' | undefined;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === LINE_FEED || code === RETURN) found = 'line-break';
    else if (code < 32 || code === 127) return 'other';
  }
  return found;
}
