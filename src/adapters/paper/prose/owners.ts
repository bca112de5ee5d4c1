/** Whose the item numbers of a text are: what one of its items says, or a sentence says of all of them. */
import type { PaperItem } from '../table/item.ts';
import { quoteOf, type Paragraph } from './paragraphs.ts';

/** No word beside the number says whose it is. */
export const BARE = 'paper/prose/bare/sku';
export const OURS = 'paper/prose/our/buyerSku';
const SAID = 0.88;

/** Who is asked to deliver: `your`, and in a mail that is passed on `their`. */
const SUPPLIERS = String.raw`your|their|the supplier['’]?s?|ihre[mrn]?|deren|eure[mrn]?|votre|vos|leurs?|su|sus|tus?|vuestr[oa]s?|vostr[oi]|vs\.?|loro|uw|jullie|hun|er|era|ert|deras|vossos?|vossas?|seus?|suas?`;
const THEIRS = /(?<!\p{L})(?:their|deren|leurs?|loro|hun|deras)(?!\p{L})/iu;
const NUMBERS = String.raw`(?:(?:part|item|article|product|catalog(?:ue)?|stock|order) )?(?:numbers|codes|nos|refs|references|skus)|(?:artikel|bestell|material|sach)?nummern|artikel-?nrn?\.?|références|codes|referencias|códigos|codici|riferimenti|(?:artikel|bestel)?nummers|artikelnummer|nummer|koder|referências`;
const LISTS = String.raw`(?:\p{L}+ )?(?:catalog(?:ue)?|price ?list|website|web ?shop|shop|list|brochure|katalog|preisliste|liste|tarif|site|boutique|catálogo|tarifa|web|lista|catalogo|listino|sito|catalogus|prijslijst|prislista|webbshop|hemsida|tabela)`;
const OF_SUPPLIER = new RegExp(
  String.raw`(?<!\p{L})(?:(?:${NUMBERS})(?!\p{L})[^.:\n]{0,30}?\s(?:${SUPPLIERS}) (?:${LISTS})(?!\p{L})|(?:${SUPPLIERS}) (?:${NUMBERS})(?!\p{L}))|(?:贵司|你们|你方)的?(?:料号|货号|型号|编码|编号)`,
  'iu',
);
const OF_BUYER = new RegExp(
  String.raw`(?<!\p{L})(?:our|unsere|nos|nuestr[oa]s|nostri|ns\.?|onze|våra|noss[oa]s) (?:own |internen |propres |eigen |egna )?(?:${NUMBERS})(?!\p{L})|(?:我司|我们|我方)的?(?:料号|货号|型号|编码|编号)`,
  'iu',
);

function isOfSupplier(paragraph: Paragraph): boolean {
  const [said] = OF_SUPPLIER.exec(paragraph.text) ?? [];
  return said !== undefined && (!THEIRS.test(said) || quoteOf(paragraph) > 0);
}

/** `your item 20417` and then `item 33108`: who says once whose numbers they are means it of all of them. */
export function withOneOwner(items: readonly PaperItem[], paragraphs: readonly Paragraph[]): PaperItem[] {
  const has = (name: 'buyerSku' | 'supplierSku'): PaperItem[] =>
    items.filter(({ fields }) => fields[name] !== undefined);
  const isOurs = has('buyerSku').some(({ fields }) => fields.buyerSku?.rule === OURS);
  const isBoth = has('supplierSku').some(({ fields }) => fields.buyerSku !== undefined);
  if (isOurs || isBoth) return [...items];
  if (has('supplierSku').length === 0) return withSaidOwner(items, paragraphs);
  return items.map((item) => {
    const { buyerSku, ...fields } = item.fields;
    return buyerSku === undefined ? item : { ...item, fields: { ...fields, supplierSku: buyerSku } };
  });
}

/** `Codes are out of your catalogue`, `unsere Artikelnummern`: said of numbers that say nothing themselves. */
function withSaidOwner(items: readonly PaperItem[], paragraphs: readonly Paragraph[]): PaperItem[] {
  const isTheirs = paragraphs.some(isOfSupplier);
  const isOurs = paragraphs.some(({ text }) => OF_BUYER.test(text));
  if (isTheirs === isOurs) return [...items];
  return items.map((item) => {
    const { buyerSku, ...fields } = item.fields;
    if (buyerSku?.rule !== BARE) return item;
    const sku = { ...buyerSku, confidence: Math.max(buyerSku.confidence, SAID) };
    return {
      ...item,
      fields: isTheirs ? { ...fields, supplierSku: sku } : { ...fields, buyerSku: { ...sku, rule: OURS } },
    };
  });
}
