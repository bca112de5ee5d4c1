/** One message: what came in, what was read in it, what became of it, and what the sender was told. */
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { Acknowledgments } from './acknowledgments.tsx';
import { markSeen } from './api.ts';
import type { Acknowledgment, FaxCallView, MessageDetail } from './api.ts';
import { DownloadButton } from './download-button.tsx';
import { FindingList } from './finding-list.tsx';
import { MailCard } from './mail-card.tsx';
import { AnsweredOrders, Interchanges, Orders, OtherDocuments, ReceivedAnswers } from './message-parts.tsx';
import { namesOf } from './names/index.ts';
import { Empty, Loading, Stale } from './notice.tsx';
import { SeenTo } from './seen-to.tsx';
import { messageAddress } from './session.ts';
import { MessageChip } from './states.tsx';
import { fullInstant, instant, plural } from './text.ts';
import { useLive } from './use-live.ts';
import { useTold } from './use-told.ts';

interface MessageViewProps {
  readonly id: string;
  readonly onRefused: (reason: string) => void;
}

export function MessageView({ id, onRefused }: MessageViewProps) {
  const base = `/v1/inbound/${encodeURIComponent(id)}`;
  const { answer, error, refreshedAt, refresh } = useLive<MessageDetail>(base);
  const { answer: told } = useLive<{ readonly data: readonly Acknowledgment[] }>(`${base}/acknowledgments`);
  const message = answer?.body;
  const answers = useTold(message?.id, undefined, message?.status === 'decoded' ? 1 : 0);

  useEffect(() => {
    document.title = `${message?.fileName ?? 'Message'} · Ordergate`;
  }, [message?.fileName]);
  useEffect(() => {
    if (error?.status === 401) onRefused('The gateway does not know this key any more. Sign in with another one.');
  }, [error, onRefused]);

  if (message === undefined) {
    if (error === undefined) return <Loading what="the message" />;
    if (error.status === 404) {
      return (
        <Empty title="There is no such message">
          <p>
            Nothing is stored under <code>{id}</code>. <a href="#/messages">See all messages</a>.
          </p>
        </Empty>
      );
    }
    return <Stale error={error} refreshedAt={refreshedAt} />;
  }
  const names = namesOf(message.format);
  return (
    <article className="message" aria-labelledby="message-title">
      <header className="message-head">
        <div>
          <p className="crumb">
            <a href="#/messages">Messages</a>
          </p>
          <h1 id="message-title">{message.fileName ?? 'No file name'}</h1>
          <p className="message-state">
            <MessageChip message={message} /> <Outcome message={message} />
          </p>
        </div>
        <DownloadButton path={`${base}/raw`} fileName={message.fileName ?? message.id} />
      </header>
      {error !== undefined && <Stale error={error} refreshedAt={refreshedAt} />}
      {message.isWaiting && (
        <section className="notice notice-bad answer-notice" aria-labelledby="waiting-title">
          <h2 id="waiting-title">
            {message.otherDocuments.some(({ result }) => result === 'orderResponse')
              ? 'It answers an order, as a supplier does, and waits for a person: find out whom it was meant for.'
              : 'It does not say what it is, and waits for a person: it may order, change or ask something.'}
          </h2>
          <SeenTo onSeen={(reason) => markSeen(message.id, reason)} onChanged={refresh} />
        </section>
      )}
      <div className="message-body">
        <div>
          {isMail(message) && <MailCard id={message.id} version={message.status} />}
          {message.findings.length > 0 && (
            <section className="card" aria-labelledby="findings-title">
              <h2 id="findings-title">The file as a whole</h2>
              <FindingList findings={message.findings} names={names} />
            </section>
          )}
          <AnsweredOrders orders={message.answersOrders} />
          <ReceivedAnswers answers={message.acknowledges ?? []} />
          <OtherDocuments documents={message.otherDocuments} names={names} />
          <Orders message={message} />
          <Interchanges interchanges={message.interchanges} names={names} />
        </div>
        <aside aria-label="Facts and answers">
          <Facts message={message} />
          <Acknowledgments
            acknowledgments={told?.body.data ?? []}
            answers={answers}
            untold={{ message: message.status }}
          />
        </aside>
      </div>
    </article>
  );
}

function isMail({ channel, format }: MessageDetail): boolean {
  return channel === 'mail' || format === 'mail';
}

/** In one sentence, what a person wants to know first. */
function Outcome({ message }: { readonly message: MessageDetail }) {
  const first = message.interchanges.find((each) => each.sameContent === true)?.duplicateOfMessage;
  if (message.status === 'duplicate' && first !== undefined) {
    return (
      <span>
        The same was received before: <a href={messageAddress(first)}>see the first message</a>.
      </span>
    );
  }
  if (message.status === 'received' || message.status === 'decoding') return <span>Not read to the end yet.</span>;
  const { orderCount, refusedCount } = message;
  const refused = refusedCount === 0 ? '' : `, and ${plural(refusedCount, 'document was', 'documents were')} refused`;
  return (
    <span>
      {`${orderCount === 0 ? 'No order' : plural(orderCount, 'order')} came of it${refused}.`}
      {orderCount === 0 && isMail(message) && (
        <>
          {' '}
          Is it one after all? <a href="#/phone">Enter one by hand</a>
        </>
      )}
    </span>
  );
}

function Facts({ message }: { readonly message: MessageDetail }) {
  return (
    <section className="card" aria-labelledby="facts-title">
      <h2 id="facts-title">Received</h2>
      <dl className="facts">
        <Fact name="When">
          <time dateTime={message.receivedAt} title={fullInstant(message.receivedAt)}>
            {instant(message.receivedAt)}
          </time>
        </Fact>
        <Fact name="Channel">{message.channel}</Fact>
        {message.fax !== undefined && <FaxFacts fax={message.fax} />}
        {message.senders.length > 0 && <Fact name="Sender">{message.senders.join(', ')}</Fact>}
        <Fact name="Format">{message.format ?? 'Not known'}</Fact>
        {message.contentType && <Fact name="Content type">{message.contentType}</Fact>}
        <Fact name="Size">{plural(message.bytes, 'byte')}</Fact>
        <Fact name="Message">
          <code>{message.id}</code>
        </Fact>
        <Fact name="SHA-256">
          <code>{message.sha256}</code>
        </Fact>
      </dl>
    </section>
  );
}

function FaxFacts({ fax }: { readonly fax: FaxCallView }) {
  const { caller, stationId, called, pages, partial, error, partnerName, partnerBy } = fax;
  const ended = partial === null ? 'Nobody said how it ended' : partial ? 'It ended early' : 'All came through';
  return (
    <>
      <Fact name="Caller">
        {caller ?? 'No number shown'}
        {partnerName !== null && partnerBy === 'caller' ? ` (${partnerName})` : ''}
      </Fact>
      {stationId !== null && <Fact name="Calls itself">{stationId}</Fact>}
      {called !== null && <Fact name="Called">{called}</Fact>}
      {pages !== null && <Fact name="Pages">{pages}</Fact>}
      <Fact name="Call">{error === null ? ended : `${ended}: ${error}`}</Fact>
    </>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
