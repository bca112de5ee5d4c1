/**
 * Decisions of people: correct, release, reject, cancel, hold. Each has an actor and a reason, makes a new revision or an
 * event, and lets the order go on from the step that stopped it, keeping what the earlier steps found.
 */
import { contentHash } from '../model/content-hash.ts';
import { PAPER_CODES } from '../model/codes-paper.ts';
import { IntakeError } from '../model/errors.ts';
import { hasErrors } from '../model/finding.ts';
import type { Finding } from '../model/finding.ts';
import { END_STATES } from '../model/states.ts';
import type { OrderState } from '../model/states.ts';
import { LineageLog, reviseOrder } from '../normalize/index.ts';
import type { CompactLineage, Patch } from '../normalize/index.ts';
import type { Queryable } from '../store/database.ts';
import { deliveriesOf, hasMovingDelivery, insertDeliveries, reviveDelivery, unblockNext } from '../store/deliveries.ts';
import type { NewDelivery } from '../store/deliveries.ts';
import { insertEvents, insertRevisions, lockOrders, revisionOf, updateOrders } from '../store/orders.ts';
import type { OrderRow } from '../store/orders.ts';
import { partnerById } from '../store/partners.ts';
import { exceptionById, openExceptionOf, openExceptions, releaseOrderKeys, resolveException } from '../store/work.ts';
import type { ExceptionRow } from '../store/work.ts';
import { acknowledgeOrder, toBeConfirmed } from './acknowledge.ts';
import { enqueueDeliveries, forgetJob } from './delivery-jobs.ts';
import { changedOrders } from './changed-orders.ts';
import { checksOf } from './envelopes.ts';
import type { Gateway } from './gateway.ts';
import { move } from './history.ts';
import type { Move } from './history.ts';
import { teach } from './learn.ts';
import { renumber } from './earlier.ts';
import { repeatedBy } from './repeated.ts';
import { buyerKeyOf } from './normalize.ts';
import { columnsOf, deliveryId, exceptionId } from './route.ts';
import { validate } from './validate.ts';

export interface Decision {
  readonly orderId: string;
  /** The version the person saw (ETag); another one means that somebody else was faster. */
  readonly version: number;
  readonly actor: string;
  readonly reason: string;
}

/** Codes about the whole document, or the way it came, that a correction of fields does not answer. */
const ABOUT_THE_DOCUMENT = /^(x12-|format-|fax-|duplicate-interchange)/;

/** What is open for the whole of a paper: whoever enters one such value has looked at them. */
const UNDECIDED: Readonly<Record<string, RegExp>> = {
  'date-order-undecided': /date$/i,
  'decimal-mark-undecided': /(quantity|price|amount)$|^\/totals\//i,
};

/**
 * Changes an order: a new revision, checked again. When nothing stops it any more it goes on to the ERP.
 * @throws IntakeError `precondition-failed`, `state-conflict`, `request-invalid`, `order-invalid`
 */
export async function correct(gateway: Gateway, decision: Decision & { readonly patch: Patch }): Promise<OrderRow> {
  return decide(gateway, decision, async (tx, order) => {
    forbidEnd(order, 'corrected');
    const current = await currentRevision(tx, order);
    const at = new Date();
    const lineage = LineageLog.fromCompact(JSON.parse(current.lineage) as CompactLineage, current.order).toRecord();
    const revised = reviseOrder(current.order, lineage, {
      patch: decision.patch,
      actor: decision.actor,
      at: at.toISOString(),
      reason: decision.reason,
    });
    const log = LineageLog.fromRecord(revised.lineage);
    const partnerId = order.partnerId;
    const buyerKey = buyerKeyOf(revised.order, partnerId);
    const hash = contentHash(revised.order);
    const copy = await renumber(tx, order, { order: revised.order, buyerKey, hash });
    const [changes] = await changedOrders(tx, [{ order: revised.order, buyerKey }]);
    const repeats = await repeatedBy(tx, order, revised.order, buyerKey);
    const partner = partnerId === null ? undefined : await partnerById(tx, partnerId);
    const [checked = []] = await validate(tx, [
      {
        order: revised.order,
        partnerId,
        facts: {
          ...(partner === undefined
            ? {}
            : {
                sender: {
                  id: partner.id,
                  name: partner.name,
                  byMail: order.channel === 'mail' && order.interchangeId === null,
                },
              }),
          ...(copy === undefined ? {} : { duplicateOf: copy }),
          ...(changes === undefined ? {} : { changes }),
          ...(repeats === undefined ? {} : { repeats }),
        },
        profile: checksOf(partner),
        placeOf: (path) => log.placeOf(path),
      },
    ]);
    const issues = [...current.issues.filter((issue) => remains(issue, revised)), ...checked];
    const revision = order.revision + 1;
    await insertRevisions(tx, [
      {
        orderId: order.id,
        revision,
        order: revised.order,
        lineage: JSON.stringify(log.toCompact(revised.order)),
        issues,
        actor: decision.actor,
        reason: decision.reason,
      },
    ]);
    const changed = {
      ...order,
      ...columnsOf(revised.order),
      revision,
      buyerKey,
      contentHash: hash,
      openIssues: issues.filter((issue) => issue.severity === 'error').length,
    };
    const events = [
      move(
        changed,
        {
          type: 'corrected',
          to: 'checking',
          actor: decision.actor,
          reason: decision.reason,
          data: { revision, changed: revised.changed },
        },
        at,
      ),
    ];
    await teach(tx, order, decision, { revision, final: !hasErrors(issues) });
    if (!hasErrors(issues)) {
      const { moves, deliveries } = await goOn(tx, changed, decision);
      for (const each of moves) events.push(move(changed, each, at));
      changed.deliveryState = 'queued';
      return { changed, events, deliveries };
    }
    const codes = codesOf(issues);
    await openExceptions(tx, [{ id: exceptionId(order.id, revision), orderId: order.id, revision, codes }]);
    events.push(move(changed, { type: 'checked', to: 'needsReview', actor: 'gateway', data: { issues: codes } }, at));
    return { changed, events, deliveries: [] };
  });
}

/** Lets an order go to the ERP as it is, although the checks stopped it; the reason stands in its history. */
export async function release(gateway: Gateway, decision: Decision): Promise<OrderRow> {
  return decide(gateway, decision, async (tx, order) => {
    if (order.state !== 'needsReview')
      throw conflict(order, 'released', 'Only an order that waits for review can be released.');
    await teach(tx, order, decision, { revision: order.revision, final: true });
    const at = new Date();
    const changed = { ...order };
    const { moves, deliveries } = await goOn(tx, changed, decision);
    const events = moves.map((each) => move(changed, each, at));
    changed.deliveryState = 'queued';
    changed.openIssues = 0;
    return { changed, events, deliveries };
  });
}

/** Refuses an order for good. Its PO number is free again: the buyer may send a better one. */
export async function reject(gateway: Gateway, decision: Decision): Promise<OrderRow> {
  return end(gateway, decision, 'rejected', ['received', 'checking', 'needsReview', 'awaitingConfirmation']);
}

/** Withdraws an order that the ERP does not have yet. */
export async function cancel(gateway: Gateway, decision: Decision): Promise<OrderRow> {
  return end(gateway, decision, 'canceled', [
    'received',
    'checking',
    'needsReview',
    'awaitingConfirmation',
    'released',
    'queued',
  ]);
}

/** Stops an order on its way to the ERP, for a person to look at. */
export async function hold(gateway: Gateway, decision: Decision): Promise<OrderRow> {
  return decide(gateway, decision, async (tx, order) => {
    if (order.state !== 'queued' && order.state !== 'released')
      throw conflict(order, 'held', 'Only an order that the ERP has not taken yet can be held.');
    const withdrawn = await withdrawDeliveries(tx, order);
    const changed = { ...order, deliveryState: 'none' as const };
    const event = move(
      changed,
      { type: 'held', to: 'needsReview', actor: decision.actor, reason: decision.reason },
      new Date(),
    );
    await openExceptions(tx, [
      {
        id: exceptionId(order.id, event.seq + 1_000_000),
        orderId: order.id,
        revision: order.revision,
        codes: ['held'],
      },
    ]);
    return { changed, events: [event], deliveries: [], withdrawn };
  });
}

/**
 * Closes an exception that no decision on the order closes, such as an answer that the partner rejected.
 * @throws IntakeError `not-found`, `state-conflict`
 */
export async function resolve(
  gateway: Gateway,
  { exceptionId: id, actor, reason }: { readonly exceptionId: string; readonly actor: string; readonly reason: string },
): Promise<ExceptionRow> {
  return gateway.database.transaction(async (tx) => {
    const found = await exceptionById(tx, id);
    if (found === undefined) throw new IntakeError('not-found', `There is no exception ${id}.`, { id });
    const [order] = await lockOrders(tx, [found.orderId]);
    // Read again: the lock of the order is what its other decisions wait for.
    const open = await openExceptionOf(tx, found.orderId);
    if (order === undefined || open?.id !== id) return found;
    if (order.state === 'needsReview')
      throw conflict(order, 'resolved', 'It waits for review: correct, release or reject the order.');
    await resolveException(tx, order.id, { actor, resolution: 'resolved', reason });
    const changed = { ...order };
    await insertEvents(tx, [
      move(changed, { type: 'exceptionResolved', actor, reason, data: { codes: open.codes } }, new Date()),
    ]);
    await updateOrders(tx, [changed]);
    return (await exceptionById(tx, id)) ?? found;
  });
}

async function end(
  gateway: Gateway,
  decision: Decision,
  to: 'rejected' | 'canceled',
  from: readonly OrderState[],
): Promise<OrderRow> {
  return decide(gateway, decision, async (tx, order) => {
    if (!from.includes(order.state))
      throw conflict(order, to, `Only an order that is ${from.join(', ')} can be ${to}.`);
    const withdrawn = await withdrawDeliveries(tx, order);
    await releaseOrderKeys(tx, [order.id]);
    await resolveException(tx, order.id, { actor: decision.actor, resolution: to, reason: decision.reason });
    // A rejection is the business saying no, and the sender hears it. A withdrawal is between people who know already.
    const isTold =
      to === 'rejected' &&
      (await acknowledgeOrder(gateway, tx, order, { decision: 'rejected', reason: decision.reason }));
    const changed = {
      ...order,
      deliveryState: 'none' as const,
      openIssues: 0,
      acknowledgmentState: isTold ? toBeConfirmed(order.acknowledgmentState) : order.acknowledgmentState,
    };
    const event = move(changed, { type: to, to, actor: decision.actor, reason: decision.reason }, new Date());
    return { changed, events: [event], deliveries: [], withdrawn };
  });
}

interface Outcome {
  readonly changed: OrderRow;
  readonly events: readonly Parameters<typeof insertEvents>[1][number][];
  /** To be queued. */
  readonly deliveries: readonly NewDelivery[];
  /** Ids of deliveries that the ERP shall not have. */
  readonly withdrawn?: readonly string[];
}

async function decide(
  gateway: Gateway,
  decision: Decision,
  work: (tx: Queryable, order: OrderRow) => Promise<Outcome>,
): Promise<OrderRow> {
  const {
    changed,
    deliveries,
    withdrawn = [],
  } = await gateway.database.transaction(async (tx) => {
    const [order] = await lockOrders(tx, [decision.orderId]);
    if (order === undefined)
      throw new IntakeError('not-found', `There is no order ${decision.orderId}.`, { id: decision.orderId });
    if (order.version !== decision.version) {
      throw new IntakeError(
        'precondition-failed',
        `The order was changed meanwhile (version ${order.version}). Read it again and decide on what it says now.`,
        {
          version: order.version,
        },
      );
    }
    const outcome = await work(tx, order);
    await insertEvents(tx, outcome.events);
    await updateOrders(tx, [outcome.changed]);
    return { ...outcome, changed: { ...outcome.changed, version: order.version + 1 } };
  });
  gateway.log.info(
    {
      event: 'order_decided',
      orderId: changed.id,
      correlationId: changed.correlationId,
      state: changed.state,
      revision: changed.revision,
    },
    'decision taken',
  );
  for (const id of withdrawn) await forgetJob(gateway, id);
  await enqueueDeliveries(gateway, deliveries);
  gateway.wake.acknowledgments();
  gateway.wake.lessons();
  return changed;
}

/** From the check onwards: released, and a delivery that goes out once no earlier revision is on its way. */
async function goOn(
  tx: Queryable,
  order: OrderRow,
  decision: Decision,
): Promise<{ moves: Move[]; deliveries: NewDelivery[] }> {
  await resolveException(tx, order.id, { actor: decision.actor, resolution: 'released', reason: decision.reason });
  const own = (await deliveriesOf(tx, order.id)).find((delivery) => delivery.revision === order.revision);
  if (own === undefined) {
    await insertDeliveries(tx, [
      { id: deliveryId(order.id, order.revision), orderId: order.id, revision: order.revision, state: 'blocked' },
    ]);
  } else {
    await reviveDelivery(tx, own.id);
  }
  const next = (await hasMovingDelivery(tx, order.id)) ? undefined : await unblockNext(tx, order.id);
  return {
    deliveries:
      next === undefined ? [] : [{ id: next.id, orderId: next.orderId, revision: next.revision, state: 'queued' }],
    moves: [
      { type: 'released', to: 'released', actor: decision.actor, reason: decision.reason },
      { type: 'queued', to: 'queued', actor: 'gateway' },
    ],
  };
}

/** @returns the ids. @throws IntakeError `state-conflict` when a consumer holds or has taken a delivery of the order. */
async function withdrawDeliveries(tx: Queryable, order: OrderRow): Promise<string[]> {
  const rows = await tx.query<{ id: string; state: string }>(
    'select id, state from deliveries where order_id = $1 for update',
    [order.id],
  );
  if (rows.some((row) => row.state === 'leased' || row.state === 'acked')) {
    throw conflict(order, 'withdrawn', 'The ERP has taken it already.');
  }
  await tx.query('delete from deliveries where order_id = $1', [order.id]);
  return rows.map((row) => row.id);
}

/** A finding of reading stands until its field is corrected; findings of checks are made anew. */
function remains(issue: Finding, revised: { readonly changed: readonly string[] }): boolean {
  if (ABOUT_THE_DOCUMENT.test(issue.code)) return true;
  const undecided = UNDECIDED[issue.code];
  if (undecided !== undefined) return !revised.changed.some((changed) => undecided.test(changed));
  const { path } = issue;
  const isOfPaper = issue.code in PAPER_CODES;
  if (path === undefined) return isOfPaper;
  if (!isOfPaper && !/-(unreadable|unknown|ambiguous)$/.test(issue.code)) return false;
  return !revised.changed.some(
    (changed) => changed === path || changed.startsWith(`${path}/`) || path.startsWith(`${changed}/`),
  );
}

async function currentRevision(tx: Queryable, order: OrderRow) {
  const revision = await revisionOf(tx, order.id, order.revision);
  if (revision === undefined) throw new TypeError(`Order ${order.id} has no revision ${order.revision}.`);
  return revision;
}

function codesOf(issues: readonly Finding[]): string[] {
  return [...new Set(issues.filter((issue) => issue.severity === 'error').map((issue) => issue.code))];
}

function forbidEnd(order: OrderRow, what: string): void {
  if (END_STATES.has(order.state)) throw conflict(order, what, 'Nothing follows that state.');
}

function conflict(order: OrderRow, what: string, why: string): IntakeError {
  return new IntakeError('state-conflict', `The order is ${order.state} and cannot be ${what}. ${why}`, {
    orderId: order.id,
    state: order.state,
  });
}
