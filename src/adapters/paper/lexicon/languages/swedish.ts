import type { Language } from './language.ts';

export const SWEDISH: Language = {
  columns: {
    line: 'rad, radnr., rad nr, pos, pos., radno',
    buyerSku: `
      vårt artikelnr., vårt artnr., vårt art.nr., vår artikel, vår benämning, kundens artikelnr., internt artikelnr.,
      vårt artikelnummer, vart artikelno, vart artno
    `,
    supplierSku: `
      ert artikelnr., ert artnr., ert art.nr., er artikel, er benämning, leverantörens artikelnr.,
      leverantörens artnr., leverantörsartikel, lev. artikelnr., lev. artnr., lev.art.nr., levartnr,
      leverantörens art.nr., leverantörsartikelnummer, ert artikelnummer, leverantörsartikelnr.,
      beställningsnr. leverantör, katalognr., ert artikelno, ert artno, leverantorens artno, lev artno
    `,
    sku: `
      artikelnr., artikel nr, artnr, art.nr., artikel, artikelnummer, artikelkod, produktnr., produktkod, varunr.,
      varunummer, detaljnr., detalj, materialnr., ritningsnr., e-nummer, rsk-nr., artikelbeteckning no
    `,
    mpn: 'tillverkarens artikelnr., tillverkarens artnr., tillv. artnr.',
    gtin: 'ean, ean-kod, streckkod',
    description: `
      benämning, artikelbenämning, beskrivning, varubenämning, produkt, text, varubeskrivning, produktnamn,
      artikelbeskrivning, namn, specifikation, varubeteckning, produktbeskrivning
    `,
    quantity: `
      antal, kvantitet, mängd, beställt antal, beställningsantal, beställt, best. antal, best antal, ordantal, bestalt antal,
      mangde, orderkvantitet
    `,
    unit: 'enhet, enh., enh, inköpsenhet, förp.',
    price: `
      pris, à-pris, á-pris, a-pris, apris, styckpris, enhetspris, nettopris, pris/enhet, pris per enhet,
      inköpspris, pris/st, pris sek, á pris, bruttopris
    `,
    amount: `
      belopp, radbelopp, radsumma, summa, totalt, nettobelopp, totalpris, netto, radvärde, summa sek,
      totalbelopp, värde
    `,
    date: `
      lev.datum, leveransdatum, leveransdag, lev.dag, levdatum, leverans, leveransvecka, lev.vecka, önskad leverans,
      önskat leveransdatum, önskad lev, önskat lev.datum, datum, lev. tid, bekräftad leverans, ankomstdatum
    `,
    taxPercent: 'moms, moms %, momskod',
    taxAmount: 'momsbelopp',
    discount: 'rabatt, rabatt %, rab, rab %, rab.',
    currency: 'valuta',
    otherQuantity: 'restantal, levererat, rest, vikt, inlevererat, restnoterat',
    other: `
      anmärkning, projekt, projektnr., kostnadsställe, konto, ritning, statnr., lagerplats, tulltaxenr., godsmärkning
    `,
  },
  labels: {
    poNumber: `
      inköpsorder, inköpsordernr., inköpsordernummer, inköpsorder nr, beställning, beställningsnr.,
      beställningsnummer, beställning nr, ordernr., ordernummer, order nr, vårt ordernr., vårt ordernummer, vår order,
      inköpsnr., inköpsnummer, vårt beställningsnr., rekvisition nr, rekvisitionsnr., avrop nr, avropsnr.,
      bestallningsno
    `,
    orderDate: `
      orderdatum, beställningsdatum, inköpsdatum, beställningsdag, orderdag, utskriftsdatum, beställt datum,
      dokumentdatum
    `,
    deliveryDate: `
      leveransdatum, leveransdag, önskat leveransdatum, önskad leverans, önskad leveransdag, lev.datum,
      leveranstid, leverans, leverans senast, leveransvecka, önskad leveranstid, begärt leveransdatum,
      ankomstdatum
    `,
    paymentTerms: 'betalningsvillkor, bet.villkor, betalning, betalningssätt, bet. villkor, betalvillkor',
    deliveryTerms: 'leveransvillkor, lev.villkor, lev. villkor, fraktvillkor',
    carrier: 'leveranssätt, lev.sätt, transportsätt, transportör, speditör, fraktförare, fraktsätt',
    currency: 'valuta, valutakod',
    contract: 'ramavtal, avtalsnr., avtal, kontraktsnr., avtalsnummer',
    quote: 'offert, offertnr., er offert, offertnummer, offert nr, er offert nr',
    supplier: 'leverantör, säljare, leverantörens namn, leverantörsnamn, leverantör namn',
    buyer: 'beställare, köpare, kund, beställande företag, kundnamn, köparens namn',
    shipTo: `
      leveransadress, leveransplats, levereras till, leverans till, godsmottagare, godsadress, lev.adress,
      leverera till, mottagare, varumottagare, avlämningsplats, mottagningsadress
    `,
    billTo: 'fakturaadress, faktureringsadress, faktureras, fakturamottagare, faktura till, faktureras till',
    contact: `
      er referens, vår referens, er ref., vår ref., ert ref., kontaktperson, inköpare, handläggare, beställarreferens,
      referens, kontakt, beställd av, ansvarig inköpare, att., attesterad av
    `,
    supplierNo: 'leverantörsnr., leverantörsnummer, leverantörskod, lev.nr., leverantör nr, lev nr',
    customerNo: 'kundnr., kundnummer, vårt kundnr., kundnr hos er, vårt kundnummer hos er, kundnr hos leverantör',
    phone: 'telefon, tel., mobil, telefonnr., direkttel',
    email: 'e-post, epost',
    taxId: `
      org.nr., organisationsnr., organisationsnummer, vat nr, momsreg.nr., momsregnr., vat-nr., bankgiro, plusgiro,
      postgiro, innehar f-skattebevis, f-skatt, momsreg nr
    `,
    address: 'adress, postadress, besöksadress',
    ignored: `
      sida, sidnr., anmärkning, godsmärke, godsmärkning, märkning, märke, projekt, projektnr., objekt, objektnr.,
      meddelande, ärende, fakturanr., underskrift, utskriven, utskrivet, datum/tid, kostnadsställe
    `,
  },
  sums: {
    goods: `
      ordervärde exkl moms, summa exkl moms, belopp exkl moms, totalt exkl moms, netto, nettobelopp, delsumma,
      summa netto, total exkl moms, ordersumma exkl moms, varuvärde, orderbelopp exkl moms
    `,
    tax: 'moms, momsbelopp, mervärdesskatt',
    charges: 'frakt, fraktavgift, expeditionsavgift, emballage',
    allowances: 'rabatt, orderrabatt',
    grand: `
      att betala, totalt inkl moms, summa inkl moms, totalbelopp, ordertotal, ordersumma, ordervärde, total inkl moms,
      totalsumma, ordervärde totalt, total sek
    `,
    total: 'totalt, summa, total, orderbelopp',
  },
  titles: {
    order: 'inköpsorder, beställning, order, avrop, inköpsbeställning, rekvisition',
    change: 'orderändring, ändring av order, ändrad beställning',
    cancellation: 'annullering av order, annullerad order, avbeställning, makulering',
    orderConfirmation: 'orderbekräftelse, orderbekräftning, ordererkännande, orderkvitto, försäljningsorder, kundorder',
    quotationRequest: 'offertförfrågan, anbudsförfrågan, förfrågan',
    invoice: 'faktura, kreditfaktura, proformafaktura',
    deliveryNote: 'följesedel, packsedel, fraktsedel',
    quotation: 'offert, anbud',
  },
  units: `
    st, styck, förp, frp, fp, pkt, paket, rulle, rle, kartong, krt, sats, burk, flaska, låda, hink, säck, dunk, meter,
    m2, hnd, tim, pall, bunt, tub, tunna, påse
  `,
  months: [
    'januari',
    'februari',
    'mars',
    'april',
    'maj',
    'juni',
    'juli',
    'augusti',
    'september',
    'oktober',
    'november',
    'december',
  ],
  fillers: 'exkl, moms, sek, kr',
  weakLabels: {
    supplier: 'till',
  },
};
