import type { Language } from './language.ts';

export const FRENCH: Language = {
  columns: {
    line: 'poste, ligne, n ligne, lig',
    buyerSku: 'ref interne, reference interne, notre reference, notre ref',
    supplierSku: `
      ref frn, reference frn, votre reference, votre ref, ref fournisseur, reference fournisseur, code fournisseur article, ref frs, ref four
    `,
    sku: `
      ugs, code article, no piece, produit, reference article, ref article, n° article, code produit, code art.
    `,
    mpn: 'ref fabricant',
    gtin: 'ean13',
    description: `
      description article, titre, designation, libelle, designation des articles, désignation article,
      intitulé, nature des fournitures, descriptif
    `,
    specification: 'specification technique',
    quantity: `
      exemplaires, quantite, qte, qte cdee, qte commandee, quantite commandee, qte cde, nombre, nbre, nb, qté
      demandée, quantité à livrer
    `,
    unit: 'unite, unite de mesure, ute, uf, uv, unité de commande, uc',
    price: `
      prix unit, prix, prix unitaire, pu, pu ht, p u ht, prix unitaire ht, prix ht, px unitaire, prix net, pu
      net, pu net ht, cout unitaire, prix par unité, prix u. ht, p.u. net ht, prix unitaire net ht, prix
      d'achat, pa ht
    `,
    grossPrice: 'prix ttc, pu ttc, prix unitaire ttc',
    amount: `
      total ht, prix total, total net ht, montant, montant ht, prix total ht, mt ht, montant net, valeur
      nette, total ligne, montant total ht, montant ligne
    `,
    grossAmount: 'total ttc, montant ttc',
    date: `
      date besoin, date de livraison, date livraison, date souhaitee, date liv, date prevue, livr le,
      livraison le, delai, livraison, dt livraison, delai livraison, date livr., livr. souhaitée, date
      demandée, date de livraison souhaitée, échéance
    `,
    shipDate: 'date expedition, date d expedition',
    taxPercent: 'tva, tva %, taux tva',
    taxAmount: 'montant remise, montant tva',
    discount: 'remises, remise, remise %, rem, rem %, r%',
    currency: 'devise',
    otherQuantity: 'recu, reliquat, deja livre, poids',
    poNumber: 'commande, no commande, n commande',
    shipTo: 'depot, magasin',
    pack: 'cond, conditionnement',
    other: 'no s c, centre de cout, remarques, commentaire, observations, projet',
  },
  labels: {
    poNumber: `
      commande fournisseur no, no de commande, bon de commande no, commande no, commande, no commande, n
      commande, numero de commande, bon de commande, commande d achat, commande d achat no, commande achat,
      votre commande, notre commande, commande fournisseur, commande client, numéro de cde, n° bc, n° cde, cde
      n°, n° bon de commande
    `,
    orderDate: `
      date de commande, date commande, date de la commande, date d'émission, émis le, date cde, date du bon,
      passée le, commande du, commandé le
    `,
    deliveryDate: `
      a livrer le, a livrer pour le, a livrer avant le, date de livraison, date livraison, date souhaitee,
      livraison souhaitee, livraison souhaitee le, date de livraison souhaitee, livraison prevue, date de
      livraison prevue, livraison le, delai de livraison, delai, livrer avant le, livraison demandée le, date
      livraison prévue, arrivée prévue, délai souhaité, date de réception prévue
    `,
    shipDate: 'date d expedition',
    paymentTerms: `
      reglement, conditions de paiement, condition de paiement, conditions de reglement, mode de reglement,
      paiement, modalites de paiement, mode de paiement, délai de paiement
    `,
    deliveryTerms: 'conditions de livraison, condition de livraison, mode de livraison, conditions de port',
    carrier: 'transporteur',
    currency: 'devise, monnaie',
    contract: 'contrat no',
    quote: 'devis no, devis, votre devis, offre no',
    supplier: `
      fournisseur, adresse fournisseur, vendeur, nom du fournisseur, raison sociale du fournisseur,
      destinataire de la commande
    `,
    buyer: 'acheteur, client, donneur d ordre',
    shipTo: `
      a l adresse suivante, a livrer a l adresse suivante, adresse de livraison suivante, a livrer a,
      chantier, adresse de livraison, lieu de livraison, livrer a, livraison a, livre a, destinataire,
      expedier a, veuillez livrer à, adresse chantier, à livrer sur chantier, à livrer, livrer sur chantier
    `,
    billTo: `
      adresse de facturation, facturer a, facturation, facture a, facture à adresser à, à facturer à, factures
      à envoyer à
    `,
    contact: 'contact acheteur, acheteur nom, votre contact, suivi par, affaire suivie par',
    supplierNo: 'code fournisseur, no fournisseur',
    customerNo: 'code client, no client, numero client',
    email: 'courriel',
    taxId: 'no tva, tva intracommunautaire, siret, siren',
    address: 'adresse',
    ignored: 'echeance, remarques, objet, votre reference',
  },
  fillers: 'en',
  weakLabels: {
    orderDate: 'le',
    deliveryDate: 'livraison',
    supplier: 'a, titulaire',
    poNumber: `
      n° d'engagement, n° ej
    `,
  },
};
