import type { Language } from './language.ts';

export const FRENCH: Language = {
  columns: {
    line: 'poste, ligne, n ligne, lig',
    buyerSku: 'ref interne, reference interne, notre reference, notre ref',
    supplierSku: `
      ref frn, reference frn, votre reference, votre ref, ref fournisseur, reference fournisseur, code fournisseur article, ref frs, ref four
    `,
    sku: 'code article, no piece, produit, reference article, ref article',
    mpn: 'ref fabricant',
    gtin: 'ean13',
    description: 'description article, titre, designation, libelle, designation des articles',
    specification: 'specification technique',
    quantity: 'exemplaires, quantite, qte, qte cdee, qte commandee, quantite commandee, qte cde, nombre',
    unit: 'unite, unite de mesure, ute',
    price: `
      prix unit, prix, prix unitaire, pu, pu ht, p u ht, prix unitaire ht, prix ht, px unitaire, prix net, pu net,
      pu net ht, cout unitaire
    `,
    grossPrice: 'prix ttc, pu ttc, prix unitaire ttc',
    amount: 'total ht, prix total, total net ht, montant, montant ht, prix total ht, mt ht, montant net',
    grossAmount: 'total ttc, montant ttc',
    date: `
      date besoin, date de livraison, date livraison, date souhaitee, date liv, date prevue, livr le, livraison le,
      delai, livraison, dt livraison, delai livraison
    `,
    shipDate: 'date expedition, date d expedition',
    taxPercent: 'tva, tva %, taux tva',
    taxAmount: 'montant remise, montant tva',
    discount: 'remises, remise, remise %, rem, rem %',
    currency: 'devise',
    otherQuantity: 'recu, reliquat, deja livre, poids',
    poNumber: 'commande, no commande, n commande',
    shipTo: 'depot, magasin',
    pack: 'cond, conditionnement',
    other: 'no s c, centre de cout, remarques, commentaire, observations, projet',
  },
  labels: {
    poNumber: `
      commande fournisseur no, no de commande, bon de commande no, commande no, commande, no commande, n commande,
      numero de commande, bon de commande, commande d achat, commande d achat no, commande achat, votre commande,
      notre commande, commande fournisseur, commande client
    `,
    orderDate: 'date de commande, date commande, date de la commande',
    deliveryDate: `
      a livrer le, a livrer pour le, a livrer avant le, date de livraison, date livraison, date souhaitee, livraison souhaitee, livraison souhaitee le, date de livraison souhaitee,
      livraison prevue, date de livraison prevue, livraison le, delai de livraison, delai
    `,
    shipDate: 'date d expedition',
    paymentTerms: `
      reglement, conditions de paiement, condition de paiement, conditions de reglement, mode de reglement, paiement,
      modalites de paiement, mode de paiement
    `,
    deliveryTerms: 'conditions de livraison, condition de livraison, mode de livraison',
    carrier: 'transporteur',
    currency: 'devise, monnaie',
    contract: 'contrat no',
    quote: 'devis no, devis, votre devis, offre no',
    supplier: 'fournisseur, adresse fournisseur, vendeur',
    buyer: 'acheteur, client, donneur d ordre',
    shipTo: `
      a l adresse suivante, a livrer a l adresse suivante, adresse de livraison suivante, a livrer a, chantier, adresse de livraison, lieu de livraison, livrer a, livraison a, livre a, destinataire,
      expedier a
    `,
    billTo: 'adresse de facturation, facturer a, facturation, facture a',
    contact: 'contact acheteur, acheteur nom, votre contact, suivi par, affaire suivie par',
    supplierNo: 'code fournisseur, no fournisseur',
    customerNo: 'code client, no client, numero client',
    email: 'courriel',
    taxId: 'no tva, tva intracommunautaire, siret, siren',
    address: 'adresse',
    ignored: 'echeance, remarques, objet, votre reference',
  },
  weakLabels: {
    orderDate: 'le',
    deliveryDate: 'livraison',
    supplier: 'a',
  },
};
