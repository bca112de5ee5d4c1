import type { Language } from './language.ts';

export const DUTCH: Language = {
  columns: {
    line: 'regel',
    buyerSku: 'onze artikel no, ons artikel no, onze art no',
    supplierSku: `
      uw artikelcode, uw artikelnummer, uw bestelcode, uw code, uw artikel no, uw art no, leverancier artikel no, artikel no leverancier, art no lev, leverancierscode
    `,
    sku: 'onderdeel, onderdeel no, onderdeelno',
    description: 'omschrijving, artikelomschrijving, benaming',
    quantity: 'aantal, hoeveelheid, besteld, bestelde hoeveelheid, nu bestellen, te bestellen, nu te bestellen',
    unit: 'eenheid, eenh, ehd',
    price: `
      netto prijs, kostprijs, directe kostprijs, inkoopprijs, prijs, stuksprijs, eenheidsprijs, prijs per eenheid,
      nettoprijs
    `,
    basis: 'prijs per',
    amount: 'nettobedrag, netto bedrag, regelbedrag, regeltotaal, bedrag, totaal, totaalbedrag, totaalprijs',
    date: `
      gewenste datum, lev datum, gewenste leverdag, levering gewenst, leverdatum, levertijd, gewenste leverdatum,
      levering
    `,
    shipDate: 'verzenddatum',
    taxPercent: 'btw, btw %',
    discount: 'korting, korting %',
    otherQuantity: 'geleverd, openstaand',
    poNumber: 'bestelling',
    pack: 'verpakking',
    other: 'opmerking, opmerkingen',
  },
  labels: {
    poNumber: `
      bestelling no, inkooporder aan leverancier, bestelnummer, inkooporder, inkooporder no, inkoopordernummer,
      bestelling, ordernummer, ordernr
    `,
    orderDate: 'orderdatum, besteldatum',
    deliveryDate:
      'levering, leveren op, leveren uiterlijk, leveren voor, uiterlijk leveren, leverdatum, gewenste leverdatum, levertijd, leverdag',
    shipDate: 'verzenddatum',
    paymentTerms: `
      betalingscondities, betalingsconditie, betalingsvoorwaarden, betalingstermijn, betalingsvoorwaarde
    `,
    deliveryTerms: 'leveringsvoorwaarden, leveringscondities, leveringsconditie',
    carrier: 'verzendwijze',
    contract: 'kontrakt no',
    quote: 'offerte no, uw offerte',
    supplier: 'leverancier',
    buyer: 'koper, klant, besteld door, opdrachtgever',
    shipTo: 'werf, afleveradres, leveradres, bezorgadres, leveren aan',
    billTo: 'factuuradres, factureren aan, factuur naar',
    contact: 'contactpersoon, inkoper, behandeld door',
    supplierNo: 'leveranciersnummer',
    customerNo: 'klantnummer',
    phone: 'telefoon',
    taxId: 'btw no, btw nummer, kvk',
    address: 'adres',
    ignored: 'uw referentie, ons kenmerk, uw kenmerk',
  },
};
