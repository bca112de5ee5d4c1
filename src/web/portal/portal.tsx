/** The portal: who is signed in, and which page is shown. */
import { useEffect, useState } from 'react';
import type { MouseEvent } from 'react';
import { ApiError } from '../api.ts';
import { LanguageProvider, chooseLanguage, useLanguage, useWords } from '../form/language.ts';
import { dropAllLocal } from '../form/local-drafts.ts';
import { newDraftId } from '../form/new-draft-id.ts';
import { AccountPage, SecondFactorPage } from './account-page.tsx';
import { ACCOUNT_ADDRESS, ORDERS_ADDRESS, draftAddress, usePortalPage } from './address.ts';
import { ChoosePassword } from './choose-password.tsx';
import { ask, forgetSession } from './client.ts';
import type { Session } from './client.ts';
import { ForgotPassword } from './forgot-password.tsx';
import { FormPage } from './form-page.tsx';
import { OrderPage } from './order-page.tsx';
import { OrdersPage } from './orders-page.tsx';
import { SignIn } from './sign-in.tsx';
import { useSigning } from './use-signing.ts';

export function Portal() {
  const language = useLanguage();
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [language]);
  return (
    <LanguageProvider value={language}>
      <Pages />
    </LanguageProvider>
  );
}

function Pages() {
  const words = useWords();
  const page = usePortalPage();
  const { session, state, ended = false, load, leave, onFailed } = useSigning();
  const signOut = async (): Promise<void> => {
    try {
      await ask('POST', '/sign-out', {});
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
    }
    if (session !== undefined) dropAllLocal(session.email);
    forgetSession();
    location.hash = ORDERS_ADDRESS;
    leave();
  };

  /** Pages that need nobody to be signed in. */
  const isOpen = page.name === 'password' || page.name === 'forgot';
  const isKnown = session !== undefined && state !== 'out';
  const mustSetUp = isKnown && session.secondFactorRequired && !session.secondFactor;
  const isIn = isKnown && !mustSetUp;
  return (
    <>
      <a className="skip" href="#main" onClick={skipToMain}>
        {words.skip}
      </a>
      <Header
        page={page.name}
        session={isKnown ? session : undefined}
        isLimited={mustSetUp}
        onSignOut={() => void signOut()}
      />
      <main id="main" tabIndex={-1}>
        {state === 'offline' && (
          <p className="offline" role="status">
            {words.offline}
          </p>
        )}
        {page.name === 'password' && <ChoosePassword link={page.link} />}
        {page.name === 'forgot' && <ForgotPassword />}
        {!isOpen && state === 'out' && <SignIn ended={ended} onSignedIn={load} />}
        {mustSetUp && !isOpen && <SecondFactorPage session={session} onChanged={load} onFailed={onFailed} />}
        {isIn && page.name === 'orders' && <OrdersPage session={session} onFailed={onFailed} />}
        {isIn && page.name === 'order' && (
          <OrderPage key={page.id} id={page.id} session={session} onFailed={onFailed} />
        )}
        {isIn && page.name === 'form' && (
          <FormPage key={page.draft} draft={page.draft} session={session} onFailed={onFailed} />
        )}
        {isIn && page.name === 'account' && <AccountPage session={session} onChanged={load} onFailed={onFailed} />}
      </main>
    </>
  );
}

function Header({
  page,
  session,
  isLimited,
  onSignOut,
}: {
  readonly page: string;
  readonly session: Session | undefined;
  /** It may see nothing yet but the way to its second factor. */
  readonly isLimited: boolean;
  readonly onSignOut: () => void;
}) {
  const words = useWords();
  const language = useLanguage();
  const [draft, setDraft] = useState(newDraftId);
  return (
    <header className="top">
      <a className="brand" href={ORDERS_ADDRESS}>
        <svg viewBox="0 0 32 32" width="22" height="22" aria-hidden="true">
          <rect width="32" height="32" rx="7" className="brand-tile" />
          <path className="brand-sign" d="M7 9v14M25 9v14M11 16h9m-4-4.5 4.5 4.5-4.5 4.5" />
        </svg>
        {words.productName}
      </a>
      {session !== undefined && !isLimited && (
        <nav aria-label={words.nav.main}>
          <a href={ORDERS_ADDRESS} aria-current={page === 'orders' ? 'page' : page === 'order' ? 'true' : undefined}>
            {words.nav.orders}
          </a>
          <a
            href={draftAddress(draft)}
            aria-current={page === 'form' ? 'page' : undefined}
            onClick={() => setDraft(newDraftId())}
          >
            {words.nav.create}
          </a>
          <a href={ACCOUNT_ADDRESS} aria-current={page === 'account' ? 'page' : undefined}>
            {words.nav.account}
          </a>
        </nav>
      )}
      <span className="top-space" />
      <button
        type="button"
        className="quiet"
        lang={language === 'en' ? 'zh-CN' : 'en'}
        onClick={() => chooseLanguage(language === 'en' ? 'zh' : 'en')}
      >
        {words.otherLanguage}
      </button>
      {session !== undefined && (
        <button type="button" className="quiet" onClick={onSignOut}>
          {words.signOut}
        </button>
      )}
    </header>
  );
}

/** The address after `#` names the page, so a plain `#main` link would leave it. */
function skipToMain(event: MouseEvent): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}
