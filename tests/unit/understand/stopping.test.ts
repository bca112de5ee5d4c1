/** Words that stop an order, take it back or send it elsewhere are never known; conditions of small print are. */
import { describe, expect, test } from 'vitest';
import { isStopping } from '../../../src/adapters/paper/lexicon/stopping.ts';
import { learn } from '../../../src/adapters/paper/memory/learn.ts';
import { merge } from '../../../src/adapters/paper/memory/merge.ts';
import { ordersIn } from '../../../src/adapters/paper/orders-in.ts';
import type { Paper } from '../../../src/adapters/paper/page.ts';
import { ACME_CONFIRMED, acmePage } from '../../support/acme-order.ts';
import { textPaper } from '../../support/text-paper.ts';

function page(foot: string): Paper {
  return textPaper(acmePage(foot));
}

/** What is said once the same was let through three times. */
function saidAfterThree(paper: Paper): string[] {
  const memory = learn(paper, ACME_CONFIRMED);
  if (memory === undefined) throw new Error('Nothing is learned of the paper.');
  const memories = [merge(merge(memory, memory), memory)];
  return ordersIn(paper, memories).flatMap(({ order, findings }) =>
    [...order.findings, ...findings].flatMap(({ code }) =>
      code === 'paper-words-new' || code === 'order-reserved' ? [code] : [],
    ),
  );
}

describe('words of one order', () => {
  test.each([
    'Hold this order until we call',
    'Ship to York instead',
    'Do not deliver before we call',
    'Deliver half in January',
    'Please stop delivery for now.',
    'Please wait for our call.',
    'Postpone the delivery to spring, please.',
    'Please deliver only half of it.',
    'Send the rest later.',
    'Do not ship yet.',
    'This order is withdrawn.',
    'Deliver to York rather than Leeds.',
    'Please cancel line 2.',
    'Lieferung bitte bis auf Weiteres zurückhalten',
    'Bestellung bitte stornieren.',
    'Bitte nicht liefern, bevor wir anrufen.',
    'Bitte nach York liefern statt nach Leeds.',
    'Die Hälfte erst im Januar liefern.',
    'Veuillez suspendre la livraison.',
    'Ne pas livrer avant notre appel.',
    'Livrer à York au lieu de Leeds.',
    'Livrer la moitié en janvier.',
    'Por favor, retengan el pedido.',
    'No entregar antes de que llamemos.',
    'Entregar en York en lugar de Leeds.',
    'Sospendere la consegna, grazie.',
    'Non consegnare prima della nostra chiamata.',
    'Consegnare a York invece che a Leeds.',
    'Levering graag nog aanhouden.',
    'Niet leveren voordat wij bellen.',
    'Lever de helft in januari.',
    'Prosimy wstrzymać wysyłkę.',
    'Leverera inte innan vi ringer.',
    '请勿发货,等我们电话通知',
    '半分は一月に納品してください。',
  ])('%s is asked each time', (foot) => {
    expect(isStopping(foot)).toBe(true);
    expect(saidAfterThree(page(foot)).length).toBeGreaterThan(0);
  });

  test.each([
    'We reserve the right to cancel this order at any time.',
    'If not delivered in time the order may be cancelled.',
    'Should the goods arrive late, stop the shipment and call us.',
    'Cancel items not available within 60 days.',
    'Do not ship without our order number on each package.',
    'Deliveries are taken in from 8 to 16 only.',
    'Wir behalten uns vor, die Bestellung zu stornieren.',
    'Falls nicht rechtzeitig geliefert wird, ist die Bestellung storniert.',
    'Nous nous réservons le droit d’annuler la commande.',
    'Nos reservamos el derecho de cancelar el pedido.',
    'Ci riserviamo il diritto di annullare la consegna.',
    'Wij behouden ons het recht voor de bestelling te annuleren.',
    'Deliver to gate 4 and call the store from there.',
    'Please deliver with a tail lift.',
  ])('%s is known after three orders', (foot) => {
    expect(isStopping(foot)).toBe(false);
    expect(saidAfterThree(page(foot))).toEqual([]);
  });
});
