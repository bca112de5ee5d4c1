/** One order: what it says, where it stands, what belongs to it; and what the customer says of it. */
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { FormFields } from '../../model/form.ts';
import type { Order, Party } from '../../model/order.ts';
import type { OrderState } from '../../model/states.ts';
import { ApiError } from '../api.ts';
import type { FormFinding } from '../form/client.ts';
import { placeOf, startFields } from '../form/content.ts';
import { findingText, useWords } from '../form/language.ts';
import { writeLocal } from '../form/local-drafts.ts';
import { newDraftId } from '../form/new-draft-id.ts';
import { amount, size } from '../text.ts';
import { ORDERS_ADDRESS, draftAddress } from './address.ts';
import { AnswerBar } from './answer-bar.tsx';
import { addressOf, ask } from './client.ts';
import type { Session } from './client.ts';
import { StateSign, useTime } from './orders-page.tsx';
import type { PortalOrder } from './orders-page.tsx';
import { useRefreshed } from './use-refreshed.ts';

export interface PortalAnswer {
  readonly revision: number;
  readonly verdict: 'confirmed' | 'disputed' | 'answered';
  readonly reason: string | null;
  readonly by: string;
  readonly at: string;
}

interface PortalDetail extends PortalOrder {
  readonly order: Order;
  readonly issues: readonly FormFinding[];
  readonly history: readonly {
    readonly type: string;
    readonly state: OrderState;
    readonly at: string;
    readonly reason?: string;
  }[];
  readonly answers: readonly PortalAnswer[];
  readonly papers: readonly { readonly id: string; readonly type: string; readonly createdAt: string }[];
  readonly hasSource: boolean;
}

interface OrderAttachment {
  readonly number: number;
  readonly name: string;
  readonly bytes: number;
}

interface OrderPageProps {
  readonly id: string;
  readonly session: Session;
  readonly onFailed: (error: ApiError) => void;
}

const UNDECIDED: ReadonlySet<OrderState> = new Set(['received', 'checking', 'needsReview']);

export function OrderPage({ id, session, onFailed }: OrderPageProps) {
  const words = useWords();
  const time = useTime();
  const { body: detail, error, refresh } = useRefreshed<PortalDetail>(`/orders/${id}`, onFailed);
  const attachments = useAttached(id, onFailed);
  const name = detail?.poNumber ?? words.orders.noNumber;
  useEffect(() => {
    document.title = `${name} · ${words.productName}`;
  }, [name, words.productName]);

  if (error?.status === 404)
    return (
      <p className="portal-page problem" role="alert">
        {error.message}
      </p>
    );
  if (detail === undefined) return <p className="portal-page muted">…</p>;
  const { order, issues, history, answers, papers, hasSource, orderNumber } = detail;
  const repeat = (): void => {
    const draft = newDraftId();
    writeLocal(session.email, draft, {
      customer: detail.customer,
      fields: repeated(order, { contactName: session.name, contactEmail: session.email }),
      kept: false,
    });
    location.hash = draftAddress(draft);
  };
  return (
    <article className="portal-page" aria-labelledby="order-title">
      <p className="crumb">
        <a href={ORDERS_ADDRESS}>{words.order.back}</a>
      </p>
      <div className="form-head">
        <h1 id="order-title">{name}</h1>
        <StateSign state={detail.state} />
        {orderNumber !== null && (
          <span className="muted">
            {words.orders.ourNumber}: <span className="mono">{orderNumber}</span>
          </span>
        )}
        <button type="button" onClick={repeat}>
          {words.order.repeat}
        </button>
      </div>
      {issues.length > 0 && (
        <div className="check check-open">
          <p>{words.order.looking}</p>
          <ul>
            {issues.map((issue) => (
              <li key={`${issue.code} ${issue.message}`}>{findingText(words, issue)}</li>
            ))}
          </ul>
        </div>
      )}
      <AnswerBar
        id={id}
        revision={detail.revision}
        state={detail.state}
        answers={answers}
        isIncomplete={UNDECIDED.has(detail.state) && issues.some(({ severity }) => severity === 'error')}
        onAnswered={refresh}
        onFailed={onFailed}
      />
      <dl className="facts">
        <Fact label={words.order.shipTo}>{order.shipTo === undefined ? undefined : placeText(order.shipTo)}</Fact>
        <Fact label={words.order.wanted}>{order.requestedDelivery?.date}</Fact>
        <Fact label={words.form.orderDate}>{order.orderDate}</Fact>
        <Fact label={words.order.notes}>{order.notes?.map(({ text }) => text).join('\n')}</Fact>
      </dl>
      <Lines order={order} />
      <section className="portal-part" aria-labelledby="history-title">
        <h2 id="history-title">{words.order.history}</h2>
        <ol>
          {history.map(({ type, state, at, reason }) => (
            <li key={`${type} ${at}`}>
              <time dateTime={at} className="muted">
                {time(at)}
              </time>
              <span>{type === 'checked' ? words.states[state] : (words.events[type] ?? type)}</span>
              {reason !== undefined && <q>{reason}</q>}
            </li>
          ))}
        </ol>
      </section>
      {(hasSource || papers.length > 0 || attachments.length > 0) && (
        <section className="portal-part" aria-labelledby="papers-title">
          <h2 id="papers-title">{words.order.papers}</h2>
          <ul>
            {hasSource && (
              <li>
                <a href={addressOf(`/orders/${id}/source`)} download>
                  {words.order.source}
                </a>
              </li>
            )}
            {attachments.map(({ number, name: file, bytes }) => (
              <li key={number}>
                <a href={addressOf(`/orders/${id}/attachments/${number}`)} download>
                  {file}
                </a>
                <span className="muted">
                  {words.order.attached}, {size(bytes)}
                </span>
              </li>
            ))}
            {papers.map((paper) => (
              <li key={paper.id}>
                <a href={addressOf(`/orders/${id}/papers/${paper.id}`)} download>
                  {paper.type === 'confirmation' ? words.order.confirmation : paper.type}
                </a>
                <span className="muted">{time(paper.createdAt)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </article>
  );
}

/** They never change, so they are asked for once. */
function useAttached(id: string, onFailed: (error: ApiError) => void): readonly OrderAttachment[] {
  const [list, setList] = useState<readonly OrderAttachment[]>([]);
  useEffect(() => {
    let isStale = false;
    const load = async (): Promise<void> => {
      try {
        const { data } = await ask<{ data: OrderAttachment[] }>('GET', `/orders/${id}/attachments`);
        if (!isStale) setList(data);
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        if (!isStale) onFailed(error);
      }
    };
    void load();
    return () => {
      isStale = true;
    };
  }, [id, onFailed]);
  return list;
}

function Lines({ order }: { readonly order: Order }) {
  const words = useWords();
  // On a telephone there is no room for a column that says nothing.
  const hasPrices = order.lines.some(({ unitPrice }) => unitPrice !== undefined);
  const hasDays = order.lines.some(({ requestedDelivery }) => requestedDelivery?.date !== undefined);
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={words.form.lines}>
      <table className="orders">
        <thead>
          <tr>
            <th scope="col">{words.order.item}</th>
            <th scope="col">{words.order.description}</th>
            <th scope="col" className="number">
              {words.order.quantity}
            </th>
            {hasPrices && (
              <th scope="col" className="number">
                {words.order.price}
              </th>
            )}
            {hasDays && <th scope="col">{words.order.wanted}</th>}
          </tr>
        </thead>
        <tbody>
          {order.lines.map((line) => (
            <tr key={line.lineNumber}>
              <th scope="row">
                {line.buyerSku ?? line.supplierSku ?? line.gtin}
                {line.buyerSku !== undefined && line.supplierSku !== undefined && (
                  <span className="muted"> {line.supplierSku}</span>
                )}
              </th>
              <td>{line.description}</td>
              <td className="number">
                {line.quantity} {line.sourceUom ?? line.uom}
              </td>
              {hasPrices && (
                <td className="number">
                  {line.unitPrice === undefined ? '' : `${amount(line.unitPrice)} ${order.currency ?? ''}`}
                </td>
              )}
              {hasDays && <td data-label={words.order.wanted}>{line.requestedDelivery?.date}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  if (children === undefined || children === '') return null;
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function placeText({ name, address }: Party): string {
  const { lines = [], postalCode, city, region, country } = address ?? {};
  return [name, ...lines, [postalCode, city].filter(Boolean).join(' '), region, country].filter(Boolean).join(', ');
}

/** The same things to the same place; number and days are those of the new order. */
function repeated(order: Order, contact: Pick<FormFields, 'contactName' | 'contactEmail'>): FormFields {
  const { shipTo } = order;
  const code = shipTo?.identifiers?.find(({ scheme }) => scheme === 'shipTo')?.value ?? null;
  const party = {
    ...(shipTo?.name === undefined ? {} : { name: shipTo.name }),
    ...(shipTo?.address === undefined ? {} : { address: defined(shipTo.address) }),
  };
  return {
    ...startFields(contact),
    ...(shipTo === undefined ? {} : { shipTo: placeOf({ code, party }) }),
    lines: order.lines.map((line) => ({
      item: line.buyerSku ?? line.supplierSku ?? line.gtin ?? '',
      quantity: line.quantity ?? '',
      unit: line.sourceUom ?? line.uom ?? '',
    })),
  };
}

type Defined<Value> = { [Key in keyof Value]: Exclude<Value[Key], undefined> };

function defined<Value extends object>(value: Value): Defined<Value> {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as Defined<Value>;
}
