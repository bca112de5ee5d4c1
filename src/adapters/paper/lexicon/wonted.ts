/**
 * What honest mails say most, each as a whole: that the order is attached, that it is to be confirmed and to come soon. A shape is a
 * lead and a closed list of what may follow it, so that nothing else fits into it.
 */
import { DATE } from './harmless.ts';

/** When it is to be confirmed. */
const UNTIL = '(?:by|until|before|no later than|bis(?: zum| spätestens)?|avant le|antes del|entro il|vóór)';

/** Nothing else is said of it: `please send the order to our supplier` is none of these. */
const ENDS = String.raw`(?=\s*(?:$|[.,;:!?§()]|(?<!\p{L})(?:and|und|et|y|e|en|please|pls|bitte|danke|thanks?|thank you|merci|gracias|grazie|graag|aub|asap|urgently|(?:by|until|bis|before) §)(?!\p{L})))`;

/** @param lead how it begins · @param rest what may stand behind it, in any order, at least one of it */
function shape(lead: string, rest: string, must = ''): RegExp {
  const words = rest.trim().split(/\s+/).join('|');
  const follows = must === '' ? '' : String.raw`(?=[^.!?;§]*(?<!\p{L})(?:${must})(?!\p{L}))`;
  return new RegExp(
    String.raw`(?<=^|[.,;:!?§]|(?<!\p{L})(?:and|und|et|y|e|en) )\s*(?:${lead})${follows}(?:(?:[\s,]+|(?<=\s))(?:${words})(?![\p{L}\d]))+(?:[\s,]+${UNTIL} ${DATE}(?=[.!,;\s]|$))?${ENDS}`,
    'giu',
  );
}

const EN = String.raw`(?:please |kindly |pls |(?:can|could|would) you (?:please |kindly )?|we (?:would )?(?:kindly )?ask you to )`;
const DE = String.raw`(?:bitte |wir bitten (?:sie )?(?:daher |höflich |freundlich )?|könn(?:t)?en sie (?:bitte )?|wir erbitten )`;
const FR = String.raw`(?:(?:merci|veuillez|prière|nous vous (?:remercions|prions|saurions gré)|pouvez-vous|pourriez-vous|je vous (?:remercie|prie))(?: (?:par avance|d['’]avance))?(?: de| bien vouloir| de bien vouloir)*(?: d['’]| ))`;
const ES = String.raw`(?:(?:por favor,?|rogamos|(?:les?|os) rogamos|ruego|agradece(?:mos|ríamos)|favor de|solicitamos|pedimos|(?:podrían|pueden))(?: que)? )`;
const IT = String.raw`(?:(?:si prega|vi preghiamo|la preghiamo|vogliate|prego|per favore|cortesemente|gentilmente|potete|potreste)(?: di| cortesemente| gentilmente)* )`;
const NL = String.raw`(?:(?:graag|gelieve|wilt u|kunt u|wij verzoeken u|we ontvangen graag|wij ontvangen graag|graag ontvangen wij)(?: (?:ons|graag|aub|a\.u\.b\.|van u))* )`;

const SOON = String.raw`(?:as soon as (?:you can|possible)|a\.?s\.?a\.?p\.?|at your earliest convenience|urgently|by return)`;
const BALD = String.raw`(?:so (?:schnell|bald|rasch|zeitnah) (?:wie|es) (?:möglich|geht)|schnellstmöglich\p{L}{0,3}|schnellstens|baldmöglichst\p{L}{0,3}|umgehend\p{L}{0,3}|zeitnah\p{L}{0,3}|kurzfristig\p{L}{0,3}|möglichst (?:bald|schnell))`;
const VITE = String.raw`(?:dès que possible|au plus (?:vite|tôt)|le plus (?:vite|rapidement|tôt) possible|dans les meilleurs délais|rapidement)`;
const PRONTO = String.raw`(?:lo antes posible|cuanto antes|a la mayor brevedad(?: posible)?|con urgencia)`;
const PRESTO = String.raw`(?:il prima possibile|al più presto|quanto prima|con urgenza|appena possibile)`;
const SPOEDIG = String.raw`(?:zo (?:snel|spoedig) mogelijk|z\.?s\.?m\.?)`;
const GOODS =
  '(?:it|them|this|these|(?:this|the|our) (?:goods|items|articles|products|parts|materials?|(?:purchase )?orders?))';

/** That it comes soon. */
const COME_SOON: readonly RegExp[] = [
  String.raw`${EN}?(?:(?:deliver|ship|send|dispatch|supply|process)(?: ${GOODS})?(?: to us)?|(?:arrange|organi[sz]e) (?:for )?(?:the )?(?:delivery|shipment|dispatch)|delivery(?: is)?(?: required| requested| needed)?|we (?:need|require) ${GOODS}) ${SOON}`,
  String.raw`${EN}(?:process|arrange|handle) (?:the |this |our )?(?:delivery|shipment|order)`,
  String.raw`(?:${FR})(?:traiter|enregistrer|saisir|prendre en compte)(?: rapidement)?(?: la| notre| cette)? commande(?: (?:ci-jointe|jointe|suivante|en pièce jointe|en annexe|en attachement))?(?: ${VITE})?`,
  String.raw`(?:wir |ich )?(?:bitte[n]? )?(?:wir )?um (?:zügige |baldige )?bearbeitung(?: (?:der|unserer) (?:beigefügten|angehängten|anliegenden|nachfolgenden|folgenden)? ?bestellung)?(?: und (?:um )?(?:lieferung|zusendung) ${BALD})?`,
  String.raw`(?:${DE})?(?:(?:(?:liefern|senden|schicken|versenden)(?: sie)?(?: uns)?(?: (?:die|den|diese) (?:ware|artikel|bestellung|lieferung|teile))?(?: bitte)? |(?:um |die )?lieferung (?:bitte )?|(?:die ware|den auftrag|die bestellung) )${BALD}(?: (?:liefern|senden|zusenden|ausliefern|bearbeiten))?|(?:um )?${BALD} (?:um )?(?:lieferung|zusendung|bearbeitung|liefern|zusenden|ausliefern|bearbeiten))`,
  String.raw`(?:${FR})?(?:nous )?(?:livrer|expédier|envoyer|livraison|expédition)(?: (?:cette|la|notre) commande| les articles)?(?: souhaitée| demandée)? ${VITE}`,
  String.raw`(?:${ES})?(?:nos )?(?:entreg(?:ar|uen|ue)|envi(?:ar|arnos)|envíen(?:nos)?|envíe(?:nos)?|suministr(?:ar|en)|entrega|envío)(?: (?:el pedido|la mercancía|los artículos|el material))? ${PRONTO}`,
  String.raw`(?:${IT})?(?:consegnare|consegna|spedire|spedizione|inviare|fornire)(?: (?:la merce|gli articoli|il materiale|l['’]ordine))? ${PRESTO}`,
  String.raw`(?:${NL})?(?:(?:de bestelling |de goederen )?${SPOEDIG} (?:te )?(?:leveren|verzenden|sturen)|(?:leveren|levering|verzenden) ${SPOEDIG})`,
  String.raw`(?:entrega|entregar|enviar|envio) (?:o mais (?:rápido|breve) possível|com urgência)|(?:prosimy|proszę) o (?:jak najszybsz[ąe]|pilną) (?:dostawę|realizację)|levering snarest(?: muligt)?|leverans snarast(?: möjligt)?|levering så snart som mulig`,
].map((each) => new RegExp(String.raw`(?<=^|[.,;:!?§]\s?|\s)(?:${each})(?![\p{L}\d])`, 'giu'));

const CONFIRMED: readonly RegExp[] = [
  shape(
    String.raw`(?:${EN}|we look forward to |looking forward to |awaiting )?(?:confirm(?:ing|ation)?|acknowledge|advise|state|let (?:us|me) know|inform (?:us|me)(?: of)?|(?:send|give|tell|provide)(?: us| me)?)(?: (?:us|me|of))?`,
    'the your our an? this and of for by(?=\\s(?:return|e-?mail|fax)) in as well with both us me expected estimated earliest possible receipt order purchase po (?:prices?|pricing) quantit(?:y|ies) delivery ship(?:ping|ment)? dispatch dates? lead times? availability stock e-?mail return reply writing confirmations? acknowledg?ements? signed written back',
    'receipt|order|po|quantit(?:y|ies)|delivery|ship(?:ping|ment)?|dispatch|dates?|times?|availability|stock|confirmations?|acknowledg?ements?',
  ),
  shape(
    String.raw`(?:${DE})?(?:um )?(?:bestätigen(?: sie)?|(?:kurze |schriftliche |eine )*(?:eingangs|auftrags|empfangs)?bestätigung|teilen sie|nennen sie|geben sie|senden sie|schicken sie|(?:zusendung|übersendung|übermittlung|mitteilung|angabe|bekanntgabe)|um)`,
    'bitte uns mir den die das dem der des ihre[nrs]? einer? eines dieser? diesen unsere[nrs]? und sowie kurz schriftlich voraussichtlichen? frühestmöglichen? möglichen genauen? eingang erhalt empfang bestellung auftrags auftrag liefertermins? lieferzeit lieferdatums? termine? preise? mengen? verfügbarkeit auftragsbestätigung bestätigung rechnung per e-?mail mail fax zu mit bekannt',
    'eingang|erhalt|empfang|bestellung|auftrag|liefertermins?|lieferzeit|lieferdatums?|termine?|mengen?|verfügbarkeit|auftragsbestätigung|bestätigung|rechnung',
  ),
  shape(
    DE,
    'uns mir den die das der ihre[nrs]? diese[nrs]? unsere[nrs]? und sowie kurz schriftlich eingang erhalt bestellung auftrag liefertermin lieferzeit lieferdatum termine? preise? mengen? verfügbarkeit bestätigen mitteilen rückbestätigen',
    '(?:rück)?bestätigen|mitteilen',
  ),
  shape(
    String.raw`${FR}(?:nous |m['’]|me )?(?:en )?(?:confirmer|accuser|indiquer|communiquer|préciser|envoyer|adresser|transmettre|faire parvenir|retourner)`,
    String.raw`la le les l['’]accusé de des du d['’]expédition une un cette notre votre vos et bonne réception commande prix tarifs? délais? dates? livraison expédition quantités? disponibilités? confirmation accusé par retour mail e-?mail écrit en signée?`,
    String.raw`réception|commande|délais?|dates?|quantités?|disponibilités?|confirmation|accusé`,
  ),
  shape(
    String.raw`${ES}?(?:nos |me )?(?:confirm(?:e|en|ar|arnos|ennos|ación)|acus(?:e|en|ar)|indi(?:quen?|car|carnos)|comuni(?:quen?|car|carnos)|envi(?:ar|arnos)|env[ií]en(?:nos)?|remitir(?:nos)?)`,
    'la el los las lo de del su y e una este nuestro recepción recibo pedido precios? fechas? plazos? entrega cantidad(?:es)? disponibilidad stock confirmación por correo electrónico e-?mail escrito',
    'recepción|recibo|pedido|fechas?|plazos?|cantidad(?:es)?|disponibilidad|confirmación',
  ),
  shape(
    String.raw`${IT}?(?:confermar(?:e|ci)|confermate|dare conferma|conferma|inviar(?:e|ci)|comunicar(?:e|ci)|attendiamo)`,
    String.raw`la il i le l['’]ordine di del della dell['’]ordine d['’]ordine un una vostra vostro nostro e prezz[io] dat[ae] temp[io] termini consegna ricezione ricevimento ricevuta ordine presente quantità disponibilità conferma per via tramite e-?mail mail iscritto`,
    String.raw`ricezione|ricevimento|ricevuta|(?:\p{L}{1,4}['’])?ordine|dat[ae]|temp[io]|quantità|disponibilità|conferma`,
  ),
  shape(
    NL,
    'een de het uw deze onze en van te per order(?:bevestiging)? bestelling ontvangst(?:bevestiging)? bevestiging bevestigen prijs prijzen levertijd leverdatum aantallen e-?mail mail retour doorgeven',
    '(?:order|ontvangst)?bevestiging|bevestigen|levertijd|leverdatum',
  ),
];

/** That papers come to us. */
const PAPERS: readonly RegExp[] = [
  String.raw`${EN}(?:send|e-?mail|mail|forward)(?: us| me)? (?:the|your|an?|all) (?:invoices?|order confirmation|confirmation)(?: and (?:the |your )?(?:invoice|order confirmation))?(?: (?:to (?:us|me)|by (?:e-?mail|mail|post)|via e-?mail|in pdf))+`,
  String.raw`(?:${DE})?(?:rechnung|auftragsbestätigung) (?:bitte )?per e-?mail(?: an uns)?(?: senden| schicken)?`,
].map((each) => new RegExp(String.raw`(?<=^|[.,;:!?§]\s?)(?:${each})(?![\p{L}\d])`, 'giu'));

/** That what follows is ordered. */
const FOLLOWING: readonly RegExp[] = [
  shape(
    String.raw`(?:${EN})?(?:supply|deliver|ship|send|provide|process|enter|arrange(?: for)?)(?: us)?(?: with)?|(?:we|i) (?:(?:would|'d) like to|wish to|want to|hereby|herewith|are pleased to|am pleased to) ?(?:order|purchase|place|buy)|(?:we|i) (?:need|require|order|want|place|purchase)`,
    'the an? our this these new following attached enclosed below above listed as per for in on of from you us purchase orders? items? goods articles? products? parts? materials? list table delivery',
    'following|attached|enclosed|below|above|listed|table|list',
  ),
  shape(
    String.raw`(?:hiermit |daher )?(?:bestellen wir|bestelle ich|wir bestellen|ich bestelle|(?:wir|ich) (?:benötigen?|brauchen?|möchten?|ordern)|(?:bitte )?(?:liefern|senden|schicken) sie(?: uns)?|${DE}um lieferung)`,
    'hiermit gerne bitte bei ihnen uns die den das der folgende[nrs]? nachstehende[nrs]? nachfolgende[nrs]? untenstehende[nrs]? aufgeführte[nrs]? beigefügte[nrs]? unten anbei gemäß laut liste tabelle anhang artikel positionen produkte waren? material(?:ien)? teile bestellung bestellen zu',
    '(?:folgende|nachstehende|nachfolgende|untenstehende|aufgeführte|beigefügte)[nrs]?|unten|anbei|liste|tabelle|anhang',
  ),
  shape(
    String.raw`(?:${FR})?(?:nous |je )?(?:souhaitons|souhaiterions|voudrions|désirons|commandons|passons|livrer|fournir|envoyer|expédier)`,
    'vous nous commander passer la une les des notre commande suivante?s? articles? produits? ci-dessous ci-joints? ci-jointe?s? auprès de par présente',
    'suivante?s?|ci-dessous|ci-joint(?:e?s?)',
  ),
  shape(
    String.raw`(?:${ES})?(?:queremos|deseamos|quisiéramos|necesitamos|solicitamos|pedimos|suministr(?:ar|en)|envi(?:ar|arnos)|envíen(?:nos)?)`,
    'hacer realizar pedir solicitar comprar el la los las un siguientes? pedido artículos? productos? materiales? adjuntos?',
    'siguientes?|adjuntos?',
  ),
  shape(
    String.raw`(?:${IT})?(?:con la presente )?(?:vorremmo|desideriamo|ordiniamo|fornire|spedire|inviare|consegnare)`,
    'ordinare il i gli la le un seguent[ei] allegat[oi] ordine articol[oi] prodott[oi] material[ei]',
    'seguent[ei]|allegat[oi]',
  ),
  shape(
    String.raw`(?:${NL})?(?:(?:hierbij )?(?:bestellen wij|wij bestellen|(?:wij|ik) (?:willen|wil|wensen)))`,
    'graag hierbij de het volgende onderstaande bijgevoegde artikelen producten bestelling bestellen plaatsen',
    'volgende|onderstaande|bijgevoegde',
  ),
];

/** That its address stands elsewhere, thanks, and what one takes leave with. */
const OTHERS: readonly RegExp[] = [
  String.raw`(?:please |kindly )?(?:find|see) (?:our|the|my|this) (?:new )?(?:purchase )?(?:order|po)(?: §)? (?:in|on) the (?:attached|enclosed) (?:(?:excel )?(?:sheet|file)|pdf|spreadsheet|document|table|list)(?=\s*(?:$|[.!]))`,
  String.raw`(?:the )?(?:delivery|shipping|ship-to|invoice|billing) address(?:es)?(?: is| are)? (?:as )?(?:(?:stated|given|shown|printed) )?(?:(?:below|above|follows)|(?:in|on|see) (?:the |our |this )?(?:attached |enclosed )?(?:order|po|pdf|file))`,
  String.raw`(?:die )?(?:liefer|rechnungs)(?:adresse|anschrift)(?: ist| finden sie)?(?: wie| siehe| laut| gemäß)? (?:unten|oben|folgt|bestellung|auftrag|anhang|in der bestellung)`,
  String.raw`(?:many |again )?(?:thanks|thank you)(?: (?:very much|so much|again|a lot|in advance))* for (?:your |the |all (?:your )?)(?:(?:quick|kind|prompt|great|good|fast|excellent|continued) )*(?:help|support|reply|response|answer|call|time|attention|cooperation|service|assistance|patience|confirmation|delivery)(?: of (?:our|the) (?:last |previous )?(?:order|goods|items))?(?: (?:last week|yesterday|today|this morning|in this matter))?`,
  String.raw`(?:vielen dank|danke|besten dank|herzlichen dank)(?: schon)?(?: und)? (?:mit )?(?:viele|beste|liebe|freundliche|schöne)n? grüße`,
  String.raw`vielen dank (?:für|im voraus)(?: (?:ihre?|die|eure|schnelle|rasche|gute|prompte|freundliche|hilfe|unterstützung|antwort|rückmeldung|lieferung|bearbeitung|zusammenarbeit|bemühungen|und))*`,
  String.raw`(?:nous )?rest(?:ant|ons) à votre (?:entière )?disposition(?: pour tout(?:e)?s?(?: (?:question|questions|renseignements?|informations?|précisions?))?(?: complémentaires?)?)?|dans l['’]attente de votre (?:confirmation|retour|réponse|livraison)|merci (?:par avance|d['’]avance|beaucoup)?(?: pour votre (?:aide|réponse|retour|confirmation|collaboration))?`,
  String.raw`qued(?:amos|o) a la espera de (?:su|vuestra) (?:pronta )?(?:confirmación|respuesta)|muchas gracias(?: por (?:su|todo|la) (?:ayuda|atención|colaboración|respuesta))?|adjunto encontrará(?:n|s)?`,
  String.raw`in attesa di (?:un )?(?:vostra?o?|sua|cortese) (?:cortese )?(?:conferma|riscontro|risposta)|(?:wij|we|ik) (?:zien|zie) (?:uw|de) (?:bevestiging|orderbevestiging) (?:graag )?tegemoet`,
].map((each) => new RegExp(String.raw`(?<=^|[.,;:!?§]\s?|\s)(?:${each})(?![\p{L}\d])`, 'giu'));

/** Many firms order once a week. */
const REGULAR =
  /(?<!\p{L})(?:our|the|an?) (?:weekly |new |latest )?(?:purchase )?orders? for (?:this|the) (?:week|month)(?=\s*(?:$|[.,;:!]))/giu;

export const WONTED: readonly RegExp[] = [...PAPERS, ...COME_SOON, ...CONFIRMED, ...FOLLOWING, ...OTHERS, REGULAR];
