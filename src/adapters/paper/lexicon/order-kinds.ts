/** Kinds of orders, as labels, titles and their values call them. */
import type { Order } from '../../../model/order.ts';
import { fold } from './fold.ts';

export type OrderType = NonNullable<Order['orderType']>;

/** `Order Type`, `Auftragsart`, `Type de commande`. */
const TYPE_LABEL =
  /^(?:(?:(?:purchase )?order|po|doc|document|purchasing doc(?:ument)?|release) ?(?:type|kind|category|class)|(?:type|kind|class|nature) of (?:the )?(?:purchase )?(?:order|document)|(?:auftrags|bestell|beleg|bestellungs)(?:art|typ)|art (?:der|des) (?:bestellung|auftrag(?:e?s)?)|(?:type|nature) (?:de |de la |du )?(?:commande|document|bon)|tipo (?:de |di |d |del |de la )?(?:pedido|orden|ordine|documento|compra|encomenda)|clase de pedido|(?:order|bestel)(?:type|soort)|(?:type|soort) (?:order|bestelling)|ordertyp|ordretype|bestillingstype|typ (?:zamowienia|objednavky)|siparis (?:turu|tipi)|采购类型|订单类型|采购订单类型|单据类型|注文区分|発注区分|注文種別|주문유형)$/u;
const BARE_TYPE = /^(?:type|tipo|typ|art|kind|soort|类型|種別|区分)$/u;

/** `Approved: no`, `Release: No`, `Status: pending`. */
const STATUS_LABEL =
  /^(?:(?:(?:order|po|document|approval|release|workflow|authori[sz]ation|bestell|auftrags|freigabe|beleg) ?)?(?:status|statut|etat|estado|stato|stav)|(?:order |po )?(?:approv(?:al|ed)|released?|authori[sz](?:ed|ation)|firm)(?: by)?|freigabe|freigegeben|genehmigt|genehmigung|approbation|approuve|valide|validation|aprobado|aprobacion|autorizado|aprovado|aprovacao|approvato|approvazione|autorizzato|goedgekeurd|goedkeuring|vrijgegeven|godkjent|godkand|godkendt|zatwierdzon[eoy]|schvaleno|onay|审批状态|审批|批准|订单状态|状态|承認)$/u;
const NOT_YET =
  /^(?:(?:no|n|false|nein|non|nao|nee|nie|nej|nei|ne|hayir|否|sin|pas)$|(?:not(?! (?:applicable|required|needed))|(?:pending|awaiting|waiting)(?! (?:for )?(?:receipt|bill\p{L}*|delivery|shipment|fulfil\p{L}*))|unapproved|unreleased|draft|hold|on hold|held|blocked|parked|planned|rejected|in (?:progress|review|approval)|under review|to be (?:approved|released|confirmed)|nicht|ausstehend|entwurf|gesperrt|geparkt|in (?:prufung|genehmigung)|abgelehnt|vorlaufig|non (?:approuve|valide|libere|approvato)\p{L}*|en attente|brouillon|refuse|bloque|pendiente|borrador|sin (?:aprobar|autorizar)|bloqueado|rechazado|pendente|rascunho|in attesa|sospeso|bozza|da approvare|niet|in behandeling|concept|geblokkeerd|wacht|oczekuje|wersja robocza|ikke|inte|vantar|ceka|beklemede)(?!\p{L})|未|待|草稿|保留)/u;

/** The first that fits: what is no plain new order, such as a forecast, is `none` of them and stands first. */
const KINDS: readonly (readonly [OrderType | 'none', RegExp])[] = [
  [
    'none',
    /forecast|fore cast|prognos|vorschau|previsi|prevision|planung|pro ?forma|draft|entwurf|brouillon|borrador|rascunho|bozza|concept|quotation|quote|\brfq\b|e?nquiry|inquiry|anfrage|demande de prix|appel d offre|cotizacion|preventivo|offerte|(?:not|un) ?(?:yet )?approved|unreleased|pending|planned|proposal|vorschlag|simulation|\btest\b|trial|probe|cancel|storn|annul|change|amend|anderung|modif|wijzig|revis|standing|dauerauftrag|permanente?|template|vorlage|requisition|reserv|provisional|provisorisch|budget|intent|预测|预估|草稿|询价|取消|变更|内示|見積/,
  ],
  ['return', /\breturns?\b|retour|rucksendung|rucklieferung|devoluci|devoluc|\breso\b|退货|返品/],
  ['release', /call ?off|\brelease\b|abruf|\bappel\b|afroep|richiamo|chiamata|liberaci|释放|分納指示/],
  ['consignment', /consign|konsign|kommission|depot vente|conto (?:deposito|vendita)|deposito|寄售|寄卖|委託/],
  [
    'sample',
    /sample|muster|echantillon|muestra|amostra|campion|monster|prov(?:e?order)?\b|probka|样品|打样|サンプル|見本/,
  ],
  ['blanket', /blanket|framework|\brahmen|cadre|marco|abiert|quadro|apert|raam|ramow|\bkontrakt|框架|年度订单/],
  ['dropShip', /drop ?ship|strecken?|direktlieferung|direct (?:ship|delivery)/],
  ['rush', /rush|urgent|express|emergency|\beil|dringend|spoed|pilne|加急|急单|至急/],
  ['export', /\bexport/],
  ['specialPrice', /special price|promotion|promo\b|aktion|特价/],
  [
    'standard',
    /^(?:(?:standard|regular|normal|stock|purchase|goods|material|inventory|ordinary|new|original|nb|znb|or|po|order|orders|domestic|local|catalog(?:ue)?|item|parts?|product(?:ion)?|services?|normalbestellung|standardbestellung|normalauftrag|lagerbestellung|lager|bestellung|commande|ordinaire|estandar|pedido|ordinario|ordine|standaard|bestelling|firm|firme|fest|一般|普通|标准|正常|通常)(?: |$))+$/,
  ],
];

function kindIn(folded: string): OrderType | 'none' | undefined {
  return KINDS.find(([, words]) => words.test(folded))?.[0];
}

/** What a value says beside its label; `unknown` where the label asks for the kind and nobody knows the answer. */
export function kindBeside(label: string, value: string): OrderType | 'none' | 'unknown' | undefined {
  const [asked, said] = [fold(label), fold(value)];
  if (said === '' || said.length > VALUE_MAX) return undefined;
  if (TYPE_LABEL.test(asked)) return kindIn(said) ?? 'unknown';
  if (BARE_TYPE.test(asked)) return kindIn(said);
  // `Release Number:` is a longer label, not an answer.
  return STATUS_LABEL.test(asked) && NOT_YET.test(said) && !OF_NUMBER.test(value) ? 'none' : undefined;
}

const OF_NUMBER = /[:：]$|^(?:num|n[°ºr]|no\.|#)/iu;

const ORDER_WORD = String.raw`(?:purchase order|order|po|bestellung|auftrag|commande|pedido|orden|ordine|bestelling|inkooporder|订单|采购订单|注文書?)`;
const TITLED: readonly (readonly [OrderType | 'none', RegExp])[] = [
  [
    'none',
    new RegExp(
      String.raw`^(?:this is (?:an? )?)?(?:(?:not (?:yet )?|un ?)approved(?: ${ORDER_WORD})?|${ORDER_WORD} not (?:yet )?approved|approval (?:is )?(?:pending|outstanding|required)|(?:pending|awaiting) (?:\p{L}+ )?approval|not (?:yet )?released|pro ?forma(?: ${ORDER_WORD})?|(?:demand |order |purchase |delivery )?forecast(?: ${ORDER_WORD})?|draft(?: ${ORDER_WORD})?|${ORDER_WORD} (?:draft|forecast|entwurf|proposal)|(?:provisional|planned|proposed|preliminary|standing) ${ORDER_WORD}|(?:noch )?nicht (?:freigegeben|genehmigt)|(?:freigabe|genehmigung) ausstehend|entwurf|bestellentwurf|bestellvorschlag|dauerauftrag|bestellprognose|brouillon|non (?:approuve|valide)e?|en attente (?:d approbation|de validation)|commande (?:previsionnelle|provisoire|permanente)|previsions?(?: de commande)?|borrador|(?:no aprobado|pendiente de aprobacion|sin aprobar)|pedido (?:provisional|permanente)|bozza|non approvato|in attesa di approvazione|ordine (?:provvisorio|previsionale)|concept|niet goedgekeurd|voorlopige (?:order|bestelling)|未审批|待审批|草稿|预测订单|内示書?|仮注文書?)$`,
      'u',
    ),
  ],
  [
    'blanket',
    new RegExp(String.raw`^(?:blanket|framework) (?:purchase )?${ORDER_WORD}$|^rahmen(?:bestellung|auftrag)$`, 'u'),
  ],
  [
    'release',
    new RegExp(
      String.raw`^call ?off(?: ${ORDER_WORD})?$|^release order$|^(?:abruf|abrufbestellung|lieferabruf|commande d appel|afroeporder)$`,
      'u',
    ),
  ],
  ['consignment', new RegExp(String.raw`^consignment(?: ${ORDER_WORD})?$|^konsignations?(?:bestellung|auftrag)$`, 'u')],
  [
    'sample',
    new RegExp(
      String.raw`^samples? ${ORDER_WORD}$|^muster(?:bestellung|auftrag)$|^commande d echantillons?$|^pedido de muestras?$|^ordine (?:di )?campion\p{L}+$|^样品订单$`,
      'u',
    ),
  ],
];

/** Of a piece of text that stands for itself: `Sample order`, `Approval pending`. */
export function kindTitled(text: string): OrderType | 'none' | undefined {
  const folded = fold(text);
  return folded.length > VALUE_MAX ? undefined : TITLED.find(([, words]) => words.test(folded))?.[0];
}

const VALUE_MAX = 40;
