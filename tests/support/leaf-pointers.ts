/** JSON Pointers of all values of a document that are neither object nor array. */
export function leafPointers(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, item]) =>
    leafPointers(item, `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  );
}
