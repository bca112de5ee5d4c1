/** A new order, or a draft to go on with; or a file instead. */
import { useEffect, useRef, useState } from 'react';
import { ApiError } from '../api.ts';
import { useWords } from '../form/language.ts';
import { OrderForm } from '../form/order-form.tsx';
import { newDraftId } from '../form/new-draft-id.ts';
import { ORDERS_ADDRESS, draftAddress, orderAddress } from './address.ts';
import { ask, sendFile, upload } from './client.ts';
import type { Session } from './client.ts';

const ACCEPTED = '.pdf,.xlsx,.xls,.csv,.docx,.png,.jpg,.jpeg,.tif,.tiff,.eml,.txt,.html';

interface FormPageProps {
  readonly draft: string;
  readonly session: Session;
  readonly onFailed: (error: ApiError) => void;
}

export function FormPage({ draft, session, onFailed }: FormPageProps) {
  const words = useWords();
  useEffect(() => {
    document.title = `${words.form.title} · ${words.productName}`;
  }, [words]);
  return (
    <>
      <UploadBox session={session} onFailed={onFailed} />
      <OrderForm
        ask={ask}
        sendFile={sendFile}
        owner={session.email}
        id={draft}
        title={words.form.title}
        customers={session.customers}
        contact={{ contactName: session.name, contactEmail: session.email }}
        onSent={({ id }) => {
          location.hash = orderAddress(id);
        }}
        onApart={(id) => {
          location.hash = draftAddress(id);
        }}
        onFailed={onFailed}
      />
    </>
  );
}

function UploadBox({ session, onFailed }: Omit<FormPageProps, 'draft'>) {
  const words = useWords();
  const { form } = words;
  const [customer, setCustomer] = useState(session.customers[0]?.id ?? '');
  const [said, setSaid] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const input = useRef<HTMLInputElement>(null);
  const send = async (file: File): Promise<void> => {
    setProblem(undefined);
    setSaid(form.uploading);
    try {
      // A repeated choice of the same file is meant; a repeated call of one choice is not.
      await upload(customer, file, newDraftId());
      setSaid(form.uploaded);
      location.hash = ORDERS_ADDRESS;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setSaid(undefined);
      setProblem(words.failures[error.code] ?? error.message);
      onFailed(error);
    }
    if (input.current !== null) input.current.value = '';
  };
  return (
    <details className="upload">
      <summary>{form.upload}</summary>
      {session.customers.length > 1 && (
        <span className="form-field">
          <label htmlFor="upload-customer">{form.customer}</label>
          <select id="upload-customer" value={customer} onChange={(event) => setCustomer(event.target.value)}>
            {session.customers.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </span>
      )}
      <label htmlFor="upload-file">{form.uploadHelp}</label>
      <input
        ref={input}
        id="upload-file"
        type="file"
        accept={ACCEPTED}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file !== undefined) void send(file);
        }}
      />
      <p role="status">{said}</p>
      <p className="problem" role="alert">
        {problem}
      </p>
    </details>
  );
}
