/** The words of an order sheet, in each language that we answer in. */
import type { Language } from '../adapters/formats/mail/language.ts';

/** Fields of an order by the last part of their pointer. */
const FIELDS = [
  'poNumber',
  'orderDate',
  'currency',
  'quantity',
  'unit',
  'unitPrice',
  'priceBasisQuantity',
  'amount',
  'description',
  'specification',
  'buyerSku',
  'supplierSku',
  'gtin',
  'manufacturerPartNumber',
  'requestedDelivery',
  'requestedShip',
  'paymentTerms',
  'deliveryTerms',
  'address',
  'name',
  'identifiers',
  'contact',
  'notes',
  'schedules',
  'requirements',
  'references',
  'allowancesCharges',
  'taxes',
  'goods',
  'allowances',
  'charges',
  'tax',
  'grand',
  'contractNumber',
  'quoteNumber',
] as const;
export type SheetField = (typeof FIELDS)[number];

export interface SheetWords {
  /** What readers of papers know for what it is: a sheet that comes back must make no order. */
  readonly title: Readonly<Record<'original' | 'change' | 'cancellation', string>>;
  readonly intro: Readonly<Record<'original' | 'change' | 'cancellation', string>>;
  readonly buyer: string;
  readonly seller: string;
  readonly shipTo: string;
  readonly billTo: string;
  readonly yourNumber: string;
  readonly ourNumber: string;
  readonly date: string;
  readonly version: string;
  readonly line: string;
  readonly yourItem: string;
  readonly ourItem: string;
  readonly more: (count: number) => string;
  readonly changes: string;
  readonly changeLabels: readonly [string, string, string];
  readonly lineOf: (number: string) => string;
  readonly questions: string;
  readonly notes: string;
  readonly per: (quantity: string) => string;
  readonly netDays: (days: number) => string;
  readonly netDate: (day: string) => string;
  readonly pageOf: string;
  readonly fields: Readonly<Record<SheetField, string>>;
}

export function isSheetField(name: string): name is SheetField {
  return (FIELDS as readonly string[]).includes(name);
}

const en: SheetWords = {
  title: {
    original: 'Order confirmation',
    change: 'Order confirmation (change)',
    cancellation: 'Order confirmation (cancellation)',
  },
  intro: {
    original: 'We confirm your order as it stands here.',
    change: 'We confirm the change of your order as it stands here.',
    cancellation: 'We confirm that this order is canceled.',
  },
  buyer: 'Buyer',
  seller: 'Supplier',
  shipTo: 'Ship to',
  billTo: 'Invoice to',
  yourNumber: 'Your order number',
  ourNumber: 'Our order number',
  date: 'Confirmed on',
  version: 'Version',
  line: 'Line',
  yourItem: 'Your item',
  ourItem: 'Our item',
  more: (count) => `… and ${count} more lines`,
  changes: 'Corrected by us',
  changeLabels: ['What', 'As we read it', 'As confirmed'],
  lineOf: (number) => `Line ${number}`,
  questions: 'Still open: please tell us',
  notes: 'Notes',
  per: (quantity) => `per ${quantity}`,
  netDays: (days) => `${days} days net`,
  netDate: (day) => `due ${day}`,
  pageOf: 'Page {page} of {pages}',
  fields: {
    poNumber: 'Order number',
    orderDate: 'Order date',
    currency: 'Currency',
    quantity: 'Quantity',
    unit: 'Unit',
    unitPrice: 'Price',
    priceBasisQuantity: 'Price unit',
    amount: 'Amount',
    description: 'Description',
    specification: 'Specification',
    buyerSku: 'Your item number',
    supplierSku: 'Our item number',
    gtin: 'GTIN',
    manufacturerPartNumber: "Manufacturer's number",
    requestedDelivery: 'Delivery date',
    requestedShip: 'Shipping date',
    paymentTerms: 'Payment terms',
    deliveryTerms: 'Delivery terms',
    address: 'Address',
    name: 'Name',
    identifiers: 'Identifier',
    contact: 'Contact',
    notes: 'Note',
    schedules: 'Partial delivery',
    requirements: 'Requirement',
    references: 'Reference',
    allowancesCharges: 'Discount or surcharge',
    taxes: 'Tax',
    goods: 'Goods',
    allowances: 'Discounts',
    charges: 'Surcharges',
    tax: 'Tax',
    grand: 'Total',
    contractNumber: 'Contract',
    quoteNumber: 'Quotation',
  },
};

const de: SheetWords = {
  title: {
    original: 'Auftragsbestätigung',
    change: 'Auftragsbestätigung (Änderung)',
    cancellation: 'Auftragsbestätigung (aufgehoben)',
  },
  intro: {
    original: 'Wir bestätigen Ihre Bestellung, wie sie hier steht.',
    change: 'Wir bestätigen die Änderung Ihrer Bestellung, wie sie hier steht.',
    cancellation: 'Wir bestätigen, dass diese Bestellung aufgehoben ist.',
  },
  buyer: 'Besteller',
  seller: 'Lieferant',
  shipTo: 'Lieferadresse',
  billTo: 'Rechnungsadresse',
  yourNumber: 'Ihre Bestellnummer',
  ourNumber: 'Unsere Auftragsnummer',
  date: 'Bestätigt am',
  version: 'Fassung',
  line: 'Pos.',
  yourItem: 'Ihr Artikel',
  ourItem: 'Unser Artikel',
  more: (count) => `… und ${count} weitere Positionen`,
  changes: 'Von uns berichtigt',
  changeLabels: ['Was', 'Wie wir es gelesen haben', 'Wie bestätigt'],
  lineOf: (number) => `Position ${number}`,
  questions: 'Noch offen: bitte sagen Sie es uns',
  notes: 'Hinweise',
  per: (quantity) => `je ${quantity}`,
  netDays: (days) => `${days} Tage netto`,
  netDate: (day) => `fällig am ${day}`,
  pageOf: 'Seite {page} von {pages}',
  fields: {
    poNumber: 'Bestellnummer',
    orderDate: 'Bestelldatum',
    currency: 'Währung',
    quantity: 'Menge',
    unit: 'Einheit',
    unitPrice: 'Preis',
    priceBasisQuantity: 'Preiseinheit',
    amount: 'Betrag',
    description: 'Bezeichnung',
    specification: 'Ausführung',
    buyerSku: 'Ihre Artikelnummer',
    supplierSku: 'Unsere Artikelnummer',
    gtin: 'GTIN',
    manufacturerPartNumber: 'Herstellernummer',
    requestedDelivery: 'Liefertermin',
    requestedShip: 'Versandtermin',
    paymentTerms: 'Zahlungsbedingungen',
    deliveryTerms: 'Lieferbedingungen',
    address: 'Anschrift',
    name: 'Name',
    identifiers: 'Kennung',
    contact: 'Ansprechpartner',
    notes: 'Hinweis',
    schedules: 'Teillieferung',
    requirements: 'Anforderung',
    references: 'Referenz',
    allowancesCharges: 'Rabatt oder Zuschlag',
    taxes: 'Steuer',
    goods: 'Warenwert',
    allowances: 'Rabatte',
    charges: 'Zuschläge',
    tax: 'Steuer',
    grand: 'Gesamtbetrag',
    contractNumber: 'Vertrag',
    quoteNumber: 'Angebot',
  },
};

const zh: SheetWords = {
  title: { original: '订单确认', change: '订单确认（变更）', cancellation: '订单确认（取消）' },
  intro: {
    original: '我们确认您的订单，内容如下。',
    change: '我们确认您的订单变更，内容如下。',
    cancellation: '我们确认此订单已取消。',
  },
  buyer: '订货方',
  seller: '供应商',
  shipTo: '收货地址',
  billTo: '发票地址',
  yourNumber: '您的订单号',
  ourNumber: '我方订单号',
  date: '确认日期',
  version: '版本',
  line: '行',
  yourItem: '您的编号',
  ourItem: '我方编号',
  more: (count) => `… 另有 ${count} 行`,
  changes: '我们更正的内容',
  changeLabels: ['项目', '我们读取的内容', '确认的内容'],
  lineOf: (number) => `第 ${number} 行`,
  questions: '尚待确认，请告知我们',
  notes: '备注',
  per: (quantity) => `每 ${quantity}`,
  netDays: (days) => `${days} 天内付款`,
  netDate: (day) => `${day} 前付款`,
  pageOf: '第 {page} 页，共 {pages} 页',
  fields: {
    poNumber: '订单号',
    orderDate: '订单日期',
    currency: '币种',
    quantity: '数量',
    unit: '单位',
    unitPrice: '单价',
    priceBasisQuantity: '计价单位',
    amount: '金额',
    description: '名称',
    specification: '规格',
    buyerSku: '您的商品编号',
    supplierSku: '我方商品编号',
    gtin: 'GTIN',
    manufacturerPartNumber: '制造商编号',
    requestedDelivery: '交货日期',
    requestedShip: '发货日期',
    paymentTerms: '付款条件',
    deliveryTerms: '交货条件',
    address: '地址',
    name: '名称',
    identifiers: '识别号',
    contact: '联系人',
    notes: '备注',
    schedules: '分批交货',
    requirements: '要求',
    references: '参考号',
    allowancesCharges: '折扣或附加费',
    taxes: '税',
    goods: '货款',
    allowances: '折扣',
    charges: '附加费',
    tax: '税额',
    grand: '总计',
    contractNumber: '合同',
    quoteNumber: '报价',
  },
};

export const SHEET_WORDS: Readonly<Record<Language, SheetWords>> = { en, de, zh };
