/**
 * What people answer when all is well, clause by clause: each shape is all of a clause, so that no word beside it gets by. A number
 * behind the word for an order names it: `thank you for confirming PO NG-3700`.
 */
import { ALARMING, ASKING, DATE } from '../../paper/lexicon/harmless.ts';
import { changesAlone } from '../../paper/lexicon/lone-words.ts';

const OURS = String.raw`(?:the|our|my|this|your)`;
const NAMED = String.raw`(?: (?:no\.?|number|nr\.?|#))?(?: ?(?=[\p{L}\d/_.-]*\d[\p{L}\d/_.-]*\d)[\p{L}\d][\p{L}\d/_.-]{3,30})?`;
const DATED = String.raw`(?: (?:of|dated|from|vom|du|del) ${DATE})?`;
const ORDER = String.raw`(?:(?:purchase )?order|po|p\.o\.)${NAMED}`;
const HELPED = String.raw`(?:(?:very )?(?:quick|fast|prompt|swift|speedy|kind) )?`;
const THANKS = String.raw`(?:(?:many |much |great,? |ok(?:ay)?,? |perfect,? |super,? )?(?:thanks|thank you|thx|ty|tnx|cheers)(?: (?:very much|so much|a lot|again|in advance|and))?)`;

const CLAUSES = [
  // English
  String.raw`${THANKS}(?: (?:for|and) (?:that|this|it|all|everything|confirming(?: (?:it|this|that|${OURS} ${ORDER}|${ORDER}|receipt))?|(?:processing|accepting|taking|receiving|handling) ${OURS} ${ORDER}|letting (?:me|us) know|sorting (?:it|this|that)|getting back(?: to (?:me|us))?|${OURS} ${HELPED}(?:(?:order )?confirmation|acknowledg?ement|reply|response|answer|help|support|service|turnaround|e-?mail|mail|message|update|note)(?: with (?:it|this))?(?: of ${OURS} ${ORDER})?${DATED}|${HELPED}(?:confirmation|reply|response|help)))?`,
  String.raw`(?:yes,? )?(?:please )?(?:go ahead|proceed|carry on)(?: with (?:${OURS} )?(?:order|it))?(?: (?:please|thanks))?`,
  'approved|confirmed|agreed|acknowledged|acknowledge|received|received with thanks|noted with thanks|noted|understood|lgtm|ty|thx|brilliant|lovely|fantastic|awesome|cool|sounds good|sounds great|looks great|looks good(?: to (?:me|us))?|(?:much|very) (?:appreciated|obliged)|(?:we|i) appreciate (?:it|that|this)|appreciate it|happy with (?:that|this|it)|(?:i|we) (?:have )?checked (?:it )?and (?:it|everything|all) (?:is|looks) (?:all )?(?:correct|fine|good|right|ok)',
  String.raw`(?:no|not any) (?:further |other |more )?(?:problems?|worries|changes?|questions?|issues?|objections?|comments?|corrections?)(?: (?:at all|from (?:us|me|our side|my side)|needed|required|here|on (?:our|my) (?:side|part)))?`,
  String.raw`(?:your|the) (?:reading|confirmation|order confirmation|acknowledg?ement|summary|copy) (?:matches|agrees with|is the same as|corresponds to) (?:our|the|my) (?:purchase )?(?:order|po)(?: exactly)?`,
  String.raw`(?:and )?(?:we|i)(?: am| are|['’]re|['’]m)? look(?:ing)? forward to (?:${OURS} |receiving ${OURS} )?(?:delivery|goods|order|shipment|it|receiving it)`,
  String.raw`(?:speak|talk|see you|chat) soon|(?:and )?(?:have|enjoy) (?:a |the |your )?(?:(?:very )?(?:nice|good|great|lovely|fine|pleasant|wonderful) )?(?:day|weekend|week|evening|afternoon|one)|(?:merry|happy) (?:christmas|new year|holidays|easter)|(?:please )?keep (?:me|us) posted|(?:please )?let (?:me|us) know when (?:it|this|the order) (?:ships|is (?:shipped|sent|dispatched))|(?:(?:merry|happy) (?:christmas|new year|easter) )?and (?:thanks|thank you)`,
  String.raw`thank (?:you|u) (?:for )?(?:being so )?(?:quick|fast|prompt)|that['’]?s (?:great|fine|perfect|lovely)|that is (?:great|perfect|lovely|fine)`,
  // German
  String.raw`(?:(?:super|prima|bestens|perfekt|gut|ok(?:ay)?|alles klar|top|klasse),? )?(?:danke(?: (?:schön|sehr|dir|ihnen|euch|vielmals))?|dankeschön|(?:vielen|herzlichen|besten|lieben|schönen|tausend) dank)(?: (?:dir|ihnen|euch|nochmals?|und))?(?: für (?:die|ihre|deine|eure|das|den|alles) ?(?:(?:schnelle|rasche|prompte|nette)[nrs]? )?(?:info(?:rmation)?|auftragsbestätigung|bestätigung|bearbeitung|rückmeldung|antwort|nachricht|e-?mail|mail|hilfe|unterstützung|service)?(?: (?:unserer|der|meiner|zur|zu unserer) (?:bestellung|auftrag)${NAMED})?${DATED})?(?: und (?:noch )?(?:ein(?:en|e)? )?(?:schöne[ns]?|gute[ns]?) (?:tag|wochenende|abend|woche))?`,
  String.raw`kein problem|keine (?:weiteren |anderen )?(?:änderungen|fragen|anmerkungen|einwände|rückfragen|korrekturen)(?: (?:unsererseits|von unserer seite|mehr))?|gerne|sehr gerne|alles (?:klar|bestens|gut|super|korrekt|richtig|in ordnung|okay|ok)|bestens|freigegeben|genehmigt|bestätigt|einverstanden|ok(?:ay)? von unserer seite|bitte so (?:ausführen|liefern)|wir freuen uns(?: auf die (?:lieferung|ware))?|wir bestätigen (?:den auftrag|die bestellung|die richtigkeit)|hiermit bestätigen wir (?:den auftrag|die bestellung|die richtigkeit)`,
  String.raw`(?:und )?(?:(?:ein(?:en)?|eine) )?(?:schöne[nrs]?|gute[ns]?|angenehme[ns]?) (?:wochenende|tag|abend|woche|feierabend)(?: noch)?`,
  // French
  String.raw`(?:(?:parfait|super|très bien|ok|d['’]accord|bien reçu|bien noté|c['’]est noté|c['’]est parfait),? )?merci(?: (?:beaucoup|bien|à (?:vous|toi)|infiniment|et))?(?: (?:pour|de) (?:votre|ta|la|cette|le)? ?(?:retour|réponse|confirmation|mail|message|aide|rapidité|réactivité)(?: rapide)?(?: de (?:notre|la|ma) commande${NAMED})?)?|bien (?:reçu|noté)|c['’]est (?:noté|parfait|bon|correct|tout bon)|tout est (?:bon|correct|ok|parfait|conforme)(?: pour (?:nous|moi))?|ok pour (?:nous|moi)|pas de (?:problème|souci|changement|question)s?|aucun(?:e)? (?:changement|modification|question)|nous confirmons (?:la|notre) commande|(?:et )?(?:bonne|excellente) (?:journée|soirée|semaine|fin de (?:journée|semaine))|(?:et )?bon (?:week-?end|après-midi)|confirmé|validé`,
  // Spanish and Portuguese
  String.raw`(?:muchas |mil |muchísimas )?gracias(?: (?:por (?:la|su|tu|el|confirmar|todo)? ?(?:(?:rápida )?(?:confirmación|respuesta|ayuda|atención|correo|mensaje))?(?: de(?:l| nuestro) pedido${NAMED})?))?|vale|perfecto|confirmado|confirmo|conforme|aprobado|todo (?:correcto|bien|perfecto|ok|conforme)|confirmamos (?:el|nuestro) pedido|recibido|sin (?:cambios|problema)|ningún (?:cambio|problema)|(?:y )?(?:buen|feliz) (?:fin de semana|día)|(?:muito )?obrigad[oa]`,
  // Italian
  String.raw`(?:perfetto,? |ok,? |va bene,? |ricevuto,? )?(?:grazie(?: (?:mille|tante|infinite|a (?:voi|lei|te)))?|(?:molte|tante|mille) grazie)(?: (?:per|della) (?:la|il|vostra|tutto)? ?(?:conferma|risposta|mail|aiuto|disponibilità)?(?: (?:dell['’]|del nostro )ordine${NAMED})?)?|confermo|confermato|confermiamo (?:l['’]ordine|il nostro ordine)|approvato|va bene|tutto (?:ok|bene|corretto|a posto)|nessun(?:a)? (?:problema|modifica|variazione)|buon(?:a)? (?:giornata|serata|lavoro|week-?end|fine settimana)`,
  // Dutch
  String.raw`(?:(?:prima|super|top|akkoord|klopt|oké|ok|ontvangen),? )?(?:hartelijk (?:dank|bedankt)|(?:heel )?(?:erg )?bedankt|dank(?: (?:u|je|jullie))?(?: wel)?|dankjewel|dankuwel)(?: voor (?:de|uw|je|jullie) (?:(?:snelle|vlotte) )?(?:bevestiging|reactie|antwoord|mail|hulp)(?: van (?:onze|de) bestelling${NAMED})?)?|akkoord|alles klopt|klopt|helemaal (?:goed|akkoord|prima)|geen (?:probleem|wijzigingen|vragen|verdere vragen)|(?:en )?(?:fijn|prettig|goed) (?:weekend|avond)|(?:en )?(?:fijne|prettige) (?:dag|avond|week)`,
  // Chinese
  '(?:请问)?(?:什么时候|何时|几时)(?:能|可以)?(?:到货|发货|交货|送到)|(?:请问)?交期(?:是)?(?:多久|多长|什么时候)|确认无误|确认|已确认|没有?问题|内容无误|无误|请安排|可以的?|非常感谢|感谢|谢谢您?(?:的(?:回复|确认|邮件))?|多谢|辛苦您?了|好的?|收到|了解|祝工作顺利|祝好|祝您?愉快',
].map((each) => new RegExp(String.raw`^(?:${each})$`, 'iu'));

const BETWEEN = /\s*[,;，、；]\s*|\s+[–—-]\s+/u;

/** @returns what a sentence says beside clauses that say all is well; a wish or a count stands in none of them */
export function beyondPlain(sentence: string): string {
  const clauses = sentence
    .replace(SMILE, '')
    .replace(CALLED, uncalled)
    .split(BETWEEN)
    .map((clause) => clause.trim());
  const left = clauses.filter(
    (clause) =>
      !isPlain(clause.replace(/[\s.!。！]+$/u, '').replace(/^(什么|.*(?:什么时候|何时|几时|交期).*)[?？]$/u, '$1')),
  );
  const isWhole = left.length === clauses.length && clauses.join('') !== '';
  return isWhole ? sentence : left.filter((clause) => /[\p{L}\p{N}?？]/u.test(clause)).join(', ');
}

function isPlain(clause: string): boolean {
  return clause.length <= CLAUSE_MAX && CLAUSES.some((each) => each.test(clause));
}

/** Whom somebody thanks: `Great, thanks Ben!`. Behind a comma that calls nobody a name may be a place. */
const CALLED =
  /((?:[Tt]hank(?:s| you)|[Tt]hx|[Cc]heers|[Dd]anke|[Mm]erci|[Gg]racias|[Gg]razie|[Bb]edankt)(?: (?:so much|very much|a lot))?)(?: (\p{Lu}\p{Ll}+)(?=[.!]*$)|, (\p{Lu}\p{Ll}+)(?=!+$))/u;

function uncalled(all: string, thanks: string, named = '', called = ''): string {
  const name = `${named}${called}`;
  return ALARMING.test(name) || ASKING.test(name) || changesAlone(`${name} gaskets`) ? all : thanks;
}

const SMILE = /(?<=^|[\s.!])[:;]-?\)(?=\s|$)/gu;
const CLAUSE_MAX = 120;
