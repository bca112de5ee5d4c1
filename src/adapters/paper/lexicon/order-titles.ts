/** Titles of orders: `BESTELBON`, `Purchase Order 4711`. They name no firm. */
import { fold } from './fold.ts';
import { isTitleOf } from './languages/index.ts';

export function isOrderTitle(text: string): boolean {
  const folded = fold(text);
  return text.length < TITLE_MAX && (ORDER_TITLE.test(folded) || isTitleOf('order', folded));
}
const TITLE_MAX = 40; // Characters: a sentence names an order as well.
const ORDER_TITLE =
  /^(?:standard )?(?:purchase order|bestellung|commande|commande d achat|bon de commande|pedido|pedido de compras?|orden de compra|ordine|ordine d acquisto|inkooporder|bestelling|bestelbon|bestelformulier)(?: no)?(?: \S*\d\S*)?$/;
