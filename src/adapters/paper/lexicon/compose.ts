/**
 * Labels that nobody listed, read by the words they are made of: `Latest on-site delivery date` is a day of delivery.
 * A label of which one word is unknown means nothing.
 */
import type { LabelField } from './labels.ts';

const CONCEPTS = {
  order:
    'purchase po order orders bestellung bestell auftrag auftrags commande pedido orden ordine inkooporder bestelling compra achat acquisto',
  number: 'no nbr id ref rif réf reference referenz referencia riferimento',
  date: 'date dt datum fecha data day',
  made: 'issue issued created creation placed entered written raised document doc',
  deliver:
    'delivery deliver delivered deliveries arrival arrive arrives receipt receive received required require req needed need requested request wanted want due expected promised must lieferung liefer livraison entrega consegna levering eta handover onsite',
  ship: 'ship shipment shipping shipped dispatch despatch versand expedition envio spedizione verzend departure',
  by: 'by before on latest until bis not later than',
  to: 'to at an a',
  place:
    'address addresses location site warehouse facility point place anschrift adresse direccion indirizzo adres destination where',
  supplier:
    'vendor vendors supplier suppliers seller lieferant lieferanten fournisseur proveedor fornitore leverancier',
  buyer: 'buyer buyers purchaser customer customers kunde acheteur comprador acquirente koper',
  bill: 'invoice invoices bill billing invoicing rechnung rechnungs facture facturation factura fattura factuur',
  pay: 'payment pay paiement zahlung pago pagamento betaling',
  terms: 'terms term conditions condition bedingungen konditionen condiciones condizioni voorwaarden',
  name: 'name details detail information info party company firm',
  filler:
    'our your the this of de di del la le please full and & all goods items material materials s in for original send mail',
} as const;
type Concept = keyof typeof CONCEPTS;

const OF_WORD = new Map<string, Concept>(
  (Object.entries(CONCEPTS) as [Concept, string][]).flatMap(([concept, words]) =>
    words.split(' ').map((word): [string, Concept] => [word, concept]),
  ),
);

/** What a folded label means by its words alone; undefined where they say nothing together. */
export function composedField(folded: string): LabelField | undefined {
  const words = folded.split(/[\s/]+/);
  if (words.length < 2 || words.length > 6) return undefined;
  const said = new Set<Concept>();
  for (const word of words) {
    const concept = OF_WORD.get(word);
    if (concept === undefined) return undefined;
    said.add(concept);
  }
  const has = (...concepts: Concept[]): boolean => concepts.some((concept) => said.has(concept));
  const only = (...concepts: Concept[]): boolean =>
    [...said].every((each) => each === 'filler' || concepts.includes(each));
  if (has('bill') && has('to', 'place') && !has('date', 'number', 'deliver', 'ship')) return 'billTo';
  if (has('deliver', 'ship') && has('place') && !has('date', 'number', 'terms', 'bill', 'pay')) return 'shipTo';
  if (has('deliver', 'ship') && has('date', 'by') && !has('bill', 'pay', 'number', 'terms', 'supplier', 'made'))
    return has('ship') ? 'shipDate' : 'deliveryDate';
  if (has('deliver', 'ship') && has('terms') && !has('pay', 'date')) return 'deliveryTerms';
  if (has('pay') && has('terms') && !has('date', 'by')) return 'paymentTerms';
  if (has('supplier') && has('number') && only('supplier', 'number')) return 'supplierNo';
  if (has('supplier') && only('supplier', 'name', 'place', 'to')) return 'supplier';
  if (has('buyer') && has('name', 'place') && only('buyer', 'name', 'place')) return 'buyer';
  if (has('date') && only('date', 'order', 'made', 'by') && has('order', 'made')) return 'orderDate';
  return has('order') && has('number') && only('order', 'number') ? 'poNumber' : undefined;
}
