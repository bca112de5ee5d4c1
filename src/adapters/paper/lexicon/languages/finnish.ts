import type { Language } from './language.ts';

export const FINNISH: Language = {
  columns: {
    line: 'rivi, rivi nro, rivinro, pos, rivinumero',
    buyerSku: `
      nimikkeemme, oma nimike, oma tuotekoodi, tuotekoodimme, asiakkaan tuotekoodi, asiakkaan nimike,
      ostajan tuotekoodi, tilaajan tuotekoodi, oma koodi
    `,
    supplierSku: `
      toimittajan tuotekoodi, toimittajan nimike, toimittajan koodi, toimittajan tuotenumero, toimittajan tuotenro,
      toim. tuotekoodi, toim. nimike, tuotekoodinne, nimikkeenne, myyjän tuotekoodi, luettelonumero,
      tilausnumero toimittaja
    `,
    sku: `
      nimikekoodi, nimikenumero, nimiketunnus, tuotekoodi, tuotenumero, tuotenro, tuote nro, tuote, koodi,
      tuotetunnus, varaosanumero, materiaali, artikkeli, tavarakoodi, osanumero, nimikenro
    `,
    mpn: 'valmistajan tuotekoodi, valmistajan koodi, valmistajan nimike',
    gtin: 'ean, ean-koodi, viivakoodi',
    description: `
      kuvaus, nimitys, tuotekuvaus, selite, tuotenimi, tuotteen nimi, nimikkeen kuvaus, tavara, tuoteseloste,
      nimikkeen nimi, tavaran kuvaus, tavaraerittely, teksti, nimike
    `,
    quantity: 'määrä, tilattu määrä, tilattu, kpl, tilausmäärä, lukumäärä, kpl määrä, kappalemäärä',
    unit: 'yks, yksikkö, yks., mittayksikkö',
    price: `
      hinta, à-hinta, a-hinta, á-hinta, yksikköhinta, yks.hinta, yks. hinta, nettohinta, ostohinta, hinta/yks,
      veroton hinta, hinta eur, hinta alv 0, kpl-hinta, hinta alv 0 %
    `,
    amount: `
      summa, yhteensä, rivisumma, kokonaishinta, rivi yhteensä, veroton summa, netto, yht., yht, rivin summa,
      yhteensä eur, summa eur, veroton yhteensä, arvo
    `,
    date: `
      toimituspäivä, toimituspvm, toimitusaika, toim.pvm, toivottu toimitus, pyydetty toimituspäivä, toimitus,
      toivottu toimituspäivä, pvm
    `,
    taxPercent: 'alv, alv %, alv%, vero %',
    taxAmount: 'alv summa, veron osuus',
    discount: 'ale, ale %, alennus, alennus %, ale-%, al %',
    currency: 'valuutta',
    otherQuantity: 'toimitettu, jäljellä, paino',
    other: 'huomautus, projekti, kustannuspaikka, piirustus, tulliknimike, lisätieto, viite',
  },
  labels: {
    poNumber: `
      ostotilaus, ostotilaus nro, ostotilausnumero, ostotilauksen numero, tilaus, tilausnumero, tilausnro, tilaus nro,
      tilauksen numero, tilausnumeromme, tilauksemme, oma tilausnumero, ostotilaus no, tilaustunnus, tilausno
    `,
    orderDate: 'tilauspäivä, tilauspvm, tilauspäivämäärä, tilattu, päiväys, tilauksen päiväys',
    deliveryDate: `
      toimituspäivä, toimituspvm, toimitusaika, toivottu toimituspäivä, toimitus viimeistään, pyydetty toimituspäivä,
      toivottu toimitusaika, toimituspäivämäärä, toimitusviikko, haluttu toimituspäivä
    `,
    paymentTerms: 'maksuehdot, maksuehto, maksutapa, maksuaika',
    deliveryTerms: 'toimitusehdot, toimitusehto, toimituslauseke',
    carrier: 'toimitustapa, kuljetustapa, kuljetusliike, rahdinkuljettaja, kuljetus, lähetystapa',
    currency: 'valuutta',
    contract: 'sopimus, sopimusnumero, puitesopimus, sopimusnro',
    quote: 'tarjous, tarjousnumero, tarjouksenne, tarjousnro, tarjous nro',
    supplier: 'toimittaja, myyjä, tavarantoimittaja, toimittajan nimi',
    buyer: 'ostaja, tilaaja, asiakas, ostajayritys',
    shipTo: 'toimitusosoite, toimituspaikka, vastaanottaja, toimitetaan, tavaran vastaanottaja, vastaanotto-osoite',
    billTo: 'laskutusosoite, laskun saaja, laskutus, laskutetaan, laskun osoite',
    contact: `
      yhteyshenkilö, ostajan yhteyshenkilö, viitteemme, viitteenne, käsittelijä, yhteystiedot, viite, ostajan nimi,
      tilauksen tekijä, laatija, teidän viitteenne
    `,
    supplierNo: 'toimittajanumero, toimittajanro, toimittajan numero, toimittajakoodi',
    customerNo: 'asiakasnumero, asiakasnro, asiakasnumeromme',
    phone: 'puhelin, puh., puh, matkapuhelin, gsm',
    email: 'sähköposti, s-posti',
    taxId: `
      y-tunnus, alv-tunnus, alv nro, ly-tunnus, kaupparekisteri, kotipaikka, verkkolaskuosoite, ovt-tunnus,
      operaattori, pankki
    `,
    address: 'osoite, lähiosoite, postiosoite, postinumero, käyntiosoite',
    ignored: `
      sivu, huomautukset, huomautus, lisätiedot, projekti, merkki, merkintä, aihe, asia, allekirjoitus, laskun numero,
      tulostettu, kustannuspaikka
    `,
  },
  weakLabels: { orderDate: 'pvm, päivämäärä' },
  sums: {
    goods: `
      veroton yhteensä, yhteensä ilman alv, veroton summa, yhteensä veroton, yhteensä alv 0, arvonlisäveroton,
      välisumma, veroton hinta yhteensä, tilaus yhteensä alv 0, tilauksen arvo alv 0, netto yhteensä
    `,
    tax: 'alv, arvonlisävero, alv yhteensä',
    charges: 'rahti, toimituskulut, rahtikulut, kuljetuskulut',
    allowances: 'alennus',
    grand: `
      verollinen yhteensä, yhteensä sis. alv, maksettava yhteensä, loppusumma, kokonaissumma, tilauksen loppusumma,
      yhteensä verollinen, maksettava
    `,
    total: 'yhteensä, summa, tilaus yhteensä, tilauksen arvo, yhteensä eur',
  },
  titles: {
    order: 'ostotilaus, tilaus, tavaratilaus',
    change: 'tilausmuutos, tilauksen muutos',
    cancellation: 'tilauksen peruutus, peruutus',
    orderConfirmation: 'tilausvahvistus, myyntitilaus',
    quotationRequest: 'tarjouspyyntö, hintakysely',
    invoice: 'lasku, hyvityslasku, proformalasku',
    deliveryNote: 'lähete, lähetyslista, rahtikirja, kuormakirja',
    quotation: 'tarjous',
  },
  units: `
    kpl, pkt, ltk, rll, rulla, pari, sarja, srj, laatikko, säkki, pullo, kg, ltr, plo, prk, tlk, pss, tunti, lava,
    ast, kanisteri
  `,
  fillers: 'alv, ei, eur, ilman',
};
