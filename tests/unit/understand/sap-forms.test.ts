/** The form of purchase orders that SAP prints in the language of the supplier: labels over two lines, and only the addressee in words. */
import { describe, expect, test } from 'vitest';
import { columnMeaning } from '../../../src/adapters/paper/lexicon/columns.ts';
import { labelMeaning } from '../../../src/adapters/paper/lexicon/labels.ts';
import { readText } from '../../support/text-paper.ts';

interface Words {
  readonly title: string;
  readonly number: string;
  readonly deliver: string;
  readonly day: string;
  readonly terms: string;
  readonly heads: readonly [string, string, string, string, string, string, string];
  readonly total: string;
}

const FORMS: readonly Words[] = [
  {
    title: 'Bestellung',
    number: 'Bestellnummer/Datum',
    deliver: 'Bitte liefern Sie an:',
    day: 'Liefertermin:',
    terms: 'Zahlungsbedingungen:',
    heads: ['Pos.', 'Material', 'Bezeichnung', 'Bestellmenge', 'Einheit', 'Preis pro Einheit', 'Nettowert'],
    total: 'Gesamtnettowert ohne MwSt EUR',
  },
  {
    title: "Commande d'achat",
    number: 'Numéro de cde/date',
    deliver: 'Veuillez livrer à :',
    day: 'Date de livraison :',
    terms: 'Conditions de paiement :',
    heads: ['Poste', 'Article', 'Désignation', 'Qté cde', 'Unité', 'Prix par unité', 'Valeur nette'],
    total: 'Valeur nette totale hors TVA EUR',
  },
  {
    title: 'Pedido de compras',
    number: 'Número de pedido/fecha',
    deliver: 'Sírvase suministrar a:',
    day: 'Fecha de entrega:',
    terms: 'Condiciones de pago:',
    heads: ['Pos.', 'Material', 'Denominación', 'Cantidad ped.', 'Unidad', 'Precio por unidad', 'Valor neto'],
    total: 'Valor neto total sin IVA EUR',
  },
  {
    title: "Ordine d'acquisto",
    number: 'Numero ordine/data',
    deliver: 'Consegnare a:',
    day: 'Data di consegna:',
    terms: 'Condizioni di pagamento:',
    heads: ['Pos.', 'Materiale', 'Definizione', 'Qtà ordinata', 'Unità', 'Prezzo per unità', 'Valore netto'],
    total: 'Valore netto totale IVA escl. EUR',
  },
  {
    title: 'Inkooporder',
    number: 'Ordernummer/datum',
    deliver: 'Gelieve te leveren aan:',
    day: 'Leveringsdatum:',
    terms: 'Betalingsvoorwaarden:',
    heads: ['Pos.', 'Materiaal', 'Omschrijving', 'Bestelhvh.', 'Eenheid', 'Prijs per eenheid', 'Nettowaarde'],
    total: 'Totale nettowaarde excl. BTW EUR',
  },
  {
    title: 'Pedido de compra',
    number: 'Número do pedido/data',
    deliver: 'Favor fornecer a:',
    day: 'Data da remessa:',
    terms: 'Condições de pagamento:',
    heads: ['Item', 'Material', 'Denominação', 'Qtd.pedido', 'Unidade', 'Preço por unidade', 'Valor líquido'],
    total: 'Valor líquido total sem IVA EUR',
  },
];

function formOf({ title, number, deliver, day, terms, heads, total }: Words): string {
  const [line, item, text, quantity, unit, price, amount] = heads;
  return `
                                                 ${title}
Bexley Seals GmbH                                ${number}
21 Schmiedeweg                                   4500071822 / 05.03.2026
70565 Stuttgart

${deliver.padEnd(48)} ${day} 20.03.2026
Halden Pumps AG
Lager 2
70191 Stuttgart

${terms} 30 X netto

${line.padEnd(10)}${item.padEnd(16)}${text}
          ${quantity.padEnd(16)}${unit.padEnd(12)}${price.padEnd(24)}${amount}
______________________________________________________________________
00010     50001822        Mechanical seal 25mm
          40              ST          3,20 /     1 ST         128,00
00020     50001830        Gasket set
          100             ST          1,10 /     1 ST         110,00
______________________________________________________________________
${total.padEnd(60)} 238,00
`;
}

test.each(FORMS)('$title', (words) => {
  const { poNumber, orderDate, deliveryDate, buyer, supplier, shipTo, terms, items } = readText([formOf(words)]);
  expect({ poNumber, orderDate, deliveryDate, buyer, supplier, shipTo, terms }).toStrictEqual({
    poNumber: '4500071822',
    orderDate: '2026-03-05',
    deliveryDate: '2026-03-20',
    buyer: 'Halden Pumps AG',
    supplier: 'Bexley Seals GmbH',
    shipTo: ['Halden Pumps AG', 'Lager 2', '70191 Stuttgart'],
    terms: '30 X netto',
  });
  expect(items.map(({ sku, quantity, unit, price, amount }) => [sku, quantity, unit, price, amount])).toStrictEqual([
    ['50001822', '40', 'ST', '3.20', '128.00'],
    ['50001830', '100', 'ST', '1.10', '110.00'],
  ]);
});

test('a letterhead above the title is of whom orders, wherever it goes', () => {
  const [german] = FORMS;
  const form = german === undefined ? '' : formOf(german);
  expect(readText([`Norder Bau GmbH\nHafenstr. 2\n26506 Norden\n${form}`]).buyer).not.toBe('Halden Pumps AG');
});

describe('what forms call', () => {
  test.each([
    ['交付日期', 'deliveryDate'],
    ['交货仓库', 'shipTo'],
    ['买受人', 'buyer'],
    ['発注年月日', 'orderDate'],
    ['納地', 'shipTo'],
    ['결재조건', 'paymentTerms'],
    ['Oczekiwana data dostawy', 'deliveryDate'],
    ['Son Teslim Tarihi', 'deliveryDate'],
    ['Адрес разгрузки', 'shipTo'],
    ['Teljesítés határideje', 'deliveryDate'],
    ['Fraktbetingelser', 'deliveryTerms'],
    ['Domicilio de entrega', 'shipTo'],
    ['Official Order No.', 'poNumber'],
    ['Legal entity name', 'buyer'],
  ])('%s', (label, field) => {
    expect(labelMeaning(label)?.field).toBe(field);
  });

  test.each([
    ['含税总价', 'grossAmount'],
    ['无税金额', 'amount'],
    ['贵司料号', 'supplierSku'],
    ['品目番号', 'sku'],
    ['型番', 'sku'],
    ['매입단가', 'price'],
    ['P/N', 'sku'],
    ['Unit of Issue', 'unit'],
    ['Cena katalogowa', 'price'],
    ['Kód u dodavatele', 'supplierSku'],
  ])('%s over a column', (label, role) => {
    expect(columnMeaning(label)?.role).toBe(role);
  });
});
