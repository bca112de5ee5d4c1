/** The document while it is mapped: what has been read of it, and what was not, so that nothing is dropped in silence. */
import { finding } from '../../model/codes.ts';
import type { DraftField } from '../../model/draft.ts';
import type { Finding } from '../../model/finding.ts';
import type { XmlElement } from './parse.ts';

export interface SourceOptions {
  /** Attributes that are told when they were not read: in cXML they hold values, elsewhere what kind of value it is. */
  readonly tellsAttribute?: (name: string) => boolean;
  /** Elements whose texts and attributes are never repeated. */
  readonly isSecret?: (element: XmlElement) => boolean;
}

interface Unused {
  readonly tag: string;
  readonly segment: number;
  readonly text: string;
}

export class Source {
  readonly #findings: Finding[] = [];
  #untold = 0;
  readonly #format: string;
  readonly #options: SourceOptions;
  readonly #read = new Set<string>();

  constructor(format: string, options: SourceOptions = {}) {
    this.#format = format;
    this.#options = options;
  }

  /** In the order of the document. The rest of very many is counted. */
  get findings(): readonly Finding[] {
    if (this.#untold === 0) return this.#findings;
    const message = `${this.#untold} more finding(s) are not listed (limit ${FINDINGS_MAX}).`;
    return [...this.#findings, finding('findings-limit', message)];
  }

  tell(found: Finding): void {
    if (this.#findings.length < FINDINGS_MAX) this.#findings.push(found);
    else this.#untold += 1;
  }

  /** The text at a path of names below an element; absent when it is not there or empty. */
  field(element: XmlElement | undefined, path: string, value?: DraftField['value']): DraftField | undefined {
    const found = below(element, path);
    if (found === undefined || found.text.trim() === '') return undefined;
    this.#read.add(found.path);
    return this.#fieldOf(found.path, found.text, value);
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
    this.#read.add(`${found.path}/@${name}`);
    return this.#fieldOf(`${found.path}/@${name}`, text, value);
  }

  /** For an element, or an attribute of it, whose meaning is in the place where its neighbours were put. */
  markRead(element: XmlElement | undefined, path: string, attribute?: string): void {
    const found = below(element, path);
    if (found !== undefined) this.#read.add(attribute === undefined ? found.path : `${found.path}/@${attribute}`);
  }

  /**
   * Amounts that were read although they are in another currency than the order: told once, at the first of them. The same
   * currency once more says nothing.
   */
  tellOtherCurrencies(root: XmlElement, attribute: string, currency: string): void {
    const others: XmlElement[] = [];
    const visit = (element: XmlElement): void => {
      const own = element.attributes.get(attribute)?.trim() ?? '';
      if (own.toUpperCase() === currency.toUpperCase()) this.markRead(element, '', attribute);
      else if (own !== '' && this.#read.has(element.path)) others.push(element);
      for (const child of element.children) visit(child);
    };
    visit(root);
    const [first, ...more] = others;
    if (first === undefined) return;
    const own = first.attributes.get(attribute)?.trim() ?? '';
    const count = more.length === 0 ? 'An amount is' : `${more.length + 1} amounts are`;
    const message = `${count} in ${own.slice(0, 10)}, the order is in ${currency === '' ? 'no currency that it names' : currency.slice(0, 10)}.`;
    this.tell(finding('currency-differs', message, { at: { pointer: first.path } }));
  }

  /** Every element with a text of its own that was not read. */
  unused(root: XmlElement): Unused[] {
    const { tellsAttribute, isSecret = () => false } = this.#options;
    const unused: Unused[] = [];
    let position = 0;
    const visit = (element: XmlElement, isHidden: boolean): void => {
      position += 1;
      const isKeptSecret = isHidden || isSecret(element);
      const tell = (tag: string, path: string, text: string): void => {
        if (text === '' || this.#read.has(path)) return;
        unused.push({ tag, segment: position, text: `${path} = ${isKeptSecret ? MASKED : shortened(text)}` });
      };
      for (const [name, value] of element.attributes)
        if (tellsAttribute?.(name) === true) tell(name, `${element.path}/@${name}`, value.trim());
      // Between elements, cXML alone has texts.
      if (element.children.length === 0 || tellsAttribute !== undefined)
        tell(element.name, element.path, element.text.trim());
      for (const child of element.children) visit(child, isKeptSecret);
    };
    visit(root, false);
    return unused;
  }

  #fieldOf(path: string, text: string, value: DraftField['value']): DraftField {
    // The rule is the place without the root and the positions: one name for the same field in every document.
    const rule = `${this.#format}${path.replace(/^\/[^/]+/, '').replaceAll(/\[\d+\]/g, '')}`;
    return { text, at: { pointer: path }, rule, ...(value === undefined ? {} : { value }) };
  }
}

const FINDINGS_MAX = 1000; // Nobody reads more, and a fault of a program stands in every line.
const MASKED = '***';
const SHOWN_MAX = 2000; // A file inside the document, as base64, is told by its beginning.

function shortened(text: string): string {
  return text.length <= SHOWN_MAX ? text : `${text.slice(0, SHOWN_MAX)}… (${text.length} characters)`;
}

export function below(element: XmlElement | undefined, path: string): XmlElement | undefined {
  let found = element;
  for (const name of path === '' ? [] : path.split('/')) found = found?.children.find((child) => child.name === name);
  return found;
}

/** The text there without the blanks around it; empty when there is none. Nothing is thereby read. */
export function textAt(element: XmlElement | undefined, path: string): string {
  return below(element, path)?.text.trim() ?? '';
}

export function allBelow(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

/** A value that the document implies by where something stands. */
export function implied(rule: string, value: DraftField['value']): DraftField {
  return { text: '', rule: `default/${rule}`, value };
}

/** Puts what is there. */
export function put<T extends object, K extends keyof T>(target: T, key: K, value: T[K] | undefined): void {
  if (value !== undefined) target[key] = value;
}

/** Undefined when nothing was put: an order holds no empty parts. */
export function filled<T extends object>(target: T): T | undefined {
  return Object.keys(target).length === 0 ? undefined : target;
}
