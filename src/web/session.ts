/** The API key of this tab, and which page it shows. The key never leaves session storage but for the API. */
import { useSyncExternalStore } from 'react';

const STORAGE_NAME = 'ordergate-key';

/** `serve` and `demo` print a link with `#key=…`; the key is kept and taken out of the address bar and the history. */
export function takeKeyFromAddress(): void {
  const key = /^#key=([^&]+)/.exec(location.hash)?.[1];
  if (key === undefined) return;
  sessionStorage.setItem(STORAGE_NAME, decodeURIComponent(key));
  history.replaceState(null, '', `${location.pathname}#/orders`);
}

export function storedKey(): string | undefined {
  return sessionStorage.getItem(STORAGE_NAME) ?? undefined;
}

export function storeKey(key: string | undefined): void {
  if (key === undefined) sessionStorage.removeItem(STORAGE_NAME);
  else sessionStorage.setItem(STORAGE_NAME, key);
}

export type Page = { readonly name: 'orders' } | { readonly name: 'order'; readonly id: string };

/** The page that the address names; the part after `#` so that the gateway serves one file for all of them. */
export function usePage(): Page {
  const hash = useSyncExternalStore(
    (notify) => {
      addEventListener('hashchange', notify);
      return () => removeEventListener('hashchange', notify);
    },
    () => location.hash,
  );
  const id = /^#\/orders\/([^/?]+)$/.exec(hash)?.[1];
  return id === undefined ? { name: 'orders' } : { name: 'order', id: decodeURIComponent(id) };
}

export function orderAddress(id: string): string {
  return `#/orders/${encodeURIComponent(id)}`;
}
