/** Keeps what a pure function of a text gave: a page asks for the same labels hundreds of times. */
const KEPT_MAX = 20_000; // Texts of a few hundred papers; a worker reads papers for hours.

export function remember<T>(work: (text: string) => T): (text: string) => T {
  const kept = new Map<string, T>();
  return (text) => {
    const known = kept.get(text);
    if (known !== undefined || kept.has(text)) return known as T;
    if (kept.size >= KEPT_MAX) kept.clear();
    const made = work(text);
    kept.set(text, made);
    return made;
  };
}
