import type { Language } from './language.ts';

export const POLISH: Language = {
  columns: {
    line: 'lp, l.p., poz., pozycja, nr poz',
    buyerSku: `
      nasz indeks, nasz kod, nasz symbol, nasz nr, kod klienta, indeks klienta, indeks zamawiającego,
      kod zamawiającego, indeks wewnętrzny, nasz nr artykułu
    `,
    supplierSku: `
      indeks dostawcy, symbol dostawcy, kod dostawcy, nr dostawcy, indeks u dostawcy, kod u dostawcy, symbol u
      dostawcy, indeks obcy, nr artykułu dostawcy, kod towaru dostawcy, nr katalogowy dostawcy, wasz indeks,
      wasz kod, wasz symbol, wasz nr, nr katalogowy, nr kat. dostawcy
    `,
    sku: `
      indeks, indeks towaru, indeks materiałowy, symbol, symbol towaru, kod, kod towaru, kod produktu, kod
      materiału, nr artykułu, artykuł, nr części, część, nr materiału, materiał, nr towaru, numer części, kod
      art., referencja, nr katalogowy, no katalogowy, numer artykułu, nr mat., kod towarowy, nr indeksu
    `,
    mpn: 'kod producenta, nr producenta, nr części producenta, symbol producenta',
    gtin: 'kod ean, ean, kod kreskowy',
    description: `
      nazwa, nazwa towaru, nazwa towaru/usługi, nazwa towaru lub usługi, nazwa produktu, nazwa materiału,
      nazwa artykułu, opis, opis towaru, towar, towar/usługa, przedmiot zamówienia, asortyment, nazwa
      asortymentu
    `,
    specification: 'parametry, specyfikacja',
    quantity: `
      ilość, il., zamówiona ilość, ilość zamówiona, liczba, szt, zam. ilość, ilość zam., zamówiono, ilość
      sztuk
    `,
    unit: 'jm, j.m., jedn., jedn. miary, jednostka, jednostka miary, miara, jedn',
    price: `
      cena, cena netto, cena jedn., cena jednostkowa, cena jedn. netto, cena jednostkowa netto, cena za szt,
      cena zakupu, cena jm, cena jedn, cena jedn netto, c. netto, cena po rabacie, cena katalogowa
    `,
    grossPrice: 'cena brutto, cena jedn. brutto, cena jednostkowa brutto',
    amount: 'wartość, wartość netto, wartość pozycji, wart. netto, kwota netto, kwota, wartość zamówienia',
    grossAmount: 'wartość brutto, wart. brutto, kwota brutto',
    date: 'termin dostawy, data dostawy, termin, termin realizacji, data realizacji, oczekiwana data dostawy',
    taxPercent: 'vat, stawka vat, vat %, % vat, st. vat',
    taxAmount: 'kwota vat, wartość vat',
    discount: 'rabat, rabat %, upust, upust %',
    currency: 'waluta',
    otherQuantity: 'zrealizowano, pozostało, waga, masa',
    other: 'pkwiu, kod cn, uwagi, projekt, mpk, nr rysunku, rysunek',
  },
  labels: {
    poNumber: `
      zamówienie do dostawcy, zamówienie do dostawcy nr, zamówienie zakupu, zamówienie zakupu nr, zamówienie
      własne, zamówienie własne nr, zamówienie, zamówienie nr, nr zamówienia, numer zamówienia, zamówienia nr,
      nasze zamówienie, nasze zamówienie nr, nr dokumentu, nasz numer zamówienia
    `,
    orderDate: `
      data zamówienia, data wystawienia, data złożenia, data dokumentu, wystawiono dnia, z dnia, data złożenia zamówienia
    `,
    deliveryDate: `
      termin dostawy, data dostawy, termin realizacji, data realizacji, oczekiwany termin dostawy, oczekiwana dostawa, wymagany
      termin dostawy, planowana data dostawy, dostawa do, oczekiwana data dostawy, żądany termin dostawy,
      termin wykonania, termin realizacji zamówienia
    `,
    paymentTerms: `
      warunki płatności, termin płatności, sposób płatności, forma płatności, płatność, metoda płatności,
      sposób zapłaty
    `,
    deliveryTerms: 'warunki dostawy, baza dostawy',
    carrier: 'sposób dostawy, transport, przewoźnik, sposób transportu',
    currency: 'waluta',
    contract: 'nr umowy, umowa nr, umowa',
    quote: 'oferta, oferta nr, nr oferty, państwa oferta, wasza oferta',
    supplier: 'dostawca, sprzedawca, sprzedający, kontrahent, wykonawca, dane dostawcy, nazwa dostawcy',
    buyer: 'zamawiający, nabywca, kupujący, odbiorca faktury, klient, zleceniodawca',
    shipTo: `
      miejsce dostawy, magazyn docelowy, magazyn dostawy, adres dostawy, odbiorca, dostawa na adres, dostarczyć do, adres wysyłki, miejsce
      odbioru, miejsce realizacji, adres odbiorcy
    `,
    billTo: `
      adres do faktury, płatnik, dane do faktury, fakturę prosimy wystawić na, faktura na, dane do
      fakturowania
    `,
    contact: `
      osoba kontaktowa, osoba do kontaktu, kontakt, wystawił, wystawiający, sporządził, opiekun, zamówił, zatwierdził,
      osoba odpowiedzialna
    `,
    supplierNo: 'nr dostawcy, kod dostawcy',
    customerNo: 'nr klienta, kod klienta',
    phone: 'telefon, faks, tel. kom',
    taxId: 'nip, regon, krs, bdo',
    address: 'adres, ulica, miasto, kraj',
    ignored: 'strona, uwagi, dotyczy, temat, podpis, pieczęć, nr faktury, miejscowość, nr konta, konto',
  },
  sums: {
    goods: 'razem netto, suma netto, wartość netto, ogółem netto, łącznie netto',
    tax: 'vat, podatek vat, kwota vat, w tym vat',
    charges: 'transport, koszt dostawy, koszty transportu',
    allowances: 'rabat, upust',
    grand: 'razem brutto, do zapłaty, suma brutto, wartość brutto, ogółem brutto, łącznie brutto, wartość zamówienia',
    total: 'razem, suma, ogółem, łącznie',
  },
  titles: {
    order: 'zamówienie, zamówienie do dostawcy, zamówienie zakupu, zamówienie własne',
    change: 'zmiana zamówienia, aneks do zamówienia, korekta zamówienia',
    cancellation: 'anulowanie zamówienia, zamówienie anulowane',
    orderConfirmation: 'potwierdzenie zamówienia, potwierdzenie przyjęcia zamówienia, zamówienie od odbiorcy',
    quotationRequest: 'zapytanie ofertowe, zapytanie o cenę',
    invoice: 'faktura, faktura vat, faktura pro forma, faktura proforma',
    deliveryNote: 'dokument wz, wydanie zewnętrzne, list przewozowy',
    quotation: 'oferta, oferta handlowa, oferta cenowa',
  },
  units:
    'szt, kpl, opak, para, rolka, rolki, rolek, arkusz, arkuszy, sztuk, sztuki, worków, kartonów, opakowań, palet, par, kompletów, karton, paczka, worek, butelka, beczka, zestaw, paleta',
  fillers: 'vat, zł, pln',
  weakLabels: {
    poNumber: 'numer, zlecenie nr',
  },
};
