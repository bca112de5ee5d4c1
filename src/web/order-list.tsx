import { useEffect, useState } from 'react';
import type { OrderState } from '../model/states.ts';
import type { MessagePage, OrderPage, OrderSummary } from './api.ts';
import { Empty, Liveness, Loading, OlderButton, Stale } from './notice.tsx';
import { messagesAddress, orderAddress } from './session.ts';
import { AcknowledgmentLeg, DeliveryLeg, OrderLeg, orderStateLabel, orderStateTone } from './states.tsx';
import { amount, fullInstant, instant, plural } from './text.ts';
import { useLive } from './use-live.ts';
import { openRow, usePages } from './use-pages.ts';

const PAGE_SIZE = 100;
const TYPING_PAUSE_MS = 250;

/** Always offered, in the order in which an order lives; other states appear once there is an order in them. */
const MAIN_STATES: readonly OrderState[] = [
  'needsReview',
  'queued',
  'acceptedByErp',
  'confirmed',
  'rejected',
  'duplicate',
];

export function OrderList({ onRefused }: { readonly onRefused: (reason: string) => void }) {
  const [typed, setTyped] = useState('');
  const [query, setQuery] = useState('');
  const [state, setState] = useState<OrderState>();
  const filter = new URLSearchParams({
    limit: String(PAGE_SIZE),
    ...(state && { state }),
    ...(query !== '' && { q: query }),
  });
  const { newest, rows, error, refreshedAt, older } = usePages<OrderPage>(`/v1/orders?${filter.toString()}`);
  const [counts, setCounts] = useState<OrderPage['counts']>();
  // Kept while another filter loads, so that the buttons do not flicker.
  if (newest !== undefined && newest.counts !== counts) setCounts(newest.counts);

  useEffect(() => {
    document.title = 'Orders · Ordergate';
  }, []);
  useEffect(() => {
    const timer = setTimeout(() => setQuery(typed.trim()), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  useEffect(() => {
    if (error?.status === 401) onRefused('The gateway does not know this key any more. Sign in with another one.');
  }, [error, onRefused]);

  const filtered = state !== undefined || query !== '';
  return (
    <section className="list" aria-labelledby="list-title">
      <div className="list-head">
        <h1 id="list-title">Orders</h1>
        <input
          type="search"
          className="search"
          aria-label="Search orders"
          placeholder="PO number, partner, ERP number"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Liveness error={error !== undefined} refreshedAt={refreshedAt} />
      </div>
      <StateFilter counts={counts} state={state} onState={setState} />
      <NotOrders />
      {error !== undefined && error.status !== 401 && <Stale error={error} refreshedAt={refreshedAt} />}
      {newest === undefined && error === undefined && <Loading what="orders" />}
      {newest !== undefined &&
        rows.length === 0 &&
        (filtered ? (
          <NoMatch
            onClear={() => {
              setTyped('');
              setQuery('');
              setState(undefined);
            }}
          />
        ) : (
          <NoOrders />
        ))}
      {rows.length > 0 && <OrderTable rows={rows} />}
      <OlderButton what="orders" older={older} />
    </section>
  );
}

/** The counts above are of orders; a file that never became one is told here. */
function NotOrders() {
  const { answer } = useLive<MessagePage>('/v1/inbound?limit=1');
  const { withoutOrders = 0, inPart = 0 } = answer?.body.recent ?? {};
  const waiting = answer?.body.waiting ?? 0;
  if (withoutOrders + inPart + waiting === 0) return null;
  const parts = [
    ...(withoutOrders > 0 ? [`${plural(withoutOrders, 'file')} did not become orders`] : []),
    ...(inPart > 0 ? [`${plural(inPart, 'file')} only in part`] : []),
  ];
  return (
    <p className="not-orders muted">
      {waiting > 0 && (
        <a href={messagesAddress('waiting')}>
          <strong>{plural(waiting, 'message')} did not become orders: needs a person</strong>
        </a>
      )}
      {waiting > 0 && parts.length > 0 && ' · '}
      {parts.length > 0 && <a href={messagesAddress('incomplete')}>{parts.join(', ')}</a>}
    </p>
  );
}

interface StateFilterProps {
  readonly counts: OrderPage['counts'] | undefined;
  readonly state: OrderState | undefined;
  readonly onState: (state: OrderState | undefined) => void;
}

function StateFilter({ counts, state, onState }: StateFilterProps) {
  const present = Object.keys(counts ?? {}) as OrderState[];
  const shown = [...MAIN_STATES, ...present.filter((name) => !MAIN_STATES.includes(name))];
  const total = Object.values(counts ?? {}).reduce((sum, count) => sum + count, 0);
  return (
    <div className="states" role="group" aria-label="Filter by state">
      <button type="button" aria-pressed={state === undefined} onClick={() => onState(undefined)}>
        All <span className="count">{counts && total}</span>
      </button>
      {shown.map((name) => (
        <button
          key={name}
          type="button"
          className={`state-${orderStateTone(name)}`}
          aria-pressed={state === name}
          onClick={() => onState(state === name ? undefined : name)}
        >
          {orderStateLabel(name)} <span className="count">{counts && (counts[name] ?? 0)}</span>
        </button>
      ))}
    </div>
  );
}

function OrderTable({ rows }: { readonly rows: readonly OrderSummary[] }) {
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label="Orders, newest first">
      <table className="orders">
        <thead>
          <tr>
            <th scope="col">PO number</th>
            <th scope="col">Received</th>
            <th scope="col">Partner</th>
            <th scope="col">Order</th>
            <th scope="col">ERP delivery</th>
            <th scope="col">Acknowledgment</th>
            <th scope="col" className="number">
              Issues
            </th>
            <th scope="col" className="number">
              Lines
            </th>
            <th scope="col" className="number">
              Total
            </th>
            <th scope="col">ERP number</th>
            <th scope="col">Channel</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <OrderRow key={row.id} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function OrderRow({ row }: { readonly row: OrderSummary }) {
  const address = orderAddress(row.id);
  return (
    <tr
      className={row.state === 'needsReview' ? 'needs-person' : undefined}
      onClick={(event) => openRow(event, address)}
    >
      <th scope="row">
        <a href={address}>{row.poNumber ?? 'No PO number'}</a>
        {row.test && <span className="tag">Test</span>}
        {row.revision > 1 && <span className="tag">Rev {row.revision}</span>}
      </th>
      <td>
        <time dateTime={row.receivedAt} title={fullInstant(row.receivedAt)}>
          {instant(row.receivedAt)}
        </time>
      </td>
      <td className="partner">{row.partnerName ?? row.partnerId ?? ''}</td>
      <td>
        <OrderLeg state={row.state} />
      </td>
      <td>
        <DeliveryLeg state={row.deliveryState} />
      </td>
      <td>
        <AcknowledgmentLeg state={row.acknowledgmentState} />
      </td>
      <td className="number">
        {row.openIssues > 0 ? <span className="issue-count">{plural(row.openIssues, 'issue')}</span> : ''}
      </td>
      <td className="number" data-label="Lines">
        {row.lineCount}
      </td>
      <td className="number">
        {row.total && (
          <>
            {amount(row.total)} <span className="unit">{row.currency}</span>
          </>
        )}
      </td>
      <td className="mono" data-label="ERP number">
        {row.erpOrderNumber ?? ''}
      </td>
      <td>{row.channel}</td>
    </tr>
  );
}

function NoMatch({ onClear }: { readonly onClear: () => void }) {
  return (
    <Empty title="No order matches">
      <p>Nothing fits this search and state.</p>
      <button type="button" onClick={onClear}>
        Show all orders
      </button>
    </Empty>
  );
}

function NoOrders() {
  return (
    <Empty title="No order has come in yet">
      <p>Orders appear here within two seconds of their arrival. To see one now, on the gateway's machine:</p>
      <ol>
        <li>
          Send a file: <code>ordergate submit order.edi</code>
        </li>
        <li>
          or put it into the watched folder: <code>folder/in</code> of the data directory
        </li>
        <li>
          or watch sample orders run through: <code>ordergate demo</code>
        </li>
      </ol>
    </Empty>
  );
}
