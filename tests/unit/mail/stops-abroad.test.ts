/** Natural sentences that cancel an order, in the languages that orders are read in; and sentences that do not. */
import { expect, test } from 'vitest';
import { letterOf, stopSaid } from '../../../src/adapters/formats/mail/change.ts';

test.each([
  'Prosimy o anulowanie zamówienia NG-3700.',
  'Proszę anulować zamówienie NG-3700.',
  'Rezygnujemy z zamówienia NG-3700.',
  'Wycofujemy zamówienie NG-3700.',
  'Prosím o storno objednávky NG-3700.',
  'Prosíme o zrušení objednávky NG-3700.',
  'Objednávku NG-3700 rušíme, zrušte ji prosím.',
  'Kérjük a NG-3700 számú rendelés törlését.',
  'A NG-3700 rendelést lemondjuk.',
  'Kérem, töröljék a NG-3700 megrendelést.',
  'Vänligen annullera beställning NG-3700.',
  'Vi vill avbeställa order NG-3700.',
  'Venligst annuller ordre NG-3700.',
  'Vi afbestiller ordre NG-3700.',
  'Vi ønsker å kansellere bestilling NG-3700.',
  'Pyydämme peruuttamaan tilauksen NG-3700.',
  'Perukaa tilaus NG-3700, kiitos.',
  'NG-3700 numaralı siparişi iptal ediniz.',
  'Siparişimizi iptal etmek istiyoruz.',
  'Vă rugăm să anulați comanda NG-3700.',
  'Renunțăm la comanda NG-3700.',
  'Просим отменить заказ NG-3700.',
  'Просим аннулировать заказ NG-3700.',
  'Прошу скасувати замовлення NG-3700.',
  'Моля, анулирайте поръчка NG-3700.',
  'Παρακαλώ ακυρώστε την παραγγελία NG-3700.',
  'Molimo otkažite narudžbu NG-3700.',
  'Prosimo, prekličite naročilo NG-3700.',
  'Favor cancelar o pedido NG-3700.',
  'Solicitamos o cancelamento do pedido NG-3700.',
  'Solicitamos la cancelación del pedido NG-3700.',
  "Vi preghiamo di annullare l'ordine NG-3700.",
  "Chiediamo l'annullamento dell'ordine NG-3700.",
  'Merci d’annuler la commande NG-3700.',
  'Gelieve bestelling NG-3700 te annuleren.',
  'Graag order NG-3700 intrekken.',
  'Palume tellimus NG-3700 tühistada.',
  'Prašome atšaukti užsakymą NG-3700.',
  'Lūdzu, atceliet pasūtījumu NG-3700.',
  '注文 NG-3700 をキャンセルしてください。',
  '注文 NG-3700 の取り消しをお願いします。',
  '주문 NG-3700 취소 부탁드립니다.',
  '请取消订单 NG-3700。',
  'נא לבטל את הזמנה NG-3700',
  'يرجى إلغاء الطلب NG-3700',
])('%s', (words) => {
  expect(stopSaid(letterOf(`order\n${words}`))).toBeDefined();
});

test.each([
  'Dziękujemy za zamówienie.',
  'Děkujeme za objednávku.',
  'Köszönjük a rendelést.',
  'Tack för din order.',
  'Tak for din ordre.',
  'Kiitos tilauksesta. Perustamme uuden varaston.',
  'Teşekkürler, siparişi aldık.',
  'Mulțumim pentru comandă.',
  'Спасибо за заказ.',
  'Obrigado pelo pedido.',
  'Wir bestellen bald wieder.',
])('and not: %s', (words) => {
  expect(stopSaid(letterOf(`order\n${words}`))).toBeUndefined();
});
