/** The API key of this tab, and which page it shows. The key never leaves session storage but for the API. */
import { useMemo, useSyncExternalStore } from 'react';
import { MESSAGE_STATES } from '../model/states.ts';
import type { MessageState } from '../model/states.ts';

const STORAGE_NAME = 'ordergate-key';

/** `serve` and `demo` print a link with `#key=…`; the key is kept and taken out of the address bar and the history. */
export function takeKeyFromAddress(): string | undefined {
  const key = /^#key=([^&]+)/.exec(location.hash)?.[1];
  if (key === undefined) return undefined;
  sessionStorage.setItem(STORAGE_NAME, decodeURIComponent(key));
  history.replaceState(null, '', `${location.pathname}#/orders`);
  return decodeURIComponent(key);
}

export function storedKey(): string | undefined {
  return sessionStorage.getItem(STORAGE_NAME) ?? undefined;
}

export function storeKey(key: string | undefined): void {
  if (key === undefined) sessionStorage.removeItem(STORAGE_NAME);
  else sessionStorage.setItem(STORAGE_NAME, key);
}

export type Page =
  | { readonly name: 'orders' }
  | { readonly name: 'order'; readonly id: string }
  | { readonly name: 'messages'; readonly show: MessageFilter }
  | { readonly name: 'message'; readonly id: string }
  | { readonly name: 'phone' };

/** Which messages are listed: all, those of one state, those that wait for a person, or those of which something did not become an order. */
export type MessageFilter = MessageState | 'all' | 'waiting' | 'incomplete';

/** The page that the address names; the part after `#` so that the gateway serves one file for all of them. */
export function usePage(): Page {
  const hash = useSyncExternalStore(
    (notify) => {
      addEventListener('hashchange', notify);
      return () => removeEventListener('hashchange', notify);
    },
    () => location.hash,
  );
  return useMemo(() => pageOf(hash), [hash]);
}

function pageOf(hash: string): Page {
  const [, resource, id] = /^#\/(orders|messages)\/([^/?]+)$/.exec(hash) ?? [];
  if (resource !== undefined && id !== undefined) {
    return { name: resource === 'orders' ? 'order' : 'message', id: decodeURIComponent(id) };
  }
  if (hash === '#/phone') return { name: 'phone' };
  const messages = /^#\/messages(?:\?(.*))?$/.exec(hash);
  if (messages === null) return { name: 'orders' };
  const show = new URLSearchParams(messages[1]).get('show') ?? 'all';
  return { name: 'messages', show: isMessageFilter(show) ? show : 'all' };
}

function isMessageFilter(text: string): text is MessageFilter {
  return (
    text === 'all' || text === 'waiting' || text === 'incomplete' || MESSAGE_STATES.some((state) => state === text)
  );
}

export function orderAddress(id: string): string {
  return `#/orders/${encodeURIComponent(id)}`;
}

export function messageAddress(id: string): string {
  return `#/messages/${encodeURIComponent(id)}`;
}

export function messagesAddress(show: MessageFilter): string {
  return show === 'all' ? '#/messages' : `#/messages?show=${show}`;
}
