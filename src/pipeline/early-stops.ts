/** A mail that cancels an order before it comes, as mails do that were held up or read out of turn: the order is held when it is here. */
import type { MailAuthentication } from '../adapters/channels/mail/authentication.ts';
import { END_STATES } from '../model/states.ts';
import type { Queryable } from '../store/database.ts';
import { lockDeliveriesOf } from '../store/deliveries.ts';
import { earlyStopsOf } from '../store/early-stops.ts';
import type { EarlyStop } from '../store/early-stops.ts';
import { sendersOfMails } from '../store/mail-senders.ts';
import { lockOrders } from '../store/orders.ts';
import { partnersById } from '../store/partners.ts';
import type { PartnerRow } from '../store/partners.ts';
import { beliefIn } from './belief.ts';
import type { Belief } from './belief.ts';
import { keepCustomerAnswer } from './customer-answer.ts';
import type { Gateway } from './gateway.ts';
import { namesIn } from './named-numbers.ts';

/** @returns ids of deliveries that were withdrawn */
export async function holdStopped(gateway: Gateway, tx: Queryable, messageIds: readonly string[]): Promise<string[]> {
  const named = (await earlyStopsOf(tx, messageIds)).filter(({ words, poNumber }) => {
    const names = namesIn(words);
    return names.has(poNumber) || names.hasDigitsOf(poNumber, []);
  });
  if (named.length === 0) return [];
  const senders = await sendersOfMails(
    tx,
    named.map(({ messageId }) => messageId),
  );
  const partnerOf = new Map(senders.map(({ messageId, namedPartnerId }) => [messageId, namedPartnerId]));
  const partners = await partnersById(
    tx,
    named.flatMap(({ partnerId }) => partnerId ?? []),
  );
  const stops = named.flatMap((stop) => {
    const belief = beliefInStop(stop, partnerOf.get(stop.messageId), partners);
    return belief === 'none' ? [] : [{ ...stop, belief }];
  });
  // What is believed counts more than what is not, then the newest.
  const least = stops.toSorted((one, other) => Number(one.belief === 'believed') - Number(other.belief === 'believed'));
  const stopOf = new Map(least.map((stop) => [stop.orderId, stop] as const));
  const withdrawn: string[] = [];
  await lockDeliveriesOf(tx, [...stopOf.keys()]);
  for (const order of await lockOrders(tx, [...stopOf.keys()])) {
    const stop = stopOf.get(order.id);
    if (stop === undefined || END_STATES.has(order.state)) continue;
    const { messageId, sender, words, belief } = stop;
    const verdict = belief === 'doubted' ? 'doubted' : 'stopped';
    const saying = { by: { messageId }, actor: sender, verdict, reason: words } as const;
    withdrawn.push(...(await keepCustomerAnswer(tx, order, saying)));
    gateway.log.info(
      { event: 'order_stopped_before', orderId: order.id, messageId },
      'a mail that came before the order stops it',
    );
  }
  return withdrawn;
}

function beliefInStop(
  { sender, authentication, orderedBy, partnerId }: EarlyStop,
  from: string | null | undefined,
  partners: ReadonlyMap<string, PartnerRow>,
): Belief {
  const mail = { facts: { sender }, authentication: (authentication ?? undefined) as MailAuthentication | undefined };
  return beliefIn(mail, {
    addresses: [orderedBy ?? ''],
    isPartner: partnerId !== null && partnerId === from,
    profile: partners.get(partnerId ?? '')?.profile,
  });
}
