/** The mail itself, as a person would open it: who wrote it, whether that is true, what it says, and what became of its files. */
import type { PlainPage } from '../model/format-adapter.ts';
import { checksText, mailText, signatureText, verdictOf } from './mail.ts';
import type { MailAttachment, MailView } from './mail.ts';
import { orderAddress } from './session.ts';
import { Sign } from './states.tsx';
import { fullInstant, size } from './text.ts';
import { useOnce } from './use-once.ts';

/** `version` changes when the message has been read, which tells more of it. */
export function MailCard({ id, version }: { readonly id: string; readonly version: string }) {
  const base = `/v1/inbound/${encodeURIComponent(id)}`;
  const { body: mail } = useOnce<MailView>(`${base}/mail`, version);
  const { body: page } = useOnce<PlainPage>(`${base}/pages/1/text`, version);
  if (mail === undefined) return null;
  const { from, fromName, answerTo, subject, date, authentication, attachments } = mail;
  const sender = fromName === '' ? from : `${fromName} <${from}>`;
  const text = page === undefined ? '' : mailText(page);
  const checks = authentication === null ? '' : checksText(authentication);
  return (
    <section className="card mail" aria-labelledby="mail-title">
      <h2 id="mail-title">Mail</h2>
      <dl className="facts">
        <div>
          <dt>From</dt>
          <dd>
            {from === '' ? 'Nobody that can be told' : sender}
            {answerTo !== '' && answerTo !== from && <span className="muted">, answers to {answerTo}</span>}
          </dd>
        </div>
        <div>
          <dt>Subject</dt>
          <dd>{subject === '' ? <span className="muted">None</span> : subject}</dd>
        </div>
        {date !== null && (
          <div>
            <dt>Date</dt>
            <dd>
              <time dateTime={date}>{fullInstant(date)}</time>
            </dd>
          </div>
        )}
        <div>
          <dt>Sender</dt>
          <dd className="said">
            <Sign leg={verdictOf(authentication)} />
            {checks !== '' && <span className="muted"> {checks}</span>}
            {authentication?.signature !== undefined && <p>{signatureText(authentication.signature)}</p>}
          </dd>
        </div>
      </dl>
      {text !== '' && (
        <pre className="mail-text" tabIndex={0} aria-label="Text of the mail">
          {text}
        </pre>
      )}
      {attachments.length > 0 && (
        <>
          <h3>Attachments</h3>
          <ul className="mail-attachments">
            {attachments.map((attachment, index) => (
              // Two parts may have one name; they are told by where they stand.
              // oxlint-disable-next-line react/no-array-index-key
              <Attachment key={index} attachment={attachment} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

const SIGNS = {
  read: ['good', 'Read'],
  words: ['good', 'Read'],
  opened: ['idle', 'Opened'],
  skipped: ['idle', 'Skipped'],
  notRead: ['attention', 'Not read'],
} as const;

function Attachment({
  attachment: { name, within, bytes, result, message, orderIds },
}: {
  readonly attachment: MailAttachment;
}) {
  return (
    <li>
      <Sign leg={SIGNS[result]} /> <b className="mail-part">{[...within, name].join(' › ')}</b>{' '}
      {bytes > 0 && <span className="muted">{size(bytes)}</span>} {message}
      {orderIds.map((id, index) => (
        <span key={id}>
          {' '}
          <a href={orderAddress(id)}>{orderIds.length === 1 ? 'See the order' : `Order ${index + 1}`}</a>
        </span>
      ))}
    </li>
  );
}
