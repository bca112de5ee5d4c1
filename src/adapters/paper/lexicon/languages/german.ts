import type { Language } from './language.ts';

export const GERMAN: Language = {
  columns: {
    line: 'ebelp, pos, pos no, posten, lfd no, lfd, zeile, pos nr',
    buyerSku: `
      matnr, unsere artikel no, unsere art no, unsere materialno, unsere artno, unsere teile no, unser
      artikel, unsere sachno, kundenartikelnr., uns. art.-nr.
    `,
    supplierSku: `
      bestell no katalog, bestell no lieferant, bestellno katalog, katalogno, idnlf, pzn, lief no, lieferanten
      no, ihre artikel no, ihre art no, ihre artikelno, ihre materialno, ihre no, ihre artno,
      lieferantenartikel no, lieferanten artikel no, lief art no, lieferantenartno, lieferantenartikelno,
      lieferanten art no, bestell no artikel, kat no, katalog no, kat art no, lieferantenmaterialnummer,
      lieferantenmaterial, hersteller-/lieferantennr., liefartnr, best.-nr. lieferant
    `,
    sku: `
      teil, teile, ware, waren no, warennummer, sach no, artno, art no, art, artikel, artikel no, artikelno,
      sachno, sachnummer, teile no, teileno, materialno, materialnummer, artikelnummer, artikelcode, identno,
      ident no, warenno, produkt no, produktno, artikel code, lager-nr.
    `,
    mpn: 'hersteller no, herstellerteile no, herstellerno, herst art no',
    description: `
      artikelname, produktname, txz01, maktx, titel, leistungsbeschreibung, leistung, artikelbezeichnung/beschreibung, bezeichnung,
      artikelbezeichnung, beschreibung, materialbezeichnung, benennung, kurztext, warenbezeichnung, produkt,
      produktbezeichnung, autor, artikeltext, gegenstand
    `,
    specification: 'spezifikation',
    quantity: `
      exemplare, abrufmenge, abruf, anzahl/menge, menge, anzahl, bestellmenge, stuck, stk, auftragsmenge,
      menge/einheit, bestellte menge, best.-menge, bestell-menge, stückzahl, liefermenge, menge
      bestellt, soll-menge
    `,
    unit: 'einheitencode, einheitscode, stk, meins, bstme, einheit, einh, mengeneinheit, eh, vpe einheit, bestelleinheit, me, bestellmengeneinheit, bestellmengeneinh, mengeneinh, basismengeneinheit, basismengeneinh, auftragsmengeneinheit, bestell me, bme',
    price: `
      netpr, ep, netto ek, ek netto, preis, einzelpreis, stuckpreis, e preis, netto preis, nettopreis,
      preis/einheit, einkaufspreis, ek preis, ek, listenpreis, preis pro einheit, preis je einheit, ep netto,
      preis eur, einzelpreis eur, einheitspreis, vk netto, preis pro me
    `,
    grossPrice: 'bruttopreis',
    basis: 'peinh, pe, je, preiseinheit, pro',
    amount: `
      zeilenbetrag, netwr, gp, wert eur, gesamtwert, betrag, gesamtpreis, gesamt, gesamtbetrag, summe, nettobetrag,
      nettowert, wert, positionswert, g preis, gesamt eur, betrag eur, gesamtpreis eur, gesamt netto,
      positionspreis, nettobestellwert, bestellwert, positionssumme, effektivwert, positionsbetrag,
      zeilenbetrag, warenwert, netto-betrag, pos.-wert
    `,
    grossAmount: 'bruttobetrag',
    date: `
      erwartetes wareneingangsdatum, erw wareneingangsdatum, eindt, eintreffdatum, eintreff datum, eintrefftermin, wunschdatum, termin, liefertermin, lieferdatum,
      wunschtermin, lieferwoche, bedarfsdatum, wunschlieferdatum, liefertag, bedarfstermin, lief.-termin,
      lieferter., bestätigter termin
    `,
    shipDate: 'versanddatum',
    taxPercent: 'mwst, mwst %, ust, ust %',
    taxAmount: 'rabattbetrag, mwst betrag',
    discount:
      'r1 %, r2 %, r3 %, r1, r2, rabatt 1, rabatt 2, rabatt 3, rab 1, rab 2, zeilenrabatt, zeilenrabatt %, rabatt, rabatt %, rab, rab %, rabatte, nachlass',
    currency: 'wahrungscode, waers, wahrung',
    otherQuantity:
      'restbestellungsmenge, restmenge, bereits geliefert, geliefert, offen, restmenge, gewicht, noch zu liefern, noch zu berechnen, gelieferte menge, offene menge, wareneingangsmenge',
    poNumber: 'ebeln, bestell no, best no, bestellno, bestellnummer, einkaufsbeleg, einkaufsbelegnummer, bestellung',
    shipTo: 'lieferort, werk, lager',
    pack: 'vpe, verpackung, ve',
    other: `
      zolltarif no, zolltarifno, behalter, anz beh, uhrzeit, bemerkung, bemerkungen, zeichnung, zeichnungs no,
      kostenstelle, projekt, inh/beh, loschkennz, loschkennzeichen, warengruppe, einkaufergruppe, buchungskreis, bestellart, kontierung
    `,
  },
  labels: {
    poNumber: `
      auftragsschein no, auftragsschein, bestellschein no, bestellschein, ihre bestellnummer, ihre bestell no, bestellnummer, bestell no,
      bestellno, bestellung no, bestellung, auftragsno, unsere bestellnummer, unsere bestellno, bestell
      nummer, einkaufsbeleg, einkaufsbelegnummer, bestellkennzeichen
    `,
    orderDate: `
      bestelldat, bestell datum, auftragsdatum, belegdatum, datum der bestellung, bestelldatum, bestellung
      vom, bestelltag, ausstellungsdatum, erstelldatum
    `,
    deliveryDate: `
      wunschtermin, liefertermin, lieferdatum, wunschliefertermin, gewunschter liefertermin, lieferzeit,
      anlieferung, anliefertag, anliefertermin, liefertermin eintreffend, lieferung am, lieferung zum, liefern bis,
      lieferwunsch, eintreffdatum, gewünschtes lieferdatum, spätester liefertermin, anlieferung am,
      lieferwoche, liefertag, bedarfstermin
    `,
    shipDate: 'versanddatum, versandtermin',
    paymentTerms: `
      zahlungskond, zahlungskonditionen, zahlg, zahlungsbedingungen, zahlungsbedingung, zahlungsbed, zahlung,
      zahlungsziel, zahlbar, zahlungsart, zahlungsmodalitäten, zahlb., zahlungsweise
    `,
    deliveryTerms: `
      lieferbedingungen, lieferbedingung, lieferkonditionen, versandbedingungen, lieferart, frachtbedingung,
      frankatur, frachtkonditionen
    `,
    carrier: 'spediteur, versandart, versand',
    currency: 'wahrung, waehrung',
    contract: 'rahmenvertrag, rahmenvertragsnummer',
    quote: 'angebot, angebotsnummer, angebot no, ihr angebot, ihr angebot no',
    release: 'abruf no, lieferabruf, lieferabruf no, abrufnummer, abruf-no, lieferabrufnummer',
    changes: 'anderung no',
    supplier: `
      eink von name, einkauf von name, firma, an die firma, herrn, lieferant, lieferant/lieferwerk, lieferantenadresse, an lieferant,
      auftragnehmer, verkaufer, name des lieferanten, lieferantenname, name lieferant, lieferantenanschrift,
      bestellempfänger, nachunternehmer
    `,
    buyer: 'besteller, auftraggeber, kaufer, kunde, einkaufende gesellschaft, bestellende firma',
    shipTo: `
      abladestelle, entladestelle, anlieferstelle, anlieferort, anlieferadresse, abladeort, bitte liefern sie
      an, bitte liefern an, liefern sie an, liefern sie bitte an, baustelle, bauvorhaben, lieferanschrift, lieferadresse,
      warenempfanger, lieferung an, liefern an, versandanschrift, versandadresse, lieferort, empfangsstelle,
      lieferstelle, anlieferanschrift, versand an, empfangsadresse
    `,
    billTo: `
      rechnungsanschrift, rechnungsadresse, rechnung an, rechnungsempfanger, rechnungsstellung an, rechnung
      bitte an
    `,
    contact: 'bearbeiter, sachbearbeiter, ansprechpartner, einkaufer, ihr ansprechpartner, zustandig, besteller name',
    supplierNo: `
      ihre lieferanten no, lieferanten no, lieferantennummer, lieferantenno, kreditor, lieferant no,
      unsere lieferanten no
    `,
    customerNo: 'kundennummer, kunden no, kundenno, unsere kundennummer',
    phone: 'telefon, telefax',
    taxId: 'ust idno, ust id, steuernummer, steuerno, ust id no',
    address: 'anschrift',
    ignored: `
      zahlbar bis, fallig am, seite, bemerkung, bemerkungen, hinweis, betreff, ihr zeichen, ihre referenz,
      rechnung no, rechnungsnummer, rechnungsdatum
    `,
  },
  weakLabels: {
    poNumber: 'unser zeichen, belegnummer, beleg-nr., vorgangsnummer, best.-nr.',
    orderDate: 'datum, vom',
    deliveryDate: 'lieferung',
    supplier: 'an',
    buyer: 'bestellt von, absender',
    paymentTerms: 'konditionen',
    shipTo: 'bestimmungsort',
  },
};
