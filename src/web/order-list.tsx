import { useEffect, useState } from 'react';
import type { OrderState } from '../model/states.ts';
import { call } from './api.ts';
import type { OrderPage, OrderSummary } from './api.ts';
import { Empty, Loading, Stale } from './notice.tsx';
import { orderAddress } from './session.ts';
import { AcknowledgmentLeg, DeliveryLeg, OrderLeg, orderStateLabel, orderStateTone } from './states.tsx';
import { amount, clock, fullInstant, instant, plural } from './text.ts';
import { useLive } from './use-live.ts';

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

/** Pages below the newest one, which is the only one that refreshes; they belong to one filter. */
interface Older {
  readonly filter: string;
  readonly rows: readonly OrderSummary[];
  /** Undefined before the first of them; null when there are no more. */
  readonly cursor: string | null | undefined;
}

export function OrderList({ onRefused }: { readonly onRefused: (reason: string) => void }) {
  const [typed, setTyped] = useState('');
  const [query, setQuery] = useState('');
  const [state, setState] = useState<OrderState>();
  const [kept, setOlder] = useState<Older>({ filter: '', rows: [], cursor: undefined });
  const filter = new URLSearchParams({
    limit: String(PAGE_SIZE),
    ...(state && { state }),
    ...(query !== '' && { q: query }),
  });
  const { answer, error, refreshedAt } = useLive<OrderPage>(`/v1/orders?${filter.toString()}`);
  const [counts, setCounts] = useState<OrderPage['counts']>();
  // Kept while another filter loads, so that the buttons do not flicker.
  if (answer !== undefined && answer.body.counts !== counts) setCounts(answer.body.counts);

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

  const older = kept.filter === filter.toString() ? kept : { filter: filter.toString(), rows: [], cursor: undefined };
  const next = older.cursor === undefined ? answer?.body.nextCursor : older.cursor;
  const loadOlder = async (): Promise<void> => {
    if (next === null || next === undefined) return;
    const page = await call<OrderPage>(`/v1/orders?${filter.toString()}&cursor=${encodeURIComponent(next)}`);
    setOlder({ ...older, rows: [...older.rows, ...page.body.data], cursor: page.body.nextCursor });
  };

  const rows = merge(answer?.body.data ?? [], older.rows);
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
      {error !== undefined && error.status !== 401 && <Stale error={error} refreshedAt={refreshedAt} />}
      {answer === undefined && error === undefined && <Loading what="orders" />}
      {answer !== undefined &&
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
      {rows.length > 0 && next !== null && next !== undefined && (
        <button type="button" className="more" onClick={() => void loadOlder()}>
          Show older orders
        </button>
      )}
    </section>
  );
}

function merge(newest: readonly OrderSummary[], older: readonly OrderSummary[]): OrderSummary[] {
  const seen = new Set(newest.map((row) => row.id));
  return [...newest, ...older.filter((row) => !seen.has(row.id))];
}

function Liveness({ error, refreshedAt }: { readonly error: boolean; readonly refreshedAt: Date | undefined }) {
  if (refreshedAt === undefined) return null;
  return (
    <span className={error ? 'live live-off' : 'live'}>
      <span className="live-dot" aria-hidden="true" />
      {error ? 'Not refreshing' : `Live, ${clock(refreshedAt)}`}
    </span>
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
            <th scope="col" className="number">
              Received
            </th>
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
      onClick={(event) => {
        // A click anywhere in the row opens it; the link is what the keyboard and screen readers use.
        if (!(event.target instanceof HTMLAnchorElement) && getSelection()?.isCollapsed !== false)
          location.hash = address;
      }}
    >
      <th scope="row">
        <a href={address}>{row.poNumber ?? 'No PO number'}</a>
        {row.test && <span className="tag">Test</span>}
        {row.revision > 1 && <span className="tag">Rev {row.revision}</span>}
      </th>
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
      <td className="number">{row.lineCount}</td>
      <td className="number">
        {row.total ? amount(row.total) : ''} <span className="unit">{row.total ? row.currency : ''}</span>
      </td>
      <td className="mono">{row.erpOrderNumber ?? ''}</td>
      <td>{row.channel}</td>
      <td className="number">
        <time dateTime={row.receivedAt} title={fullInstant(row.receivedAt)}>
          {instant(row.receivedAt)}
        </time>
      </td>
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
