/**
 * What a label outside the table means. Phrases are folded (see `fold.ts`). Labels that carry nothing an order needs are
 * listed too: they end the value before them.
 */
import { composedField } from './compose.ts';
import { fold, hasCjk } from './fold.ts';

export type LabelField =
  | 'poNumber'
  | 'orderDate'
  | 'deliveryDate'
  | 'shipDate'
  | 'paymentTerms'
  | 'deliveryTerms'
  | 'carrier'
  | 'freightTerms'
  | 'currency'
  | 'contract'
  | 'quote'
  | 'release'
  | 'changes'
  | 'supplier'
  | 'buyer'
  | 'shipTo'
  | 'billTo'
  /** A person or an account at the buyer. */
  | 'contact'
  | 'supplierNo'
  | 'customerNo'
  | 'phone'
  | 'email'
  | 'taxId'
  | 'address'
  | 'ignored';

export interface LabelMeaning {
  readonly field: LabelField;
  /** 0 to 1: how surely a value beside it is that field. */
  readonly strength: number;
}

/** Of each field: phrases that say it plainly, and after `||` those that often mean something else. */
const PHRASES: Readonly<Record<LabelField, string>> = {
  poNumber: `zamowienie do dostawcy|zamowienie do dostawcy no|zamowienie zakupu|zamowienie zakupu no|zamowienie wlasne|encomenda|encomenda no|nota de encomenda|pedido a proveedor|pedido a proveedor no|orden de compra no|pedido de compras|ordine a fornitore no|commande fournisseur no|bestelling no|inkooporder aan leverancier|contract/purch order/agreement no|contract/purch order no|contract/purchase order no|purchasing document|purchasing document no|purchasing doc|buono d ordine|buono d ordine no|buono ordine|buono ordine no|order no|orderno|inkopsorder|inkopsorder no|bestallning|bestallnings no|bestallningsno|indkobsordre|indkobsordre no|ordreno|ordre no|rekvisition no|innkjopsordre|innkjopsordre no|zamowienie|zamowienie no|no zamowienia|zamowienia no|pedido de compra|pedido de compra no|ordem de compra|ordem de compra no|no do pedido|ostotilaus|ostotilaus no|tilausnumero|tilausno|voucher no|no de commande|bon de commande no|orden no|oc no|po reference no|your po|your po no|your purchase order|your purchase order no|ihre bestellnummer|ihre bestell no|purchase order no|purchase order number|po no|po number|po|po #|our po|our po no|purchase order id|purchase order|order no|order number|po/order no|p order no|customer po|customer po no|po id|po ref|po reference|purchase order ref|our order no|our order|our order number|order id|order #|order ref|order reference|purchase no|purchaseorder no|blanket po no|bestellnummer|bestell no|bestellno|bestellung no|bestellung|auftragsno|unsere bestellnummer|unsere bestellno|bestell nummer|bestelnummer|inkooporder|inkooporder no|inkoopordernummer|bestelling|ordernummer|ordernr|commande no|commande|no commande|n commande|no de commande|numero de commande|bon de commande|bon de commande no|commande d achat|commande d achat no|commande achat|votre commande|notre commande|commande fournisseur|commande client|pedido|pedido no|no pedido|orden de compra|orden de compra no|no de orden|oc no|no de pedido|ordine|ordine no|no ordine|ordine d acquisto|ordine di acquisto|ordine di acquisto no|ordine fornitore|ordine a fornitore|ns ordine|numero ordine|采购订单号|订单编号|订单号|采购单号|单据编号|单据号|合同编号|合同号|采购合同编号|订购单号|单号|訂單編號|訂單號碼|採購單號|採購單編號|注文番号|注文書番号|発注番号|発注no|注文no|注文書no|发单号|po号|采购编号|訂購單號||folio|document number|document no|doc no|number|no|reference|ref|reference no|our reference|our ref|your order|your order no|unser zeichen|编号|番号|contract number|order`,
  orderDate: `date of order/call|dateof order/call|date of order/call yyyymmmdd|orderdatum|bestallningsdatum|ordredato|bestillingsdato|data zamowienia|data wystawienia|data do pedido|data de emissao|tilauspaiva|ordered|ordered on|placed|placed on|採購日期|po dt|p o date|order dt|fecha pedido|bestelldat|bestell datum|dat|order date|po date|purchase order date|date of order|date ordered|ordered|date placed|order dt|date issued|issue date|issued|date of issue|date created|created on|creation date|document date|doc date|print date order|order placed|entered|date entered|bestelldatum|auftragsdatum|belegdatum|datum der bestellung|besteldatum|orderdatum|date de commande|date commande|date de la commande|fecha de pedido|fecha pedido|fecha orden|fecha de orden|fecha de emision|data ordine|data documento|采购日期|订单日期|单据日期|下单日期|签订日期|签约日期|订货日期|制单日期|採購日期|訂單日期|下單日期|发单日期|発注日|注文日|発行日|作成日|dated as||date|dated|datum|le|fecha|data|日期|日付|发布日期|sent|date sent`,
  deliveryDate: `deliver to f o b point on or before|deliver to fob point on or before|deliver by|required on site|req on site|on site by|on site date|due on site|needed on site|leveransdatum|leveransdag|onskat leveransdatum|leveringsdato|onsket leveringsdato|termin dostawy|data dostawy|termin realizacji|data de entrega|prazo de entrega|toimituspaiva|must arrive by|due in hand|in hand by|in hands date|arrival date|arrive by|delivery dt|del dt|dly date|deliver|deliver before|delivery no later than|wunschtermin|levering|in dc|in dc date|in warehouse date|in store date|dc date|delivery date|requested delivery date|requested delivery|required delivery date|req delivery date|delivery required|deliver by|delivery by|deliver on|required date|date required|required by|required|req date|need by|need by date|needed by|date needed|needed|due date|date due|required on|requested date|requested|request date|promised date|promise date|expected date|expected delivery|expected delivery date|expected receipt date|expected arrival|delivery|delivery required by|receive by|receiving date|in house date|arrival date|dock date|on dock date|deliv date|del date|eta|delivery due|due|promised delivery|required handover date|handover date|wanted|date wanted|want date|must arrive by|mabd|arrive by|liefertermin|lieferdatum|wunschliefertermin|gewunschter liefertermin|lieferzeit|anlieferung|anliefertermin|wunschtermin|liefertermin eintreffend|leverdatum|gewenste leverdatum|levertijd|leverdag|date de livraison|date livraison|livraison souhaitee|date de livraison souhaitee|livraison prevue|date de livraison prevue|livraison le|delai de livraison|delai|date souhaitee|fecha de entrega|fecha entrega|entrega|plazo de entrega|data consegna|data di consegna|consegna|consegna richiesta|consegna prevista|data consegna richiesta|交货日期|交货时间|交货期|交期|到货日期|要求到货日期|要求交货日期|交貨日期|交貨期|送货日期|需求日期|預計交貨日|納期|希望納期|納入期日|納品日|納入日|納入期限|お届け日`,
  shipDate: `latest shipment|time of shipment|requested ship|requested ship date|ex factory|ex factory date|ex works date|ex mill|装运期|裝運期|交貨期|最迟装运期|ship date|ship by|ship by date|requested ship date|ship on|shipment date|shipping date|scheduled ship date|ship no later than|latest ship date|despatch date|dispatch date|versanddatum|versandtermin|date d expedition|fecha de envio|data spedizione|verzenddatum|发货日期|出货日期|出荷日`,
  paymentTerms: `condicao de pagto|condicoes de pagto|cond de pagto|cond de pgto|condicao de pgto|forma de pagto|prazo de pagamento|prazo pagamento|cond pagto|cond pgto|condicao pagto|cond pag|betalningsvillkor|betalingsbetingelser|betalingsvilkar|betaling betingelser|warunki platnosci|termin platnosci|sposob platnosci|forma platnosci|condicoes de pagamento|condicao de pagamento|forma de pagamento|maksuehdot|discount terms|mode/terms of payment|terms/mode of payment|zahlungskond|zahlungskonditionen|zahlg|condiciones pago|cond de pago|metodo de pago|reglement|termini|payment terms|terms of payment|payment term|terms|pymt terms|pmt terms|pay terms|payment|term|invoice terms|terms of payments|credit terms|payment conditions|net terms|zahlungsbedingungen|zahlungsbedingung|zahlungsbed|zahlung|zahlungsziel|zahlbar|betalingscondities|betalingsconditie|betalingsvoorwaarden|betalingstermijn|betaling|betalingsvoorwaarde|conditions de paiement|condition de paiement|conditions de reglement|mode de reglement|paiement|modalites de paiement|mode de paiement|condiciones de pago|forma de pago|terminos de pago|pago|condizioni di pagamento|pagamento|modalita di pagamento|termini di pagamento|cond pagamento|付款条件|付款方式|支付方式|结算方式|付款条款|支付条件|付款期限|支払条件|お支払条件|支払方法|お支払い条件||condiciones|conditions|condizioni`,
  deliveryTerms: `leveransvillkor|leveringsbetingelser|leveringsvilkar|warunki dostawy|condicoes de entrega|frete|toimitusehdot|incoterms|incoterm|delivery terms|terms of delivery|fob|fob point|f o b|shipping terms|trade terms|price terms|price term|delivery term|lieferbedingungen|lieferbedingung|lieferkonditionen|leveringsvoorwaarden|leveringscondities|leveringsconditie|conditions de livraison|condition de livraison|mode de livraison|condiciones de entrega|resa|condizioni di consegna|porto|贸易条款|价格条款|交货方式|交货条件|運送条件|受渡条件|shipment method|freight terms/fob`,
  carrier: `ship via|carrier|shipping method|ship method|shipped via|via|delivery method|mode of transport|shipment via|transporter|spediteur|versandart|versand|transporteur|transport|vettore|transportista|verzendwijze|运输方式|发货方式|承运商|運送方法|transportation terms|method of shipment|delivery mode|freight forwarder|freight carrier`,
  freightTerms: `freight terms|freight|frt terms|freight charges|freight term|运费承担|运费`,
  currency: `valuta|moeda|waluta|valuutta|currency|curr|currency code|po currency|order currency|ccy|wahrung|waehrung|devise|monnaie|moneda|valuta|divisa|币种|币别|货币|幣別|通貨`,
  contract: `contract|contract no|agreement no|blanket agreement|contract reference|rahmenvertrag|rahmenvertragsnummer|kontrakt no|contrat no|contrato no|contratto no|合约号|blanket order no|bulk order no|bulk order number|blanket no|agreement`,
  quote: `quote no|quotation no|quote|quotation|your quote|your quotation|quote ref|quotation ref|your offer|offer no|angebot|angebotsnummer|angebot no|ihr angebot|ihr angebot no|devis no|devis|votre devis|offre no|offerta no|vs offerta|presupuesto no|cotizacion|offerte no|uw offerte|报价单号|見積番号|見積no|quotation reference`,
  release: `release no|release|release number|rel no|call off no|abruf no|call off`,
  changes: `revision|revision no|rev no|rev|change order no|change no|revision date|revised|revised date|po revision|purchase order revision|change order|version|anderung no|order revision|rev date|revision dt`,
  supplier: `messrs|leverantor|leverandor|dostawca|sprzedawca|fornecedor|toimittaja|factory|manufactured by|subcontractor|contractor/vendor|vendor/contractor|supplier bill from|vendor code & name|vendor code and name|vendor name & address|supplier name & address|fa|firma|an die firma|herrn|datos del proveedor|datos proveedor|proveedor nombre|spett le fornitore|fornitore spett le|供货单位名称|supplier bp|supplier/vendor|business partner|sellers|vendor|supplier|vendor name|supplier name|vendor address|supplier address|purchased from|purchase from|sold by|seller|vendor ordering address|order to|order from|ordered from|buy from|supplied by|vendor information|supplier details|vendor details|supplier information|vendor/supplier|to vendor|to supplier|vendor name and address|supplier name and address|issued to|name of supplier|manufacturer|shipped from|lieferant|lieferantenadresse|an lieferant|auftragnehmer|verkaufer|leverancier|fournisseur|adresse fournisseur|vendeur|proveedor|fornitore|spett le|spettabile|spett le ditta|cedente|venditore|供应商|供应商名称|供货商|供方|卖方|卖方名称|供货单位|厂商|廠商|供應商|供應商名稱|賣方|乙方 供方|甲方 供方|仕入先|発注先|注文先|供应商单位||to|m/s|messrs|an|a|attention vendor|乙方|致|sold to vendor`,
  buyer: `issuing office|ordering office|contracting office|bestallare|kopare|koper navn|zamawiajacy|nabywca|kupujacy|comprador|ostaja|tilaaja|retailer|订货单位名称|buyer name|purchaser|purchaser name|customer|customer name|company|company name|company address|ordered by company|buyer company|buying company|purchased by|purchasing company|buyer address|customer address|our company|issued by|besteller|auftraggeber|kaufer|kunde|koper|klant|besteld door|opdrachtgever|acheteur|client|donneur d ordre|comprador|cliente|acquirente|committente|需方|买方|买方名称|购方|购买方|采购方|采购单位|订货单位|订货方|采购公司|採購方|買方|乙方 需方|甲方 需方|发注者|発注者|注文者|発注元|客户|客户名称||buyer|from|甲方|bestellt von|ordered by|委托方|sender`,
  shipTo: `site address|delivery site|miejsce dostawy|local de entrega|rogamos suministren a|rogamos entreguen en|enviar mercancia a|abladestelle|unloading point|entladestelle|anlieferstelle|anlieferort|anlieferadresse|abladeort|local de entrega|leveransadress|leveransplats|leveringsadresse|leveringssted|miejsce dostawy|adres dostawy|odbiorca|endereco de entrega|local de entrega|entregar em|toimitusosoite|bitte liefern sie an|bitte liefern an|liefern sie an|liefern sie bitte an|consignee ship to|ship all items to|ship items to|chantier|baustelle|job site|jobsite|obra|cantiere|werf|deliver goods|entregar en obra|almacen de entrega|lugar entrega|ship to/consignee|shipped to|consign to|consigned to|到货地址|到货地点|收货单位名称|送达地址|luogo di consegna merce|plant address|ship to|shipto|ship to address|shipping address|delivery address|deliver to|delivery to|deliver to address|ship to location|delivery location|delivery site|consignee|ship goods to|deliver goods to|place of delivery|destination|goods to be delivered to|delivery point|ship to information|ship to/deliver to|deliver the goods to|ship to name|send goods to|receiving address|ship to plant|please deliver to|please ship to|lieferanschrift|lieferadresse|warenempfanger|lieferung an|liefern an|versandanschrift|versandadresse|anlieferadresse|lieferort|afleveradres|leveradres|bezorgadres|leveren aan|adresse de livraison|lieu de livraison|livrer a|a livrer a|livraison a|livre a|destinataire|expedier a|direccion de entrega|direccion de envio|enviar a|entregar en|lugar de entrega|indirizzo di consegna|destinazione|consegnare a|luogo di consegna|destinazione merce|indirizzo di spedizione|merce destinata a|收货地址|送货地址|交货地址|收货单位|收货方|收货人|交货地点|送货地点|收貨地址|送貨地址|交貨地點|納入場所|納入先|納品先|納品場所|送付先|届け先|お届け先|受渡場所|收货信息|delivery details|goods delivered to||delivery|ship`,
  billTo: `fakturaadress|faktureringsadress|faktureringsadresse|faktura til|fakturaadresse|adres do faktury|platnik|endereco de cobranca|endereco de faturamento|laskutusosoite|invoice to|bill to|billto|bill to address|billing address|invoice to|invoice address|send invoice to|send invoices to|mail invoice to|mail invoices to|invoices to|remit invoice to|invoice name and address|please send invoice to|sold to|accounts payable address|submit invoice to|bill to name|billing information|bill to information|mail invoice in duplicate to|rechnungsanschrift|rechnungsadresse|rechnung an|rechnungsempfanger|rechnungsstellung an|factuuradres|factureren aan|factuur naar|adresse de facturation|facturer a|facturation|facture a|direccion de facturacion|facturar a|indirizzo di fatturazione|fatturare a|intestazione fattura|开票信息|发票地址|发票抬头|开票单位|付款单位|請求先|請求書送付先|发票寄送`,
  contact: `er referens|var referens|vores ref|deres ref|kontaktperson|osoba kontaktowa|contato|yhteyshenkilo|site contact|delivery contact|receiving contact|jobsite contact|job contact|technical contact|contact|contact person|contact name|purchasing agent|purchasing contact|buyer contact|purchase representative|requestor|requested by|requisitioner|requester|ordered by name|placed by|order placed by|order taken by|taken by|confirm to|confirm with|confirming to|attn|attention|authorized by|approved by|prepared by|issuer|created by|originator|purchasing group|buyer/phone|deliver to contact|requested/deliver to|bearbeiter|sachbearbeiter|ansprechpartner|einkaufer|ihr ansprechpartner|zustandig|besteller name|contactpersoon|inkoper|behandeld door|contact acheteur|acheteur nom|votre contact|suivi par|affaire suivie par|contacto|contatto|riferimento interno|rif|采购员|联系人|经办人|制单|业务员|制单人|联络人|担当|担当者|採購員|聯絡人|our contact|your contact|agent|written by|entered by`,
  supplierNo: `厂商编号|厂商代码|厂商代号|供应商代号|vendor no|vendor number|vendor code|vendor id|supplier no|supplier number|supplier code|supplier id|vendor #|vendor acct|your vendor no with us|vendor account|ihre lieferanten no|lieferanten no|lieferantennummer|lieferantenno|kreditor|leveranciersnummer|code fournisseur|no fournisseur|cod fornitore|codice fornitore|供应商编码|供应商编号|供应商代码|vendorno|lieferant no|unsere lieferanten no|仕入先コード`,
  customerNo: `customer no|customer number|customer id|account no|account number|account|acct no|our account no|customer acct|customer acct no|cust no|kundennummer|kunden no|kundenno|unsere kundennummer|klantnummer|no client|code client|numero client|codigo cliente|cod cliente|codice cliente|客户编号|客户代码|得意先コード|customer code`,
  phone: `phone|phone no|tel|telephone|telephone no|tel no|ph|mobile|fax|fax no|telefon|telefax|telefoon|telephone/fax|tel/fax|t|f|m|telefono|tlf|cell|电话|传真|手机|電話|傳真|fax/email|contact no|phone number|fax number|tel/phone`,
  email: `email|e mail|email address|e mail address|mail|our email address|courriel|correo|邮箱|メール|web|website|www|internet|电子邮箱`,
  taxId: `统一编号|统编|vat no|vat reg no|vat registration no|vat number|vat id|tax id|tax id no|federal tax id|ein|fein|gst no|gstin|abn|hst|gst/hst no|gst registration no|business no|company reg no|reg no|registered no|ust idno|ust id|steuernummer|steuerno|ust id no|btw no|btw nummer|kvk|no tva|tva intracommunautaire|siret|siren|nif|cif|partita iva|p iva|c f|cod fisc|税号|纳税人识别号|统一社会信用代码|登録番号|fssai|pan|pan no|cin|iban|bic|swift|开户行|账号|银行账号|bank|duns|duns no|tax exempt no|resale no`,
  address: `address|street address|adresse|anschrift|adres|direccion|indirizzo|地址|住所|city|state|zip|country|postcode|所在地|location|site`,
  ignored: `payment due date|payment due|pay by|due for payment|zahlbar bis|fallig am|echeance|scadenza pagamento|vencimiento|invoice due date|page|page no|pages|seite|pagina|pag|页|頁|页码|ページ|time|printed|print date|printed on|run date|status|order type|po type|type|subject|subject to|re|project|project name|job|job no|department|dept|cost center|warehouse|whse|plant|branch/plant|business unit|company code|notes|note|comments|comment|remarks|remark|special instructions|instructions|shipping instructions|description|bemerkung|bemerkungen|hinweis|betreff|remarques|objet|observaciones|oggetto|备注|備註|備考|件名|备注说明|signature|authorized signature|authorised signature|date signed|signed|sign|title|total units|total packs|total cost price|quantity|reference date|tax|taxable|tax code|tax rate|buyer code|division|country of origin|origin port|costing method|style description|vendor style no|phase|fiscal year|requisition no|req no|requisition|your reference|your ref|ihr zeichen|ihre referenz|votre reference|vs rif|ns rif|uw referentie|ons kenmerk|uw kenmerk|sent by|cc|bcc|审核|批准|供应商确认|盖章|主管|確認|承認|部门|仓库|项目名称|项目|prices including vat|ship code|tax jurisdiction|insurance|packing|inspection|warranty|delivery note no|invoice no|invoice number|invoice date|rechnung no|rechnungsnummer|rechnungsdatum`,
};

const EXACT = new Map<string, LabelMeaning>();
/** All phrases, folded. */
export const KNOWN_LABELS: ReadonlyMap<string, LabelMeaning> = EXACT;
for (const [field, all] of Object.entries(PHRASES) as [LabelField, string][]) {
  all.split('||').forEach((phrases, index) => {
    for (const phrase of phrases.split('|')) {
      const key = fold(phrase);
      if (key !== '' && !EXACT.has(key)) EXACT.set(key, { field, strength: index === 0 ? 1 : 0.55 });
    }
  });
}
const CJK_KEYS = [...EXACT.keys()]
  .filter((key) => hasCjk(key) && key.length >= 2)
  .toSorted((a, b) => b.length - a.length);

/** `Zahlungsbeding.`, `Deliv. date`, `Livr. le`: words with a full stop are the fronts of longer ones, where all agree. */
function abbreviated(label: string, folded: string): LabelField | undefined {
  if (!/\p{L}{3}\.(?:\s|[:：]|$)/u.test(label)) return undefined;
  const words = label.split(/\s+/).map((word) => ({ text: fold(word), isCut: /\p{L}{3}\.[:：]?$/u.test(word) }));
  if (words.length > 4 || folded.length < 6) return undefined;
  const fields = new Set<LabelField>();
  for (const [phrase, { field, strength }] of EXACT) {
    const parts = strength < 1 || !phrase.startsWith(folded.slice(0, 3)) ? [] : phrase.split(' ');
    const fits =
      parts.length === words.length &&
      words.every(({ text, isCut }, index) => {
        const part = parts[index] ?? '';
        return isCut ? part.startsWith(text) : part === text;
      });
    if (fits) fields.add(field);
  }
  const [field] = fields;
  return fields.size === 1 ? field : undefined;
}

/** Longest label, in words. */
export const LABEL_WORDS_MAX = 6;

/** What a label means, whole; undefined for what is none. */
export function labelMeaning(label: string): LabelMeaning | undefined {
  // `2. Payment` numbers its label.
  const folded = fold(label.replace(/^\d{1,2}[a-z]?[.)]\s+/, ''));
  if (folded === '') return undefined;
  const exact = EXACT.get(folded);
  if (exact !== undefined) return exact;
  if (!hasCjk(folded)) {
    const field = composedField(folded) ?? abbreviated(label, folded);
    return field === undefined ? undefined : { field, strength: 0.85 };
  }
  const tight = folded.replaceAll(/\s/g, '');
  const whole = EXACT.get(tight);
  if (whole !== undefined) return whole;
  if (tight.length > 10) return undefined;
  // `甲方（供方）`: the word in brackets says more.
  const inside = CJK_KEYS.find((key) => tight.includes(key) && tight.length - key.length <= 4);
  const meaning = inside === undefined ? undefined : EXACT.get(inside);
  return meaning === undefined ? undefined : { ...meaning, strength: meaning.strength * 0.9 };
}
