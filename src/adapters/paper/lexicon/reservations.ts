/**
 * Sentences of a paper that take its order back, put it off, or say that it is none. Shapes, not words: small print is full of
 * "only", "not" and "until", and says nothing of this order.
 */
const RESERVATIONS = new RegExp(
  [
    String.raw`\bthis (?:document |form |paper )?is (?:only )?(?:a |an )?(?:request for quot\p{L}+|quotation|enquiry|inquiry|draft|pro.?forma)(?!\p{L})`,
    String.raw`\b(?:this is )?not (?:a|an) (?:valid |firm |binding )?(?:purchase )?order\b`,
    String.raw`\bfor (?:information|reference|quotation|budget(?:ary)?) (?:purposes )?only\b`,
    String.raw`\bcopy\b[\s–-]+(?:the )?original (?:was )?(?:sent|mailed|faxed)\b|\b(?:confirming|confirmation) (?:copy|order)\b.{0,30}\bdo not duplicate\b|\bdo not duplicate\b`,
    String.raw`\b(?:cancel(?:l?ed)?|deleted?|void|removed?) (?:lines?|items?|positions?)\b[\s:#]*\S*\d`,
    String.raw`\b(?:lines?|items?|positions?) (?:no\.? ?)?\d+ (?:is |are |was |were |has been |have been )?(?:cancel(?:l?ed)|deleted|void|removed)\b`,
    String.raw`\b(?:do not|don['’]t) (?:ship|deliver|dispatch|process|produce|start)\b.{0,40}\b(?:before|until|without|till|unless)\b.{0,30}\b(?:releas\p{L}+|approv\p{L}+|instruct\p{L}+|notice|call|confirm\p{L}+)(?!\p{L})`,
    String.raw`\b(?:deliver|ship|dispatch|process|produce)\p{L}* only (?:after|upon|on|against)\b.{0,40}\b(?:releas\p{L}+|approv\p{L}+|instruct\p{L}+|notice|call.?off)(?!\p{L})`,
    String.raw`\b(?:order|line|item)\p{L}* (?:is |are )?(?:on hold|held|suspended)\b`,
    String.raw`^\W*draft\b|\bnot (?:yet )?released\b|\b(?:order )?replaces (?:our )?(?:purchase )?order\b|\bersetzt (?:unsere )?bestellung\b|\bannule et remplace\b`,
    String.raw`\b(?:closed|shut|deliver(?:y|ies)?|ship)\b.{0,40}\b(?:until|after|not before|no earlier than)\b.{0,20}\b(?:\d{1,2}\.? )?(?:january|february|march|april|may|june|july|august|september|october|november|december)\b`,
    String.raw`^(?:purchase |blanket |framework )?(?:return|framework order|blanket order)s?\b(?!.{0,3}(?:to|policy|address|goods|no))|^purchase (?:returns?|order return)\b|^rahmen(?:bestellung|auftrag)\b|^rück(?:lieferung|sendung)\b|^(?:commande[- ]cadre|pedido (?:marco|abierto)|ordine (?:quadro|aperto)|retour(?:order|bon))\b`,
    String.raw`^purchase order\b.{0,30}\brev(?:ision|\.)?\s*(?:no\.?\s*)?:?\s*0*[1-9]\d?\b`,
    String.raw`\b(?:pending|awaiting|subject to) (?:internal |final |management |credit |budget )?approval\b|\b(?:leave|left) out (?:this time|for now)\b|\balready (?:delivered|received|shipped)\b|\b(?:price|for) (?:request|information) only\b|\boptional(?: item| position)?$|\b(?:bereits|schon) (?:geliefert|erhalten|bestellt)\b|\bdéjà (?:livré|reçu)\p{L}*(?!\p{L})|\bya (?:entregad|recibid|servid)\p{L}+(?!\p{L})|\bgià (?:consegnat|ricevut)\p{L}+(?!\p{L})|\b(?:reeds|al) (?:geleverd|ontvangen)\b`,
    String.raw`\bprices? (?:is|are|given|stated) (?:is |are )?per (?:10|100|1,?000|hundred|thousand|dozen)\b`,
    String.raw`\bquantit(?:y|ies) (?:is|are|given|stated) (?:given |stated )?in (?:dozens?|hundreds?|thousands?|gross|boxes|cases|cartons|packs|pallets)\b`,
    String.raw`\b(?:dies ist |dieses dokument ist )?keine? (?:verbindliche )?bestellung\b|\bdies ist (?:nur )?eine (?:anfrage|preisanfrage|angebotsanfrage)\b|\bnur zur information\b`,
    String.raw`\b(?:lieferung|auslieferung|fertigung|versand) (?:erst|nur) nach\b.{0,40}\b(?:freigabe|abruf|rücksprache)\b|\bposition(?:en)? \d+ (?:ist |sind |wird |werden )?(?:storniert|entfällt|gestrichen)\b|\bmengen? in (?:dutzend|hundert|tausend|kartons?|paletten)\b`,
    String.raw`\bceci n['’]est pas une commande\b|\bdemande de (?:prix|devis) uniquement\b|\blivr(?:er|aison) (?:seulement |uniquement )?après\b.{0,30}\b(?:accord|validation|libération)\b|\bpour information (?:seulement|uniquement)\b`,
    String.raw`\b(?:quot(?:e|ation)|pric(?:e|ing)) only(?: please)?$|\bonly (?:a )?(?:quot(?:e|ation)|price)(?: please)?$|\bnur (?:ein )?angebot\b|\bnur anbieten\b|^\W*(?:option(?:al)?|alternativ(?:e|position)?|eventual(?:position)?|en option|opcional|opzionale)\s?[:–-]\s`,
    String.raw`\b(?:or|oder|ou|o|of) (?:to |an |à )?(?:our|the|unsere?n?|notre|nuestr[oa]|nostr[oa]|onze) (?:other )?(?:store|warehouse|branch|depot|site|plant|filiale|lager|werk|magasin|entrepôt|almacén|magazzino|winkel|magazijn)\b`,
    '仅供参考|仅供询价|非正式订单|待(?:我司)?(?:书面)?通知(?:后)?(?:再)?发货|作废|發貨前請|参考用|注文書ではありません',
  ].join('|'),
  'iu',
);

const WORDS_MAX = 16; // A longer line is small print.

export function isReservation(text: string): boolean {
  return RESERVATIONS.test(text) && text.split(/\s+/).length <= WORDS_MAX;
}
