/** Drafts in this browser: they survive a lost connection, a closed lid and a reload. Each belongs to whoever typed it. */
import type { FormContent } from './client.ts';

export interface LocalDraft extends FormContent {
  /** Whether the gateway has it as it is. */
  readonly kept: boolean;
  /** The version at the gateway that it began with; 0 where there was none. */
  readonly version?: number;
  /** The window in which it was typed. */
  readonly window?: string;
}

const PREFIX = 'ordergate-draft';

export function readLocal(owner: string, id: string): LocalDraft | undefined {
  const text = localStorage.getItem(nameOf(owner, id));
  return text === null ? undefined : (JSON.parse(text) as LocalDraft);
}

/** A full or forbidden storage loses nothing that the gateway keeps. @returns whether it is in this browser */
export function writeLocal(owner: string, id: string, draft: LocalDraft): boolean {
  try {
    localStorage.setItem(nameOf(owner, id), JSON.stringify(draft));
    return true;
  } catch {
    return false; // Told by the sign beside the form.
  }
}

export function dropLocal(owner: string, id: string): void {
  localStorage.removeItem(nameOf(owner, id));
}

/** Those that the gateway does not have, or not as they are. */
export function unkept(owner: string): string[] {
  const prefix = nameOf(owner, '');
  return Object.keys(localStorage)
    .filter((name) => name.startsWith(prefix))
    .map((name) => name.slice(prefix.length))
    .filter((id) => readLocal(owner, id)?.kept === false);
}

/** When somebody signs out: the next one at this browser must not find them. */
export function dropAllLocal(owner: string): void {
  for (const name of Object.keys(localStorage)) if (name.startsWith(nameOf(owner, ''))) localStorage.removeItem(name);
}

function nameOf(owner: string, id: string): string {
  return `${PREFIX}:${owner}:${id}`;
}
