import type { Language } from './language.ts';

/** Croatian, Bosnian, Serbian in Latin letters, and Slovene. */
export const CROATIAN: Language = {
  columns: {
    line: 'r.br., rb, rbr, redni broj, red. br., zap. št., zap št, poz., stavka, r. b., z.št., št.',
    buyerSku: 'naša šifra, naš broj, šifra kupca, naša oznaka, naša šifra artikla, interna šifra',
    supplierSku: `
      šifra dobavljača, kataloški broj dobavljača, vaša šifra, šifra artikla dobavljača, oznaka dobavljača,
      šifra dobavitelja, kataloška številka, kataloški broj, kat. broj, kat. br., vaša oznaka, kat. št.,
      naročniška številka
    `,
    sku: `
      šifra, šifra artikla, šifra robe, oznaka, šifra proizvoda, artikl, artikal, broj artikla, broj dijela, ident,
      šifra materiala, koda, številka artikla, šifra materijala, šifra blaga
    `,
    mpn: 'šifra proizvođača, kataloški broj proizvođača, šifra proizvajalca',
    gtin: 'barkod, ean, črtna koda, bar kod',
    description: `
      naziv, naziv artikla, naziv robe, opis, naziv robe/usluge, opis robe, naziv proizvoda, naziv blaga,
      naziv materiala, naziv materijala, opis artikla, naziv robe / usluga, naziv izdelka, roba, blago
    `,
    quantity: 'količina, kol., kol, kom, naručena količina, naročena količina',
    unit: `
      jm, j.m., j. mj., jed. mj., jedinica mjere, jedinica mere, em, e.m., enota, enota mere, jed. mere, jmj,
      me, jed. mjere
    `,
    price: `
      cijena, cena, jedinična cijena, jed. cijena, cijena bez pdv, cena bez pdv, cena/em, jedinična cena,
      cijena/jm, nabavna cijena, cena brez ddv, cijena po jm, jed. cena, neto cijena, cena na enoto, cijena
      bez pdv-a
    `,
    grossPrice: 'cijena s pdv, cena sa pdv, cena z ddv',
    amount: `
      iznos, vrijednost, ukupno, iznos bez pdv, vrednost, znesek, vrednost brez ddv, vrijednost bez pdv, neto
      iznos, ukupna cijena, ukupna vrijednost, skupaj, znesek brez ddv, ukupno bez pdv, iznos bez pdv-a
    `,
    grossAmount: 'iznos s pdv, ukupno s pdv, vrednost sa pdv, vrednost z ddv, ukupno sa pdv',
    date: `
      rok isporuke, datum isporuke, rok, rok dobave, datum dobave, datum isporuke robe, željeni datum isporuke,
      dobavni rok
    `,
    taxPercent: 'pdv, pdv %, % pdv, ddv, ddv %, stopa pdv, % ddv',
    taxAmount: 'iznos pdv, znesek ddv',
    discount: 'rabat, rabat %, popust, popust %, rab.%, pop. %, rab %',
    currency: 'valuta',
    other: 'napomena, opomba, projekt, mjesto troška, tarifni broj, stroškovno mesto, nacrt, nalog',
  },
  labels: {
    poNumber: `
      narudžbenica, narudžbenica br., narudžbenica broj, broj narudžbenice, narudžba, narudžba br., narudžba broj,
      broj narudžbe, porudžbenica, porudžbenica br., broj porudžbenice, narudžba dobavljaču, narudžba dobavljaču br.,
      naročilo, naročilo št., številka naročila, naročilnica, naročilnica št., št. naročila, naročilo dobavitelju,
      broj porudžbine, porudžbina br., št. naročilnice, porudžbina, broj dokumenta, naročilo dobavitelju št.
    `,
    orderDate: `
      datum narudžbe, datum narudžbenice, datum izdavanja, datum naročila, datum porudžbine, datum dokumenta,
      datum izdaje, datum porudžbenice
    `,
    deliveryDate: `
      rok isporuke, datum isporuke, traženi rok isporuke, rok dobave, datum dobave, dobavni rok, rok i mjesto
      isporuke, željeni rok isporuke, željeni datum dobave, zahtevani rok dobave, željeni datum isporuke
    `,
    paymentTerms: `
      način plaćanja, uvjeti plaćanja, uslovi plaćanja, rok plaćanja, plaćanje, način plačila, plačilni pogoji,
      rok plačila, plačilo, valuta plaćanja, plačilni rok
    `,
    deliveryTerms: 'paritet, uvjeti isporuke, uslovi isporuke, način isporuke, dobavni pogoji, pogoji dobave, pariteta',
    carrier: 'način otpreme, prijevoznik, prevoznik, način dostave, način odpreme',
    currency: 'valuta',
    contract: 'ugovor br., broj ugovora, pogodba št., okvirni sporazum, št. pogodbe',
    quote: 'ponuda br., broj ponude, vaša ponuda, ponudba št., vaša ponudba, po ponudi, št. ponudbe',
    supplier: 'dobavljač, dobavitelj, prodavatelj, prodavac, isporučitelj, prodajalec, izvajalec',
    buyer: 'kupac, naručitelj, naručilac, kupec, naročnik',
    shipTo: `
      mjesto isporuke, mesto isporuke, adresa isporuke, adresa dostave, primatelj, kraj dobave, naslov dobave,
      dostava na adresu, naslov za dostavo, mjesto dostave, primalac, dostavni naslov, prejemnik, mesto
      dobave, naslov dostave, dostaviti na
    `,
    billTo: 'adresa za račun, platitelj, naslov za račun, račun na',
    contact: `
      kontakt osoba, osoba za kontakt, izradio, naručio, sastavio, kontaktna oseba, odobrio, pripravil,
      odgovorna osoba, kontakt, referent, pripremio
    `,
    supplierNo: 'šifra dobavljača, šifra dobavitelja',
    customerNo: 'šifra kupca, broj kupca',
    phone: 'telefon, mobitel, faks',
    taxId: `
      oib, pib, matični broj, id za ddv, davčna št., davčna številka, matična št., matična številka, mbs, žiro račun,
      tekući račun, trr, pdv broj, iban
    `,
    address: 'adresa, naslov, ulica, sjedište',
    ignored: `
      stranica, strana, napomena, opomba, predmet, zadeva, potpis, podpis, žig, m.p., poziv na broj, broj računa,
      stran, projekt, skladište
    `,
  },
  sums: {
    goods: `
      ukupno bez pdv, osnovica, iznos bez pdv, skupaj brez ddv, osnova, ukupno neto, vrijednost bez pdv,
      osnova za ddv, znesek brez ddv
    `,
    tax: 'pdv, ddv, iznos pdv, znesek ddv',
    charges: 'prijevoz, dostava, transport, prevoz',
    allowances: 'rabat, popust',
    grand: `
      ukupno s pdv, za platiti, sveukupno, ukupno sa pdv, za plačilo, skupaj z ddv, ukupno za plaćanje, ukupan iznos,
      ukupna vrijednost narudžbe, skupaj za plačilo
    `,
    total: 'ukupno, skupaj, svega, vrednost skupaj',
  },
  titles: {
    order: `
      narudžbenica, narudžba, porudžbenica, naročilo, naročilnica, narudžba dobavljaču, naročilo dobavitelju,
      porudžbina
    `,
    change: 'izmjena narudžbe, sprememba naročila, izmena porudžbenice',
    cancellation: 'storno narudžbe, otkazivanje narudžbe, preklic naročila',
    orderConfirmation: 'potvrda narudžbe, potrditev naročila, potvrda porudžbine, narudžba kupca, naročilo kupca',
    quotationRequest: 'zahtjev za ponudu, upit, povpraševanje, upit za ponudu',
    invoice: 'račun, faktura, predračun, profaktura',
    deliveryNote: 'otpremnica, dobavnica, dostavnica',
    quotation: 'ponuda, ponudba',
  },
  units: 'kom, komad, kos, kpl, pak, škatla, rola, vreća, paket, garnitura, zavoj, karton, plošča, sod, bačva, paleta',
  months: [
    'siječnja',
    'veljače',
    'ožujka',
    'travnja',
    'svibnja',
    'lipnja',
    'srpnja',
    'kolovoza',
    'rujna',
    '',
    'studenoga',
    'prosinca',
  ],
  fillers: 'bez, brez, pdv, ddv, eur, kn, rsd, din',
};
