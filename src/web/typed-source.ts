/** A source of fields, such as a form: what was typed, as groups of labels and values with their JSON Pointers. Pure. */
import { words } from './text.ts';

export interface TypedValue {
  /** In the document, such as `/fields/poNumber`. */
  readonly pointer: string;
  readonly label: string;
  readonly text: string;
}

export interface TypedGroup {
  readonly title: string;
  readonly values: readonly TypedValue[];
}

type Json = null | string | number | boolean | readonly Json[] | { readonly [key: string]: Json };
type JsonObject = { readonly [key: string]: Json };

/** @param text one character for each byte, as the API gives it; undefined for what is no JSON object */
export function typedGroups(text: string): TypedGroup[] | undefined {
  const content = parsed(text);
  if (!isObject(content)) return undefined;
  const groups = isObject(content['fields']) ? formGroups(content, content['fields']) : groupsOf(content, '', 'Order');
  return groups.filter(({ values }) => values.length > 0);
}

/** First what was typed, line by line with what is on file of the item; then who typed it. */
function formGroups(form: JsonObject, fields: JsonObject): TypedGroup[] {
  const items = Array.isArray(form['items']) ? (form['items'] as readonly Json[]) : [];
  const typed = groupsOf(fields, '/fields', 'Order').map((group) => {
    const index = Number(/^\/fields\/lines\/(\d+)\//.exec(group.values[0]?.pointer ?? '')?.[1] ?? -1);
    const onFile = leaves(items[index] ?? null, `/items/${index}`, 'item').map((value) => ({
      ...value,
      label: `${value.label}, on file`,
    }));
    return { ...group, values: [...group.values, ...onFile] };
  });
  const rest = ['customer', 'call', 'enteredBy', 'attachments'].map((key) => ({
    title: words(key),
    values: leaves(form[key] ?? null, `/${key}`, key).filter(({ pointer }) => !pointer.endsWith('/sha256')),
  }));
  return [...typed, ...rest];
}

/** Plain values together, each object by itself, each item of a list by itself. */
function groupsOf(value: JsonObject, pointer: string, title: string): TypedGroup[] {
  const plain: TypedValue[] = [];
  const groups: TypedGroup[] = [];
  for (const [key, inner] of Object.entries(value)) {
    const at = `${pointer}/${escape(key)}`;
    if (Array.isArray(inner) && inner.some(isObject)) {
      for (const [index, item] of (inner as readonly Json[]).entries())
        groups.push({ title: `${singular(key)} ${index + 1}`, values: leaves(item, `${at}/${index}`, key) });
    } else if (isObject(inner)) groups.push({ title: words(key), values: leaves(inner, at, key) });
    else plain.push(...leaves(inner, at, key));
  }
  return [{ title, values: plain }, ...groups];
}

function leaves(value: Json, pointer: string, key: string): TypedValue[] {
  if (value === null) return [];
  if (Array.isArray(value))
    return (value as readonly Json[]).flatMap((item, index) => leaves(item, `${pointer}/${index}`, key));
  if (isObject(value))
    return Object.entries(value).flatMap(([name, inner]) => leaves(inner, `${pointer}/${escape(name)}`, name));
  return [{ pointer, label: labelOf(key), text: typeof value === 'string' ? value : JSON.stringify(value) }];
}

function labelOf(key: string): string {
  return key === 'poNumber' ? 'PO number' : words(key);
}

function singular(key: string): string {
  return words(key).replace(/s$/, '');
}

function parsed(text: string): Json {
  const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as Json;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function escape(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
