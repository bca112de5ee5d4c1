/** What was begun, what was sent as a file, and every order of the customer, by whatever way it came. */
import { useEffect, useState } from 'react';
import type { OrderState } from '../../model/states.ts';
import { ApiError } from '../api.ts';
import type { StoredDraft } from '../form/client.ts';
import { useLocale, useWords } from '../form/language.ts';
import { isBlank } from '../form/content.ts';
import { dropLocal, readLocal, unkept } from '../form/local-drafts.ts';
import { Sign, orderStateTone } from '../states.tsx';
import { amount } from '../text.ts';
import { draftAddress, orderAddress } from './address.ts';
import { ask } from './client.ts';
import type { Session } from './client.ts';
import { useRefreshed } from './use-refreshed.ts';

const TYPING_PAUSE_MS = 250;

export interface PortalOrder {
  readonly id: string;
  readonly poNumber: string | null;
  readonly customer: string;
  readonly state: OrderState;
  readonly revision: number;
  readonly lineCount: number;
  readonly total: string | null;
  readonly currency: string | null;
  readonly channel: string;
  readonly receivedAt: string;
  readonly orderNumber: string | null;
}

interface OrderList {
  readonly data: readonly PortalOrder[];
  readonly nextCursor: string | null;
}

interface Upload {
  readonly id: string;
  readonly fileName: string | null;
  readonly state: string;
  readonly receivedAt: string;
  readonly problem: string | null;
  readonly orders: readonly { readonly id: string; readonly poNumber: string | null }[];
}

interface OrdersPageProps {
  readonly session: Session;
  readonly onFailed: (error: ApiError) => void;
}

export function OrdersPage({ session, onFailed }: OrdersPageProps) {
  const words = useWords();
  const { orders } = words;
  const [typed, setTyped] = useState('');
  const [query, setQuery] = useState('');
  const { body: list } = useRefreshed<OrderList>(`/orders?q=${encodeURIComponent(query)}`, onFailed);
  const { body: drafts, refresh: refreshDrafts } = useRefreshed<{ data: StoredDraft[] }>('/drafts', onFailed);
  const { body: uploads } = useRefreshed<{ data: Upload[] }>('/uploads', onFailed);
  const [olderOf, setOlderOf] = useState<OrderList & { readonly query: string }>();

  useEffect(() => {
    document.title = `${orders.title} · ${words.productName}`;
  }, [orders.title, words.productName]);
  useEffect(() => {
    const timer = setTimeout(() => setQuery(typed.trim()), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const older = olderOf?.query === query ? olderOf : undefined;
  const cursor = older === undefined ? list?.nextCursor : older.nextCursor;
  const loadOlder = async (): Promise<void> => {
    try {
      const more = await ask<OrderList>(
        'GET',
        `/orders?q=${encodeURIComponent(query)}&cursor=${encodeURIComponent(cursor ?? '')}`,
      );
      setOlderOf({ ...more, query, data: [...(older?.data ?? []), ...more.data] });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      onFailed(error);
    }
  };
  const discard = async (id: string): Promise<void> => {
    if (!confirm(words.form.discardQuestion)) return;
    dropLocal(session.email, id);
    await ask('POST', `/drafts/${id}/discard`, {}).catch(onFailed);
    refreshDrafts();
  };
  const rows = [...(list?.data ?? []), ...(older?.data ?? [])];
  // Those that the gateway does not have, such as one of two that were changed at once.
  const here = unkept(session.email).flatMap((id): ShownDraft[] => {
    const local = readLocal(session.email, id);
    return local === undefined ? [] : [{ id, fields: local.fields }];
  });
  const known = new Set((drafts?.data ?? []).map(({ id }) => id));
  const isEmpty = list !== undefined && rows.length === 0 && query === '';
  return (
    <section className="list portal-list" aria-labelledby="list-title">
      <div className="list-head">
        <h1 id="list-title">{orders.title}</h1>
        <input
          type="search"
          className="search"
          aria-label={orders.search}
          placeholder={orders.search}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      <Drafts
        drafts={[...here.filter(({ id }) => !known.has(id)), ...(drafts?.data ?? [])]}
        onDiscard={(id) => void discard(id)}
      />
      {isEmpty && (
        <div className="empty">
          <h2>{orders.empty}</h2>
          <p>{orders.emptyHelp}</p>
        </div>
      )}
      {rows.length > 0 && <OrderTable rows={rows} session={session} />}
      {cursor !== null && cursor !== undefined && (
        <p className="more">
          <button type="button" onClick={() => void loadOlder()}>
            {orders.older}
          </button>
        </p>
      )}
      <Uploads uploads={uploads?.data ?? []} />
    </section>
  );
}

type ShownDraft = Pick<StoredDraft, 'id' | 'fields'> & Partial<Pick<StoredDraft, 'updatedAt'>>;

function Drafts({
  drafts,
  onDiscard,
}: {
  readonly drafts: readonly ShownDraft[];
  readonly onDiscard: (id: string) => void;
}) {
  const { orders, form } = useWords();
  const time = useTime();
  if (drafts.length === 0) return null;
  return (
    <section className="portal-part" aria-labelledby="drafts-title">
      <h2 id="drafts-title">{orders.drafts}</h2>
      <ul>
        {drafts.map(({ id, fields, updatedAt }) => {
          const name = fields.poNumber ?? orders.noNumber;
          return (
            <li key={id}>
              <a href={draftAddress(id)}>{`${orders.draftOf}: ${name}`}</a>
              <span className="muted">
                {orders.lineCount(fields.lines.filter((line) => !isBlank(line)).length)} ·{' '}
                {updatedAt === undefined ? form.local : time(updatedAt)}
              </span>
              <button
                type="button"
                className="quiet"
                aria-label={`${orders.discard}: ${name}`}
                onClick={() => onDiscard(id)}
              >
                {orders.discard}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Uploads({ uploads }: { readonly uploads: readonly Upload[] }) {
  const { orders } = useWords();
  const time = useTime();
  if (uploads.length === 0) return null;
  return (
    <section className="portal-part" aria-labelledby="uploads-title">
      <h2 id="uploads-title">{orders.uploads}</h2>
      <ul>
        {uploads.map(({ id, fileName, state, receivedAt, orders: found }) => (
          <li key={id}>
            <span>{fileName}</span>
            <span className="muted">{time(receivedAt)}</span>
            {found.length > 0 &&
              found.map((order) => (
                <a key={order.id} href={orderAddress(order.id)}>
                  {order.poNumber ?? orders.noNumber}
                </a>
              ))}
            {found.length === 0 && (
              <span>{state === 'received' || state === 'decoding' ? orders.reading : orders.noOrder}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function OrderTable({ rows, session }: { readonly rows: readonly PortalOrder[]; readonly session: Session }) {
  const { orders, channels } = useWords();
  const time = useTime();
  const hasSeveral = session.customers.length > 1;
  const names = new Map(session.customers.map(({ id, name }) => [id, name]));
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={orders.all}>
      <table className="orders">
        <thead>
          <tr>
            <th scope="col">{orders.number}</th>
            <th scope="col">{orders.state}</th>
            <th scope="col">{orders.received}</th>
            {hasSeveral && <th scope="col">{orders.customer}</th>}
            <th scope="col" className="number">
              {orders.lines}
            </th>
            <th scope="col">{orders.channel}</th>
            <th scope="col">{orders.ourNumber}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <a href={orderAddress(row.id)}>{row.poNumber ?? orders.noNumber}</a>
              </th>
              <td>
                <StateSign state={row.state} />
              </td>
              <td>{time(row.receivedAt)}</td>
              {hasSeveral && <td>{names.get(row.customer)}</td>}
              <td className="number">
                {orders.lineCount(row.lineCount)}
                {row.total !== null && (
                  <span className="muted">
                    {' '}
                    · {amount(row.total)} {row.currency}
                  </span>
                )}
              </td>
              <td>{channels[row.channel] ?? row.channel}</td>
              <td className="mono" data-label={orders.ourNumber}>
                {row.orderNumber ?? ''}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function StateSign({ state }: { readonly state: OrderState }) {
  const { states } = useWords();
  return <Sign leg={[orderStateTone(state), states[state]]} />;
}

/** An instant as the language writes it. */
export function useTime(): (iso: string) => string {
  const locale = useLocale();
  return (iso) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso));
}
