import type { Language } from './language.ts';

export const HUNGARIAN: Language = {
  columns: {
    line: 'ssz, sorszám, srsz, tétel, tételszám, sor, tétel sz.',
    buyerSku: 'saját cikkszám, cikkszámunk, vevői cikkszám, vevő cikkszáma, megrendelői cikkszám, belső cikkszám',
    supplierSku: `
      szállítói cikkszám, szállító cikkszáma, beszállítói cikkszám, beszállító cikkszáma, eladói cikkszám, az
      önök cikkszáma, katalógusszám, rendelési kód, szállítói kód, az ön cikkszáma
    `,
    sku: `
      cikkszám, cikkszam, cikk, cikkkód, termékkód, termékszám, anyagszám, kód, alkatrészszám, rajzszám,
      anyagkód, termék kód, azonosító
    `,
    mpn: 'gyártói cikkszám, gyártó cikkszáma, gyári szám',
    gtin: 'ean kód, vonalkód',
    description: `
      megnevezés, termék megnevezése, megnevezése, leírás, termék, cikk megnevezése, áru megnevezése, termék
      neve, áru, anyag megnevezése, szolgáltatás, szöveg, cikknév
    `,
    quantity: 'mennyiség, menny., db, rendelt mennyiség, darab, darabszám, rendelt menny.',
    unit: 'me, m.e., mértékegység, mennyiségi egység, egység, menny. egys., mee',
    price: 'egységár, nettó egységár, e.ár, ár, nettó ár, egys. ár, beszerzési ár, egységár ft, nettó egységár ft',
    grossPrice: 'bruttó egységár, bruttó ár',
    amount: 'érték, nettó érték, összesen, nettó összesen, összeg, nettó összeg, sorérték, nettó ft, érték ft',
    grossAmount: 'bruttó érték, bruttó összesen, bruttó összeg',
    date: `
      szállítási határidő, határidő, szállítási dátum, kért szállítás, teljesítés, kért határidő, szállítás
      dátuma, teljesítési határidő, száll. hat.
    `,
    taxPercent: 'áfa, áfa %, áfa kulcs',
    taxAmount: 'áfa összeg, áfa érték',
    discount: 'kedvezmény, kedv., kedv. %, engedmény, engedmény %, kedvezmény %',
    currency: 'pénznem, deviza, devizanem',
    other: 'megjegyzés, vtsz, projekt, költséghely, munkaszám',
  },
  labels: {
    poNumber: `
      megrendelés, megrendelés száma, megrendelésszám, megrendelés szám, megrendelés sorszáma, rendelésszám,
      rendelés száma, rendelés szám, beszerzési rendelés, beszerzési rendelés száma, szállítói rendelés,
      szállítói megrendelés, rendelési szám, bizonylatszám, rendelésünk száma, megrendelési szám
    `,
    orderDate: `
      megrendelés dátuma, rendelés dátuma, rendelés kelte, kelt, kelte, kiállítás dátuma, megrendelés kelte, dátum,
      bizonylat kelte
    `,
    deliveryDate: `
      szállítási határidő, szállítás dátuma, kért szállítási határidő, teljesítési határidő, határidő,
      szállítási dátum, kért szállítás, kért szállítási dátum, teljesítés dátuma, teljesítés határideje
    `,
    paymentTerms: 'fizetési mód, fizetési feltételek, fizetési feltétel, fizetési határidő, fizetés, fizetés módja',
    deliveryTerms: 'szállítási feltételek, szállítási feltétel, paritás, szállítási paritás',
    carrier: 'szállítás módja, szállítási mód, fuvarozó',
    currency: 'pénznem, deviza, devizanem, valuta',
    contract: 'szerződésszám, szerződés száma, keretszerződés',
    quote: 'ajánlat, ajánlat száma, ajánlatszám, hivatkozott ajánlat, árajánlat száma, árajánlat',
    supplier: 'szállító, beszállító, eladó, szállító neve, vállalkozó, szállító partner',
    buyer: 'vevő, megrendelő, vásárló, megbízó, megrendelő neve, vevő neve',
    shipTo: `
      szállítási cím, szállítás helye, átvétel helye, teljesítés helye, rendeltetési hely, szállítási hely,
      kiszállítás helye, átvevő
    `,
    billTo: 'számlázási cím, számla címzettje, számlafizető, fizető, vevő számlázási címe',
    contact: 'kapcsolattartó, ügyintéző, kiállította, kapcsolattartó neve, beszerző, készítette, jóváhagyta',
    supplierNo: 'szállítókód, szállító kódja, szállító kód, partnerkód',
    customerNo: 'vevőkód, vevőszám, ügyfélszám',
    phone: 'telefon, telefonszám, mobil',
    taxId: 'adószám, cégjegyzékszám, bankszámlaszám, eu adószám, közösségi adószám, számlaszám',
    address: 'cím, székhely',
    ignored: 'oldal, megjegyzés, tárgy, projekt, aláírás, bélyegző, hivatkozás, számla száma',
  },
  weakLabels: {
    orderDate: 'dátum',
    poNumber: 'sorszám',
  },
  sums: {
    goods: 'nettó összesen, nettó érték, összesen nettó, nettó végösszeg, részösszeg',
    tax: 'áfa, áfa összesen, áfa összege',
    charges: 'szállítási költség, fuvardíj, szállítási díj',
    allowances: 'kedvezmény, engedmény',
    grand: `
      bruttó összesen, fizetendő, fizetendő összeg, összesen bruttó, bruttó végösszeg, végösszeg, rendelés értéke,
      megrendelés értéke
    `,
    total: 'összesen, mindösszesen, összérték',
  },
  titles: {
    order: 'megrendelés, megrendelő, megrendelőlap, beszerzési rendelés, rendelés, anyagrendelés, szállítói rendelés',
    change: 'megrendelés módosítás, rendelésmódosítás, rendelés módosítása',
    cancellation: 'megrendelés törlése, rendelés lemondása, rendelés visszavonása',
    orderConfirmation: `
      rendelés visszaigazolás, visszaigazolás, megrendelés visszaigazolása, vevői rendelés, rendelésvisszaigazolás
    `,
    quotationRequest: 'ajánlatkérés, árajánlatkérés',
    invoice: 'számla, díjbekérő, proforma számla',
    deliveryNote: 'szállítólevél',
    quotation: 'árajánlat, ajánlat',
  },
  units: `
    db, darab, csomag, csom, doboz, karton, klt, készlet, pár, tekercs, zsák, palack, raklap, szett, fm, óra, hordó,
    flakon
  `,
  months: [
    'január',
    'február',
    'március',
    'április',
    'május',
    'június',
    'július',
    'augusztus',
    'szeptember',
    'október',
    'november',
    'december',
  ],
  fillers: 'áfa, nélkül, ft, huf, eur',
};
