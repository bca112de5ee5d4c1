/** One order: its source on the left, what became of it in the middle, why and when on the right. */
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Lineage } from '../model/lineage.ts';
import { ApiError, decide } from './api.ts';
import type { Acknowledgment, OrderDetail, OrderEvent, Source } from './api.ts';
import { Acknowledgments } from './acknowledgments.tsx';
import { AnswerNotice } from './answer-notice.tsx';
import { isWaiting } from './answers.ts';
import { DecisionBar } from './decision-bar.tsx';
import { decisionsFor } from './decisions.ts';
import { Links, LinksContext } from './links.ts';
import { Empty, Loading, Stale } from './notice.tsx';
import { Issues, Timeline } from './order-aside.tsx';
import { OrderAttachments } from './order-attachments.tsx';
import { OrderFields } from './order-fields.tsx';
import { PaperPane } from './paper-pane.tsx';
import { SourcePane } from './source-pane.tsx';
import { messageAddress } from './session.ts';
import { AcknowledgmentLeg, DeliveryLeg, OrderLeg } from './states.tsx';
import { TypedPane } from './typed-pane.tsx';
import { typedGroups } from './typed-source.ts';
import type { TypedGroup } from './typed-source.ts';
import { amount, fullInstant, instant } from './text.ts';
import { confirmation } from './patch.ts';
import type { Edits } from './patch.ts';
import { useLive } from './use-live.ts';
import { useOnce } from './use-once.ts';
import { useTold } from './use-told.ts';
import { XmlPane } from './xml-pane.tsx';
import { xmlRows } from './xml-source.ts';
import type { XmlRow } from './xml-source.ts';

const NO_EDITS: Edits = new Map();
const NONE: readonly Acknowledgment[] = [];

// A partner's yes does not change the order, so it is asked for while one is due. Contents may be long: not every two seconds.
const ANSWERS_REFRESH_MS = 15_000;

export function OrderView({ id, onRefused }: { readonly id: string; readonly onRefused: (reason: string) => void }) {
  const base = `/v1/orders/${encodeURIComponent(id)}`;
  const { answer, error, refreshedAt, refresh } = useLive<OrderDetail>(base);
  const version = answer?.body.version;
  const detail = answer?.body;
  const lineage = useOnce<Lineage>(version === undefined ? undefined : `${base}/lineage`, detail?.revision);
  const source = useOnce<Source>(version === undefined ? undefined : `${base}/source`, 0);
  const events = useOnce<{ readonly data: readonly OrderEvent[] }>(
    version === undefined ? undefined : `${base}/events`,
    version,
  );
  const { body: told } = useAcknowledgments(version === undefined ? undefined : `${base}/acknowledgments`, detail);
  const answers = useTold(detail?.messageId ?? undefined, id, Date.parse(detail?.updatedAt ?? ''));
  const links = useMemo(() => new Links(lineage.body ?? {}, source.body), [lineage.body, source.body]);
  const typed = useMemo(() => typedOf(source.body), [source.body]);
  const xml = useMemo(() => xmlOf(source.body), [source.body]);
  const [edits, setEdits] = useState<Edits>(NO_EDITS);

  const edit = useCallback((pointer: string, text: string) => {
    setEdits((before) => new Map(before).set(pointer, text));
  }, []);
  const order = detail?.order;
  const etag = answer?.etag ?? `"${detail?.version ?? ''}"`;
  const [confirmProblem, setConfirmProblem] = useState<string>();
  const confirm = useCallback(
    async (paths: readonly string[]): Promise<void> => {
      if (order === undefined) return;
      setConfirmProblem(undefined);
      try {
        await decide(id, 'corrections', etag, { reason: 'Right as read', patch: confirmation(order, paths) });
      } catch (failure) {
        if (!(failure instanceof ApiError)) throw failure;
        setConfirmProblem(failure.message);
      }
      refresh();
    },
    [id, order, etag, refresh],
  );
  const onConfirm = useCallback((paths: readonly string[]) => void confirm(paths), [confirm]);
  useEffect(() => {
    document.title = `${detail?.poNumber ?? 'Order'} · Ordergate`;
  }, [detail?.poNumber]);
  useEffect(() => {
    if (error?.status === 401) onRefused('The gateway does not know this key any more. Sign in with another one.');
  }, [error, onRefused]);

  if (detail === undefined) {
    if (error === undefined) return <Loading what="the order" />;
    if (error.status === 404) {
      return (
        <Empty title="There is no such order">
          <p>
            Nothing is stored under <code>{id}</code>. <a href="#/orders">See all orders</a>.
          </p>
        </Empty>
      );
    }
    return <Stale error={error} refreshedAt={refreshedAt} />;
  }

  const open = detail.state === 'needsReview';
  const allowed = decisionsFor(detail);
  const pagesIn = source.body?.paper === 'pictures' ? (detail.messageId ?? undefined) : undefined;
  const lastEvent = events.body?.data.at(-1);
  return (
    <LinksContext value={links}>
      <article className="order" aria-labelledby="order-title">
        <OrderHead detail={detail} />
        <div className="order-notices">
          {error !== undefined && <Stale error={error} refreshedAt={refreshedAt} />}
          {confirmProblem !== undefined && (
            <p className="notice notice-bad" role="alert">
              {confirmProblem}
            </p>
          )}
          <AnswerNotice detail={detail} acknowledgments={told?.data ?? NONE} onChanged={refresh} />
        </div>
        <div className="panes">
          {source.body === undefined ? (
            <NoSource problem={source.problem} />
          ) : typed !== undefined ? (
            <TypedPane source={source.body} groups={typed} issues={detail.issues} />
          ) : xml !== undefined ? (
            <XmlPane source={source.body} rows={xml} messageId={detail.messageId ?? undefined} issues={detail.issues} />
          ) : source.body.paper === undefined ? (
            <SourcePane source={source.body} issues={detail.issues} />
          ) : (
            <PaperPane source={source.body} messageId={detail.messageId ?? undefined} issues={detail.issues} />
          )}
          <OrderFields
            order={detail.order}
            issues={detail.issues}
            edits={edits}
            onEdit={open ? edit : undefined}
            onConfirm={open ? onConfirm : undefined}
          />
          <aside className="aside" aria-label="Issues, history and answers">
            <Issues
              issues={detail.issues}
              order={detail.order}
              source={source.body}
              messageId={pagesIn}
              released={open ? undefined : releaseIn(events.body?.data)}
              onConfirm={open ? onConfirm : undefined}
            />
            <Acknowledgments
              acknowledgments={told?.data ?? NONE}
              answers={answers}
              untold={{ acknowledgment: detail.acknowledgmentState, channel: detail.channel }}
            />
            {isTyped(detail.channel) && <OrderAttachments path={base} />}
            <Timeline events={events.body?.data ?? []} />
          </aside>
        </div>
        {allowed.length > 0 && (
          <DecisionBar
            id={id}
            order={detail.order}
            etag={etag}
            errors={detail.issues.filter((issue) => issue.severity === 'error').length}
            allowed={allowed}
            edits={edits}
            lastEvent={lastEvent}
            onDiscard={() => setEdits(NO_EDITS)}
            onChanged={(outcome) => {
              if (outcome === 'taken') setEdits(NO_EDITS);
              refresh();
            }}
          />
        )}
      </article>
    </LinksContext>
  );
}

/** What the sender was told: anew when the order changed, and now and then while the sender still owes a word on it. */
function useAcknowledgments(path: string | undefined, detail: OrderDetail | undefined) {
  const [turn, setTurn] = useState(0);
  const once = useOnce<{ readonly data: readonly Acknowledgment[] }>(
    path,
    // Not the order's version: that stays when the sender is told. A turn is less than a millisecond, so none is missed.
    detail === undefined ? undefined : Date.parse(detail.updatedAt) + turn / 1000,
  );
  const waits = once.body?.data.some(isWaiting) === true;
  useEffect(() => {
    if (!waits) return undefined;
    const timer = setInterval(() => {
      if (!document.hidden) setTurn((before) => before + 1);
    }, ANSWERS_REFRESH_MS);
    return () => clearInterval(timer);
  }, [waits]);
  return once;
}

function OrderHead({ detail }: { readonly detail: OrderDetail }) {
  return (
    <header className="order-head">
      <div>
        <p className="crumb">
          <a href="#/orders">Orders</a>
        </p>
        <h1 id="order-title">{detail.poNumber ?? 'No PO number'}</h1>
        <p className="muted">
          {detail.partnerName ?? detail.partnerId ?? 'Unknown partner'}, {detail.channel},{' '}
          <time dateTime={detail.receivedAt} title={fullInstant(detail.receivedAt)}>
            {instant(detail.receivedAt)}
          </time>
          {detail.messageId && (
            <>
              {', '}
              <a href={messageAddress(detail.messageId)}>file as received</a>
            </>
          )}
          {detail.test && <span className="tag">Test</span>}
          {detail.revision > 1 && <span className="tag">Rev {detail.revision}</span>}
        </p>
      </div>
      <dl className="legs">
        <div>
          <dt>Order</dt>
          <dd>
            <OrderLeg state={detail.state} />
          </dd>
        </div>
        <div>
          <dt>ERP delivery</dt>
          <dd>
            <DeliveryLeg state={detail.deliveryState} />{' '}
            {detail.erpOrderNumber && <span className="mono">{detail.erpOrderNumber}</span>}
          </dd>
        </div>
        <div>
          <dt>Acknowledgment</dt>
          <dd>
            <AcknowledgmentLeg state={detail.acknowledgmentState} />
          </dd>
        </div>
        {detail.total && (
          <div>
            <dt>Total</dt>
            <dd className="total">
              {amount(detail.total)} <span className="unit">{detail.currency}</span>
            </dd>
          </div>
        )}
      </dl>
    </header>
  );
}

function NoSource({ problem }: { readonly problem: string | undefined }) {
  return (
    <section className="pane source" aria-label="Source">
      <header className="pane-head">
        <h2>Source</h2>
      </header>
      <p className="pane-note muted">{problem ?? 'Loading the source …'}</p>
    </section>
  );
}

/** The last word of a person that let the order go on. */
function releaseIn(events: readonly OrderEvent[] = []): OrderEvent | undefined {
  return events.findLast(({ type }) => type === 'released');
}

/** What comes as fields and not as segments or pages: a form, or an order by the API. */
function typedOf(source: Source | undefined): TypedGroup[] | undefined {
  return isData(source) ? typedGroups(source.text) : undefined;
}

function xmlOf(source: Source | undefined): XmlRow[] | undefined {
  return isData(source) ? xmlRows(source.text) : undefined;
}

function isData(source: Source | undefined): source is Source {
  return source !== undefined && source.paper === undefined && source.segments.length === 0;
}

/** Forms of the portal and the phone pad; nothing is attached to what comes by the other channels. */
function isTyped(channel: string): boolean {
  return channel === 'form' || channel === 'phone';
}
