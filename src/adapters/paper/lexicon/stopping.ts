/**
 * Words that stop an order, take it back, or send it elsewhere: `Hold this order until we call`, `Ship to York instead`. They are said
 * of one order, so nobody gets used to them: each time a person is asked. Small print says the like under a condition (`we reserve
 * the right to cancel`, `if not delivered in time …`), and that is known as other sentences are.
 */
import { hasCjk } from './fold.ts';

/** What may stand in front of a wish. */
const CALLING = String.raw`^(?:(?:please|kindly|note|nb|attention|urgent|important|bitte|achtung|hinweis|wichtig|merci de|veuillez|attention|por favor|rogamos|si prega di|attenzione|gelieve(?: te)?|let op|prosimy|vennligst|venligst|vänligen)[\s:,!–-]+)*`;
const THING = String.raw`(?:orders?|po|deliver(?:y|ies|ing)|ship(?:ment|ments|ping)?|dispatch|production|lines?|items?|positions?|goods|all|it|them|this|everything|until|till|for (?:now|the moment|us|our)|our)`;

const STOPPING = [
  // English
  String.raw`${CALLING}(?:hold|stop|suspend|pause|postpone|withhold|delay|defer|cancel|disregard|ignore|wait|await|park|freeze|return)\b(?=.{0,40}\b${THING}\b)`,
  String.raw`\b(?:put|place|keep|is|are|remains?|stays?) on hold\b|\bhold (?:this|the|our) (?:order|delivery|shipment)\b`,
  String.raw`${CALLING}(?:do not|don['’]?t)\s+(?:ship|deliver|dispatch|send|process|produce|start)(?:\s+(?:it|this|the) ?(?:order|po|goods)?)?\s*[.!]*$`,
  String.raw`\b(?:do not|don['’]?t|never|must not|not to be|not be)\s+(?:be )?(?:ship|deliver|dispatch|send|process|produc|start|releas|manufactur)\p{L}*(?:\s+(?:yet|now|anything)\b|.{0,40}\b(?:before|until|till|unless|without)\b.{0,20}\b(?:we|us|you hear|told|further|notice|call|releas\p{L}+|approv\p{L}+|instruct\p{L}+|confirm\p{L}+)(?!\p{L}))`,
  String.raw`\b(?:ship|deliver|send|dispatch|go|bring|take|supply)\p{L}*(?!\p{L}).{0,60}\binstead\b(?! of (?:paper|invoices?|pallets?))|\b(?:redirect|divert|re-?route)\b|\b(?:deliver|ship)\p{L}* to\b.{0,40}\b(?:not to|rather than)\b`,
  String.raw`\b(?:ship|deliver|send|dispatch|supply)\p{L}*\s+(?:us\s+|only\s+|just\s+)*(?:half|(?:a|one|two) (?:thirds?|quarters?)|(?:a |in )?parts?\b(?! deliver)|\d{1,2} ?%|the (?:first |second |other )?(?:half|rest|remainder|remaining)|(?:one|two|three|four|five|six|ten|\d+) (?:now|first|this week|next week))`,
  String.raw`\b(?:the )?(?:rest|remainder|other half|second half)\b.{0,20}\b(?:to follow|later|next (?:week|month|year)|on call|to be (?:called|delivered|shipped))\b`,
  String.raw`\b(?:this|the|our) (?:order|po|delivery) (?:is|was|has been) (?:(?:hereby|now) )?(?:withdrawn|cancell?ed|revoked|postponed|put off|stopped)\b`,
  // German
  String.raw`${CALLING}(?:stoppen|stornieren|anhalten|zurückhalten|aussetzen|verschieben|warten)\b`,
  String.raw`(?<!\p{L})(?:bestellung|auftrag|lieferung|ware|versand|produktion|position(?: \d+)?|alles)\s+(?:bitte\s+|noch\s+|vorerst\s+|bis .{1,40}\s)*(?:zurückhalten|anhalten|stoppen|stornieren|aussetzen|verschieben|zurückstellen|sperren|umleiten)(?!\p{L})`,
  String.raw`(?<!\p{L})(?:nicht|noch nicht|nichts)\s+(?:aus|ver|an)?(?:liefern|senden|schicken|produzieren|ausführen|bearbeiten|fertigen)(?:\s*[.!]*$|.{0,12}(?:bevor|bis|ohne|vor)(?!\p{L}).{0,30}(?<!\p{L})(?:wir|uns\p{L}*|anruf\p{L}*|freigabe|rücksprache|bescheid|melden)(?!\p{L}))`,
  String.raw`(?<!\p{L})(?:stattdessen|statt ?dessen|(?:statt|anstatt|anstelle) (?:nach|an|in|von)?)(?!\p{L}).{0,40}(?:liefer|send|schick|versand|versend)|(?:liefer|send|schick|versand|versend)\p{L}*.{0,50}(?<!\p{L})(?:stattdessen|statt nach|statt an|anstatt nach|anstatt an|anstelle von|anstelle)(?!\p{L})`,
  String.raw`(?<!\p{L})(?:(?:nur )?(?:die )?hälfte|(?:den )?rest|restmenge|teilmenge)(?!\p{L}).{0,30}(?<!\p{L})(?:erst|später|im|in kw|nach|liefern|auf abruf)(?!\p{L})`,
  // French
  String.raw`${CALLING}(?:suspend(?:re|ez)|bloque[rz]|reteni[rz]|reten(?:ir|ez)|annule[rz]|stoppe[rz]|reporte[rz]|diff[ée]re[rz]|attend(?:re|ez)|mett(?:re|ez) en attente|arrête[rz])\s+(?:la|cette|notre|ce|les?|toute|l['’]|jusqu|notre)`,
  String.raw`(?<!\p{L})ne (?:pas|rien)\s+(?:livrer|expédier|envoyer|traiter|produire)(?:\s*[.!]*$|.{0,20}(?:avant|sans|jusqu)(?!\p{L}).{0,30}(?<!\p{L})(?:nous|notre|nos|appel|accord|confirmation|avis|feu vert)(?!\p{L}))`,
  String.raw`(?<!\p{L})(?:livr|expédi|envoy)\p{L}*.{0,60}(?:au lieu d|à la place|plutôt qu)|(?<!\p{L})(?:livr|expédi|envoy)\p{L}*\s+(?:seulement\s+)?(?:la moitié|le reste|le solde|une partie)`,
  // Spanish and Portuguese
  String.raw`${CALLING}(?:reten(?:er|gan|ga|ham)|suspend(?:er|an|am)|deten(?:er|gan)|anul(?:ar|en)|cancel(?:ar|en|em)|aplaz(?:ar|en)|esper(?:ar|en|em)|par(?:ar|en|em)|adi(?:ar|em)|aguard(?:ar|em))\s.{0,30}(?<!\p{L})(?:pedido|orden|entrega|envío|envio|encomenda|hasta|até)(?!\p{L})`,
  String.raw`(?<!\p{L})(?:no|não)\s+(?:entreg|envi|serv|proces|produ|expid|exped(?!ient))\p{L}*(?:\s*[.!]*$|.{0,12}(?:antes|hasta|sin|até|sem)(?!\p{L}).{0,40}(?<!\p{L})(?:llam\p{L}+|avis\p{L}+|confirm\p{L}+|nuestr[oa]|noss[oa]|ligar\p{L}*|que)(?!\p{L}))`,
  String.raw`(?<!\p{L})(?:entreg|envi)\p{L}*.{0,60}(?:en lugar de|en vez de|em vez de)|(?<!\p{L})(?:entreg|envi)\p{L}*\s+(?:sólo |solo |só )?(?:la mitad|el resto|una parte|metade|o resto)`,
  // Italian
  String.raw`${CALLING}(?:sospend(?:ere|ete)|blocca(?:re|te)|ferma(?:re|te)|annulla(?:re|te)|trattene(?:re|te)|rinvia(?:re|te)|attend(?:ere|ete)|aspetta(?:re|te))\s.{0,30}(?<!\p{L})(?:ordine|consegna|spedizione|fino|nostr[oa])(?!\p{L})`,
  String.raw`(?<!\p{L})non\s+(?:consegn|sped|evad|produ|invi)\p{L}*(?:\s*[.!]*$|.{0,12}(?:prima|senza|fino)(?!\p{L}).{0,40}(?<!\p{L})(?:nostr[oa]|chiam\p{L}+|conferm\p{L}+|avvis\p{L}+|che)(?!\p{L}))`,
  String.raw`(?<!\p{L})(?:consegn|sped|invi)\p{L}*.{0,60}(?<!\p{L})(?:invece|anziché|al posto)(?!\p{L})|(?<!\p{L})(?:consegn|sped|invi)\p{L}*\s+(?:solo )?(?:la metà|il resto|il saldo|una parte)`,
  // Dutch
  String.raw`(?<!\p{L})(?:bestelling|order|levering|zending)\s+(?:nog\s+|graag\s+|even\s+)*(?:aanhouden|vasthouden|stopzetten|annuleren|uitstellen|opschorten|tegenhouden)|${CALLING}wacht(?:en)?\s+(?:met|tot)`,
  String.raw`(?<!\p{L})niet\s+(?:leveren|verzenden|versturen|produceren|uitleveren)(?:\s*[.!]*$|.{0,12}(?:voor|voordat|zonder|tot)(?!\p{L}).{0,30}(?<!\p{L})(?:wij|we|ons|onze|akkoord|bericht)(?!\p{L}))`,
  String.raw`(?<!\p{L})(?:lever|verzend|stuur|verstuur)\p{L}*.{0,60}in plaats van|(?<!\p{L})(?:lever|verzend|stuur)\p{L}*\s+(?:alleen )?(?:de helft|de rest|een deel)|(?<!\p{L})de (?:helft|rest).{0,20}(?:later|leveren|verzenden)`,
  // Polish, Czech, and the languages of the north
  String.raw`${CALLING}(?:wstrzyma[ćj]|zatrzyma[ćj]|anulowa[ćj]|anuluj|przesuń)\p{L}*\s|(?<!\p{L})nie (?:wysyłać|dostarczać|realizować)(?!\p{L})|(?<!\p{L})(?:pozastavte|zastavte|stornujte|neodesílejte|nedodávejte)(?!\p{L})`,
  String.raw`${CALLING}(?:stoppa|avvakta|avbryt|stopp|stands|annuller|afvent|utsett|vänta|vent)\s.{0,30}(?<!\p{L})(?:ordern?|ordren?|leveran\p{L}*|levering\p{L}*|bestillingen?|beställningen?|till|til)(?!\p{L})|(?<!\p{L})(?:leverera|skicka|send|lever) (?:inte|ikke|ej)(?!\p{L}).{0,20}(?:innan|før|förrän)(?!\p{L}).{0,10}(?<!\p{L})vi(?!\p{L})`,
  // Chinese and Japanese
  '(?:暂停|暂缓|暫停|停止|推迟|延后|取消|先不要|先别|请勿|不要)(?:发货|发运|交货|送货|出货|生产|执行|本订单|此订单|该订单|订单)|(?:改送|改发|改寄|改为送)(?:到|至|往)|先(?:发|交|送)一半',
  '(?:出荷|納品|発送|注文|製造).{0,4}(?:を)?(?:保留|中止|延期|停止|見合わせ)|代わりに.{0,10}(?:納品|送|届|出荷)|半分.{0,8}(?:納品|出荷)',
].map((each) => new RegExp(each, 'iu'));

/** What small print begins with, or what makes a wish one of another day. */
const CONDITIONAL =
  /(?<!\p{L})(?:if|in case|in the event|event of|should (?:you|the|any|we|it|this)|reserves?|reserved|rights?|entitled|might|may(?=\s+\p{L}{2,}\s+\p{L})(?!\s+(?:or|and|then|please))|fail(?:s|ure|ing)?|otherwise|whether|not (?:available|shipped|delivered|received|supplied|in stock)|whenever|any order|orders may)(?!\p{L})|(?<!\p{L})(?:falls|sofern|wenn|sollten?|behalten|vorbehalt\p{L}*|berechtigt|kann|können|andernfalls|ansonsten)(?!\p{L})|(?<!\p{L})(?:si|s['’]il|en cas|peut|pourra|pouvons|droit|réserv\p{L}+|faute de|à défaut)(?!\p{L})|(?<!\p{L})(?:en caso|podr\p{L}+|derecho|reserv\p{L}+|caso contrário|direito)(?!\p{L})|(?<!\p{L})(?:qualora|in caso|diritto|riserv\p{L}+|può|possiamo)(?!\p{L})|(?<!\p{L})(?:indien|mocht|recht|voorbehoud\p{L}*|behoud\p{L}*)(?!\p{L})|如果|如有|如未|若|保留.{0,6}权|有权|場合|とき/iu;

export function isStopping(text: string): boolean {
  return text.split(SENTENCE_END).some(stops);
}

function stops(sentence: string): boolean {
  const plain = sentence.trim();
  if (plain.split(/\s+/).length > (hasCjk(plain) ? CJK_MAX : WORDS_MAX)) return false;
  return !CONDITIONAL.test(plain) && STOPPING.some((each) => each.test(plain));
}

const SENTENCE_END = /(?<=\p{L}{2}[.!?;])\s+|(?<=[。！？；])/u;
const WORDS_MAX = 18; // A longer sentence is small print.
const CJK_MAX = 40;
