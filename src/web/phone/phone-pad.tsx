/** The phone pad: the order form for a clerk while a customer is on the phone, with who called and what was read back. */
import { useCallback, useEffect, useState } from 'react';
import { ApiError, call } from '../api.ts';
import { fileHeaders } from '../form/client.ts';
import type { Ask, Customer, SendFile, SentOrder } from '../form/client.ts';
import { LanguageProvider, chooseLanguage, useLanguage, useWords } from '../form/language.ts';
import { newDraftId } from '../form/new-draft-id.ts';
import { OrderForm } from '../form/order-form.tsx';
import { orderAddress } from '../session.ts';
import { OrderLeg } from '../states.tsx';
import { CallEnd, CallHead } from './call-fields.tsx';

/** Drafts of the phone pad in this browser; the API key decides whose they are at the gateway. */
const OWNER = 'desk';
const REFUSED = 'The gateway does not know this key any more. Sign in with another one.';

const ask: Ask = async (method, path, body, headers = {}) => {
  const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
  return (await call<never>(`/v1/forms${path}`, init)).body;
};

const sendFile: SendFile = async (path, file) =>
  (await call<never>(`/v1/forms${path}`, { method: 'POST', body: file, headers: fileHeaders(file) })).body;

export function PhonePad({ onRefused }: { readonly onRefused: (reason: string) => void }) {
  const language = useLanguage();
  return (
    <LanguageProvider value={language}>
      <div lang={language === 'zh' ? 'zh-CN' : 'en'}>
        <Pad onRefused={onRefused} />
      </div>
    </LanguageProvider>
  );
}

function Pad({ onRefused }: { readonly onRefused: (reason: string) => void }) {
  const words = useWords();
  const language = useLanguage();
  const [customers, setCustomers] = useState<readonly Customer[]>();
  const [draft, setDraft] = useState(newDraftId);
  const [sent, setSent] = useState<SentOrder>();
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    document.title = `${words.call.title} · Ordergate`;
  }, [words.call.title]);
  useEffect(() => {
    let isStale = false;
    const load = async (): Promise<void> => {
      try {
        const { data } = await ask<{ data: Customer[] }>('GET', '/customers');
        if (!isStale) setCustomers(data);
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        if (isStale) return;
        if (error.status === 401) onRefused(REFUSED);
        else setProblem(error.message);
      }
    };
    void load();
    return () => {
      isStale = true;
    };
  }, [onRefused]);

  const onFailed = useCallback(
    (error: ApiError) => {
      if (error.status === 401) onRefused(REFUSED);
    },
    [onRefused],
  );
  const next = (): void => {
    setSent(undefined);
    setDraft(newDraftId());
  };
  if (problem !== undefined)
    return (
      <p className="form-page problem" role="alert">
        {problem}
      </p>
    );
  if (customers === undefined) return <p className="form-page muted">…</p>;
  if (sent !== undefined) return <Sent order={sent} onNext={next} />;
  return (
    <>
      <p className="form-language">
        <button
          type="button"
          className="quiet"
          lang={language === 'en' ? 'zh-CN' : 'en'}
          onClick={() => chooseLanguage(language === 'en' ? 'zh' : 'en')}
        >
          {words.otherLanguage}
        </button>
      </p>
      <OrderForm
        key={draft}
        ask={ask}
        sendFile={sendFile}
        owner={OWNER}
        id={draft}
        title={words.call.title}
        customers={customers}
        startCall={() => ({ at: new Date().toISOString() })}
        before={CallHead}
        after={CallEnd}
        onSent={setSent}
        onApart={setDraft}
        onFailed={onFailed}
      />
    </>
  );
}

function Sent({ order, onNext }: { readonly order: SentOrder; readonly onNext: () => void }) {
  const { call: words, orders } = useWords();
  return (
    <div className="empty" role="status">
      <h1>{order.poNumber ?? orders.noNumber}</h1>
      <p>
        <OrderLeg state={order.state} />
      </p>
      <p>
        <a href={orderAddress(order.id)}>{words.open}</a>
      </p>
      <button type="button" className="primary" ref={focusOnMount} onClick={onNext}>
        {words.again}
      </button>
    </div>
  );
}

function focusOnMount(button: HTMLButtonElement | null): void {
  button?.focus();
}
