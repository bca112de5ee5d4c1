import type { Language } from './language.ts';

/** Czech and Slovak. */
export const CZECH: Language = {
  columns: {
    line: 'č. ř., řádek, č. řádku, pol., položka č., poř. č., poř., p. č., č. položky, por. č., č. pol., pč',
    buyerSku: `
      naše číslo, náš kód, naše označení, naše číslo zboží, náš kód zboží, číslo odběratele, kód odběratele,
      naše kat. č.
    `,
    supplierSku: `
      číslo dodavatele, kód dodavatele, označení dodavatele, katalogové číslo dodavatele, číslo zboží
      dodavatele, kód zboží dodavatele, obj. č. dodavatele, vaše číslo, váš kód, vaše označení, katalogové
      číslo, katalogové č., kat. č., kat. číslo, objednací číslo, obj. kód, obj. číslo, kód dodávateľa, číslo
      dodávateľa, objednávacie číslo, kód u dodavatele, vaše obj. č.
    `,
    sku: `
      kód, kód zboží, číslo zboží, kód položky, číslo položky, číslo materiálu, materiál, č. materiálu, č.
      zboží, číslo artiklu, artikl, číslo dílu, č. dílu, díl, kód materiálu, číslo karty, skladové číslo, kód
      produktu, kód tovaru, číslo tovaru, číslo dielu, kmenové číslo, zkratka, č. artiklu, katalog. č.
    `,
    mpn: 'číslo výrobce, kód výrobce, označení výrobce, kód výrobcu, part number výrobce',
    gtin: 'ean, ean kód, čárový kód, čiarový kód',
    description: `
      označení, název, název zboží, popis, označení dodávky, předmět, předmět objednávky, název položky, text,
      zboží, položka, název tovaru, názov, názov tovaru, tovar, opis, název materiálu, specifikace zboží,
      popis položky
    `,
    quantity: 'množství, množ., počet, počet ks, objednáno, množstvo, objednané množství, počet mj, objednané množstvo',
    unit: 'mj, m.j., jednotka, jedn., měrná jednotka, merná jednotka, měr. j.',
    price: `
      cena, cena/mj, cena za mj, j. cena, jedn. cena, jednotková cena, cena bez dph, cena za jednotku,
      cena/ks, cena ks, nákupní cena, jednotková cena bez dph, cena mj, cena za ks, cena/j., cena za kus
    `,
    grossPrice: 'cena s dph, jednotková cena s dph, cena vč. dph',
    amount: `
      celkem, celkem bez dph, cena celkem, celková cena, částka, cena celkem bez dph, hodnota, spolu, celkom,
      cena spolu, celková cena bez dph, suma
    `,
    grossAmount: 'celkem s dph, celkem vč. dph, cena celkem s dph, spolu s dph',
    date: `
      termín, termín dodání, datum dodání, dodací termín, dodání, požadovaný termín, termín dodania, dátum dodania,
      dodací lhůta
    `,
    taxPercent: 'dph, % dph, dph %, sazba dph, sazba, sadzba dph',
    taxAmount: 'částka dph, dph kč, výše dph',
    discount: 'sleva, sleva %, zľava, zľava %',
    currency: 'měna, mena',
    otherQuantity: 'dodáno, zbývá, hmotnost, váha',
    other: 'poznámka, zakázka, středisko, výkres, č. výkresu, číslo výkresu, celní sazebník, projekt',
  },
  labels: {
    poNumber: `
      objednávka, objednávka č., objednávka číslo, číslo objednávky, č. objednávky, č. obj., objednávka vydaná,
      objednávka vydaná č., vydaná objednávka, vydaná objednávka č., naše objednávka, naše objednávka č.,
      číslo dokladu, č. dokladu, objednávka přijatá, nákupní objednávka, nákupní objednávka č., naša objednávka
    `,
    orderDate: `
      datum objednávky, datum vystavení, vystaveno, ze dne, objednáno dne, dátum objednávky, dátum vystavenia,
      datum zápisu, datum objednání, vystaveno dne
    `,
    deliveryDate: `
      termín dodání, datum dodání, dodací termín, požadovaný termín dodání, požadovaný termín, dodání, dodat
      do, dodací lhůta, termín dodávky, termín dodania, dátum dodania, požadovaný termín dodania, termín
      plnění, požadované datum dodání, dodat dne
    `,
    paymentTerms: `
      platební podmínky, způsob úhrady, způsob platby, forma úhrady, platba, splatnost, splatnost faktury,
      platobné podmienky, spôsob úhrady, forma platby, splatnosť
    `,
    deliveryTerms: `
      dodací podmínky, dodací podmienky, dodací doložka, paritní podmínky, dodacie podmienky, dodací parita
    `,
    carrier: 'způsob dopravy, doprava, způsob dodání, dopravce, spôsob dopravy',
    currency: 'měna, mena',
    contract: 'číslo smlouvy, smlouva č., č. smlouvy, rámcová smlouva, zmluva č.',
    quote: 'nabídka, nabídka č., číslo nabídky, vaše nabídka, ponuka č., vaša ponuka',
    supplier: 'dodavatel, prodávající, dodávateľ, predávajúci, zhotovitel',
    buyer: 'odběratel, objednatel, kupující, zákazník, odberateľ, objednávateľ, kupujúci',
    shipTo: `
      místo dodání, dodací adresa, adresa dodání, konečný příjemce, příjemce, místo určení, místo plnění,
      doručovací adresa, miesto dodania, dodacia adresa, adresa dodania, príjemca, místo dodávky, dodat na
      adresu
    `,
    billTo: 'fakturační adresa, fakturujte na, adresa pro fakturaci, fakturačná adresa, fakturovat na',
    contact: `
      kontaktní osoba, vystavil, vyřizuje, objednal, kontakt, nákupčí, referent, schválil, kontaktná osoba, vybavuje
    `,
    supplierNo: 'číslo dodavatele, kód dodavatele, č. dodavatele',
    customerNo: 'číslo odběratele, číslo zákazníka, zákaznické číslo',
    phone: 'telefon, telefón, mobil',
    taxId: 'ič, ičo, dič, ič dph, iban, číslo účtu, bankovní spojení, zapsána v or, č. ú.',
    address: 'adresa, sídlo, ulice, město',
    ignored: `
      strana, poznámka, předmět objednávky, věc, razítko, podpis, variabilní symbol, konstantní symbol, stránka,
      zakázka č.
    `,
  },
  weakLabels: {
    poNumber: 'doklad č.',
  },
  sums: {
    goods: 'celkem bez dph, základ daně, součet bez dph, spolu bez dph, mezisoučet, cena celkem bez dph, základ dane',
    tax: 'dph, výše dph, daň',
    charges: 'doprava, balné, poštovné',
    allowances: 'sleva, zľava',
    grand: `
      celkem s dph, celkem k úhradě, k úhradě, cena celkem s dph, celková částka, spolu s dph, celkem vč. dph,
      celková cena objednávky, na úhradu
    `,
    total: 'celkem, součet, celková cena, cena celkem, spolu, celkom, součet položek',
  },
  titles: {
    order: `
      objednávka, vydaná objednávka, objednávka vydaná, nákupní objednávka, objednávka materiálu, objednávka zboží
    `,
    change: 'změna objednávky, zmena objednávky, dodatek k objednávce',
    cancellation: 'storno objednávky, zrušení objednávky',
    orderConfirmation:
      'potvrzení objednávky, objednávka přijatá, přijatá objednávka, potvrdenie objednávky, zakázkový list',
    quotationRequest: 'poptávka, dopyt',
    invoice: 'faktura, faktúra, zálohová faktura, daňový doklad, proforma faktura',
    deliveryNote: 'dodací list',
    quotation: 'nabídka, cenová nabídka, cenová ponuka, ponuka',
  },
  units: 'ks, kus, kusy, kusů, bal, balení, krabice, sada, souprava, pár, láhev, sud, tyč, hod, kpl, bm, balenie',
  months: [
    'ledna',
    'února',
    'března',
    'dubna',
    'května',
    'června',
    'července',
    'srpna',
    'září',
    'října',
    'listopadu',
    'prosince',
  ],
  fillers: 'bez, dph, kč, czk, eur, za',
};
