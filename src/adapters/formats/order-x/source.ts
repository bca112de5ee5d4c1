/** The document while it is mapped: what has been read of it, and what was not, so that nothing is dropped in silence. */
import type { DraftField } from '../../../model/draft.ts';
import type { Finding } from '../../../model/finding.ts';
import type { XmlElement } from './xml.ts';

export class Source {
  readonly findings: Finding[] = [];
  readonly #read = new Set<string>();

  /** The text at a path of names below an element; absent when it is not there or empty. */
  field(element: XmlElement | undefined, path: string, value?: DraftField['value']): DraftField | undefined {
    const found = below(element, path);
    if (found === undefined || found.text.trim() === '') return undefined;
    this.#read.add(found.path);
    return fieldOf(found.path, found.text, value);
  }

  attribute(
    element: XmlElement | undefined,
    path: string,
    name: string,
    value?: DraftField['value'],
  ): DraftField | undefined {
    const found = below(element, path);
    const text = found?.attributes.get(name);
    if (found === undefined || text === undefined || text.trim() === '') return undefined;
    return fieldOf(`${found.path}/@${name}`, text, value);
  }

  /** For an element whose meaning is in the place where its neighbours were put. */
  markRead(element: XmlElement | undefined, path: string): void {
    const found = below(element, path);
    if (found !== undefined) this.#read.add(found.path);
  }

  /** Every element with a text of its own that was not read. */
  unused(root: XmlElement): { readonly tag: string; readonly segment: number; readonly text: string }[] {
    const unused: { tag: string; segment: number; text: string }[] = [];
    let position = 0;
    const visit = (element: XmlElement, isSkipped: boolean): void => {
      position += 1;
      const isRead = isSkipped || this.#read.has(element.path);
      const text = element.text.trim();
      if (element.children.length === 0 && text !== '' && !isRead)
        unused.push({ tag: element.name, segment: position, text: `${element.path} = ${text}` });
      for (const child of element.children) visit(child, isSkipped);
    };
    visit(root, false);
    return unused;
  }
}

export function below(element: XmlElement | undefined, path: string): XmlElement | undefined {
  let found = element;
  for (const name of path === '' ? [] : path.split('/')) found = found?.children.find((child) => child.name === name);
  return found;
}

export function allBelow(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

/** A value that the document implies by where something stands. */
export function implied(rule: string, value: DraftField['value']): DraftField {
  return { text: '', rule: `default/${rule}`, value };
}

function fieldOf(path: string, text: string, value: DraftField['value']): DraftField {
  // The rule is the place without the root and the positions: one name for the same field in every document.
  const rule = `order-x${path.replace(/^\/[^/]+/, '').replaceAll(/\[\d+\]/g, '')}`;
  return { text, at: { pointer: path }, rule, ...(value === undefined ? {} : { value }) };
}

/** Puts what is there; says whether it was. */
export function put<T extends object, K extends keyof T>(target: T, key: K, value: T[K] | undefined): void {
  if (value !== undefined) target[key] = value;
}
