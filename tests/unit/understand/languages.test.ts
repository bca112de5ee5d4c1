/** The same order as firms of each language write it: title, labels, columns, sums, units and the name of the tax are their own. */
import { describe, expect, test } from 'vitest';
import { fold } from '../../../src/adapters/paper/lexicon/fold.ts';
import { columnMeaning } from '../../../src/adapters/paper/lexicon/columns.ts';
import { labelMeaning } from '../../../src/adapters/paper/lexicon/labels.ts';
import { readText } from '../../support/text-paper.ts';

interface Words {
  readonly title: string;
  readonly buyer: string;
  readonly supplier: readonly [label: string, name: string];
  readonly number: string;
  readonly ordered: string;
  readonly due: string;
  readonly payment: readonly [label: string, terms: string];
  /** Line, the buyer's number, the supplier's number, text, quantity, unit, price, amount. */
  readonly columns: readonly [string, string, string, string, string, string, string, string];
  readonly units: readonly [string, string];
  readonly goods: string;
  readonly tax: string;
  readonly total: string;
}

const WORDS: Readonly<Record<string, Words>> = {
  Turkish: {
    title: 'SATIN ALMA SİPARİŞİ',
    buyer: 'Yıldız Makina Sanayi A.Ş.',
    supplier: ['Tedarikçi', 'Deniz Rulman Ltd. Şti.'],
    number: 'Sipariş Numarası',
    ordered: 'Sipariş Tarihi',
    due: 'Teslim Tarihi',
    payment: ['Ödeme Koşulları', '30 gün vadeli'],
    columns: ['Sıra No', 'Stok Kodu', 'Tedarikçi Stok Kodu', 'Ürün Adı', 'Miktar', 'Birim', 'Birim Fiyat', 'Tutar'],
    units: ['adet', 'kutu'],
    goods: 'Ara Toplam',
    tax: 'KDV % 20',
    total: 'Genel Toplam',
  },
  Polish: {
    title: 'ZAMÓWIENIE',
    buyer: 'Wytwórnia Maszyn Sp. z o.o.',
    supplier: ['Dostawca', 'Łożyska Gdynia S.A.'],
    number: 'Nr zamówienia',
    ordered: 'Data wystawienia',
    due: 'Termin dostawy',
    payment: ['Forma płatności', 'przelew 30 dni'],
    columns: ['Lp.', 'Indeks', 'Indeks dostawcy', 'Nazwa towaru', 'Ilość', 'J.m.', 'Cena netto', 'Wartość netto'],
    units: ['szt.', 'opak.'],
    goods: 'Razem netto',
    tax: 'VAT 23 %',
    total: 'Do zapłaty',
  },
  Czech: {
    title: 'OBJEDNÁVKA VYDANÁ',
    buyer: 'Strojírny Horka s.r.o.',
    supplier: ['Dodavatel', 'Ložiska Brno a.s.'],
    number: 'Číslo objednávky',
    ordered: 'Datum vystavení',
    due: 'Termín dodání',
    payment: ['Platební podmínky', '30 dnů'],
    columns: ['Č. ř.', 'Kód zboží', 'Kód dodavatele', 'Název zboží', 'Množství', 'MJ', 'Cena/MJ', 'Celkem bez DPH'],
    units: ['ks', 'bal'],
    goods: 'Celkem bez DPH',
    tax: 'DPH 21 %',
    total: 'Celkem s DPH',
  },
  Hungarian: {
    title: 'MEGRENDELÉS',
    buyer: 'Alföldi Gépgyár Kft.',
    supplier: ['Szállító', 'Duna Csapágy Zrt.'],
    number: 'Megrendelés száma',
    ordered: 'Megrendelés kelte',
    due: 'Szállítási határidő',
    payment: ['Fizetési feltételek', '30 nap átutalás'],
    columns: ['Ssz.', 'Cikkszám', 'Szállítói cikkszám', 'Megnevezés', 'Mennyiség', 'M.e.', 'Egységár', 'Nettó érték'],
    units: ['db', 'doboz'],
    goods: 'Nettó összesen',
    tax: 'ÁFA 27 %',
    total: 'Bruttó összesen',
  },
  Romanian: {
    title: 'COMANDĂ DE ACHIZIȚIE',
    buyer: 'Uzina Mecanica SRL',
    supplier: ['Furnizor', 'Rulmenti Dunarea SA'],
    number: 'Nr. comandă',
    ordered: 'Data comenzii',
    due: 'Termen de livrare',
    payment: ['Condiții de plată', '30 de zile'],
    columns: [
      'Nr. crt.',
      'Cod articol',
      'Cod furnizor',
      'Denumire produs',
      'Cantitate',
      'U.M.',
      'Preț unitar',
      'Valoare',
    ],
    units: ['buc', 'cutie'],
    goods: 'Total fără TVA',
    tax: 'TVA 19 %',
    total: 'Total de plată',
  },
  Danish: {
    title: 'INDKØBSORDRE',
    buyer: 'Vestby Maskinfabrik A/S',
    supplier: ['Leverandør', 'Nordlejer ApS'],
    number: 'Ordrenr.',
    ordered: 'Ordredato',
    due: 'Ønsket leveringsdato',
    payment: ['Betalingsbetingelser', 'Netto 30 dage'],
    columns: ['Linje', 'Varenr.', 'Leverandørens varenr.', 'Beskrivelse', 'Antal', 'Enhed', 'Pris', 'Beløb'],
    units: ['stk', 'kasse'],
    goods: 'I alt ekskl. moms',
    tax: 'Moms 25 %',
    total: 'I alt inkl. moms',
  },
  Norwegian: {
    title: 'INNKJØPSORDRE',
    buyer: 'Fjellvik Mekaniske AS',
    supplier: ['Leverandør', 'Nordlager AS'],
    number: 'Bestillingsnr.',
    ordered: 'Bestillingsdato',
    due: 'Ønsket levert',
    payment: ['Betalingsbetingelser', '30 dager netto'],
    columns: ['Pos', 'Varenr.', 'Deres varenr.', 'Varebenevnelse', 'Antall', 'Enhet', 'Enhetspris', 'Beløp'],
    units: ['stk', 'pakke'],
    goods: 'Sum eks. mva',
    tax: 'MVA 25 %',
    total: 'Sum inkl. mva',
  },
  Swedish: {
    title: 'INKÖPSORDER',
    buyer: 'Bruks Mekaniska AB',
    supplier: ['Leverantör', 'Svea Lager AB'],
    number: 'Ordernummer',
    ordered: 'Orderdatum',
    due: 'Önskat leveransdatum',
    payment: ['Betalningsvillkor', '30 dagar netto'],
    columns: ['Rad', 'Artikelnr', 'Leverantörens artikelnr', 'Benämning', 'Antal', 'Enhet', 'À-pris', 'Belopp'],
    units: ['st', 'kartong'],
    goods: 'Summa exkl moms',
    tax: 'Moms 25 %',
    total: 'Summa inkl moms',
  },
  Finnish: {
    title: 'OSTOTILAUS',
    buyer: 'Konepaja Ranta Oy',
    supplier: ['Toimittaja', 'Laakeri Oy'],
    number: 'Tilausnumero',
    ordered: 'Tilauspäivä',
    due: 'Toimituspäivä',
    payment: ['Maksuehto', '30 pv netto'],
    columns: ['Rivi', 'Nimikekoodi', 'Toimittajan tuotekoodi', 'Kuvaus', 'Määrä', 'Yks', 'À-hinta', 'Summa'],
    units: ['kpl', 'ltk'],
    goods: 'Veroton yhteensä',
    tax: 'ALV 25,5 %',
    total: 'Verollinen yhteensä',
  },
  Portuguese: {
    title: 'ENCOMENDA A FORNECEDOR',
    buyer: 'Metalurgia do Lima Lda',
    supplier: ['Fornecedor', 'Rolamentos Douro SA'],
    number: 'Encomenda nº',
    ordered: 'Data da encomenda',
    due: 'Data de entrega',
    payment: ['Condições de pagamento', '30 dias'],
    columns: ['Linha', 'Artigo', 'Ref. fornecedor', 'Designação', 'Quant.', 'Un.', 'Pr. unitário', 'Total líquido'],
    units: ['un', 'caixa'],
    goods: 'Total sem IVA',
    tax: 'IVA 23 %',
    total: 'Total com IVA',
  },
  Croatian: {
    title: 'NARUDŽBENICA',
    buyer: 'Strojar Sisak d.o.o.',
    supplier: ['Dobavljač', 'Jadran Ležaj d.d.'],
    number: 'Broj narudžbenice',
    ordered: 'Datum narudžbe',
    due: 'Rok isporuke',
    payment: ['Uvjeti plaćanja', '30 dana'],
    columns: ['R.br.', 'Šifra', 'Šifra dobavljača', 'Naziv artikla', 'Količina', 'JM', 'Cijena', 'Iznos'],
    units: ['kom', 'pak'],
    goods: 'Ukupno bez PDV',
    tax: 'PDV 25 %',
    total: 'Ukupno s PDV',
  },
  Russian: {
    title: 'ЗАКАЗ ПОСТАВЩИКУ',
    buyer: 'ООО Волжский механический завод',
    supplier: ['Поставщик', 'ООО Подшипник'],
    number: 'Номер заказа',
    ordered: 'Дата заказа',
    due: 'Срок поставки',
    payment: ['Условия оплаты', '30 дней'],
    columns: ['№ п/п', 'Артикул', 'Артикул поставщика', 'Наименование', 'Кол-во', 'Ед.', 'Цена', 'Сумма'],
    units: ['шт', 'упак'],
    goods: 'Итого без НДС',
    tax: 'НДС 20 %',
    total: 'Всего с НДС',
  },
  Korean: {
    title: '발 주 서',
    buyer: '한강기계 주식회사',
    supplier: ['공급업체', '남해베어링 주식회사'],
    number: '발주번호',
    ordered: '발주일자',
    due: '납기일',
    payment: ['결제조건', '30일'],
    columns: ['순번', '품번', '공급사품번', '품명', '수량', '단위', '단가', '금액'],
    units: ['개', '박스'],
    goods: '공급가액',
    tax: '부가세',
    total: '총액',
  },
};

const PLACES = [0, 10, 27, 52, 77, 88, 98, 112];

function at(...cells: string[]): string {
  return cells.reduce((line, cell, index) => `${line.padEnd(PLACES[index] ?? 0)}${cell}`, '');
}

function sum(label: string, value: string): string {
  return `${label.padStart(108)}    ${value}`;
}

function paperOf({ columns, units, ...words }: Words): string {
  return `
${words.buyer}

                                   ${words.title}

${words.supplier[0]}:   ${words.supplier[1]}

${words.number}:   ZX-70311
${words.ordered}:   12.03.2026
${words.due}:   27.03.2026
${words.payment[0]}:   ${words.payment[1]}

${at(...columns)}
${at('1', '41-2207', 'KB-6205', 'SKF 6205-2RS', '40', units[0], '12,50', '500,00')}
${at('2', '41-3310', 'KB-7718', 'Loctite 243', '3', units[1], '218,90', '656,70')}

${sum(words.goods, '1.156,70')}
${sum(words.tax, '231,34')}
${sum(words.total, '1.388,04')}
`;
}

describe('an order in', () => {
  test.each(Object.entries(WORDS))('%s is read with its lines, days, parties and sums', (_, words) => {
    const read = readText([paperOf(words)]);
    expect(read.kind).toBe('order');
    expect([read.poNumber, read.orderDate, read.deliveryDate]).toEqual(['ZX-70311', '2026-03-12', '2026-03-27']);
    expect([read.buyer, read.supplier, read.terms]).toEqual([words.buyer, words.supplier[1], words.payment[1]]);
    expect(
      read.items.map(({ sku, vendorSku, quantity, unit, price, amount }) => [
        sku,
        vendorSku,
        quantity,
        unit,
        price,
        amount,
      ]),
    ).toEqual([
      ['41-2207', 'KB-6205', '40', words.units[0], '12.50', '500.00'],
      ['41-3310', 'KB-7718', '3', words.units[1], '218.90', '656.70'],
    ]);
    expect([read.read.sums.goods?.value, read.read.sums.tax?.value, read.total]).toEqual([
      '1156.70',
      '231.34',
      '1388.04',
    ]);
  });
});

describe('a paper that is no order says so in', () => {
  test.each([
    ['Turkish', 'SİPARİŞ ONAYI', 'orderConfirmation'],
    ['Polish', 'POTWIERDZENIE ZAMÓWIENIA', 'orderConfirmation'],
    ['Czech', 'DODACÍ LIST', 'deliveryNote'],
    ['Hungarian', 'ÁRAJÁNLATKÉRÉS', 'quotationRequest'],
    ['Romanian', 'FACTURĂ FISCALĂ', 'invoice'],
    ['Danish', 'FØLGESEDDEL', 'deliveryNote'],
    ['Norwegian', 'ORDREBEKREFTELSE', 'orderConfirmation'],
    ['Swedish', 'OFFERTFÖRFRÅGAN', 'quotationRequest'],
    ['Finnish', 'TILAUSVAHVISTUS', 'orderConfirmation'],
    ['Portuguese', 'PEDIDO DE COTAÇÃO', 'quotationRequest'],
    ['Croatian', 'OTPREMNICA', 'deliveryNote'],
    ['Russian', 'СЧЕТ НА ОПЛАТУ', 'invoice'],
    ['Korean', '견적서', 'quotation'],
  ])('%s: %s', (language, title, kind) => {
    expect(readText([paperOf({ ...(WORDS[language] as Words), title })]).kind).toBe(kind);
  });
});

describe('the owner of an item number', () => {
  test.each([
    ['Clave Prov.', 'supplierSku'],
    ['Cód. Forn.', 'supplierSku'],
    ['Vuestra referencia', 'supplierSku'],
    ['Ref. vuestra', 'supplierSku'],
    ['Nuestra ref.', 'buyerSku'],
    ['Váš kód', 'supplierSku'],
    ['Náš kód', 'buyerSku'],
    ['Wasz indeks', 'supplierSku'],
    ['Vårt artikelnr', 'buyerSku'],
    ['Jeres varenr.', 'supplierSku'],
    ['Cikkszámunk', 'buyerSku'],
    ['Артикул поставщика', 'supplierSku'],
    ['Kod dostawcy', 'supplierSku'],
  ])('is named by the label %s', (label, role) => {
    expect(columnMeaning(label)?.role).toBe(role);
  });
});

test('letters of other alphabets, and those that are no letter with an accent, are compared alike', () => {
  expect([fold('Satır Açıklaması'), fold('Đuro'), fold('Название')]).toEqual(['satir aciklamasi', 'duro', 'название']);
  expect([columnMeaning('품 명')?.role, labelMeaning('발 주 일')?.field]).toEqual(['description', 'orderDate']);
});
