/**
 * What asks for a thing at once: `could you send us` 84 pieces, `ajoutez aussi`, `throw in`. Nothing but such words may stand between
 * it and how many, since `we need to return` 6 boxes orders none, and no word before it may take it back.
 */

const VERBS = [
  // English
  String.raw`send|ship|supply|deliver|order(?:ing)?|need|require|want|bring|grab|(?:would|['’]d) like|(?:can|could|may) (?:we|i)(?: please)? (?:get|have)|get (?:us|me)|(?:can|could) you(?: please)? (?:get|add|do|include)|(?:we|i)(?:['’]ll| will) (?:take|have|need|go (?:with|for))|(?:please|pls|also|and) (?:get|add|include)|make (?:it|that)|throw in|(?:put|set) (?:us|me) (?:down for|up with)|go ahead (?:with|and send)`,
  // German
  String.raw`bestell(?:en|e)|brauch(?:en|e|ten|te)?|benötig(?:en|e|ten)|(?:schick|send|liefer)(?:en|e|t)?|hätten?(?: (?:wir|ich))? gern(?:e)?|nehmen wir|(?:wir|ich) nehmen?|könn(?:en|ten|tet|test) (?:sie|ihr|du)|kannst du|bitte|(?:dazu|außerdem|zusätzlich) noch`,
  // French
  String.raw`envoyer|envoyez|livrer|livrez|command(?:ons|er|e)|souhait(?:ons|e|erions|erais)|voudr(?:ions|ais)|(?:nous|je) pren(?:ons|ds|drons|drai)|(?:nous|me) fau(?:t|drait)|(?:avons|ai|aurions|aurais) besoin (?:de|d['’])|mett(?:ez|re)|(?:r?ajout|envoi)e(?:-moi|-nous)?|mets(?:-moi|-nous)?|ajout(?:ez|er)|rajout(?:ez|er)|expédi(?:ez|er)|fournir|il (?:me|nous) fau(?:t|drait)|(?:passer|confirme|confirmons)(?: \p{L}+){0,2} commande`,
  // Spanish
  String.raw`envi(?:ar|en|e|ad|a)(?:nos|me)?|env[ií](?:en|a|e)(?:nos|me)|m[aá]nd(?:ar|en|e|ad|a)(?:nos|me)?|necesit(?:amos|o|aríamos|aría)|ped(?:imos|ir)|pido|quer(?:emos|íamos|ría)|quiero|p[oó]n(?:me|nos|gan(?:os|me)|ga(?:nos|me))|poner(?:nos|me)?|(?:nos|me) hacen? falta|añad(?:e|an|a|ir)|encargamos|(?:sírv|sirv)(?:ase|anse)|solicit(?:o|amos|ar)|surt(?:ir|an|a)(?:nos|me)?|despach(?:ar|en|e)(?:nos|me)?|prep[aá]r(?:ar|en|e|a)(?:nos|me)?`,
  // Portuguese
  String.raw`envi(?:ar|em|e)(?:-nos|-me)?|mand(?:ar|em|e)(?:-nos|-me)?|precis(?:amos|o|ávamos)(?: de)?|quer(?:íamos|ia)|encomend(?:amos|o|ar)|pedimos|peço|gostar(?:íamos|ia) de (?:encomendar|pedir)|junt(?:em|e|ar)|acrescent(?:em|e|ar)`,
  // Italian
  String.raw`invi(?:a(?:mi|ci|temi|teci)|ar(?:ci|mi|e)|ate)|mand(?:a(?:mi|ci|temi|teci)|ar(?:ci|mi|e)|ate)|sped(?:isci|ite|ire|ir)(?:ci|mi)?|(?:ci|mi) (?:serv(?:ono|e|irebbero|irebbe)|occorrono|occorre)|ordin(?:iamo|o|are)|vorr(?:emmo|ei)|prend(?:iamo|o)|aggiung(?:i|ete|ere|eteci)|mett(?:i|ete|imi|eteci)|(?:mi|ci) mand(?:i|ate|a)|(?:vogliate |voler)?forni(?:rci|teci|re)|prepar(?:ami|aci|atemi|ateci|are)`,
  // Dutch
  String.raw`stuur|sturen|lever(?:en)?|bestel(?:len)?|graag|kun(?:t|nen)? (?:u|je|jullie)|doe (?:maar|er)|zet (?:er|maar)`,
  // Swedish, Danish and Norwegian
  String.raw`skicka|beställ(?:a|er)|behöver|önskar|vill ha|vill (?:beställa|bestille)|lägg (?:till|på)|leverera|send|bestill(?:er)?|skal (?:bruge|bruke)|vil (?:gerne|gjerne) have?`,
  // Polish
  String.raw`zamawia(?:m|my)|prosz[ęe](?: o)?|prosimy(?: o)?|potrzebujemy`,
].join('|');

const BETWEEN = [
  String.raw`us|me|over|along|up|out|also|another|in|please|pls`,
  String.raw`uns|mir|bitte|noch|auch|dann|mal|hiermit|dazu|wieder|gern(?:e)?|zudem|sie|wir|ich|zusätzlich|außerdem|für|unsere`,
  String.raw`nous|moi|aussi|également|encore|svp|s['’]il vous pla[iî]t|de`,
  String.raw`nos|también|por favor|además|otr[oa]s`,
  String.raw`também|ainda|mais|de`,
  String.raw`anche|ancora|inoltre|per favore|altr[ie]`,
  String.raw`ons|mij|ook|nog|even|aub|alstublieft|wij|we|ik|er|maar|bij`,
  String.raw`oss|mig|också|även|gärna|er|till|også|gerne`,
].join('|');

/** Anywhere in a text: something is asked for in it. */
export const ASKING = new RegExp(String.raw`(?<![\p{L}'’])(?:[ms]['’])?(?:${VERBS})(?!\p{L})`, 'iu');

/** `m'envoyer`, `nous-`, `-moi`: what French hangs on a verb. */
const ASKS = new RegExp(
  String.raw`(?<![\p{L}'’])(?:[ms]['’])?(?:${VERBS})(?:[\s,-]+(?:${BETWEEN}|(?:for|by|für|bis|pour|per|para)\s[\p{L}'’]+(?:\s[\p{L}'’]+)?))*(?:\s+(?:the|these|this|de|d['’]|à|a|al|zu))?[\s:,-]*$`,
  'iu',
);
const ASKS_CJK =
  /(?:(?:请|麻烦|帮(?:我|我们|忙)|需要?|我们?|再|另外?|还)(?:再|加|要|订购?|采购|购买?|发|寄|送|安排|来|给我们?)*|订购|采购|(?<!不)要|来|下单)\s*$/u;

/** `we don't need`, `n'envoyez pas`, `no necesitamos`: at most three words further it is said of what. */
const TAKEN_BACK =
  /(?:(?:n['’]t|(?<!\p{L})(?:not|no longer|no more|never|nicht|kein\p{L}*|pas|non|niet|geen|inte|ikke|não|nao|nie))(?:\s[\p{L}'’-]+){0,3}|(?<!\p{L})(?:no|ne|n['’]\p{L}+)(?:\s[\p{L}'’-]+){1,3}|不(?:要|需要|用)\p{Script=Han}{0,2}|别\p{Script=Han}{0,2})\s*$/iu;
/** `you need`: it is somebody else who does. */
const OF_YOURS = /(?<!(?:can|could|would|will|may) )you\s*$/iu;

/** @param before what stands in front of a quantity */
export function isAskedFor(before: string): boolean {
  if (isTakenBack(before)) return false;
  const match = ASKS.exec(before);
  return match === null ? ASKS_CJK.test(before) : !OF_YOURS.test(before.slice(0, match.index));
}

export function isTakenBack(before: string): boolean {
  return TAKEN_BACK.test(before);
}
