/** Names of the rules by which fields are read. */
import { elementNumber } from './map-elements.ts';

/** Rule names of one message type: they are asked for at every field, so each is built once. */
export interface RuleNames {
  readonly prefix: string;
  readonly byTag: Map<string, ComponentNames[][]>;
  /** Of the tag that was asked for last. */
  tag: string;
  list: ComponentNames[][];
}
interface ComponentNames {
  readonly plain: string;
  readonly qualified: Map<string, string>;
  /** The qualifier that was asked for last, and its name: most fields have always the same. */
  last: string;
  lastName: string;
}

const QUALIFIED_NAMES_MAX = 2_000; // A hostile file can invent qualifiers without end; the memory must not follow it.
const namesByType = new Map<string, RuleNames>();

/** @param type one of the messages that are mapped, so the table stays small. */
export function ruleNames(type: string): RuleNames {
  const known = namesByType.get(type);
  if (known !== undefined) return known;
  const names: RuleNames = { prefix: `edifact/${type}/`, byTag: new Map(), tag: '', list: [] };
  namesByType.set(type, names);
  return names;
}

/** `edifact/ORDERS/LIN/7140`, or `edifact/ORDERS/QTY/6060/21` when a qualifier chose the field. */
export function ruleName(names: RuleNames, tag: string, element: number, component: number, qualifier: string): string {
  if (names.tag !== tag) {
    let list = names.byTag.get(tag);
    if (list === undefined) names.byTag.set(tag, (list = []));
    names.list = list;
    names.tag = tag;
  }
  const known = ((names.list[element] ??= [])[component] ??= {
    plain: `${names.prefix}${tag}/${elementNumber(tag, element, component)}`,
    qualified: new Map(),
    last: '',
    lastName: '',
  });
  if (qualifier === '') return known.plain;
  if (qualifier !== known.last) {
    known.lastName = qualifiedName(known, qualifier);
    known.last = qualifier;
  }
  return known.lastName;
}

function qualifiedName({ plain, qualified }: ComponentNames, qualifier: string): string {
  const known = qualified.get(qualifier);
  if (known !== undefined) return known;
  const name = `${plain}/${qualifier.slice(0, 40)}`;
  if (qualified.size < QUALIFIED_NAMES_MAX) qualified.set(qualifier, name);
  return name;
}
