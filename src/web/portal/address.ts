/** Which page the address names; the part after `#`, so that the gateway serves one file, and secrets reach no log. */
import { useMemo, useSyncExternalStore } from 'react';

export type PortalPage =
  | { readonly name: 'orders' }
  | { readonly name: 'order'; readonly id: string }
  | { readonly name: 'form'; readonly draft: string }
  | { readonly name: 'account' }
  | { readonly name: 'forgot' }
  | { readonly name: 'password'; readonly link: string };

export function usePortalPage(): PortalPage {
  const hash = useSyncExternalStore(
    (notify) => {
      addEventListener('hashchange', notify);
      return () => removeEventListener('hashchange', notify);
    },
    () => location.hash,
  );
  return useMemo(() => pageOf(hash), [hash]);
}

function pageOf(hash: string): PortalPage {
  const [, resource, rest = ''] = /^#\/(orders|new|account|forgot|password)(?:\/([\w-]+))?$/.exec(hash) ?? [];
  if (resource === 'orders' && rest !== '') return { name: 'order', id: rest };
  if (resource === 'new' && rest !== '') return { name: 'form', draft: rest };
  if (resource === 'password' && rest !== '') return { name: 'password', link: rest };
  return resource === 'account' || resource === 'forgot' ? { name: resource } : { name: 'orders' };
}

export const ORDERS_ADDRESS = '#/orders';
export const ACCOUNT_ADDRESS = '#/account';
export const FORGOT_ADDRESS = '#/forgot';

export function orderAddress(id: string): string {
  return `#/orders/${id}`;
}

export function draftAddress(id: string): string {
  return `#/new/${id}`;
}
