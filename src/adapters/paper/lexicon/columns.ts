/**
 * What the head of a column, or a label inside an item, means. Phrases are folded (see `fold.ts`), in English, German,
 * French, Spanish, Italian, Dutch, Chinese (simplified and traditional) and Japanese.
 */
import { composedField } from './compose.ts';
import { isUnitWord } from '../values/unit-words.ts';
import { CURRENCY_CODES } from './currencies.ts';
import { fold, hasCjk } from './fold.ts';

export type ColumnRole =
  | 'line'
  | 'buyerSku'
  | 'supplierSku'
  /** An item number whose owner the label does not name. */
  | 'sku'
  | 'mpn'
  | 'gtin'
  | 'description'
  | 'specification'
  | 'quantity'
  | 'unit'
  | 'price'
  /** Price with tax inside. */
  | 'grossPrice'
  /** How many units the price is for. */
  | 'basis'
  | 'amount'
  | 'grossAmount'
  | 'date'
  | 'shipDate'
  | 'taxPercent'
  | 'taxAmount'
  | 'discount'
  | 'currency'
  /** A quantity that was not ordered now: received, open, back-ordered. */
  | 'otherQuantity'
  | 'poNumber'
  | 'shipTo'
  | 'pack'
  | 'other';

const PHRASES: Readonly<Record<ColumnRole, string>> = {
  line: `ebelp|oz|lin|n linea|no linea|rad|rad no|radno|linje|linje no|lp|l p|rivi|partida|part|line|line no|ln|ln no|line #|pos|pos no|position|posten|poz|item no pos|no|seq|sl no|sr no|s no|sno|line item|li|row|ligne|n ligne|linea|riga|lig|regel|lfd no|lfd|zeile|pos nr|po line|po ln|序号|序號|行号|行號|项次|項次|项|項|no 項|行|番号|明細番号|項目番号|序`,
  buyerSku: `vores varenr|vort varenr|matnr|当社品番|弊社品番|自社品番|当社コード|asin|vart artikel no|vart artno|vart art no|vores varenr|vores vareno|vart artikelno|nasz indeks|nosso codigo|our item|our item no|our part|our part no|our article no|our material|our code|our product code|our no|our ref item|buyer item|buyer item no|buyer part no|buyers item code|customer item|customer item no|customer part|customer part no|customer material|customer material no|cust part no|cust item|customer sku|customer product|customer code item|our stock code|buyer sku|internal part no|internal item no|internal ref|ref interne|reference interne|notre reference|notre ref|unsere artikel no|unsere art no|unsere materialno|unsere artno|unsere teile no|unser artikel|unsere sachno|nostro codice|ns codice|nuestro codigo|nuestra referencia|onze artikel no|ons artikel no|onze art no|客户料号|客户物料号|我方料号|本厂料号|贵司料号 客户|客戶料號|我司编码|需方编码`,
  supplierSku: `bestell no katalog|bestell no lieferant|bestellno katalog|katalogno|katalog no|deres varenr|jeres varenr|lev varenr|leverandorens varenr|idnlf|mfg style|mfr style|vendor style|style supplier|external item no|external item|external item number|ref prov|ref proveedor|pzn|貴社品番|御社品番|貴社型番|貴社コード|ert artikel no|ert artno|ert art no|ert artikelno|jeres varenr|jeres vareno|deres vareno|leverandorens vareno|leverantorens artno|lev artno|lev art no|indeks dostawcy|symbol dostawcy|seu codigo|codigo fornecedor|cod fornecedor|cod forn|cod fornec|codigo do fornecedor|cod do fornecedor|ref fornecedor|lief no|lieferanten no|your ref|your reference|vendor item|vendor item no|vendor part|vendor part no|vendor part number|vendor product no|vendor sku|vendor material|vendor code item|vendor catalog no|vendors part no|vend part no|vendor style no|supplier item|supplier item no|supplier part|supplier part no|supplier product code|supplier code item|supplier sku|suppliers code|supplier material|supplier ref|supp item|supplier article no|supplier stock code|your item|your item no|your part no|your part|your material|your material no|your article no|your product code|your code|your ref item|your stock no|seller item|seller part no|sellers item code|catalog no|catalogue no|cat no|ihre artikel no|ihre art no|ihre artikelno|ihre materialno|ihre no|ihre artno|lieferantenartikel no|lieferanten artikel no|lief art no|lieferantenartno|lieferantenartikelno|lieferanten art no|bestell no artikel|votre reference|votre ref|ref fournisseur|reference fournisseur|code fournisseur article|ref frs|ref four|vostro codice|vs codice|codice fornitore|cod fornitore|cod art fornitore|codigo proveedor|ref proveedor|referencia proveedor|su referencia|su codigo|uw artikel no|uw art no|leverancier artikel no|leverancierscode|artikel no leverancier|art no lev|lev art no|供应商料号|供应商物料号|供方料号|供方编码|供应商编码 物料|厂家料号|廠商料號|供應商料號|貴社品番|仕入先品番|仕入先コード 品`,
  sku: `teil|teile|ware|waren no|warennummer|sach no|onderdeel|onderdeel no|onderdeelno|pieza|no de pieza|no de parte|no parte|numero de parte|parte|pieza no|num parte|num de parte|pezzo|particolare|no pezzo|no piece|peca|no da peca|codigo da peca|codigo material|czesc|no czesci|kod produktu|kod materialu|detalj|detalj no|artikelkod|tavarakoodi|kod art|rate code|contract rate code|service code|activity code|impa|impa code|impa no|issa code|mark|piece mark|mark no|item mark|assembly mark|tag no|artikelbeteckning no|varenr|vareno|vare no|varenummer|artno|indeks|indeks towaru|symbol|kod towaru|nr katalogowy|no katalogowy|codigo do produto|cod produto|referencia do produto|tuotenro|nsn|national stock no|clave|clave producto|npc|national product code|item|item no|item code|item id|item number|item #|material|material no|material number|material code|part|part no|part number|part code|partno|part id|part nbr|produit|prodotto|producto|product|product no|product code|product id|product number|product sku|sku|sku no|sku code|article|article no|article code|art no|art|artikel|artikel no|artikelno|artno|art code|stock no|stock code|stock item|stock number|code|product/service|item/service|item sku|mat no|matl|matl no|material id|item nbr|inventory id|inventory no|model|model no|style|style no|model number|part #|ref|reference|ref no|reference article|code article|ref article|designation code|codice|codice articolo|cod articolo|cod art|cod|articolo|codigo|codigo articulo|cod articulo|articulo|referencia|sachno|sachnummer|teile no|teileno|materialno|materialnummer|artikelnummer|artikelcode|artikel code|mat no|identno|ident no|warenno|produkt no|produktno|物料编码|物料编号|物料代码|物料号|料号|料號|物料|产品编码|产品编号|产品代码|产品型号|存货编码|商品编码|商品编号|商品代码|货号|貨號|品号|品號|编码|编号|編號|型号|型號|品番|商品コード|商品番号|製品番号|製品コード|品目コード|部品番号|コード|品コード|mark|piece mark|part mark|profile mark|pc mark|item/material|material/item|piece|mk`,
  mpn: `mfr part no|mfg part no|manufacturer part no|mfr no|mpn|mfr part|mfg part|mfg no|mfg pn|mfr pn|mfr p/n|manufacturer item no|manufacturer no|hersteller no|herstellerteile no|herstellerno|herst art no|ref fabricant|制造商料号|制造商型号|厂商型号|原厂型号|原廠料號|メーカー品番|メーカー型番`,
  gtin: `isbn 13|isbn/ean|upc|upc code|upc no|ean|ean code|ean13|gtin|barcode|bar code|ean no|gtin/ean|upc/ean|ean/gtin|isbn|条码|条形码|国际条码|條碼|jan|janコード|upc number`,
  description: `txz01|maktx|title|titel|titre|titolo|autor|author/title|title/author|autore titolo|leistungsbeschreibung|leistung|artikelbezeichnung/beschreibung|work description|benamning|beskrivelse|beskrivning|vare|varebeskrivelse|varetekst|varubenamning|nazwa|nazwa towaru|nazwa towaru/uslugi|opis|opis towaru|descricao|descricao do produto|produto|nimike|kuvaus|schedule of supplies/services|supplies/services|supplies or services|articles or services|description|item description|product description|material description|part description|desc|descr|goods description|description of goods|product name|item name|goods|article description|name|service|services|details|particulars|item details|product details|item/description|description/part no|descripcion|denominacion|concepto|bezeichnung|artikelbezeichnung|beschreibung|materialbezeichnung|benennung|kurztext|warenbezeichnung|text|produkt|produktbezeichnung|designation|libelle|description article|designation des articles|descrizione|descrizione articolo|denominazione|descrizione della merce|omschrijving|artikelomschrijving|benaming|品名|名称|名稱|物料名称|产品名称|存货名称|商品名称|货物名称|货品名称|品名规格|品名及规格|物料描述|产品描述|品名/规格|品名・規格|品名規格|品目|品目名|商品名|製品名|摘要|件名|内容|描述|说明|profile|stock description|style description|style desc|full description|description/comments|product/service description|buyers colour|colour|color|print|size|grade|length|dimensions|finish|buyers color`,
  specification: `specification|specifications|spec|specs|technical specification|spezifikation|specification technique|规格|规格型号|型号规格|规格/型号|規格|規格型號|技术要求|仕様|図番`,
  quantity: `ctd pedido|ctd|cant pedido|cantidad pedido|cant|copie|copies|exemplare|ejemplares|exemplaires|abrufmenge|abruf|call off qty|call off quantity|quant|anzahl/menge|quan|qnt|count|no req|no reqd|no required|nos|antal|bestalt antal|mangde|kvantitet|mengde|antall|ilosc|zamowiona ilosc|quantidade|qtde|qtd|maara|total pcs|total pieces|quantity|qty|qnty|qty ordered|order qty|ordered qty|ordered quantity|order quantity|quantity ordered|qty ord|ord qty|ordered|qty order|qty req|qty required|required qty|quantity required|original|qtty|quant|units|total units|units ordered|no of units|pcs|pieces|qty pcs|total qty|total quantity|quantity/um|qty/um|qty uom|qty/uom|quantity/uom|qty to order|pri qty|buy qty|purchase qty|release qty|qty this release|menge|anzahl|bestellmenge|stuck|stk|auftragsmenge|menge/einheit|bestellte menge|quantite|qte|qte cdee|qte commandee|quantite commandee|qte cde|nombre|cantidad|cant|ctd|cantidad pedida|unidades|quantita|qta|qta ordinata|q ta|quant ta|pezzi|aantal|hoeveelheid|besteld|bestelde hoeveelheid|数量|采购数量|订购数量|订货数量|需求数量|訂購數量|數量|採購數量|订单数量|注文数|注文数量|発注数|発注数量|個数|ordrd|cases|no of cases|cartons|boxes|qty cases|order`,
  unit: `enh|enhed|enhet|stk|meins|bstme|enhet|enhed|j m|jm|jedn|jednostka|unidade|unid|und|yksikko|主计量|计量|计量 单位|采购单位 单位|uom|um|unit|u/m|unit of measure|units of measure|measure|unit measure|unit meas|pri uom|purchase uom|order uom|buy uom|qty um|per um|uom code|stock unit|sales unit|unit type|einheit|einh|me|mengeneinheit|eh|vpe einheit|bestelleinheit|unite|un|u|unite de mesure|ute|unidad|ud|uds|unid|unidad de medida|um|unita|unita di misura|u mis|eenheid|eenh|ehd|单位|计量单位|單位|単位|計量單位|pack unit|uqc`,
  price: `precio por unidad|precio unidad|vlr unit|vlr unitario|netpr|kostprijs|directe kostprijs|inkoopprijs|pvl|prezzo cop|prezzo di copertina|ep|netto ek|ek netto|vl unitario|vl unit|valor unit|a pris|apris|styckpris|enhetspris|pris|pris/enhet|netto pris|enhedspris|stykpris|cena|cena netto|cena jedn|cena jednostkowa|cena jedn netto|cena jednostkowa netto|preco|preco unitario|valor unitario|preco unit|vl unit|yksikkohinta|a hinta|无税|未税|不含税|price|unit price|unit cost|cost|price each|each|net price|net unit price|unit net price|price/unit|price per unit|price unit cost|unit rate|rate|price/um|unit price usd|list price|cost each|cost unit|cost per unit|price ea|price per|purchase price|unit price excl vat|unit price ex vat|unit cost excl vat|direct unit cost|direct unit cost excl vat|unit $|unit price $|net unit cost|unit price ex gst|unit cost ex gst|agreed price|nett price|unit price net|net cost|price excl vat|selling price|unit price/um|unit price/uom|preis|einzelpreis|stuckpreis|ep|e preis|netto preis|nettopreis|preis/einheit|einkaufspreis|ek preis|ek|listenpreis|preis pro einheit|preis je einheit|ep netto|preis eur|einzelpreis eur|prix|prix unitaire|pu|pu ht|p u ht|p u|prix unitaire ht|prix ht|prix unit|px unitaire|prix net|pu net|pu net ht|cout unitaire|precio|precio unitario|precio unit|precio neto|p unitario|prezzo|prezzo unitario|prezzo unit|prezzo netto|pr unitario|prijs|stuksprijs|eenheidsprijs|prijs per eenheid|netto prijs|nettoprijs|单价|采购单价|單價|不含税单价|未税单价|净价|单价元|单价(元)|单价 元|単価|単価円|単価 円|unit pr|u price|u/price|price usd|price eur|price gbp|unit value|unit price in usd`,
  grossPrice: `含税|含税单价|含税价|含稅單價|税込単価|unit price incl vat|price incl vat|unit price inc vat|unit price inc gst|gross price|bruttopreis|prix ttc|pu ttc|prix unitaire ttc|含税单价 元|含税单价元`,
  basis: `peinh|per|price unit|price per qty|priced per|price basis|price per unit qty|pe|je|preiseinheit|pro|price uom qty|per qty|pricing unit|price unit qty|prijs per|每|价格单位|價格單位|单价单位|単価単位`,
  amount: `valor neto|vlr total|netwr|regelbedrag|regeltotaal|gp|vl total|wert eur|gesamtwert|belopp|radsumma|summa|radbelopp|belob|linjebelob|ialt|i alt|linjetotal|wartosc|wartosc netto|wartosc pozycji|valor total|vl total|preco total|yhteensa|sum|amount|ext amount|extended amount|extended|extended price|extended cost|ext price|ext cost|ext|extension|line total|line amount|line value|total|total price|total amount|total cost|total value|net amount|net value|value|subtotal|sub total|net total|net|total net|total price usd|total usd|amount usd|amount $|total $|line total excl vat|line amount excl vat|net line total|net price total|order extended price|total excl vat|total ex vat|amount excl vat|total ex gst|line ext|line cost|goods value|total line|nett amount|nett value|betrag|gesamtpreis|gesamt|gesamtbetrag|summe|netto|nettobetrag|nettowert|wert|positionswert|gp|g preis|gesamt eur|netto eur|betrag eur|gesamtpreis eur|gesamt netto|positionspreis|montant|montant ht|total ht|prix total|prix total ht|total net ht|mt ht|montant net|importe|total linea|importe neto|importo|totale|totale riga|prezzo totale|valore|imp netto|importo netto|bedrag|totaal|totaalbedrag|netto bedrag|regeltotaal|totaalprijs|nettobedrag|金额|总价|金額|總價|小计|小計|合计金额|总金额|不含税金额|未税金额|采购金额|金额元|金额 元|金額円|金額 円|合計|total amt|amt|line amt|ext amt|net amt`,
  grossAmount: `价税合计|含税金额|含稅金額|价税合计 元|税込金額|amount incl vat|total incl vat|line total incl vat|gross amount|total inc gst|amount inc gst|bruttobetrag|total ttc|montant ttc`,
  date: `dato|lev dato|leveringsdato|eindt|confirmed receipt date|receipt date confirmed|desired|desired date|desired recv date|date req|req d date|rqd date|eintreffdatum|eintreff datum|eintrefftermin|arrival|livr le|livraison le|leveransdatum|leveransdag|leveringsdato|leveranse|onskad leverans|levereringsdato|termin dostawy|data dostawy|prazo de entrega|data de entrega|data entrega|toimituspaiva|预交日|预交日期|预计交货日|计划到货日期|计划交货日期|要求交期|gewenste datum|gewenste leverdag|levering gewenst|lev datum|data richiesta|cons richiesta|fecha requerida|date besoin|wunschdatum|date|due date|delivery date|del date|deliv date|delivery|required date|req date|required|req|date required|date req|need date|need by|need by date|needed|needed by|requested date|request date|requested|requested delivery|requested delivery date|req delivery date|req del date|date needed|promised date|promise date|promised|promised delivery|expected date|expected|expected delivery|expected receipt date|planned receipt date|planned delivery|planned delivery date|receipt date|receive by|arrival date|dock date|date due|due|eta|schedule date|scheduled date|delivery date/time|deliver by|delivery by|wanted|date wanted|want date|on dock|in house date|in hands date|delivery required|delivery due|receiving date|termin|liefertermin|lieferdatum|wunschtermin|eintreffdatum|lieferwoche|bedarfsdatum|wunschlieferdatum|delai|date de livraison|date livraison|livraison|livr le|date souhaitee|date liv|date prevue|dt livraison|delai livraison|fecha|fecha entrega|fecha de entrega|f entrega|entrega|plazo de entrega|data consegna|consegna|data|data cons|cons|data di consegna|leverdatum|levertijd|gewenste leverdatum|levering|lev datum|交货日期|交期|交货期|到货日期|需求日期|要求交期|计划到货日期|交貨日期|交貨期|要求到货日期|预计到货日期|要求交货日期|到货期|纳期|納期|納入日|希望納期|納入期日|納品日|納入期限`,
  shipDate: `ship date|ship by|ship on|shipment date|sched ship date|ship no later than|latest ship|despatch date|dispatch date|ship|versanddatum|date expedition|date d expedition|fecha envio|data spedizione|verzenddatum|发货日期|出货日期|出貨日期|出荷日`,
  taxPercent: `% ipi|% icms|% iss|aliq ipi|aliq icms|%|tax %|vat %|tax|vat|tax rate|vat rate|gst|gst %|tx|tax code|vat code|mwst|mwst %|ust|ust %|tva|tva %|taux tva|iva|iva %|% iva|al iva|btw|btw %|税率|税率%|稅率|消費税率|taxable|t|taxes|vat%|tax%`,
  taxAmount: `vlr ipi|valor ipi|vlr icms|valor icms|disc amount|discount amount|disc amt|discount value|disc value|rabattbetrag|montant remise|tax amount|vat amount|gst amount|tax amt|mwst betrag|montant tva|importe iva|税额|稅額|消費税|消费税|税金`,
  discount: `% desc|desc %|% descto|% desconto|sconti|sconti %|remises|descuentos|rabatte|rabat|rabat %|upust|desconto|disc|disc %|discount|discount %|disc%|dsc %|dsc|rabatt|rabatt %|rab|rab %|remise|remise %|rem|rem %|dto|dto %|descuento|sconto|sconto %|sc|sc %|korting|korting %|折扣|折扣率|値引|less %|line disc`,
  currency: `waers|currency|curr|cur|ccy|wahrung|devise|moneda|valuta|币种|币别|幣別|通貨`,
  otherQuantity: `cajas|uds/caja|uds caja|bultos|cartons|cases per pallet|received|qty received|quantity received|rec d|rcvd|qty rcvd|back ord|backordered|back ordered|backorder|b/o|bo|qty b/o|balance|open|open qty|qty open|balance due|qty due|outstanding|shipped|qty shipped|shipped qty|delivered|qty delivered|invoiced|qty invoiced|billed|qty billed|previously received|on hand|on order|canceled|cancelled|to receive|sec qty|secondary qty|pack ratio|pack size qty|inner qty|moq|min qty|bereits geliefert|geliefert|offen|restmenge|recu|reliquat|deja livre|recibido|pendiente|ricevuto|residuo|evaso|geleverd|openstaand|已收数量|未交数量|已交数量|入库数量|累计入库|残数|bin qty|received to date|weight|wt|gross weight|net weight|weight lbs|weight kg|area|total weight|gewicht|poids|peso|重量|pallets|no of pallets|cube|volume|cbm|cartons qty|ctns|packs|total packs|ratio|inner|outer|sec uom qty`,
  poNumber: `ebeln|po|po no|purchase order|purchase order no|order no|order|order number|po number|customer po|cust po|customer po no|bestell no|bestellno|bestellnummer|commande|no commande|n commande|pedido|no pedido|ordine|no ordine|bestelling|采购订单号|订单号|采购单号|訂單號|採購單號|注文番号|発注番号|document no|doc no|purchasing document|po #`,
  shipTo: `ship to|shipto|ship to code|ship to name|deliver to|delivery to|destination|store|store no|location|warehouse|whse|wh|site|plant|to store|dc|lieferort|werk|lager|depot|magasin|magazzino|almacen|收货地址|送货地点|交货地点|仓库|納入場所|納入先`,
  pack: `ve|pack|pack size|case pack|pk|pkg|packing|pack qty|carton qty|units per case|unit pack|packaging|size pack|vpe|verpackung|conditionnement|cond|confezione|envase|verpakking|包装|包裝|入数|荷姿`,
  other: `h s code|hs code|hs code no|h s code no|tariff|tariff code|tariff no|customs tariff no|zolltarif no|zolltarifno|contract line|contract line no|par|par level|rob|req d|cbm|condition|cd|hsn/sac code|availability|window type|index|rev index|behalter|anz beh|inh/beh|uhrzeit|time|ncm|icms|ipi|peso kg|peso|length|width|height|thickness|finish|grade|size|finish & notes|colour|color|contract|commodity|commodity code|clave sat|hsn|hsn/sac|hsn code|sac|cost code|budget code|gl|gl acct|comment|comments|remarks|notes|note|remark|acct|account|account no|gl account|gl code|job|job no|project|project no|cost center|cost centre|c custo|centro de custo|centro custo|centro di costo|centro de coste|centro de costo|centre de cout|no s c|no sc|requisition|req no|requester|requested by|hts|hs code|hts code|tariff code|coo|country of origin|origin|rev|revision|revision level|drawing|drawing no|eng rev|lot|lot no|serial no|batch|status|type|category|class|bin|ship via|carrier|terms|phase|task|expenditure type|wbs|budget|department|dept|bemerkung|bemerkungen|zeichnung|zeichnungs no|kostenstelle|projekt|remarques|commentaire|observations|projet|observaciones|note articolo|commessa|opmerking|opmerkingen|备注|備註|备注说明|図面|備考|请购单号|申请单号|项目|项目号|版本|品牌|brand|brand name|sch no|sch num|schedule no|schedule|sec uom|orig order|contract no|taxes`,
};

export interface ColumnMeaning {
  readonly role: ColumnRole;
  /** 0 to 1: exact phrases are 1, those found inside a longer label less. */
  readonly certainty: number;
  /** How many units the price is for, where its label says so: `Price / 100`. */
  readonly basis?: string;
  /** What else the column holds, one row below: `Our No. / Your No.` */
  readonly second?: ColumnRole;
}

const EXACT = new Map<string, ColumnRole>();
/** All phrases, folded. */
export const KNOWN_COLUMNS: ReadonlyMap<string, ColumnRole> = EXACT;
for (const [role, phrases] of Object.entries(PHRASES) as [ColumnRole, string][])
  for (const phrase of phrases.split('|')) if (!EXACT.has(fold(phrase))) EXACT.set(fold(phrase), role);
const CJK_PHRASES = [...EXACT].filter(([phrase]) => hasCjk(phrase)).toSorted((a, b) => b[0].length - a[0].length);

/** Words around a label that change nothing: a currency, "excl. VAT", a unit in brackets. */
const TRIM =
  /\b(usd|eur|gbp|cny|rmb|jpy|cad|aud|inr|sek|nok|dkk|chf|pln|czk|huf|mxn|brl|sgd|hkd|twd|nzd|zar|try|in|lbs?|kgs?|ex|excl|excluding|vat|gst|tax|mwst|ht|btw|moms|exkl|dollars?|euro|the|of|per line)\b|[$€£%]/g;

/** What a column's label means; undefined for one that is not known, which stays a column all the same. */
export function columnMeaning(numbered: string): ColumnMeaning | undefined {
  const label = numbered.replace(BOX_NUMBER, '');
  const folded = fold(label);
  if (folded === '' || folded.length > 60) return undefined;
  const based = forMany(label);
  if (based !== undefined) return based;
  const exact = exactly(folded);
  if (exact !== undefined) return exact;
  if (hasCjk(folded)) return cjkMeaning(folded);
  const bare = folded.replaceAll(TRIM, ' ').trim().replaceAll(/\s+/g, ' ');
  const trimmed = EXACT.get(bare);
  if (trimmed !== undefined) return { role: trimmed, certainty: 0.95 };
  const singular = EXACT.get(bare.replace(/s$/, ''));
  if (singular !== undefined) return { role: singular, certainty: 0.9 };
  return (
    ofSomething(folded) ??
    doubled(folded) ??
    perUnit(folded) ??
    slashed(label) ??
    byLastWord(bare) ??
    byFirstWord(bare) ??
    composed(folded)
  );
}

/** `Preis/100`, `Price per 1,000 pcs`: a price with the number of units that it is for. */
function forMany(label: string): ColumnMeaning | undefined {
  const [all, number = ''] =
    /\s*(?:\/|\b(?:per|je|pro|par|por|for|cada)\b)\s*(10{1,3}|1[.,' ]000)\s*(?:\p{L}{1,6}\.?)?$/iu.exec(label) ?? [];
  if (all === undefined) return undefined;
  const front = columnMeaning(label.slice(0, label.length - all.length));
  const isPrice = front?.role === 'price' || front?.role === 'grossPrice';
  return isPrice ? { ...front, basis: number.replaceAll(/\D/g, '') } : undefined;
}

/** Boxes of official forms are numbered: `21. QUANTITY`. */
export const BOX_NUMBER = /^\d{1,2}[a-z]?[.)]\s+(?=\p{L}{3})/u;

/** `EUR/unit`, `USD per pc`: a currency for a unit is a price, and so is `Price / CS`. */
function perUnit(folded: string): ColumnMeaning | undefined {
  const [front = '', unit = '', ...more] = folded.split(/\/| per /);
  if (more.length === 0 && isUnitWord(unit) && EXACT.get(front) === 'price') return { role: 'price', certainty: 0.95 };
  const isMoney = CURRENCY_CODES.has(front.toUpperCase()) || /^[$€£¥]$/.test(front);
  return isMoney && more.length === 0 && /^\p{L}{1,6}$/u.test(unit) ? { role: 'price', certainty: 0.9 } : undefined;
}

const OF_NO_FIRM =
  /^(?:replace[ds]?|replacement|old|new|related|parent|main|spare|contract|line|next|drawing|country|postal|cost|order|ship|bill)$/;

/** `FOB cost`, `Landed price`, `Total pcs`: the last word says what it is, unless the first says that it is another one. */
function byLastWord(folded: string): ColumnMeaning | undefined {
  const words = folded.split(' ');
  if (words.length < 2 || words.length > 3 || /\d/.test(folded)) return undefined;
  const [first = ''] = words;
  if (/^(?:retail|list|msrp|rrp|srp|old|last|previous|prior|market|std|standard|sell|resale|pvp)$/.test(first))
    return { role: 'other', certainty: 0.7 };
  const last = EXACT.get(words.at(-1) ?? '');
  // `Lunaria Item` beside `Supplier Item`: a firm's own number.
  const isUnknown = EXACT.get(first) === undefined && !OF_NO_FIRM.test(first) && /^\p{L}{4,}$/u.test(first);
  if (words.length === 2 && last === 'sku' && isUnknown) return { role: 'sku', certainty: 0.7 };
  if (/^(?:ext|extended|total|line|sub|gross|sum)/.test(first))
    return last === 'price' || last === 'amount' ? { role: 'amount', certainty: 0.7 } : undefined;
  return last === 'price' && words.at(-1) !== 'each' ? { role: 'price', certainty: 0.7 } : undefined;
}

/** `Einzelpreis netto`, `Price each`: a price with a word behind it that says which one. */
function byFirstWord(folded: string): ColumnMeaning | undefined {
  const [first = '', second = '', ...more] = folded.split(' ');
  if (more.length > 0 || !/^(?:netto?|brutto|unit|each|nett|neto|exkl|excl|excluding)$/.test(second)) return undefined;
  const role = second === 'each' || second === 'unit' ? 'price' : EXACT.get(first);
  const isMoney = EXACT.get(first) === 'price' || EXACT.get(first) === 'amount';
  return isMoney && (role === 'price' || role === 'amount') ? { role, certainty: 0.9 } : undefined;
}

/** `Descrição do material`, `Désignation de l'article`, `Bezeichnung der Ware`: what the word in front says. */
function ofSomething(folded: string): ColumnMeaning | undefined {
  const [, front = '', thing = ''] =
    /^(\S+) (?:of(?: the)?|do|da|dos|das|de(?: la| l)?|del|des|du|di|della?|dell|dei|delle|der|van(?: het| de)?) (\S+)$/.exec(
      folded,
    ) ?? [];
  const role = EXACT.get(front);
  const isNumber = role === 'sku' && EXACT.get(thing) !== undefined && ITEM_WORDS.test(` ${thing}`);
  return role === 'description' || isNumber ? { role, certainty: 0.95 } : undefined;
}

/** `Lieferung bis`, `Date required on site`: a day by the words that it is made of. */
function composed(folded: string): ColumnMeaning | undefined {
  const field = composedField(folded);
  if (field === 'deliveryDate') return { role: 'date', certainty: 0.85 };
  return field === 'shipDate' ? { role: 'shipDate', certainty: 0.85 } : undefined;
}

/** Only what stands in the list letter by letter, once folded. */
export function exactMeaning(label: string): ColumnMeaning | undefined {
  const folded = fold(label.replace(BOX_NUMBER, ''));
  return folded === '' ? undefined : exactly(folded);
}

function exactly(folded: string): ColumnMeaning | undefined {
  const plain = folded.replace(/^\//, '');
  const role = EXACT.get(plain) ?? EXACT.get(plain.replaceAll('/', ' ')) ?? ownerRole(plain) ?? ownerBehind(plain);
  return role === undefined ? undefined : { role, certainty: 1 };
}

/** Whose item number it is, by its first word: `Vendor Cat #`, `Supplier's Part No`, `Mfr Cat #`, `Ihre Artikelnr.`. */
const ITEM_WORDS =
  /^(?: |\/)(?:(?:item|parts?|pn|p\/n|cat|catalog|catalogue|product|prod|article|articulo|articolo|artikel|art|material|mat|stock|style|sku|codes?|codice|codigo|cod|clave|model|no|ref|reference|referencia|riferimento|id|sach|teile|bestell|numero|de|d|del|du|des|the|produit|producto|prodotto|interne?|interno)(?: |\/|$))+$/;
const OWNERS: readonly (readonly [ColumnRole, RegExp])[] = [
  [
    'supplierSku',
    /^(?:vendor|vendors|vend|vndr|supplier|suppliers|supp|seller|sellers|your|yr|ihre?|lief|lieferanten?|votre|vos|four|fourn|fournisseur|vs|vostro|fornitore|su|proveedor|prov|uw|leverancier|lev|er|jeres|deres)(?: s)?\b/,
  ],
  [
    'mpn',
    /^(?:mfr|mfg|mfgr|manufacturer|manufacturers|maker|oem|hersteller|herst|fabricant|fabricante|produttore)(?: s)?\b/,
  ],
  [
    'buyerSku',
    /^(?:our|buyer|buyers|customer|customers|cust|internal|company|unsere?|notre|nos|interne|ns|nostro|nuestr[ao]|onze?|ons|var|vores)(?: s)?\b/,
  ],
];

/** `Sach-Nr. Kunde`, `Part no. of supplier`: the owner may stand behind as well. */
const OWNER_BEHIND: readonly (readonly [ColumnRole, RegExp])[] = [
  [
    'supplierSku',
    / (?:lieferant|lieferanten|supplier|vendor|fournisseur|fornitore|proveedor|leverancier|fornecedor|dostawcy)$/,
  ],
  ['buyerSku', / (?:kunde|kunden|customer|buyer|client|cliente|klant|klienta|nabywcy)$/],
];

function ownerBehind(folded: string): ColumnRole | undefined {
  const owner = OWNER_BEHIND.find(([, pattern]) => pattern.test(folded));
  const front = owner === undefined ? '' : folded.replace(owner[1], '');
  return owner !== undefined && front.split(' ').length >= 2 && ITEM_WORDS.test(` ${front}`) ? owner[0] : undefined;
}

/** All words behind the owner must be of an item number's label: what follows may be its value. */
function ownerRole(folded: string): ColumnRole | undefined {
  const owner = OWNERS.find(([, pattern]) => pattern.test(folded));
  const rest = owner === undefined ? '' : folded.replace(owner[1], '');
  // `Vendor ID` numbers the vendor.
  if (rest.trim() === 'id' && !/^(?:your|our|my|ihre?|unsere?|votre|notre)\b/.test(folded)) return undefined;
  return owner !== undefined && ITEM_WORDS.test(rest) ? owner[0] : undefined;
}

/** `Tax % Tax %`: a label that is printed twice. */
function doubled(folded: string): ColumnMeaning | undefined {
  const half = folded.slice(0, folded.length / 2).trim();
  const role =
    half.length > 2 && folded.replaceAll(' ', '') === half.replaceAll(' ', '').repeat(2) ? EXACT.get(half) : undefined;
  return role === undefined ? undefined : { role, certainty: 0.9 };
}

/** `Part Number / Description`: the first half names the column, the item's text follows in the same one. */
function slashed(label: string): ColumnMeaning | undefined {
  const parts = label.split(/\s*[/&|]\s*|\s+and\s+/);
  if (parts.length < 2 || parts.length > 4) return undefined;
  const [first, ...others] = parts.map((part) => exactMeaning(part));
  const [next] = others;
  if (first === undefined) return undefined;
  // `Material / Service No.`: one number, whatever it is of.
  if (
    parts.length === 2 &&
    next === undefined &&
    /\b(?:no|code|number|nr)\.?$/i.test(label) &&
    /^(?:sku|buyerSku|supplierSku)$/.test(first.role)
  )
    return { role: first.role, certainty: 0.8 };
  // `Our Code / Product / Package`: what follows an item number below it is its text, whatever its parts are called.
  const isItem = first.role === 'buyerSku' || first.role === 'supplierSku' || first.role === 'sku';
  const isText = next === undefined || next.role === 'sku';
  if (isItem && isText && parts.length > 2) return { role: first.role, certainty: 0.8, second: 'description' };
  if (next === undefined || others.includes(undefined)) return undefined;
  return { role: first.role, certainty: 0.8, second: next.role };
}

/** Chinese and Japanese labels run together, with units in brackets behind: the longest phrase inside decides. */
function cjkMeaning(folded: string): ColumnMeaning | undefined {
  const tight = folded.replaceAll(/\s/g, '');
  if (tight.length > 14) return undefined;
  const exact = EXACT.get(tight) ?? EXACT.get(tight.replace(/(元|円|人民币|rmb|cny|usd|pcs|个|千克|kg|%|％)+$/u, ''));
  if (exact !== undefined) return { role: exact, certainty: 1 };
  if (
    /^(供方|供应商|供货商|供应方|厂家|厂商|卖方|乙方|廠商|供應商|賣方).{0,4}(料号|货号|编码|编号|型号|代码|图号|料號|貨號|編號|型號|品號)$/.test(
      tight,
    )
  )
    return { role: 'supplierSku', certainty: 0.95 };
  if (
    /^(需方|客户|我方|甲方|买方|本司|我司|本厂|客戶|買方|本廠).{0,4}(料号|货号|编码|编号|型号|代码|图号|料號|貨號|編號|型號|品號)$/.test(
      tight,
    )
  )
    return { role: 'buyerSku', certainty: 0.95 };
  const inside = CJK_PHRASES.find(([phrase]) => phrase.length >= 2 && tight.includes(phrase));
  return inside === undefined ? undefined : { role: inside[1], certainty: 0.8 };
}

/** The numeric roles, whose values take part in the arithmetic of a line. */
export function isNumeric(role: ColumnRole | undefined): boolean {
  return role !== undefined && NUMERIC_ROLES.has(role);
}
const NUMERIC_ROLES: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
  'quantity',
  'price',
  'grossPrice',
  'basis',
  'amount',
  'grossAmount',
  'taxPercent',
  'taxAmount',
  'discount',
  'otherQuantity',
]);
