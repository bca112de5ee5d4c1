import type { Language } from './language.ts';

export const ROMANIAN: Language = {
  columns: {
    line: 'nr. crt., nr crt, poz, poziție, linie, crt',
    buyerSku: 'codul nostru, cod client, cod intern, cod beneficiar, cod cumpărător',
    supplierSku: `
      cod furnizor, cod produs furnizor, cod articol furnizor, referință furnizor, codul dvs., codul dumneavoastră,
      cod catalog, nr. catalog
    `,
    sku: `
      cod, cod produs, cod articol, cod material, cod reper, reper, articol, referință, nr. articol, nr. piesă,
      cod piesă, cod marfă
    `,
    mpn: 'cod producător, cod fabricant, referință producător',
    gtin: 'cod ean, cod bare, cod de bare',
    description: `
      denumire, denumire produs, denumire articol, denumirea produsului, denumirea produselor, denumirea
      produselor sau a serviciilor, denumire produs/serviciu, descriere, descriere produs, produs, produse,
      denumire material, descrierea produsului, denumire marfă, denumirea
    `,
    specification: 'specificații, caracteristici',
    quantity: 'cantitate, cant., cantitatea, cantitate comandată, buc, cant. comandată',
    unit: 'um, u.m., unitate, unitate de măsură, unit. măs.',
    price: 'preț, preț unitar, preț unitar fără tva, p.u., pret unit., preț/um, preț fără tva, preț unit., preț net',
    grossPrice: 'preț cu tva, preț unitar cu tva',
    amount: `
      valoare, valoare fără tva, valoarea, valoare totală, total fără tva, preț total, total, suma, valoare netă,
      valoare lei
    `,
    grossAmount: 'valoare cu tva, total cu tva',
    date: 'termen de livrare, data livrării, termen livrare, data livrare, livrare, dată livrare',
    taxPercent: 'tva, cota tva, % tva, tva %',
    taxAmount: 'valoare tva, valoarea tva, suma tva',
    discount: 'discount, reducere, rabat, reducere %, disc %',
    currency: 'moneda, valuta',
    other: 'observații, proiect, centru de cost, cod cpv, cpv, nc8',
  },
  labels: {
    poNumber: `
      comandă, comanda nr., nr. comandă, număr comandă, nr. comenzii, comandă furnizor, comanda furnizor nr.,
      comandă de achiziție, comandă de achiziție nr., comandă achiziție, bon de comandă, bon de comandă nr.,
      numărul comenzii, notă de comandă, notă de comandă nr., comandă fermă nr., comandă de aprovizionare nr.
    `,
    orderDate: 'data comenzii, data comandă, data emiterii, data emitere, din data, din data de',
    deliveryDate: `
      termen de livrare, data livrării, data de livrare, termen livrare, termenul de livrare, data solicitată,
      livrare până la, data livrare
    `,
    paymentTerms: `
      condiții de plată, termen de plată, modalitate de plată, mod de plată, termeni de plată, plata, scadență,
      modalitatea de plată, termen plată
    `,
    deliveryTerms: 'condiții de livrare, condiția de livrare, termeni de livrare',
    carrier: 'mod de livrare, transport, transportator, modalitate de transport',
    currency: 'moneda, valuta',
    contract: 'contract nr., nr. contract, contract cadru',
    quote: 'ofertă, oferta nr., nr. ofertă, oferta dvs., conform ofertei',
    supplier: 'furnizor, vânzător, către, prestator, date furnizor',
    buyer: 'cumpărător, beneficiar, client, achizitor, date client',
    shipTo: `
      adresa de livrare, adresă livrare, loc de livrare, locul livrării, livrare la, punct de livrare, destinație,
      destinatar, locul de livrare, adresa livrare
    `,
    billTo: 'adresa de facturare, facturare, date facturare, adresă facturare',
    contact: 'persoană de contact, persoana de contact, întocmit, întocmit de, contact, aprobat, responsabil, emis de',
    supplierNo: 'nr. furnizor',
    customerNo: 'nr. client',
    phone: 'telefon',
    taxId: 'cui, c.u.i., cif, nr. reg. com., reg. com., cod fiscal, cont, banca, cod tva, nr. ord. reg. com.',
    address: 'adresa, sediul, sediu, localitate, județ, oraș',
    ignored: 'pagina, observații, proiect, semnătura, ștampila, semnătura și ștampila, factura nr., delegat',
  },
  sums: {
    goods: 'total fără tva, valoare fără tva, subtotal, total net',
    tax: 'tva, total tva, valoare tva',
    charges: 'transport, cost transport, taxă transport',
    allowances: 'discount, reducere',
    grand: `
      total general, total de plată, total cu tva, valoare totală, valoare totală cu tva, total comandă, total plată
    `,
    total: 'total, total valoare',
  },
  titles: {
    order: `
      comandă, comandă furnizor, comandă de achiziție, bon de comandă, notă de comandă, comandă fermă,
      comandă de aprovizionare
    `,
    change: 'modificare comandă, act adițional',
    cancellation: 'anulare comandă, comandă anulată',
    orderConfirmation: 'confirmare comandă, confirmare de comandă',
    quotationRequest: 'cerere de ofertă, solicitare de ofertă, cerere ofertă',
    invoice: 'factură, factură fiscală, factură proformă',
    deliveryNote: 'aviz de însoțire, aviz de expediție, aviz de însoțire a mărfii',
    quotation: 'ofertă, ofertă de preț, ofertă comercială',
  },
  units: 'buc, bucată, bucăți, set, cutie, cutii, pachet, pach, rolă, pereche, sac, saci, bidon, bax, mp, litri, palet',
  months: [
    'ianuarie',
    'februarie',
    'martie',
    'aprilie',
    'mai',
    'iunie',
    'iulie',
    'august',
    'septembrie',
    'octombrie',
    'noiembrie',
    'decembrie',
  ],
  fillers: 'fără, tva, lei, ron, eur',
  weakLabels: {
    poNumber: 'nr. document',
  },
};
