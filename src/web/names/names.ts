/** What a format's segments and elements are called; a new format gets a file of its own and a line in `index.ts`. */

/** The places of one element: its name, or the names of its components. */
export type ElementNames = string | readonly string[];

/** Name of the segment, then of its elements from 1 on. */
export type SegmentNames = readonly [name: string, ...elements: ElementNames[]];

export interface Names {
  /** `Order line`; tags that are not known are told apart by their letters alone. */
  segment(tag: string): string;
  /** Name of an element or of one of its components, both counted from 1; a component that is not given is the first. */
  element(tag: string, element: number, component?: number): string;
  /** How the standard's users point at it: `PO102`, or `LIN 3, component 1`. */
  reference(tag: string, element: number, component?: number): string;
}

const OTHER_SEGMENT = 'Other segment';
const OTHER_ELEMENT = 'Other element';

export function segmentNamed(table: Readonly<Record<string, SegmentNames>>, tag: string): string {
  return rowOf(table, tag)?.[0] ?? OTHER_SEGMENT;
}

export function elementNamed(
  table: Readonly<Record<string, SegmentNames>>,
  tag: string,
  element: number,
  component = 1,
): string {
  const names = element === 0 ? undefined : rowOf(table, tag)?.[element];
  if (names === undefined) return OTHER_ELEMENT;
  return typeof names === 'string' ? names : (names[component - 1] ?? OTHER_ELEMENT);
}

/** `LIN 3, component 1`: EDIFACT and TRADACOMS count with a blank, because their tags may end in a digit. */
export function spacedReference(tag: string, element: number, component?: number): string {
  if (element === 0) return tag;
  return component === undefined ? `${tag} ${element}` : `${tag} ${element}, component ${component}`;
}

/** The tag is a stranger's, and `constructor` is a member of every object. */
function rowOf(table: Readonly<Record<string, SegmentNames>>, tag: string): SegmentNames | undefined {
  return Object.hasOwn(table, tag) ? table[tag] : undefined;
}
