import type { Language } from './language.ts';

export const ITALIAN: Language = {
  columns: {
    line: 'riga',
    buyerSku: 'nostro codice, ns codice',
    supplierSku: `
      vostro codice, vs codice, codice fornitore, cod fornitore, cod art fornitore, rif. fornitore, vs. rif.
      art.
    `,
    sku: `
      articolo n, articolo no, n articolo, no articolo, cod art, prodotto, pezzo, particolare, no pezzo, codice, codice articolo, cod articolo, cod, articolo,
      codice materiale, materiale, cod. prodotto
    `,
    description: `
      nome commerciale, titolo, autore titolo, descrizione, descrizione articolo, denominazione, descrizione
      della merce, definizione, descrizione merce, designazione, descrizione prodotto
    `,
    quantity: `
      q ta, quant ta, copie, quantita, qta, qta ordinata, pezzi, quantità ordinata, q.ta ord., q.tà ord., n.
      pezzi, quantità richiesta
    `,
    unit: 'unita, u mis, unita di misura, u.d.m., un. mis.',
    price: `
      prezzo unitario €, prezzo unitario euro, prezzo unit, prezzo cop, prezzo di copertina, p unitario,
      prezzo, prezzo unitario, prezzo netto, pr unitario, netto unitario, prezzo per unità, prezzo un., prezzo
      lordo, costo unitario
    `,
    amount: `
      prezzo complessivo, prezzo complessivo iva esclusa, netto, netto eur, importo, totale, totale riga,
      prezzo totale, valore, imp netto, importo netto, importo riga, tot. riga, importo totale, imponibile
    `,
    date: `
      data richiesta, cons richiesta, data consegna, consegna, data, data cons, cons, data di consegna, data
      consegna prevista, evasione, data evasione
    `,
    shipDate: 'data spedizione',
    discount:
      'sconti, sconti %, sconto, sconto %, sc, sc %, sc.1 %, sc.2 %, sc.3 %, sc 1, sc 2, sc 3, sconto 1, sconto 2, sconto 3, sconto 1 %, sconto 2 %',
    currency: 'valuta',
    otherQuantity: 'ricevuto, residuo, evaso',
    poNumber: 'ordine, no ordine',
    shipTo: 'magazzino',
    pack: 'confezione',
    other: 'centro di costo, no sc, note articolo, commessa',
  },
  labels: {
    poNumber: `
      numero ordine, ordine a fornitore no, buono d ordine, buono d ordine no, buono ordine, buono ordine no,
      ordine, ordine no, no ordine, ordine d acquisto, ordine di acquisto, ordine di acquisto no, ordine
      fornitore, ordine a fornitore, ns ordine, ordine materiale no, ordine materiali no, ordine merce no,
      conferma d ordine no, ordine d'acquisto n., ordine fornitore n., ns. ordine n., numero d'ordine
    `,
    orderDate: 'data ordine, data documento, data emissione',
    deliveryDate: `
      data consegna, data di consegna, consegna, consegna richiesta, consegna prevista, data consegna
      richiesta, entro il, consegna entro, consegna entro il, consegnare entro il, entro e non oltre il,
      termine di consegna, data prevista consegna, data richiesta
    `,
    shipDate: 'data spedizione',
    paymentTerms: `
      termini, condizioni di pagamento, condizioni pagamento, condizioni pag., pagamento, modalita di pagamento, termini di pagamento, cond
      pagamento, mod. pagamento
    `,
    deliveryTerms: 'resa, condizioni di consegna, porto, termini di resa, condizioni di resa',
    carrier: 'vettore, transportista',
    currency: 'valuta',
    contract: 'contratto no',
    quote: 'offerta no, vs offerta',
    supplier: `
      nome fornitore, fornitore nome, spett le fornitore, fornitore spett le, fornitore, spett le, spettabile, spett le ditta, cedente,
      venditore, ragione sociale fornitore, spett.
    `,
    buyer: 'acquirente, committente, ente ordinante, stazione appaltante',
    shipTo: `
      cantiere, consegna presso, consegnare presso, da consegnare a, luogo di consegna merce, indirizzo di
      consegna, destinazione, consegnare a, luogo di consegna, destinazione merce, indirizzo di spedizione,
      merce destinata a, luogo di destinazione, spedire a, destinatario merce, luogo consegna, destinazione
      diversa
    `,
    billTo: 'indirizzo di fatturazione, fatturare a, intestazione fattura, dati fatturazione',
    contact: 'rif, contatto, riferimento interno',
    supplierNo: 'cod fornitore, codice fornitore',
    customerNo: 'cod cliente, codice cliente',
    taxId: 'p iva, c f, partita iva, cod fisc',
    address: 'indirizzo',
    ignored: 'scadenza pagamento, oggetto, vs rif, ns rif',
  },
  weakLabels: {
    orderDate: 'data, del, in data',
    paymentTerms: 'condizioni',
    buyer: 'intestatario, azienda',
  },
};
