/** Words that say whose a number is, as the buyer writes them: his own is "ours", the supplier's "yours". */

/** Folded (see `fold.ts`), as the front of a pattern. */
export const OURS = String.raw`our|my|unsere?r?|notre|nos|mon|mes|nostr[oa]|ns|nuestr[oa]s?|onze|ons|noss[oa]|vart|vares?|vores|vort|nasz[ae]?|nas[aei]?|meidan|bizim|nostru|noastra`;
export const YOURS = String.raw`your|yr|ihre?r?|deine?r?|votre|vos|ton|tes|vs|vostr[oa]|vuestr[oa]s?|sus?|tu|uw|jullie|voss[oa]|seu|sua|ert?|deres|jeres|din|wasz[ae]?|panstwa|vas[aei]?|teidan|sizin|dvs`;
/** Firms by their part in the order. */
export const SUPPLIERS = String.raw`vendors?|vend|vndr|ven|factory|fty|contractors?|suppliers?|supp|sellers?|lieferant(?:en?)?|lief|fournisseur|fourn?|frs|titulaire|fornitore|proveedor|proveed|prov|leverancier|lev|leverantor(?:ens)?|leverandor(?:ens)?|fornecedor|forn|fornec|dostawc[ay]|dost|wykonawc[ay]|kred|kreditor(?:en|s)?|crediteur|dodavatele?|dodavatela|szallitoi|szallito|beszallitoi|furnizor(?:ului)?|toimittajan|toim|tmtt|tedarikci|satici|dobavljaca|dobavitelja|поставщика|постачальника`;
export const BUYERS = String.raw`buyers?|customers?|cust|kunden?|kundens|client|cliente|klant|acheteur|comprador|klienta|nabywcy|zamawiajacego|odberatele|odberatela|vevoi|asiakkaan|kupca|musteri|alici|cumparator(?:ului)?|заказчика|покупателя`;

/** A word that names one side of the order and nothing else. */
export function isFirmWord(folded: string): boolean {
  return FIRM.test(folded);
}
const FIRM = new RegExp(`^(?:${SUPPLIERS}|${BUYERS})$`, 'u');

/** Whose number stands behind a word that says nothing else, folded: `vs`, `supp`, `ns`. */
export function ownerOf(folded: string): 'buyerSku' | 'supplierSku' | undefined {
  if (YOURS_ALONE.test(folded)) return 'supplierSku';
  return OURS_ALONE.test(folded) ? 'buyerSku' : undefined;
}
const YOURS_ALONE = new RegExp(`^(?:${YOURS}|${SUPPLIERS})$`, 'u');
const OURS_ALONE = new RegExp(`^(?:${OURS})$`, 'u');

/** What numbers of items are called beside such a word. */
export const ITEM_WORD = String.raw`item|parts?|partes?|pieza|peca|pn|p/n|n/p|np|cat|catalog|catalogue|product|prod|article|articulo|articolo|artigo|articol|artikel|artikkel|artikla|art|material|mat|stock|style|sku|codes?|codice|codigo|cod|codul|clave|model|no|ref|refs|reference|referencia|riferimento|id|sach|teile|bestell|numero|produit|producto|prodotto|produto|produs|produkt|vare|varu|kod|kodu|kody|symbol|indeks|towaru|katalogowy|kat|cislo|zbozi|polozky|dilu|tovaru|cikkszam|tuotekoodi|tuotenro|tuotenumero|nimikenro|nimikenumero|tuote|nimike|koodi|urun|stok|malzeme|parca|sifra|koda|artno|artikul|артикул|код`;
