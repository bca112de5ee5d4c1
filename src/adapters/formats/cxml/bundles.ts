/** Lines that belong together (cXML ItemOut itemType and parentLineNumber): which of them are ordered. */
import { finding } from '../../../model/codes.ts';
import type { XmlElement } from '../../xml/parse.ts';
import { allBelow, type Source } from '../../xml/source.ts';

/**
 * A bundle is priced and ordered as one (`groupLevel`: its parts only explain it) or part by part (`itemLevel`: it only heads
 * them). Which of the two is not said by default; then all lines stay, and a person looks.
 */
export function orderedItems(source: Source, request: XmlElement): XmlElement[] {
  const items = allBelow(request, 'ItemOut');
  const parents = new Map(items.map((item) => [attribute(item, 'lineNumber'), item]));
  const parentOf = (item: XmlElement): XmlElement | undefined => {
    const number = attribute(item, 'parentLineNumber');
    const parent = number === '' ? undefined : parents.get(number);
    return parent === item ? undefined : parent;
  };
  const headed = new Set(items.flatMap((item) => parentOf(item) ?? []));
  return items.filter((item) => {
    source.markRead(item, '', 'itemType');
    source.markRead(item, '', 'compositeItemType');
    source.markRead(item, '', 'parentLineNumber');
    const why = headed.has(item) ? headOf(source, item) : undefined;
    const reason = why ?? (isPart(item, parentOf) ? 'is part of a bundle that is ordered as one' : undefined);
    if (reason === undefined) return true;
    const message = `Line ${attribute(item, 'lineNumber').slice(0, 20)} ${reason}; it is no line of the order.`;
    source.tell(finding('subline-left-out', message, { at: { pointer: item.path } }));
    return false;
  });
}

function headOf(source: Source, item: XmlElement): string | undefined {
  const kind = attribute(item, 'compositeItemType');
  if (kind === 'itemLevel') return 'only heads its parts';
  if (kind === 'groupLevel') return undefined;
  const number = attribute(item, 'lineNumber').slice(0, 20);
  const message = `Line ${number} is a bundle of other lines, and whether it or they are ordered is not said (compositeItemType).`;
  source.tell(finding('bundle-unclear', message, { at: { pointer: item.path } }));
  return undefined;
}

const DEPTH_MAX = 20; // Bundles in bundles; a circle ends here as well.

/** Whether any bundle around it is ordered as one. */
function isPart(item: XmlElement, parentOf: (item: XmlElement) => XmlElement | undefined): boolean {
  let parent = parentOf(item);
  for (let depth = 0; parent !== undefined && parent !== item && depth < DEPTH_MAX; depth += 1) {
    if (attribute(parent, 'compositeItemType') === 'groupLevel') return true;
    parent = parentOf(parent);
  }
  return false;
}

function attribute(item: XmlElement, name: string): string {
  return item.attributes.get(name)?.trim() ?? '';
}
