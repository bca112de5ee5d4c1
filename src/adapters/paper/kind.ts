/** What kind of document it is, told by its title and its own words; only orders become orders. */
import type { Layout, Segment } from './layout/layout.ts';
import { fold } from './lexicon/fold.ts';
import { isTitleOf } from './lexicon/languages/index.ts';
import type { TitleKind } from './lexicon/languages/language.ts';
import { labelMeaning } from './lexicon/labels.ts';
import { placeOf } from './layout/layout.ts';
import type { Place } from '../../model/lineage.ts';

export type PaperKind =
  | 'order'
  | 'change'
  | 'cancellation'
  | 'quotationRequest'
  | 'quotation'
  | 'orderConfirmation'
  | 'invoice'
  | 'deliveryNote'
  | 'statement'
  | 'terms'
  | 'other';

export interface KindReading {
  readonly kind: PaperKind;
  /** 0 to 1. */
  readonly certainty: number;
  /** The words that say so. */
  readonly evidence: string;
  readonly at?: Place;
}

/** In the order of their strength: a title that names two kinds is the first of them. */
const TITLES: readonly (readonly [PaperKind, RegExp])[] = [
  [
    'cancellation',
    /\b(order cancell?ation|cancell?ation of (?:(?:the|our|your) )?(?:purchase )?order|cancel (?:(?:the|our) )?(?:purchase )?(?:order|po)|stornierung|stornobestellung|storno (?:der|unserer) bestellung|annulation (?:partielle )?(?:de )?(?:la |notre |votre |ma )?commande|cancell?ation of (?:order|po|lines?)|(?:please )?cancel the following|annullamento (?:dell )?ordine|disdetta (?:dell |d )?ordine|(?:anulacion|cancelacion) (?:de |del )?(?:pedido|orden)|cancelamento (?:de |do )?pedido|(?:auftrags|bestell)storno|abbestellung|resiliation (?:de )?(?:la )?commande|annulering)\b|取消订单|订单取消|注文取消|取消通知|退单/,
  ],
  [
    'change',
    /\b(change order|order change|purchase order change|revised purchase order|po change|amended purchase order|purchase order revision (?:no )?0*[1-9]\d*|purchase order amendment|bestellanderung|auftragsanderung|modification de commande|avenant|modifica ordine|pedido modificado|wijziging bestelling)\b|订单变更|变更通知|注文変更/,
  ],
  [
    'orderConfirmation',
    /\b(order confirmation|order acknowledg\w+|sales order(?! (?:id|ref))|acknowledg\w+ of order|auftragsbestatigung|confirmation de commande|accuse de reception de commande|conferma d ordine|conferma ordine|confirmacion de pedido|orderbevestiging|opdrachtbevestiging)\b|订单确认|销售订单|注文請書|受注确认/,
  ],
  [
    'quotationRequest',
    /\b(request for quot\w+|rfq|request for proposal|request for price|enquiry|inquiry|anfrage|preisanfrage|demande de prix|demande de devis|appel d offres|richiesta di offerta|richiesta offerta|solicitud de cotizacion|offerteaanvraag|prijsaanvraag)\b|询价单|询价函|見積依頼/,
  ],
  [
    'invoice',
    /\b(invoice|tax invoice|proforma|pro forma|rechnung|facture|fattura|factura|factuur|credit note|credit memo|gutschrift|note d avoir)\b|^avoir\b|发票|請求書|発票/,
  ],
  [
    'deliveryNote',
    /\b(delivery note|packing (?:list|slip)|despatch note|dispatch note|bill of lading|lieferschein|bon de livraison|bordereau de livraison|documento di trasporto|ddt|albaran|pakbon|afleverbon|shipping (?:notice|manifest))\b|送货单|送貨單|装箱单|出货单|納品書/,
  ],
  [
    'quotation',
    /\b(quotation|quote|angebot|devis|offre de prix|preventivo|offerta|cotizacion|presupuesto|offerte)\b|报价单|見積書/,
  ],
  [
    'statement',
    /\b(statement of account|account statement|kontoauszug|releve de compte|price list|preisliste)\b|对账单/,
  ],
];
/** What is said of an order that is none, or none any more, whatever its title. */
const WITHDRAWN =
  /^(?:\W*)(?:(?:is |hereby )?(?:cancell?ed|void|voided|scrapped|deleted|rescinded|revoked|terminated|withdrawn)|cancell?ation|storno|storniert|gecancelt|abbestellt|widerrufen|annullat[oa]|annullamento|disdetta|revocat[oa]|annulee?|annulation|resiliee?|(?:anulad|cancelad)[oa]|(?:anul|cancel)acion|cancelamento|geannuleerd|annulering|vervallen|ingetrokken)(?:\W*)$|\b(?:order|po) (?:status )?(?:is |was |has been )?cancell?ed\b|\bstatus cancell?ed\b|已取消|已作废/;
const NO_ORDER =
  /\b(?:not (?:itself )?an order|this is not (?:an|a purchase) order|not a purchase order|not an order|no commitment|do not process|keine bestellung|ceci n est pas une commande)\b|^specimen$/;
/** Papers about goods that ask for none. */
const OTHER =
  /\b(?:return order|return request|returns? note|rma|complaint|reklamation|reminder|mahnung|zahlungserinnerung|relance|remittance advice|goods receipt|goods received note|grn|wareneingang\w*|bon de reception|forecast|(?:purchase )?requisition|bestellanforderung|notice of award|award notice|our offer|unser angebot|notre offre)\b|退货单|催款|入库单|请购单/;
const AGREEMENT =
  /^(?:\W|blanket|master|framework|general|supply|purchase|purchasing)*\b(?:agreement|rahmenvertrag|contrat cadre|accord cadre|contratto quadro|acuerdo marco)\b/;
const LARGE = 1.15; // Of the usual letters.
const INVOICE_FIRST =
  /^(?:commercial |tax |proforma |pro forma )*(?:invoice|rechnung|facture|fattura|factura|factuur)\b/;
const ORDER =
  /\b(purchase order|purchase contract|p\.?o\.? (?:no|number)|po|bestellung|(?:material|waren|lager|sammel|einzel|sofort|eil)bestellung|bestellauftrag|bestelformulier|einkaufsbestellung|auftrag|bon de commande|commande|commande d achat|orden de compra|pedido|pedido de compra|ordine|ordine d acquisto|ordine di acquisto|bestelling|bestelbon|inkooporder|inkopsorder|bestallning|indkobsordre|innkjopsordre|zamowienie|pedido de compra|ordem de compra|ostotilaus|order form|order|blanket order|release order|standing order|works order|material order)\b|采购订单|采购合同|订购单|採購單|採購訂單|订货单|购销合同|注文書|発注書|采购单|订单|購買合同/;
const TERMS =
  /\b(terms (?:and|&) conditions|general conditions|conditions of purchase|einkaufsbedingungen|geschaftsbedingungen|conditions generales|condizioni generali)\b/;

/**
 * Titles stand large, high on the first page, or alone on their line.
 * @param items lines of the things that are ordered: `Gearbox repair per quotation Q-3781` is no title
 */
export function readKind(layout: Layout, hasItems: boolean, items: ReadonlySet<number>): KindReading {
  let best: { kind: PaperKind; score: number; segment: Segment } | undefined;
  const usual = usualSize(layout);
  const [first] = layout.pages;
  const lines = layout.lines.filter(({ page, index }) => page === first?.number && !items.has(index));
  lines.forEach((line, position) => {
    for (const segment of line.segments) {
      const folded = titleIn(fold(isSpread(line) ? spread(line) : unspaced(segment.text)));
      // A sentence is no title, and neither is `(bei Lieferung und Rechnung bitte angeben)`.
      if (folded === '' || folded.length > TITLE_MAX || /[。！]|^\(.*\s.*\)$/.test(segment.text)) continue;
      if (isValue(segment) || isHeadOfColumn(segment) || TWO_LABELS.test(segment.text)) continue;
      const kind = kindOfTitle(folded);
      if (kind !== 'order' && isTermsBeside(segment)) continue;
      // `Rahmenvertrag / Agreement` beside its number is a label; as a title it stands large.
      const isSmall = (segment.tokens[0]?.size ?? usual) < usual * LARGE && !/\d/.test(folded);
      // `Re: Quote 2291` names the paper that is answered.
      if (isAnswer(segment) && kind !== 'order' && kind !== 'change' && kind !== 'cancellation') continue;
      if (isWish(segment) && (kind === 'invoice' || kind === 'deliveryNote' || kind === 'statement')) continue;
      if (kind === undefined || (kind === 'other' && isSmall && AGREEMENT.test(folded))) continue;
      // `Angebot: A25-2207 vom 26.03.2025` among the boxes of an order says which offer it takes; alone it is what the paper is.
      const isWeak = (kind === 'quotation' && OF_OFFER.test(segment.text)) || (kind === 'other' && isLabelled(segment));
      const score = titleScore(segment, folded, position, usual, line.segments.length) - (isWeak ? WEAKER : 0);
      if (best === undefined || score > best.score) best = { kind, score, segment };
    }
  });
  const stamp = stampThatEnds(layout);
  if (stamp !== undefined) return stamp;
  const withdrawn = withdrawnBy(layout, usual);
  if (withdrawn !== undefined && (best === undefined || best.kind === 'order')) {
    best = { kind: WITHDRAWN.test(fold(withdrawn.text)) ? 'cancellation' : 'other', score: 3, segment: withdrawn };
  }
  if (best !== undefined) {
    const at = placeOf(best.segment.tokens);
    const kind = best.kind === 'terms' && hasItems ? 'order' : best.kind;
    return {
      kind,
      certainty: Math.min(0.98, 0.55 + best.score * 0.1),
      evidence: best.segment.text,
      ...(at === undefined ? {} : { at }),
    };
  }
  return { kind: hasItems ? 'order' : 'other', certainty: 0.4, evidence: '' };
}

const WEAKER = 2;
const OF_OFFER = /^\p{L}[\p{L} .]{2,24}[:：]\s*\S*\d\S*.{0,20}(?:\b(?:vom|dated?|of|du|del|van)\b|\d{4})/iu;
/** `Contract_Ref: Quotation_Ref: CTR-17735 Q_486139`, as a scan shows two references that stand below each other. */
const TWO_LABELS = /^[^:：]{3,24}[:：]\s[^:：]{3,24}[:：]\s/;

/** `Requisition: R118377` among the boxes of an order says what it answers; alone it is what the paper is. */
function isLabelled({ text, line }: Segment): boolean {
  const label = /^([^:：]{3,30})[:：]\s*\S/.exec(text)?.[1];
  return label !== undefined && line.lexicon.label(label) !== undefined;
}

/** `CANCELLED` or `VOID` stamped across the page. */
function stampThatEnds({ stamps }: Layout): KindReading | undefined {
  const text = stamps.map((stamp) => stamp.text).join(' ');
  for (const each of [text, ...stamps.map((stamp) => stamp.text)]) {
    const folded = fold(each);
    const isWithdrawn = WITHDRAWN.test(folded);
    const at = stamps[0]?.at;
    if (isWithdrawn || NO_ORDER.test(folded))
      return {
        kind: isWithdrawn ? 'cancellation' : 'other',
        certainty: 0.9,
        evidence: each,
        ...(at === undefined ? {} : { at }),
      };
  }
  return undefined;
}

/** Words of their own, not of a line of the table: `CANCELLED` across the page, `Order status: Cancelled`. */
function withdrawnBy(layout: Layout, usual: number): Segment | undefined {
  for (const { segments } of layout.lines) {
    for (const segment of segments) {
      const folded = fold(segment.text);
      if (folded.length > 80) continue;
      if (NO_ORDER.test(folded)) return segment;
      if (!WITHDRAWN.test(folded)) continue;
      const isStamp =
        (segment.tokens[0]?.size ?? usual) > usual * 1.3 || segments.length === 1 || /^\W{2}/.test(segment.text);
      if (isStamp || folded.includes(' ')) return segment;
    }
  }
  return undefined;
}

/** `Bitte Rechnung mit 3 % Skonto.` asks for one, and is none. */
function isWish({ text }: Segment): boolean {
  return /^(?:bitte|please|pls|kindly|merci de|veuillez|por favor|favor de|rogamos|si prega|vi preghiamo|graag)\s/iu.test(
    text,
  );
}

function isAnswer({ text, tokens: [first] }: Segment): boolean {
  const isSubject = first !== undefined && 'part' in first.at && first.at.part === 'subject';
  return isSubject && /^(?:re|aw|antw|sv|vs|ref|rif|回复|答复)\s*:/i.test(text);
}

/** `Erwartetes Wareneingangsdatum` among the heads of an export. */
function isHeadOfColumn({ tokens: [first], line }: Segment): boolean {
  return first?.cell !== undefined && line.segments.length >= HEADS_MIN;
}
const HEADS_MIN = 6;

/** `Lieferadresse | Wareneingang Apotheke, …`: a cell beside a label says what that asks for, and is no title. */
function isValue({ tokens: [first], line }: Segment): boolean {
  const at = line.segments.findIndex(({ tokens }) => tokens[0] === first);
  const before = line.segments[at - 1];
  return first?.cell !== undefined && before !== undefined && line.lexicon.label(before.text) !== undefined;
}

/** `결제조건   세금계산서 발행 후 30일`: terms name the invoice that is paid. */
function isTermsBeside({ tokens: [first], line }: Segment): boolean {
  const at = line.segments.findIndex(({ tokens }) => tokens[0] === first);
  const field = line.lexicon.label(line.segments[at - 1]?.text ?? '')?.field;
  return field === 'paymentTerms' || field === 'deliveryTerms';
}

/** `발   주   서`, `注 文 書` over the whole page: single letters of a script without capitals, and nothing else on the line. */
function isSpread({ segments }: Layout['lines'][number]): boolean {
  return segments.length > 1 && segments.every(({ text }) => /^[\p{Script=Hangul}\p{Script=Han}]$/u.test(text));
}

function spread({ segments }: Layout['lines'][number]): string {
  return segments.map(({ text }) => text).join('');
}

/** `B E S T E L L U N G`. */
function unspaced(text: string): string {
  return /^(?:\p{L} ){3,}\p{L}$/u.test(text) ? text.replaceAll(' ', '') : text;
}

/** `Wir bitten um Auftragsbestätigung`, `please send your order confirmation`: an order asks for one. */
const ASKS_FOR =
  /\b(?:bitten? (?:um|wir)|bitte|erbitten|erwarten|please|kindly|request(?:ed)?|required|await|expect|send us|return|merci de|veuillez|priere|pregasi|si prega|rogamos|por favor|gelieve|graag|prosimy|venligst)\b/;

/** `Bestelling 2026-14 van A voor B`, `Purchase order 4711 from …`: with its number in front the title is over before the firms. */
function titleIn(folded: string): string {
  const front = /^(?:\p{L}+ ){1,3}(?=\S*\d{2})\S+(?= \p{L})/u.exec(folded)?.[0];
  return front !== undefined && folded.length > TITLE_MAX && ORDER.test(front) ? front : folded;
}
const TITLE_MAX = 70;

/** `betaling na factuur 14 dagen`, `payable 30 days from invoice`: how an order is paid. */
const OF_PAYMENT =
  /\b(?:payments?|payable|paid|pay|zahlung|zahlbar|zahlen|paiement|reglement|payable|pago|pagos|pagamento|betaling|betalen|betaalbaar|betalning|betaling|platba|platnosc|odeme|net|days|tage|jours|dias|giorni|dagen|dagar|dage|dni|dnu)\b/;

function kindOfTitle(folded: string): PaperKind | undefined {
  // `Invoice to` and `our invoice address` are labels of an order, not titles of an invoice.
  // An invoice says `Ihre Bestellung` and `Your order` of ours.
  if (
    /^(?:ihre?|your|votre|vostro|vs|su|uw|customer|vase|vasa|wasz[ae]?|panstwa|deres|jeres|ert?|vossa|sua|sizin) /.test(
      folded,
    )
  )
    return undefined;
  if (
    /\b(to|deliver|address|number on|invoices must|include|send|mail|anschrift|adresse|date|datum)\b|\bno$/.test(
      folded,
    ) &&
    !ORDER.test(folded)
  )
    return undefined;
  if (INVOICE_FIRST.test(folded)) return 'invoice';
  // `REQUISITION / PURCHASE ORDER` is an order that began as one; an agreement is none until something is released from it.
  if (OTHER.test(folded) && !/\brequisition.*\bpurchase order\b/.test(folded)) return 'other';
  if (AGREEMENT.test(folded) && !/\b(?:release|call off|abruf|order|bestellung)\b/.test(folded)) return 'other';
  const foreign = foreignTitle(folded);
  if (foreign !== undefined && foreign !== 'order') return foreign;
  const other = TITLES.find(([, pattern]) => pattern.test(folded))?.[0];
  if (other === 'invoice' && OF_PAYMENT.test(folded)) return undefined;
  if (other === 'orderConfirmation' && ASKS_FOR.test(folded)) return undefined;
  if (
    other !== undefined &&
    (!ORDER.test(
      folded.replace(/\b(order (?:confirmation|acknowledg\w+|cancell?ation|change)|sales order|change order)\b/g, ''),
    ) ||
      other === 'change' ||
      other === 'cancellation' ||
      other === 'orderConfirmation')
  )
    return other;
  if (ORDER.test(folded) || foreign === 'order') return 'order';
  return TERMS.test(folded) ? 'terms' : undefined;
}

const FOREIGN: readonly TitleKind[] = [
  'cancellation',
  'change',
  'orderConfirmation',
  'quotationRequest',
  'invoice',
  'deliveryNote',
  'quotation',
];

/** By the words of languages that are not among those above; `Faktura til` is a label of an order. */
function foreignTitle(folded: string): TitleKind | undefined {
  const label = labelMeaning(folded)?.field;
  if (label !== undefined && label !== 'poNumber') return undefined;
  const other = FOREIGN.find((kind) => isTitleOf(kind, folded));
  return other ?? (isTitleOf('order', folded) ? 'order' : undefined);
}

function titleScore(segment: Segment, folded: string, position: number, usual: number, beside: number): number {
  const size = segment.tokens[0]?.size ?? usual;
  const words = folded.split(' ').length;
  let score = Math.min(2.5, (size / Math.max(1, usual) - 1) * 2);
  if (segment.tokens[0]?.bold === true) score += 0.5;
  score += position < 12 ? 1 : position < 30 ? 0.4 : 0;
  if (words <= 3) score += 0.8;
  else if (words > 7) score -= 1;
  if (beside === 1) score += 0.3;
  if (/[:：]$/.test(segment.text)) score -= 0.8;
  return score;
}

function usualSize(layout: Layout): number {
  const sizes = layout.lines.flatMap(({ tokens }) => tokens.map(({ size }) => size)).toSorted((a, b) => a - b);
  return sizes[Math.floor(sizes.length / 2)] ?? 10;
}
