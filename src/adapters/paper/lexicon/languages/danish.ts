import type { Language } from './language.ts';

/** Danish and Norwegian. */
export const DANISH: Language = {
  columns: {
    line: 'linje, linjenr., pos, pos.nr., lnr, nr',
    buyerSku: `
      vores varenr., vort varenr., vårt varenr., vores vare, vårt varenummer, kundens varenr., vårt artikkelnr.,
      internt varenr., eget varenr., vores vareno
    `,
    supplierSku: `
      leverandørens varenr., leverandørs varenr., leverandørvarenr., lev. varenr., lev.nr., lev. vare, deres
      varenr., jeres varenr., deres artikkelnr., leverandørens artikkelnr., leverandørens varenummer, lev.
      artnr., bestillingsnr., katalognr., deres vare, leverandørens vare, leverandørens nr., jeres vareno,
      deres vareno, leverandorens vareno, kreditorvarenr., kreditors varenr., ditt varenr.
    `,
    sku: `
      varenr., varenummer, vare nr., artikkelnr., artikkel, artikkelnummer, produktnr., produktkode, varekode,
      delenr., reservedelsnr., materialenr., elnr., nobbnr., nobb, vareno, vore varenr.
    `,
    mpn: 'producentens varenr., producent varenr., produsentens varenr., fabrikantens varenr., prod. varenr.',
    gtin: 'ean, ean-nr., stregkode, strekkode',
    description: `
      beskrivelse, varebeskrivelse, varetekst, varenavn, varebenævnelse, benævnelse, betegnelse, varebetegnelse,
      produkt, tekst, navn, benevnelse, varebenevnelse, produktnavn, vare
    `,
    quantity: 'antal, mængde, antall, mengde, bestilt, bestilt antal, bestilt antall, ordreantal, kvantum, ant.',
    unit: 'enhed, enh., enhet, måleenhed, salgsenhed, pr. enhed',
    price: `
      pris, købspris, stk.pris, stykpris, enhedspris, enhetspris, nettopris, pris pr. stk., pris pr. enhed,
      innkjøpspris, indkøbspris, kostpris, á-pris, à pris, pris/stk, netto pris, stykkpris, pris/enhet, pris
      pr. enhet
    `,
    amount: `
      beløb, linjebeløb, i alt, total, linjetotal, beløp, sum, linjesum, totalpris, netto, nettobeløb,
      nettobeløp, linjebeløp, samlet pris, totalt, pris i alt, nettosum, ialt, linie total, netto beløb
    `,
    date: `
      dato, leveringsdato, lev. dato, lev.dato, levering, leveres, leveringsuge, ønsket levering, ønsket
      leveringsdato, modtagelsesdato, forventet modtagelsesdato, leveringstid, ønsket levert, bekræftet dato,
      levereringsdato, leveranse, forventet modtagelse, leveringsuke
    `,
    taxPercent: 'moms, moms %, momspct., mva, mva %, mvakode',
    taxAmount: 'momsbeløb, mva-beløp',
    discount: 'rabat, rabat %, rabatpct., rab., rabatt, rabatt %, linjerabat, rabat pct',
    currency: 'valuta',
    otherQuantity: 'rest, restantal, modtaget, leveret, restantall, vægt',
    other: `
      bemærkning, merknad, projekt, prosjekt, sag, sagsnr., ordrelinje, lokation, toldtarif, varekode told, tegning,
      tegningsnr.
    `,
  },
  labels: {
    poNumber: `
      købsordre, købsordrenr., købsordrenummer, indkøbsordre, indkøbsordrenr., indkøbsnr., rekvisition,
      rekvisitionsnr., rekv.nr., bestilling, bestillingsnr., bestillingsnummer, ordrenr., ordrenummer, ordre
      nr., vores ordrenr., vort ordrenr., vores ordre, innkjøpsordre, innkjøpsordrenr., innkjøpsordrenummer,
      vårt ordrenr., vår ordre, vårt ordrenummer, bestillings nr, vores købsordre, innkjøp nr., rekvisisjon,
      rekvisisjonsnr., ordreno, rekvisition no, indkøb nr., bestilling nr., innkjøpsnr.
    `,
    orderDate: `
      ordredato, bestillingsdato, købsdato, indkøbsdato, dato for bestilling, bestilt, bestilt dato, bilagsdato,
      dokumentdato, bestillingsdag, oprettet
    `,
    deliveryDate: `
      ønsket lev.dato, ønsket lev. dato, lev. dato, leveringsdato, ønsket leveringsdato, ønsket levering,
      forventet modtagelsesdato, forventet leveringsdato, ønsket modtagelsesdato, bekræftet leveringsdato,
      lovet modtagelsesdato, leveringstid, levering, leveres senest, leveres den, ønsket levert, lev.dato,
      leveringsuge, modtagelsesdato, leveres innen, forventet levering
    `,
    paymentTerms: `
      betalingsbetingelser, betalingsbetingelse, betalingsvilkår, betaling, bet.bet., betalingsform, betalingsfrist,
      betalingsmåde, bet. betingelser, betalingsbet., betaling betingelser
    `,
    deliveryTerms: `
      leveringsbetingelser, leveringsbetingelse, leveringsvilkår, leveringsform, lev.bet., leveringskode,
      fragtbetingelser, lev. betingelser, fraktbetingelser
    `,
    carrier: `
      leveringsmåde, forsendelsesmåde, transportør, speditør, leveringsmåte, transportmåte, forsendelse, fragtmand,
      spediteurkode, leveres med
    `,
    currency: 'valuta, valutakode',
    contract: 'rammeaftale, rammeavtale, kontraktnr., aftalenr., avtalenr.',
    quote: 'tilbud, tilbudsnr., jeres tilbud, deres tilbud, tilbud nr.',
    supplier: 'leverandør, leverandørnavn, sælger, selger, leverandør navn',
    buyer: 'køber, kjøper, kunde, kundenavn, bestiller, rekvirent, oppdragsgiver, koper navn',
    shipTo: `
      leveres til, leveringsadresse, leveringssted, lev. adresse, leveranseadresse, leveringsadr.,
      vareadresse, varemottaker, varemodtager, modtager, levering til, leveres, mottaker, godsadresse
    `,
    billTo: `
      faktureres til, faktureringsadresse, fakturaadresse, faktura sendes til, faktura til, fakturamottaker,
      fakturering, fakturamodtager
    `,
    contact: `
      vores reference, vores ref., vor ref., deres reference, deres ref., jeres ref., jeres reference, vår ref.,
      vår referanse, deres referanse, indkøber, innkjøper, kontaktperson, kontakt, att., rekvirent navn,
      saksbehandler, sagsbehandler, bestilt av, bestilt af
    `,
    supplierNo: 'leverandørnr., leverandørnummer, leverandørkode, kreditornr., lev.nr.',
    customerNo: 'kundenr., kundenummer, vores kundenr., vårt kundenr., kontonr.',
    phone: 'telefon, tlf., mobil, mobilnr., telefonnr.',
    email: 'e-post, epost',
    taxId: `
      cvr-nr., cvr, cvr nr, se-nr., org.nr., organisasjonsnr., organisasjonsnummer, foretaksregisteret, momsnr.,
      ean-nr., ean lokationsnr., bank, konto, swift, kontonummer
    `,
    address: 'adresse',
    ignored: `
      side, bemærkninger, bemærkning, merknader, merknad, projekt, prosjekt, sag, sagsnr., sagsnummer, emne, vedr.,
      vedrørende, mærke, merke, merking, fakturanr., underskrift, dimension, prosjektnr.
    `,
  },
  weakLabels: {
    orderDate: 'dato',
    supplier: 'til',
  },
  sums: {
    goods: `
      i alt ekskl. moms, i alt dkk ekskl. moms, total ekskl. moms, subtotal, sum eks. mva, sum ekskl. mva,
      totalt eks. mva, netto, nettobeløb, nettobeløp, varebeløb, beløb ekskl. moms, sum netto, delsum,
      total excl. moms
    `,
    tax: 'moms, mva, merverdiavgift, momsbeløb',
    charges: 'fragt, frakt, gebyr, ekspeditionsgebyr, forsendelse',
    allowances: 'rabat, rabatt, fakturarabat',
    grand: `
      i alt inkl. moms, total inkl. moms, at betale, å betale, total beløb, sum inkl. mva, totalt inkl. mva,
      ordretotal, ordresum, totalsum, total dkk, i alt dkk inkl. moms, total ordre
    `,
    total: 'i alt, total, totalt, sum, ialt, total dkk, total nok',
  },
  titles: {
    order: `
      købsordre, indkøbsordre, indkøbsrekvisition, rekvisition, bestilling, innkjøpsordre, ordre, indkøbsbestilling
    `,
    change: 'ændring af ordre, ordreændring, endringsordre, endring av bestilling',
    cancellation: 'annullering af ordre, annullering, kansellering, kansellering av ordre',
    orderConfirmation: 'ordrebekræftelse, ordrebekreftelse, salgsordre',
    quotationRequest: 'forespørgsel, tilbudsforespørgsel, forespørsel, anmodning om tilbud',
    invoice: 'faktura, kreditnota, proformafaktura',
    deliveryNote: 'følgeseddel, pakkseddel, pakkeseddel, leveringsseddel',
    quotation: 'tilbud, pristilbud',
  },
  units: `
    stk, sæt, sett, pk, pkt, pakke, pakker, krt, kasse, kasser, ks, rulle, rll, meter, par, dunk, spand, flaske, fl,
    pose, ps, bdt, kolli, tønne, palle, tusind, hundrede, spann, kanne, brett, lgd, længde
  `,
  months: [
    'januar',
    'februar',
    'marts',
    'april',
    'maj',
    'juni',
    'juli',
    'august',
    'september',
    'oktober',
    'november',
    'desember',
  ],
  fillers: 'ekskl, eks, moms, mva, dkk, nok, kr',
};
