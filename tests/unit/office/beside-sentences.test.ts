/** Sentences beside an attached order: each word of those that change it is harmless by itself. Those that honest mails say go on. */
import { afterAll, describe, expect, test, vi } from 'vitest';
import { detectFormat } from '../../../src/adapters/formats/registry.ts';
import { endWorkers } from '../../../src/adapters/paper/worker/pool.ts';
import { DEFAULT_LIMITS } from '../../../src/model/limits.ts';
import { mailWith } from '../../support/mail-with.ts';
import { codesOf, readAs } from './support.ts';

// The first of them starts the workers.
vi.setConfig({ testTimeout: 60_000 });
afterAll(() => endWorkers());

const ORDER = Buffer.from(
  'Purchase Order\nPO Number,MX-1\nOrder date,2026-11-26\n\nItem,Description,Qty,Unit,Unit price,Amount\nAB-100,"Pallet wrap, clear",40,EA,4.50,180.00\n',
);

/** Whether the order waits for what a mail says, to which it is attached. */
async function waits(words: string): Promise<boolean> {
  const bytes = mailWith([{ name: 'order.csv', bytes: ORDER }], words);
  const format = detectFormat({ head: bytes.subarray(0, 4096), fileName: 'orders.eml' });
  const decoder = format?.decoder({ limits: DEFAULT_LIMITS, parts: 'all', formatOf: detectFormat });
  const items = [...(decoder?.push(bytes) ?? []), ...(decoder?.end() ?? []), ...((await decoder?.finish?.()) ?? [])];
  const orders = items.flatMap((item) => (item.kind === 'document' && item.draft !== undefined ? [item] : []));
  expect(orders).toHaveLength(1);
  return orders.some(({ findings }) => findings.some(({ code }) => code === 'mail-note-may-change'));
}

const TABLE =
  '<p>Purchase order number: E-02<br>Order date: 26 November 2026<br>Buyer: Northgate Ltd, 1 High St, Leeds LS1 1AA</p><p>Ship to: Northgate Leeds depot, Unit 4 Mill Lane, Leeds LS9 8AA<br>Delivery date: 5 February 2027<br>Currency: GBP</p><table border="1"><tr><th>Item number</th><th>Description</th><th>Quantity</th><th>Unit</th><th>Unit price</th></tr><tr><td>ABC-123</td><td>Pallet wrap clear</td><td>40</td><td>EA</td><td>9.90</td></tr></table>';

/** The same above an order in the mail itself. */
async function waitsAbove(words: string): Promise<boolean> {
  const head = 'From: Ann Lee <ann@northgate.example>\nSubject: order\nDate: Mon, 2 Mar 2026 08:01:00 +0000\n';
  const text = `${head}Content-Type: text/html; charset=utf-8\n\n<p>${words}</p>${TABLE}`;
  return codesOf(await readAs('mail', Buffer.from(text))).includes('mail-note-may-change');
}

describe('what changes an order with harmless words waits', () => {
  test.each([
    'please deliver to the invoice address.',
    'Lieferung bitte an die Rechnungsadresse.',
    "Veuillez livrer à l'adresse de facturation.",
    'Entregar en la dirección de factura por favor.',
    'please confirm the items, and we send you the order.',
    'the quantity is per week.',
    'please send the items to our customer.',
    'we need the items this week.',
    'Quote',
    'Same order as last week',
    'prices in USD please',
    '价格按美元',
    'please confirm the prices and we place our order',
    'Price is in EUR',
    'Please invoice our customer',
    'The order is for our customer',
    'delivery per month',
    'Please deliver monthly',
    'Wir brauchen die Artikel in der Woche',
    'Preise in USD bitte',
    'Die Menge ist pro Monat',
    'Bitte an unseren Kunden liefern',
    'Prix en USD',
    'La quantité est par mois',
    'Livraison à notre client',
    'Precio en USD',
    'Entrega a nuestro cliente',
    'La cantidad es por semana',
    'Consegna al nostro cliente',
    'Prezzo in USD',
    'Levering aan onze klant',
    '请按月交货',
    '数量按周',
    '请送货到客户',
    '送到发票地址',
    'Please send everything to our new warehouse.',
    'Kindly ship the order to the customer directly.',
    'We need all items per month.',
    'Prices are in dollars.',
    'The delivery should go to the other address.',
    'Please send the goods and the invoice to our head office.',
    'We only order the first item.',
    'Deliver the items this week please.',
    'The order is for the customer below.',
    'Please send the price first.',
    'Could you confirm the price before delivery.',
    'Our address is the new one from Monday.',
    'Bitte an unseren Kunden liefern.',
    'Die Menge gilt pro Woche.',
    'Bitte senden Sie alles an unser Lager.',
    'Wir sind umgezogen, bitte an die neue Adresse liefern.',
    'Die Preise sind in Dollar.',
    'Bitte bestätigen Sie die Artikel, dann bestellen wir.',
    'Merci de livrer à notre client.',
    'La quantité est par mois.',
    'Nous avons besoin des articles cette semaine.',
    'Livraison à notre entrepôt, merci.',
    'Las cantidades son por semana.',
    'Por favor envíen el pedido a nuestro cliente.',
    'Necesitamos los artículos esta semana.',
    "Si prega di consegnare all'indirizzo di fatturazione.",
    'La quantità è al mese.',
    'Graag leveren op het factuuradres.',
    '请送到我们的客户。',
    '价格按美元。',
    'Please note that the delivery goes to the shop of our customer.',
    'Send the goods to our branch please.',
    'This order replaces the last one.',
    'Please use the prices of last year.',
    'Please charge this to our sister company.',
    'The lorry can only come in the morning.',
    'We take the second item in black.',
    'The order is valid from next month.',
    'Please split the delivery.',
    'Payment in dollars.',
    'Delivery to the site please.',
    'The items are for our new store, please send them there.',
    'Quantities are in boxes.',
    'Please send the order to our supplier.',
    'We need this every week.',
    'Die Lieferung geht an unseren Kunden.',
    'Bitte in zwei Lieferungen senden.',
    'Die Preise verstehen sich in Dollar.',
    'Wir benötigen die Ware pro Monat.',
    'Rechnung bitte an die Lieferadresse.',
    'Bitte die Menge pro Woche liefern.',
    "Merci d'envoyer la commande à l'adresse de facturation.",
    'Le prix est en dollars.',
    'La livraison est pour notre client.',
    'Por favor enviar a la dirección de la factura.',
    'El precio es en dólares.',
    'La entrega es para nuestro cliente.',
    'La consegna è per il nostro cliente.',
    'De levering is voor onze klant.',
    '数量是每周的。',
  ])('%s', async (words) => {
    expect([await waits(words), await waitsAbove(words)]).toEqual([true, true]);
  });
});

describe('what honest mails say goes on', () => {
  test.each([
    'Please find attached our new purchase order.',
    'Thanks for your quick help last week.',
    'Please deliver as soon as possible.',
    'Please confirm receipt of this order.',
    'Please confirm price and delivery date.',
    'Could you please send us the order confirmation by email?',
    'Please send the invoice to us by email.',
    'If you have any questions, please do not hesitate to contact me.',
    'We look forward to your confirmation.',
    'Kindly acknowledge receipt.',
    'Please see the attached order and let me know if you have any questions.',
    'Hope you are well.',
    'Have a nice weekend!',
    'Anbei erhalten Sie unsere Bestellung.',
    'Wir bitten um Zusendung einer Auftragsbestätigung.',
    'Bitte bestätigen Sie uns den Liefertermin.',
    'Für Rückfragen stehen wir Ihnen gerne zur Verfügung.',
    'Bitte liefern Sie so schnell wie möglich.',
    'Veuillez trouver ci-joint notre bon de commande.',
    'Merci de nous confirmer la bonne réception de cette commande.',
    'Nous vous remercions de nous confirmer le délai de livraison.',
    'Restant à votre disposition pour tout renseignement complémentaire.',
    'Adjunto encontrará nuestro pedido.',
    'Por favor, confirme la recepción del pedido.',
    'Quedamos a la espera de su confirmación.',
    'In allegato il nostro ordine.',
    'Si prega di confermare prezzi e data di consegna.',
    'Bijgaand onze bestelling, graag een orderbevestiging.',
    '附件是我们的采购订单，请查收。',
    '请确认收到，谢谢。',
    'Please process the attached order.',
    'Please find attached PO for your attention.',
    'Kindly confirm receipt and advise delivery date.',
    'Could you please confirm the order and let me know the lead time?',
    'Thank you for your prompt delivery of our last order.',
    'Please send me an order acknowledgement.',
    'Please acknowledge receipt of this PO by return email.',
    'Attached is our order for this week.',
    'See attached PO.',
    'Please supply the items on the attached order.',
    'Any problems please let me know.',
    'Please could you send confirmation of this order.',
    'Let me know if you need anything else.',
    'Please quote our order number on your invoice.',
    'We look forward to receiving the goods.',
    'Bitte um Bestätigung des Liefertermins.',
    'Im Anhang finden Sie unsere aktuelle Bestellung.',
    'Bitte senden Sie uns eine Auftragsbestätigung mit Liefertermin.',
    'Wir freuen uns auf Ihre Auftragsbestätigung.',
    'Bitte bestätigen Sie den Erhalt dieser Bestellung.',
    'Bei Fragen melden Sie sich gerne.',
    'Ci-joint une nouvelle commande.',
    'Merci de nous envoyer un accusé de réception de commande.',
    'Merci de confirmer la date de livraison.',
    'Bonne journée.',
    'Les enviamos adjunto el pedido.',
    'Rogamos nos confirmen fecha de entrega.',
    'Vi inviamo in allegato il nostro ordine, in attesa di vostra conferma.',
    'Graag ontvangen wij een orderbevestiging.',
    '请查收附件订单，并回复交期。',
  ])('%s', async (words) => {
    expect([await waits(words), await waitsAbove(words)]).toEqual([false, false]);
  });
});

describe('what is told below a leave-taking waits', () => {
  test.each([
    'Our order is attached.\r\n\r\nKind regards\r\nAnn Lee\r\nShop Ltd\r\nWe are moving! New address from 1 December: 9 High Street, York YO1 7AA',
    'Our order is attached.\r\n\r\nKind regards\r\nAnn Lee\r\nShop Ltd\r\nOur offices and warehouse are closed from 20 December to 4 January',
    'Our order is attached.\r\n\r\nKind regards\r\nAnn Lee\r\nGoods must go to York from now on.',
    'Our order is attached.\r\n\r\nKind regards\r\nAnn\r\nThis e-mail is confidential.\r\nDeliver to 9 High Street, York.',
    'Our order is attached.\r\n\r\nKind regards\r\nAnn\r\nThis e-mail is confidential.\r\nWe need 400 gaskets.',
    'Our order is attached.\r\n\r\nKind regards\r\nAnn\r\nand 400 gaskets',
    'Our order is attached.\r\n\r\nKind regards\r\nAnn\r\nThis e-mail is confidential. If you are not the intended recipient, please delete it.\r\n400 gaskets please',
    'Bestellung anbei.\r\n\r\nMit freundlichen Grüßen\r\nJens Ott\r\nWir sind umgezogen: Hauptstraße 4, 04109 Leipzig',
    'Bestellung anbei.\r\n\r\nMit freundlichen Grüßen\r\nJens Ott\r\nAb sofort Warenannahme nur in Halle',
    'Ci-joint notre commande.\r\n\r\nCordialement\r\nLuc\r\nNotre entrepôt sera fermé du 24 décembre au 2 janvier',
    'Adjunto nuestro pedido.\r\n\r\nSaludos\r\nLuis\r\nDesde hoy las entregas van al almacén de Murcia',
    'In allegato il nostro ordine.\r\n\r\nCordiali saluti\r\nLuca\r\nIl magazzino resta chiuso fino al 7 gennaio',
    'Our order is attached.\r\n\r\nKind regards\r\nAnn\r\nTape too.',
    'Our order is attached.\r\n\r\nKind regards\r\nAnn\r\nConfidential\r\nthe pallet wrap goes to Hull with the next delivery',
  ])('%j', async (words) => {
    expect(await waits(words)).toBe(true);
  });
});

describe('what firms and lawyers add there goes on', () => {
  test.each([
    'Our order is attached.\r\n\r\nKind regards\r\nAnn Lee\r\nHead of Purchasing\r\nShop Ltd\r\n1 Mill Road, Leeds LS1 4AB\r\nTel +44 113 555 0100\r\nwww.shop.example',
    'Our order is attached.\r\n\r\nKind regards\r\nAnn Lee\r\nShop Ltd\r\nRegistered in England No. 1234567\r\nRegistered office: 1 Mill Road, Leeds LS1 4AB\r\nVAT No. GB 123 4567 89',
    'Our order is attached.\r\n\r\nKind regards\r\nAnn\r\nThis e-mail and any attachments are confidential and intended solely for the use of the individual or entity to whom they are\r\naddressed. If you have received this e-mail in error please notify the sender and delete it. Any views or opinions presented are\r\nsolely those of the author and do not necessarily represent those of the company. Delivery of this message to any other person\r\nthan the intended recipient is not a waiver of confidentiality. Please consider the environment before printing.',
    'Bestellung anbei.\r\n\r\nMit freundlichen Grüßen\r\n\r\nJens Ott\r\nEinkauf\r\nNordtor GmbH\r\nMühlweg 4\r\n04109 Leipzig\r\nTel. 0341 555 0100\r\nGeschäftsführer: Karl Ott\r\nAmtsgericht Leipzig HRB 1234\r\nDiese E-Mail enthält vertrauliche Informationen. Wenn Sie nicht der richtige Empfänger sind, informieren Sie bitte den Absender und\r\nlöschen Sie diese Mail. Das unerlaubte Kopieren sowie die unbefugte Weitergabe dieser Mail ist nicht gestattet.',
    "Ci-joint notre commande.\r\n\r\nCordialement\r\nLuc Martin\r\nService achats\r\nMartin SARL\r\n12 rue de la Paix, 75002 Paris\r\nTél. 01 55 50 10 00\r\nPensez à l'environnement avant d'imprimer ce message.",
    'Our order is attached.\r\n\r\nKind regards\r\nAnn\r\n50 years of experience in packaging\r\nISO 9001 certified',
  ])('%j', async (words) => {
    expect(await waits(words)).toBe(false);
  });
});
