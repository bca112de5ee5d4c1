import type { MouseEvent } from 'react';
import { useCallback, useEffect, useState } from 'react';
import { KeyForm } from './key-form.tsx';
import { MessageList } from './message-list.tsx';
import { MessageView } from './message-view.tsx';
import { OrderList } from './order-list.tsx';
import { OrderView } from './order-view.tsx';
import { PhonePad } from './phone/phone-pad.tsx';
import { storedKey, storeKey, takeKeyFromAddress, usePage } from './session.ts';
import type { Page } from './session.ts';

/** What a screen reader is told of a link in the header: the page itself, or the screen that the page belongs to. */
const CURRENT: Record<'orders' | 'messages' | 'phone', Partial<Record<Page['name'], 'page' | 'true'>>> = {
  orders: { orders: 'page', order: 'true' },
  messages: { messages: 'page', message: 'true' },
  phone: { phone: 'page' },
};

export function App() {
  const page = usePage();
  const [hasKey, setHasKey] = useState(() => storedKey() !== undefined);
  const [refusal, setRefusal] = useState<string>();

  const forget = useCallback((reason?: string) => {
    storeKey(undefined);
    setRefusal(reason);
    setHasKey(false);
  }, []);
  const accept = useCallback((key: string) => {
    storeKey(key);
    setRefusal(undefined);
    setHasKey(true);
  }, []);

  // The link may be pasted into a tab that is open already.
  useEffect(() => {
    const take = (): void => {
      const key = takeKeyFromAddress();
      if (key !== undefined) accept(key);
    };
    addEventListener('hashchange', take);
    return () => removeEventListener('hashchange', take);
  }, [accept]);

  return (
    <>
      <a className="skip" href="#main" onClick={skipToMain}>
        Skip to content
      </a>
      <header className="top">
        <a className="brand" href="#/orders">
          <svg viewBox="0 0 32 32" width="22" height="22" aria-hidden="true">
            <rect width="32" height="32" rx="7" className="brand-tile" />
            <path className="brand-sign" d="M7 9v14M25 9v14M11 16h9m-4-4.5 4.5 4.5-4.5 4.5" />
          </svg>
          Ordergate
        </a>
        {hasKey && (
          <nav aria-label="Main">
            <a href="#/orders" aria-current={CURRENT.orders[page.name]}>
              Orders
            </a>
            <a href="#/messages" aria-current={CURRENT.messages[page.name]}>
              Messages
            </a>
            <a href="#/phone" aria-current={CURRENT.phone[page.name]}>
              Phone
            </a>
          </nav>
        )}
        <span className="top-space" />
        <ThemeButton />
        {hasKey && (
          <button type="button" className="quiet" onClick={() => forget()}>
            Sign out
          </button>
        )}
      </header>
      <main id="main" tabIndex={-1}>
        {!hasKey && <KeyForm refusal={refusal} onKey={accept} />}
        {hasKey && page.name === 'orders' && <OrderList onRefused={forget} />}
        {hasKey && page.name === 'order' && <OrderView key={page.id} id={page.id} onRefused={forget} />}
        {hasKey && page.name === 'messages' && <MessageList show={page.show} onRefused={forget} />}
        {hasKey && page.name === 'phone' && <PhonePad onRefused={forget} />}
        {hasKey && page.name === 'message' && <MessageView key={page.id} id={page.id} onRefused={forget} />}
      </main>
    </>
  );
}

/** The address after `#` names the page, so a plain `#main` link would leave it. */
function skipToMain(event: MouseEvent): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}

function ThemeButton() {
  const [theme, setTheme] = useState(() => localStorage.getItem('ordergate-theme') ?? '');
  useEffect(() => {
    document.documentElement.style.colorScheme = theme;
  }, [theme]);
  const dark = theme === '' ? matchMedia('(prefers-color-scheme: dark)').matches : theme === 'dark';
  const change = (): void => {
    const next = dark ? 'light' : 'dark';
    localStorage.setItem('ordergate-theme', next);
    setTheme(next);
  };
  return (
    <button type="button" className="quiet" onClick={change}>
      {dark ? 'Light' : 'Dark'}
    </button>
  );
}
