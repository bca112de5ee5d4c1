/**
 * Words and shapes of sentences that stand beside an order and say nothing of it. What is not known here may change the order,
 * take it back or only ask about it. So there is no "not", "if", "only", "wait", "again" or "instead" among the words.
 */

const ENGLISH =
  'asap week weekly weeks month monthly months a am an and any appear as at attach attached be below best by confirm confirmation copy date dated deliver delivery documents each email enclosed enter enclose ea find following for forward from goods greetings here herewith hereby i in includes included invoice invoices is item items it kindly list mail may mention morning must name need new number nr of on order orders our out papers pcs per place placing please pls po price prices process pro purchase purchasing quantities quantity receipt ref reference regards regarding request require requirement requirements required see send shipment ship shipping sir sku state supply supplied table team terms thank thanks thankyou that the their them there these this to total unit units us very via want we with would wish x you your attention acknowledge acknowledgement arrange line lines description qty uom amount currency buyer seller supplier vendor customer account bill ship-to bill-to sold address against under good kind best mails forwarding tel fax phone mobile processing needed pos gbp usd eur chf';
const GERMAN =
  'aktuelle aktuellen um folgt uns finden neue neuen neuer der unter bestell bestell-nr material materialien ihrem einkäufer einkäuferin bitten auftragsbestätigung erhalten bestellen am an anbei angehängt anhang auf auftrag aufträge auftragsbestätigung auftragsbestätigungen ausführen ausliefern bearbeiten beigefügt beigefügte besten bestätigen bestätigung bestelldatum bestelle bestellen bestellnr bestellnummer bestellung bestellungen betreff bezug bis bitte dank danke das dem den der des die diese diesen dieser einer einkauf empfang erfassen erhalt erteilen euro eur folgende folgenden folgender für geehrte geehrter geehrten gemäß gerne guten hiermit hier ich ihnen ihr ihre ihrem ihren ihrer im in ist kollege kollegen kurze kurzen lieferadresse liefern lieferanschrift lieferdatum liefertermin lieferung lieferzeit liste menge mengen mit morgen möchten nachfolgend nachfolgende nachstehend nr nummer per position positionen preis preise rechnung rechnungsadresse schicken sehr senden sie siehe stehende stk stück unser unsere unserem unseren unserer unten untenstehende versand vielen vom von wie wir wird zu zum zur zusenden à artikel art artikelnummer bezeichnung einheit einzelpreis gesamt gesamtpreis summe netto benötigen brauchen und unter freundlichen freundliche grüßen grüße betrag währung pos telefon termin termine wunschtermin';
const FRENCH =
  "une nouvelle nouveau d'enregistrer d'expédier d'envoyer de bien vouloir confirmez livrez à accusé adresse afin article articles au aux avec bien bon bonjour bons ce ces cette ci-dessous ci-dessus ci-joint ci-jointe ci-jointes ci-joints commande commander commandes commandons cordialement d'avance dans date de délai délais des désignation dessous du en envoi envoyer et euros expédier facturation facture fournir ht jointe joint je l l'adresse la le les liste livraison livrer madame mail merci messieurs monsieur montant n n° nos notre nous numéro par passer passons place pour prix quantité quantités qté réception référence réf sa selon ses souhaitons suivant suivante suivantes suivants tableau total trouver trouverez unitaire unité unités veuillez vos votre vous voudrions traiter saisir enregistrer tél confirmer confirmation";
const SPANISH =
  'acusen recibo rogamos os pasamos antes del pasa a acuse adjunta adjunto adjuntamos al artículo artículos buen buenas buenos cantidad cantidades con confirmar confirmación confirmen correo de del descripción dirección el en entrega entregar importe procesar tramitar enviamos enviar envíen envío remitimos estimado estimada estimados este esta factura favor fecha gracias hacer la las le les lista los muchas nuestra nuestro nº número para pedido pedidos pedimos por precio precios queremos realizar recibo recepción referencia saludo saludos se señores siguiente siguientes señor señora solicitamos su sus suministrar tabla total unidades unidad y rogamos tardes';
const ITALIAN =
  'a al alla allegata allegato allegati articoli articolo buon buongiorno codice con conferma confermare confermarci consegna consegnare cordiali cortesemente da data dei del della di distinti e favore fornire fornirci fattura gentile gentili gli grazie i il in indirizzo invia inviamo inviare inviate inviarci la le lista nostra nostro n numero oggetto ordinare ordine ordini ordiniamo per porre prego prezzi prezzo qtà quantità ricezione ricevuta riferimento saluti seguente seguenti si signori spett spettabile spedire sotto tabella totale trovate vi vogliate vostra vostro prezzo unitario descrizione';
const DUTCH =
  'onder inkoopordernummer inkoopnummer aan aantal adres afleveradres alvast artikel artikelen beste bestelling bestellingen bestellen bestelnummer bevestigen bevestiging bij bijgaand bijgevoegd bijlage dank datum de deze die dit en factuur geachte gelieve goede goedemiddag goedemorgen graag groet groeten heer het hierbij hierbij hieronder ik in inkoop inkooporder lever leveren levering leverdatum lijst mevrouw met middag morgen naar nummer omschrijving onderstaand onderstaande ons onze op opdracht order ontvangst per plaatsen prijs prijzen stuk stuks sturen totaal u uw van verzenden via volgende voor vriendelijke wij willen wensen zie ter';

const PORTUGUESE =
  'a agradecemos anexa anexo ao as atenciosamente bom boa boas bons com confirmar confirmação confirmem cumprimentos da data de dia do dos e em encomenda encontra encontram enviamos entrega envio fatura favor segue seguem junto melhores na nossa nosso noite nota número o obrigada obrigado os para pedido pedidos por prezado prezados prezada quantidade recepção senhores tarde tardes uma um vosso vossa';
const POLISH =
  'bardzo cena data dniu dobry dziękuję dziękujemy dzień faktura i ilość nasze naszego naszej nr numer o o- od państwa pozdrawiam pozdrowieniami poniżej potwierdzenie potwierdzenia prosimy proszę przesyłam przesyłamy szanowni w z za zamówienia zamówienie zamówienia załączam załączamy załączeniu witam';
const NORDIC =
  'af att best beste bekreftelse bekræft bekræftelse bekräfta bekräftelse bestilling bestillingen beställning beställningen bifogad bifogat dag den det du er finner finder från fra för for god goddag hej hei hejsan hilsen hälsning hälsningar här hermed herved i kære lägger med mvh mvh. och og order ordre ordrebekreftelse ordrebekræftelse orderbekräftelse tack takk tak til till vedhæftet vedlagt vennlig venlig venliga vänlig vänliga vår våra vores vår vi';

export const HARMLESS: ReadonlySet<string> = new Set(
  [ENGLISH, GERMAN, FRENCH, SPANISH, ITALIAN, DUTCH, PORTUGUESE, POLISH, NORDIC].flatMap((words) => words.split(' ')),
);

export const DATE = String.raw`(?:\d{1,4}[./-]\d{1,2}(?:[./-]\d{1,4})?|\d{1,2}(?:st|nd|rd|th|\.)? (?:of )?\p{L}{3,10}\.?(?: \d{4})?|\p{L}{3,9}\.? \d{1,2}(?:st|nd|rd|th)?(?:,? \d{4})?)`;
const NAME = String.raw`(?-i:\p{Lu}[\p{L}.'’-]*)`;

/** Whom a mail is for or from. A name is whatever begins as names do, so it must not be an alarming word. */
export const NAMING: readonly RegExp[] = [
  // Who is greeted: `Hi Ben,`, `Dear Ms Smith,`, `Sehr geehrter Herr Weber,`.
  new RegExp(
    String.raw`^\s*(?:hi|hello|hey|dear|hallo|liebe[rs]?|sehr geehrte[rs]?|guten (?:tag|morgen)|moin|servus|bonjour|ch[eè]re?s?|hola|estimad[oa]s?|buongiorno|ciao|gentile|beste|geachte|good (?:morning|afternoon|evening|day))(?:\s+(?:(?:mr|mrs|ms|miss|dr|herr|frau|herrn|damen|und|herren|monsieur|madame|mesdames|messieurs|señora?|sr|sra|signora?|sig|heer|mevrouw|sir|madam|or|all|both|team|everyone|there|zusammen|colleagues?|kollegen|sales|service)\.?|(?!§)${NAME})){0,4}\s*(?:[,!.:;–-]|$)`,
    'iu',
  ),
  // `Ben,` alone above the letter.
  /^\s*(?-i:\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)?),\s*$/iu,
  // Leave is taken, and a name given, on one line: `Kind regards, Ann`.
  new RegExp(
    String.raw`^\s*(?:(?:with |many |kind |best |warm |kindest |warmest )*(?:regards|wishes|thanks|cheers)|(?:many )?thank(?:s| you)(?: (?:very much|so much|a lot|again|in advance|and (?:kind |best )?regards))*|mit freundlichen grüßen|(?:beste|viele|liebe|freundliche) grüße|gruß|mfg|vielen dank|cordialement|merci|saludos|gracias|(?:cordiali|distinti) saluti|grazie|(?:met )?vriendelijke groet(?:en)?|groet(?:en|jes)?|(?:med )?(?:venlig |vennlig |vänlig(?:a)? )?(?:hilsen|hälsning(?:ar)?)|pozdrawiam)[\s,.!–-]+(?:${NAME}\s*){1,3}!?$`,
    'iu',
  ),
  new RegExp(
    String.raw`\b(?:contact(?: person)?|attn|attention|fao|ansprechpartner(?:in)?|z\.? ?hd\.?|à l['’]attention de|contacto|referente|t\.?a\.?v\.?)\s*[:.]*\s*(?:(?:mr|mrs|ms|herr|frau|m|mme|sr|sra)\.? )?${NAME}(?: ${NAME}){0,2}`,
    'iu',
  ),
];

/** Taken out of a sentence before its other words are looked at. */
export const POLITE: readonly RegExp[] = [
  /\b(?:please )?(?:do not|don['’]t|never) click(?: on)?(?: any)? links?(?: or open(?: any)? attachments?)?(?:,? (?:unless|until|if) you .{0,60}(?:sender|content|source|safe|expected).{0,30}$|$)/iu,
  /\b(?:dzień dobry|dobry wieczór|no anexo|bom dia|boa tarde|boa noite|god (?:dag|morgen|morgon)|goddag|hyvää päivää)(?!\p{L})|\b(?:this|the) (?:week|month)['’]?s (?:purchase )?orders?\b/iu,
  /\bthank you (?:very much )?for your (?:quotation|quote|offer)(?: (?:number|no|nr|ref)?[.:]?\s?(?=\S*\d)[A-Z\d][\w/-]{2,19})?(?: (?:dated|of) [\d./-]{6,10})?/iu,
  /\b(?:and )?(?:please )?let (?:me|us) know (?:the |your |when )?(?:tracking (?:number|details)|delivery date|you have received (?:it|this)|if you (?:have any questions|(?:need|require) anything(?: else)?))\b|\bhave a (?:nice|good|great) (?:weekend|day|week)\b|\b(?:i |we )?hope all is well(?: with you(?: all)?)?\b|\bwir bitten um (?:eine )?(?:auftrags)?bestätigung\b/iu,
  /\bbuen[oa]s (?:días|tardes|noches)\b|\bun (?:cordial )?saludo\b|\bgraag een (?:order)?bevestiging\b|^\s*(?:urgent|dringend|urgente)\s*[!.]*\s*$/iu,
  /\b(?:i |we )?hope (?:you(?:['’]re| are)(?: all)?(?: (?:doing|keeping))? well|this (?:mail |email |message )?finds you well|you had a (?:good|nice|great) (?:weekend|week|day))\b/iu,
  /\bhave a (?:good|nice|great|lovely) (?:day|weekend|week|evening|one)\b|\b(?:schönen?|gutes?) (?:tag|wochenende|abend|woche)(?: noch)?\b|\bbonne (?:journée|fin de journée|réception)\b|\bbuona giornata\b|\bbuen día\b|\bfijne dag\b/iu,
  /\b(?:i |we )?(?:am |are )?look(?:ing)? forward to (?:your (?:reply|answer|confirmation|order confirmation|acknowledg?ement|delivery)|hearing from you|receiving (?:your|the) (?:confirmation|goods|delivery|order confirmation))\b/iu,
  /\b(?:please )?(?:do not|don['’]t) hesitate to (?:call|contact|ask|write|mail|e-?mail|phone|reach out)(?: (?:to )?(?:me|us))?\b|\bfeel free to (?:call|contact|ask)(?: (?:me|us))?\b/iu,
  /\b(?:if|should) you (?:should )?(?:have|need) any (?:questions?|queries|further information|problems?)(?: or (?:questions?|queries|problems?|concerns))?(?:,? (?:please )?(?:call|contact|ask|let)(?: (?:me|us))?(?: know)?)?\b|\bany (?:questions?|queries|problems?),? (?:please |just )?(?:call|ask|shout|contact|let)(?: (?:me|us))?(?: know)?\b/iu,
  /\b(?:bei|für) (?:rück)?fragen (?:stehe[n]? (?:ich|wir) (?:ihnen )?(?:gerne |jederzeit )*zur verfügung|(?:bitte )?(?:melden|anrufen|einfach melden)(?: sie sich)?)\b|\b(?:wir freuen uns|ich freue mich) auf (?:ihre|deine|eure) (?:antwort|rückmeldung|bestätigung|auftragsbestätigung|lieferung)\b|\bin erwartung ihrer (?:auftragsbestätigung|bestätigung)\b/iu,
  /\b(?:nous restons|je reste) à votre (?:entière )?disposition(?: pour tout(?:e)? (?:question|renseignement|information)s?(?: complémentaires?)?)?\b|\bquedamos a (?:su|la) disposición\b|\bquedo a la espera de su confirmación\b|\brestiamo in attesa (?:di (?:una )?vostra (?:conferma|risposta))?\b|\bin attesa di (?:un )?vostro (?:riscontro|cortese riscontro)\b/iu,
  /\bplease (?:advise|inform|tell|notify)(?: (?:me|us))?(?: of| about)? any changes? (?:in|to|of) (?:the )?(?:prices?|lead times?|delivery dates?)\b/iu,
  new RegExp(
    String.raw`\b(?:(?:can|could|would) you (?:please |kindly )?|please |kindly )(?:confirm|acknowledge|send (?:us |me )?(?:an? |your |the )?(?:order )?(?:confirmation|acknowledg?ement))(?:[\s,]+(?:(?:by|until|before) ${DATE}(?=[.!,;\s]|$)|(?:me|us|receipt|of|the|this|our|your|order|purchase|po|prices?|quantit(?:y|ies)|delivery|ship(?:ping|ment)?|dates?|lead|times?|availability|terms|stock|and|by|in|return|e-?mail|reply|writing|with|expected|an?)(?![\p{L}\d])))*`,
    'iu',
  ),
  /\b(?:can|could) you (?:please |kindly )?(?:process|enter|action|arrange|handle)(?= |$)/iu,
  /\b(?:bestätigen sie|(?:anbei|hiermit|beigefügt|im anhang) erhalten sie|um (?:kurze |eine )?(?:auftrags)?bestätigung)\b/iu,
  // Which offer is taken: `your quote 4711`, `gemäß Ihrem Angebot vom 3.2.`.
  new RegExp(
    String.raw`\b(?:(?:as per |per |according to |with reference to |based on |gemäß |laut |suivant |selon |según |come da |volgens )?(?:your|ihre?m?|votre|su|vostr[ao]|uw)|as per|according to|gem(?:äß|\.)|laut|lt\.|zum|suivant|selon|según|come da|volgens) (?:quot(?:e|ation)|offer|angebot|offre|devis|oferta|presupuesto|offerta|preventivo|offerte)(?: (?:number|no|nr|n°|nº|ref)[.:]?)?(?: (?:dated|of|vom|du|del|van) ${DATE})?`,
    'iu',
  ),
  new RegExp(
    String.raw`(?<!(?:delivery|deliver|shipping|ship|required|due|needed) )\b(?:dated?|order of|bestellung vom|commande du|pedido del|ordine del|bestelling van):? ${DATE}|(?<=§,? )(?:of|vom|du|del|van|dated?) ${DATE}`,
    'iu',
  ),
  /\b(?:please )?(?:quote|state|mention|show|give|put) (?:our|the|this) (?:po|p\.o\.|order|purchase order)(?: (?:number|no\.?|#))?(?: §)? (?:on|in) (?:the |your |all |any )*(?:invoices?|papers|correspondence|documents?|delivery notes?|shipping documents|packing slips?)(?:(?: and|,) (?:invoices?|papers|correspondence|documents?|delivery notes?|packing slips?))*/iu,
  // Ways to reach somebody, and files by name.
  // A file behind a link may be another order.
  /(?:https?:\/\/|www\.)(?!\S*(?:1drv\.ms|onedrive|sharepoint|drive\.google|docs\.google|dropbox|wetransfer|we\.tl|box\.com|icloud\.com|mega\.nz))\S+|[\w.+-]+@[\w.-]+\.\w+/giu,
  /(?:\b(?:tel|t|m|f|phone|ph|fax|mobile?|mob|cell|direct|call|telefon|téléphone|tél|móvil|teléfono|telefono|cellulare|telefoon|handy|durchwahl)|联系电话|电话|手机)(?: (?:us|me|on|at))*[.:：\s]*\+?[\d(][\d\s()./-]{5,}\d/giu,
  /(?<![\d.,])\+\d[\d\s()./-]{6,}\d/gu,
  /\S+\.(?:pdf|xlsx?|csv|docx?|xml|txt|zip|edi|html?|tiff?|jpe?g|png)\b/giu,
  // In which forms it is attached: `as PDF and as Excel file`.
  /(?<!\p{L})(?:both )?(?:as|in|als|en|im|auch als|e|come) (?:an? |eine? )?(?:pdf|excel|xlsx?|csv|word|tiff?|scan)(?:[\s-](?:files?|documents?|sheets?|format|attachments?|datei|anhang|fichier))?(?:,? (?:and|und|et|y|e|en|as well as|sowie) (?:also )?(?:as |in |als |en |come )?(?:an? |eine? )?(?:pdf|excel|xlsx?|csv|word|tiff?|scan)(?:[\s-](?:files?|documents?|sheets?|format|attachments?|datei|anhang|fichier))?)?(?!\p{L})/iu,
  // What mail programs write themselves.
  /^\s*\*?(?:sent|gesendet|envoyé|enviado|inviato|verzonden|发送时间)\s?\*?[:：](?=.*\d{4}|.*\d[:.]\d).{0,60}$/iu,
  /^\s*[-_=*>\s]*(?:forwarded message|original message|begin forwarded message|ursprüngliche nachricht|weitergeleitete nachricht|message (?:transféré|d'origine)|mensaje (?:reenviado|original)|messaggio (?:inoltrato|originale)|doorgestuurd bericht|oorspronkelijk bericht|转发邮件|原始邮件)[-_=*:\s]*$/iu,
  /^\s*(?:on|am|le|el|il|op)\b.{4,120}\b(?:wrote|schrieb|a écrit|escribió|ha scritto|schreef)(?!\p{L}).{0,80}:\s*$/iu,
  /^\s*(?:caution|warning|achtung|attention)?[:!\s]*(?:this (?:e-?mail|message) (?:originated|was sent|came) from|external (?:e-?mail|sender)|externe e-?mail)\b(?:\W*$|.{0,60}\b(?:outside|organi[sz]ation|links?|attachments?|click|careful|außerhalb|anhänge)\b.*$)/iu,
];

/** A day that was read, and how sentences lead to it: `before §`, `spätestens §`, `au plus tard le §`. */
export const DAY_LED =
  /\b(?:on|by|am|before|no later than|not later than|latest|due|spätestens(?: bis)?|bis spätestens|vor|bis|avant|au plus tard|pour|antes|entro|entro e non oltre|uiterlijk|vóór)(?: (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|montag|dienstag|mittwoch|donnerstag|freitag|lundi|mardi|mercredi|jeudi|vendredi|lunes|martes|miércoles|jueves|viernes|lunedì|martedì|mercoledì|giovedì|venerdì|maandag|dinsdag|woensdag|donderdag|vrijdag|the|dem|den|zum|am|le|el|del|il|de|on|by),?)* §/giu;

/** Runs of Chinese and Japanese that ask for nothing but the order. */
export const POLITE_CJK =
  /^\s*(?:(?:转发|轉寄|答复|回复|回覆)[:：]\s*)+|您好|你好|请(?:查收|查看|见|确认|安排|发货|送货|供货|处理|尽快|回复|回传|告知|及时|按|将|贵司)*|谢谢|感谢|多谢|附件|附上|尽快|尽早|及时|安排|如下|以下|下面|是|为|的|订单|采购单|采购订单|订购|采购|订货|下单|编号|单号|号码|号|日期|数量|单价|价格|金额|合计|总计|总额|单位|品名|名称|规格|型号|备注栏|交期|交货期|交货|送货|发货|到货|收货|地址|联系人|联系电话|电话|手机|我司|我们|贵司|公司|部|敬礼|此致|祝好|顺祝商祺|商祺|收到|回复|确认|物料|产品|商品|货物|前|到|至|在|于|和|与|及|并|一下|元|件|个|只|箱|台|套|盒|包|米|吨|千克|公斤|請(?:查收|安排|確認|發貨|出貨|處理|回覆)*|訂單|採購單|採購|訂購|單號|編號|謝謝|感謝|數量|單價|金額|單位|品名|規格|交貨|送貨|出貨|發貨|聯絡人|電話|貴司|確認|回覆|品番|単価|単位|金額|納期|納入|合計|よろしくお願い(?:いた|致)?します|お世話になって(?:おり|い)ます|お願い(?:いた|致)?します|下記|以下|の通り|のとおり|注文|発注|いたします|致します|します|ください|添付|ご確認|御中|様|です|ます|株式会社|有限会社|ありがとうございます/gu;

/** What subjects of orders say besides the words of sentences. */
export const SUBJECT_WORDS: ReadonlySet<string> = new Set(
  'new neue neuer neues nouvelle nouveau nueva nuevo nuova nuovo nieuwe fw fwd re aw wg tr rv enc enclosed ticket id vs via web webshop shop-order online from von nach eingang inkl incl lieferant supplier acct customer-no cust no urgent asap form formular formulaire formulario modulo formulier'.split(
    ' ',
  ),
);
export const MONTHS =
  /^(?:jan(?:uary|uar|vier|uari|uary)?|enero|gennaio|feb(?:ruary|ruar|bruari)?|févr(?:ier)?|febrero|febbraio|mar(?:ch|s|zo|t)?|märz|maart|apr(?:il|ile)?|avril|abril|may|mai|mayo|maggio|mei|jun[ei]?|juin|junio|giugno|jul[yi]?|juillet|julio|luglio|aug(?:ust|ustus)?|août|agosto|sept?(?:ember|embre|iembre)?|settembre|o[ck]t(?:ober|obre|ubre)?|ottobre|nov(?:ember|embre|iembre)?|de[cz](?:ember|embre|iembre)?|décembre|dicembre|diciembre|(?:mon|tues|wednes|thurs|fri|satur|sun)day|montag|dienstag|mittwoch|donnerstag|freitag|lundi|mardi|mercredi|jeudi|vendredi|lunes|martes|miércoles|jueves|viernes)$/i;

/** Asks for something: below a leave-taking nobody does so without a reason. */
export const ASKING =
  /(?<!\p{L})(?:please|pls|plz|kindly|make it|could you|can you|would you|we need|i need|we want|add|bitte|wir brauchen|wir möchten|merci de|veuillez|s['’]il vous plaît|svp|por favor|rogamos|necesitamos|per favore|cortesemente|alstublieft|graag|gelieve|proszę|prosimy|prosím|kérjük|kérem|vänligen|venligst|vennligst|lütfen|vă rugăm)(?!\p{L})/iu;

/** The commonest family names: few characters that begin with one are a name, others may be anything. */
export const FAMILY_NAME =
  /^[王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤張劉陳楊黃趙吳孫馬鄭謝許韓馮鄧葉蘇呂盧鐘譚陸賈韋鄒閆龍賀顧龔萬錢嚴湯佐鈴高田伊渡山中小加吉]/u;

/** Words that may take an order back, try it out, put it off or change it, however few stand beside them. */
export const ALARMING = new RegExp(
  [
    String.raw`\b(?:cancel\p{L}*|recall\p{L}*|withdraw\p{L}*|withdrawn|revok\p{L}+|disregard|ignore|scrap|void|annul\p{L}*|tests?|testing|draft|dummy|hold|wait|stop|not|don['’]?t|never|nothing|cannot|can['’]?t|instead|only|except|without|but|if|unless|until|after|error|mistake\p{L}*|wrong|sorry|oops|change[sd]?|correct(?:ion|ed)?|amend\p{L}*|revis\p{L}+|updated?|replac\p{L}+|supersed\p{L}+|duplicate[sd]?|double|twice|half|halve[sd]?|reduc\p{L}+|increas\p{L}+|fewer|forget|fyi|approv\p{L}*|skip|remove|delete|drop|leave out|no (?:longer|more)|abort|postpone\p{L}*|delay\p{L}*|return\p{L}*|refus\p{L}+|reject\p{L}*|budget\p{L}*|pro.?forma|(?:price|stock) (?:check|enquiry|inquiry|request)|(?:en|in)quiry|(?:offer|quot(?:e|ation)) request|rfq|request for (?:quot\p{L}+|price|offer))(?![\p{L}])`,
    String.raw`(?<!\p{L})(?:\p{L}*storn\p{L}+|afbesti?e?l\p{L}*|avbeställ\p{L}*|zrušen\p{L}*|anulac\p{L}*|iptal\p{L}*|vervalt|sospes\p{L}*|sospend\p{L}*|suspend\p{L}*|aplaza\p{L}*|report[ée]\p{L}*|obsolete\p{L}*|zurück\p{L}*|widerruf\p{L}*|nicht|nichts|kein\p{L}*|irrtum|irrtümlich\p{L}*|versehentlich\p{L}*|fehler\p{L}*|falsch\p{L}*|entwurf|warten|abwarten|erst|statt|anstatt|nur|ohne|außer|aber|falls|wenn|sofern|geändert\p{L}*|änder\p{L}*|korr(?:ektur|igier)\p{L}*|ersetz\p{L}*|ignorier\p{L}*|gegenstandslos|abgesagt|hinfällig|angebotsanfrage|preisanfrage|anfrage|probe|doppelt|gestrichen|streichen|entfällt|halbier\p{L}*|hälfte|verdoppel\p{L}*|verringer\p{L}*|reduzier\p{L}*|erhöh\p{L}*|zur info|freigabe)(?!\p{L})`,
    String.raw`(?<!\p{L})(?:annul\p{L}*|pas|erreur|brouillon|essai|attendez|attendre|modifi\p{L}*|sauf|sans|seulement|remplac\p{L}*|rectifi\p{L}*|ignor\p{L}*|demande de (?:prix|devis)|anul\p{L}*|anula\p{L}*|errata|borrador|prueba|esper\p{L}+|sólo|solo|salvo|modific\p{L}*|cambi\p{L}*|corrig\p{L}*|ya no|no (?:enviar|entregar|procesar)|annull\p{L}*|non|errore|bozza|prova|aspett\p{L}*|senza|rettific\p{L}*|sostitu\p{L}*|richiesta di (?:prezzo|offerta)|annuleer\p{L}*|niet|geen|fout|concept|wacht\p{L}*|alleen|zonder|behalve|tenzij|wijzig\p{L}*|negeer\p{L}*|vervang\p{L}*|offerteaanvraag)(?!\p{L})`,
    'отмен|취소|取り?消|作廢|取消|作废|减|加倍|翻倍|一半|减半|追加|增加|报价(?!单|编?号)|報價(?!單|編?號)|半分|倍|見積|撤|不|勿|别|测试|草稿|错|改|暂|停|忽略|误|询价|キャンセル|中止|テスト|変更|訂正|見積依頼',
  ].join('|'),
  'iu',
);
