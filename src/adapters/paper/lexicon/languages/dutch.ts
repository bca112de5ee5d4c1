import type { Language } from './language.ts';

export const DUTCH: Language = {
  columns: {
    line: 'regel',
    buyerSku: 'onze artikel no, ons artikel no, onze art no',
    supplierSku: `
      uw artikelcode, uw artikelnummer, uw bestelcode, uw code, uw artikel no, uw art no, leverancier artikel
      no, artikel no leverancier, art no lev, leverancierscode, leveranciersartikelnr., uw referentie,
      bestelnr. leverancier, artikelcode leverancier, nr bij jullie, nummer bij jullie, jullie nr, jullie nummer,
      jullie code, jullie artikelnr, nr bij u, nummer bij u
    `,
    sku: 'onderdeel, onderdeel no, onderdeelno, materiaal',
    description: `
      omschrijving, artikelomschrijving, benaming, beschrijving, productomschrijving, omschrijving artikel
    `,
    quantity: `
      aantal, hoeveelheid, besteld, bestelde hoeveelheid, nu bestellen, te bestellen, nu te bestellen,
      bestelhvh., aant., bestelhoeveelheid, hvh., hoev., hoeveel
    `,
    unit: 'eenheid, eenh, ehd',
    price: `
      netto prijs, kostprijs, directe kostprijs, inkoopprijs, prijs, stuksprijs, eenheidsprijs, prijs per
      eenheid, nettoprijs, stukprijs, prijs p/e
    `,
    basis: 'prijs per',
    amount: `
      nettobedrag, netto bedrag, regelbedrag, regeltotaal, bedrag, totaal, totaalbedrag, totaalprijs,
      nettowaarde, waarde, netto totaal, samen
    `,
    date: `
      gewenste datum, lev datum, gewenste leverdag, levering gewenst, leverdatum, levertijd, gewenste
      leverdatum, levering, leverd., ontvangstdatum, leveringsdatum, verw. ontvangst
    `,
    shipDate: 'verzenddatum',
    taxPercent: 'btw, btw %',
    discount: 'korting, korting %, krt%, krt., kort, kort %',
    otherQuantity: 'geleverd, openstaand',
    poNumber: 'bestelling',
    pack: 'verpakking',
    other: 'opmerking, opmerkingen',
  },
  labels: {
    poNumber: `
      bestelling no, inkooporder aan leverancier, bestelnummer, inkooporder, inkooporder no,
      inkoopordernummer, bestelling, ordernummer, ordernr, bestelbon nr., bestelbonnummer, ons ordernummer,
      orderbonnr.
    `,
    orderDate: 'orderdatum, besteldatum, bestelbon datum, opdrachtdatum, documentdatum',
    deliveryDate: `
      levering, leveren op, leveren uiterlijk, leveren voor, uiterlijk leveren, leverdatum, gewenste
      leverdatum, levertijd, leverdag, leveringsdatum, te leveren op, uiterste leverdatum, afleverdatum,
      verwachte leverdatum, gewenste levering
    `,
    shipDate: 'verzenddatum',
    paymentTerms: `
      betalingscondities, betalingsconditie, betalingsvoorwaarden, betalingstermijn, betalingsvoorwaarde,
      betaalconditie, betaaltermijn, betalingswijze, betaalvoorwaarden
    `,
    deliveryTerms: 'leveringsvoorwaarden, leveringscondities, leveringsconditie, leverconditie, levercondities',
    carrier: 'verzendwijze',
    contract: 'kontrakt no',
    quote: 'offerte no, uw offerte',
    supplier: 'leverancier, naam leverancier, leveranciersgegevens',
    buyer: 'koper, klant, besteld door, opdrachtgever',
    shipTo: `
      afleveren, afleveren te, leveren te, werf, afleveradres, leveradres, bezorgadres, leveren aan, gelieve te leveren aan, leveringsadres,
      verzendadres, afleveren aan, afleverlocatie, plaats van levering, bouwplaats, werfadres, losadres
    `,
    billTo: 'factuuradres, factureren aan, factuur naar, factuur aan, facturatieadres, facturen sturen naar',
    contact: 'contactpersoon, inkoper, behandeld door',
    supplierNo: 'leveranciersnummer',
    customerNo: 'klantnummer',
    phone: 'telefoon',
    taxId: 'btw no, btw nummer, kvk',
    address: 'adres',
    ignored: 'uw referentie, ons kenmerk, uw kenmerk',
  },
  weakLabels: {
    poNumber: 'onze referentie, opdrachtnummer',
    supplier: 'aan, crediteur',
  },
};
