/** Everything that was received, newest first, whether it became orders or not. */
import { useEffect } from 'react';
import { MESSAGE_STATES } from '../model/states.ts';
import type { MessagePage, MessageSummary } from './api.ts';
import { Empty, Liveness, Loading, OlderButton, Stale } from './notice.tsx';
import { messageAddress, messagesAddress } from './session.ts';
import type { MessageFilter } from './session.ts';
import { MessageChip, messageStateLabel } from './states.tsx';
import { fullInstant, instant, plural, size } from './text.ts';
import { openRow, usePages } from './use-pages.ts';

const PAGE_SIZE = 100;
const FILTERS: readonly MessageFilter[] = ['all', 'waiting', 'incomplete', ...MESSAGE_STATES];

interface MessageListProps {
  readonly show: MessageFilter;
  readonly onRefused: (reason: string) => void;
}

export function MessageList({ show, onRefused }: MessageListProps) {
  const { newest, rows, error, refreshedAt, older } = usePages<MessagePage>(listAddress(show));

  useEffect(() => {
    document.title = 'Messages · Ordergate';
  }, []);
  useEffect(() => {
    if (error?.status === 401) onRefused('The gateway does not know this key any more. Sign in with another one.');
  }, [error, onRefused]);

  return (
    <section className="list" aria-labelledby="list-title">
      <div className="list-head">
        <h1 id="list-title">Messages</h1>
        <p className="muted">Every file that came in, and what became of it.</p>
        <Liveness error={error !== undefined} refreshedAt={refreshedAt} />
      </div>
      <nav className="states" aria-label="Which messages">
        {FILTERS.map((filter) => (
          <a key={filter} href={messagesAddress(filter)} aria-current={filter === show ? 'true' : undefined}>
            {filterLabel(filter)}
          </a>
        ))}
      </nav>
      {error !== undefined && error.status !== 401 && <Stale error={error} refreshedAt={refreshedAt} />}
      {newest === undefined && error === undefined && <Loading what="messages" />}
      {newest !== undefined && rows.length === 0 && <NoMessages show={show} />}
      {rows.length > 0 && <MessageTable rows={rows} />}
      <OlderButton what="messages" older={older} />
    </section>
  );
}

function listAddress(show: MessageFilter): string {
  const query = new URLSearchParams({ limit: String(PAGE_SIZE) });
  if (show === 'waiting' || show === 'incomplete') query.set(show, 'true');
  else if (show !== 'all') query.set('status', show);
  return `/v1/inbound?${query.toString()}`;
}

function filterLabel(filter: MessageFilter): string {
  if (filter === 'all') return 'All';
  if (filter === 'waiting') return 'Needs a person';
  return filter === 'incomplete' ? 'Did not become orders' : messageStateLabel(filter);
}

function MessageTable({ rows }: { readonly rows: readonly MessageSummary[] }) {
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label="Messages, newest first">
      <table className="orders">
        <thead>
          <tr>
            <th scope="col">Received</th>
            <th scope="col">File</th>
            <th scope="col">Message</th>
            <th scope="col">Sender</th>
            <th scope="col" className="number">
              Orders
            </th>
            <th scope="col" className="number">
              Refused
            </th>
            <th scope="col">First finding</th>
            <th scope="col">Format</th>
            <th scope="col">Channel</th>
            <th scope="col" className="number">
              Size
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <MessageRow key={row.id} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function MessageRow({ row }: { readonly row: MessageSummary }) {
  const address = messageAddress(row.id);
  const senders = row.senders.join(', ');
  // Whatever else is in a retransmission, this is why nothing came of it.
  const finding = row.status === 'duplicate' ? 'The same was received before.' : (row.firstFinding ?? '');
  return (
    <tr onClick={(event) => openRow(event, address)}>
      <td>
        <time dateTime={row.receivedAt} title={fullInstant(row.receivedAt)}>
          {instant(row.receivedAt)}
        </time>
      </td>
      <th scope="row" className="partner" title={row.fileName ?? undefined}>
        <a href={address}>{row.fileName ?? 'No file name'}</a>
      </th>
      <td>
        <MessageChip message={row} />
      </td>
      <td className="partner" title={senders}>
        {senders}
      </td>
      <td className="number" data-label="Orders">
        {row.orderCount}
      </td>
      <td className="number" data-label="Refused">
        {row.refusedCount > 0 ? <span className="refused-count">{row.refusedCount}</span> : ''}
      </td>
      <td className="finding" title={finding}>
        {finding}
      </td>
      <td>{row.format ?? ''}</td>
      <td>{row.channel}</td>
      <td className="number" title={plural(row.bytes, 'byte')}>
        {size(row.bytes)}
      </td>
    </tr>
  );
}

function NoMessages({ show }: { readonly show: MessageFilter }) {
  if (show === 'all') {
    return (
      <Empty title="No message has come in yet">
        <p>
          Every received file appears here within two seconds. Send one: <code>ordergate submit order.edi</code>
        </p>
      </Empty>
    );
  }
  if (show === 'waiting')
    return (
      <Empty title="No message waits for a person">
        <p>
          <a href="#/messages">Show all messages</a>.
        </p>
      </Empty>
    );
  return (
    <Empty title="No such message">
      <p>
        {show === 'incomplete'
          ? 'Every file that was read became orders.'
          : `No message is in the state “${messageStateLabel(show).toLowerCase()}”.`}{' '}
        <a href="#/messages">Show all messages</a>.
      </p>
    </Empty>
  );
}
