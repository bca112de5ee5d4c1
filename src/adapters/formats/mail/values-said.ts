/**
 * Whether a sentence of thanks gives a value beside them: `OK, 60.`, `Yes, in May.`, `OK: EA`, or a sign that nobody knows. Beside an
 * order such words are a part of it, and say nothing more; in a reply to it they are what it shall become.
 */
import { CJK, isCard, isPlace, wordsOf } from '../../paper/beside/harmless.ts';
import type { Names } from '../../paper/beside/names.ts';
import { hasCjk } from '../../paper/lexicon/fold.ts';
import { DATE, NAMING, POLITE_CJK } from '../../paper/lexicon/harmless.ts';

/** Ways to reach somebody, and when the order was written. */
const BESIDE: readonly RegExp[] = [
  /(?:https?:\/\/|www\.)\S+|[\w.+-]+@[\w.-]+\.\w+/giu,
  /(?:(?<!\p{L})(?:tel|t|m|f|phone|ph|fax|mobile?|mob|cell|direct|telefon|téléphone|tél|móvil|teléfono|telefono|cellulare|telefoon|handy|durchwahl)|电话|手机)[.:：\s]*\+?[\d(][\d\s()./-]{5,}\d|(?<![\d.,])\+\d[\d\s()./-]{6,}\d/giu,
  new RegExp(String.raw`(?<=§,? )(?:of|vom|du|del|van|dated?) ${DATE}`, 'giu'),
];
const GREETED =
  /(?<!\p{L})(?:good|guten?|goede|god|dobry|dzień|buon|bom|boa|buen[oa]s)[ ]?(?:morning|day|week(?:end)?|morgen|middag|tag|dag|dzień|dia|tardes?|noches?|noites?)(?!\p{L})|(?<!\p{L})(?:have|schöne[ns]?|bonne|buona|fijne) (?:a )?(?:(?:nice|good|great|lovely) )?(?:day|week(?:end)?|tag|woche(?:nende)?|journée|giornata|dag)(?!\p{L})/giu;

/** Units, and words of time and of what is other than before, which are harmless beside an order. */
const VALUES =
  /(?<!\p{L})(?:ea|each|pcs|units?|stk|stück|unités?|unidad(?:es)?|stuks?|asap|weekly|monthly|morning|morgen|middag|tardes?|new|neue[nrs]?|nouve(?:au|lle)|nuev[oa]|nuov[oa]|need(?:ed)?|brauchen|benötigen|address|adresse?|dirección|indirizzo|against|under|without|usd|eur|gbp|chf|euros?)(?!\p{L})/iu;
/** When it comes may be asked, but not wished. */
const TIMES =
  /(?<!\p{L})(?:weeks?|months?|today|tomorrow|tonight|heute|demain|aujourd['’]hui|hoy|mañana|oggi|domani|vandaag)(?!\p{L})|今天|明天/iu;
/** What is said stands elsewhere: `See attached.` */
const POINTS =
  /(?<!\p{L})(?:attach\p{L}*|enclos\p{L}*|anbei|anhang|anlage|angehängt\p{L}*|beigefügt\p{L}*|ci-joint\p{L}*|jointe?s?|adjunt\p{L}*|anexo|allegat\p{L}*|bijgevoegd\p{L}*|bijgaand\p{L}*|bijlage|załącz\p{L}*|bifoga\p{L}*|vedhæftet|vedlagt|below|unten|nachstehend\p{L}*|ci-dessous|sotto|onderstaand\p{L}*)(?!\p{L})|附件|附上|添付|如下/iu;
const IN_MAY =
  /(?<!\p{L})(?:in|for|by|until|till|on|from|of|during|before|after|early|mid|late|next|this|end of) may(?!\p{L})|^\P{L}*may\P{L}*$/iu;
const NAMED_MAY = /(?<=\p{L}\P{L}{1,3})May(?!\p{L})(?! (?:i|we|you|it|they)(?!\p{L}))/u;
const WISHES =
  /(?<!\p{L})(?:(?:can|could|would) (?:you|it|we|they)|will you|please)(?!\p{L}).{0,60}(?<!\p{L})(?:ship|deliver|send|come|be|have|get)/iu;
const TOLD = /(?<!\p{L})(?:tell|say|advise|know|inform|confirm|update)(?!\p{L})/iu;

/** `Two`, `zwei`, `两箱`: a number at the end of what is said, or one of Chinese things. */
const NUMBERED =
  /(?<!\p{L})(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|dozen|zwei|drei|vier|fünf|sechs|sieben|zehn|zwölf|deux|trois|quatre|cinq|huit|dix|douze|dos|tres|cuatro|cinco|seis|siete|ocho|diez|due|tre|quattro|cinque|sette|otto|dieci|twee|drie|vijf|zes|zeven|tien|twaalf)\P{L}*$|[两兩双雙二三四五六七八九十百千半]|一(?!下|切|定|样|直|起|路)/iu;
/** `Almost`: English says `fast` of a reply, where the sentence is taken whole. */
const NEARLY = /(?<!\p{L})(?:fast|fasst|almost|nearly|presque|casi|quasi|bijna)(?!\p{L})|差不多|几乎/iu;

/** Whether one asks what was ordered, by whom, or whether it is right: `Did we order this?` */
export function isDoubted(question: string): boolean {
  return DOUBTED.test(question) || /^\P{L}*(?:ok(?:ay)?|correct|right|agreed)\P{L}*$/iu.test(question);
}
const DOUBTED =
  /(?<!\p{L})(?:(?:did|have|had|do) (?:we|i|you|they)(?: \p{L}+)? (?:order|ordered|want|send|place)|who (?:has )?(?:ordered|placed|sent)|what (?:order|is (?:this|that|it))|which order|are you sure|sure|is (?:this|that|it|the \p{L}+) (?:right|correct|ours|ok)|haben wir|habe ich|wer hat|richtig|korrekt|avons-nous|avons nous|est-ce (?:correct|bon|exact)|hemos (?:pedido|hecho)|abbiamo (?:ordinato|fatto)|hebben (?:we|wij)|klopt)(?!\p{L})|下过单|订过|对吗|正确吗/iu;

/** Beside polite words even a single character may take the order back: `收到了，已退`. */
export function leavesNothing(text: string, names: Names): boolean {
  if (!hasCjk(text)) return true;
  const left = (text.replaceAll(TITLED, ' ').replaceAll(POLITE_CJK, ' ').match(CJK) ?? []).join('');
  return left === '' || names.has(left);
}
const TITLED = /\p{Script=Han}{1,3}(?:经理|先生|女士|小姐|总监|主管|老师|工程师|様|さん)/gu;

/** Thumbs up, smiles, applause and ticks; what stands in a signature. */
const GLAD = /[👍👌🙏🙂😊😀😃😄😁😉🤗👏✅✔☑❤♥🎉🤝💪🙌👋©®™°☎✉📞📧🌐📱📠]|\p{Emoji_Modifier}|\u{FE0F}|\u{200D}/gu;
const SIGN = /[\p{So}\p{Sc}\p{Extended_Pictographic}]/u;

/** `Thanks, Hull.` says where; `Thanks, Ben!` and `Thanks Ben` call somebody. */
const THANKED_STOP =
  /^\W*(?:[Mm]any )?(?:[Tt]hank(?:s| you)|[Dd]anke|[Mm]erci|[Gg]racias|[Gg]razie|[Bb]edankt|[Cc]heers),\s+(\p{Lu}\p{L}+)(?: \p{Lu}\p{L}+)*\.\s*$/u;

/** @param isQuestion it asks when something comes rather than to have it then */
export function givesValue(sentence: string, names: Names, isQuestion: boolean): boolean {
  const text = [...BESIDE, GREETED].reduce((rest, shape) => rest.replaceAll(shape, ' '), sentence);
  if (SIGN.test(text.replaceAll(GLAD, ''))) return true;
  if (/(?<!\p{L})(?:no|nein|nej|nee|não|nie|nem|ei|нет|ні)[\s.!,]*$/iu.test(text)) return true;
  if (/\p{N}/u.test(text) && !isSigned(sentence, names)) return true;
  if (NUMBERED.test(text) || NEARLY.test(text)) return true;
  if (THANKED_STOP.test(text) && !names.has((THANKED_STOP.exec(text)?.[1] ?? '').toLowerCase())) return true;
  const isAsked = isQuestion && !(WISHES.test(text) && !TOLD.test(text));
  return (
    VALUES.test(text) ||
    POINTS.test(text) ||
    (!isAsked && (TIMES.test(text) || IN_MAY.test(text) || NAMED_MAY.test(text)))
  );
}

/** `?`, or `x`: a line that one has to ask about; `k` agrees, and `A.` is who signed so. */
export function isUnclear(line: string): boolean {
  if (!/[\p{L}\p{N}]/u.test(line)) return /[?？]/.test(line);
  return (
    /^\P{L}*\p{Script=Latin}\P{L}*$/u.test(line) &&
    !/^\P{L}*k\P{L}*$/iu.test(line) &&
    !/^\s*(?!X)\p{Lu}\.?\s*$/u.test(line)
  );
}

/** It holds no word but names and a greeting: nothing is said. */
export function isEmpty(line: string, names: Names): boolean {
  const rest = GREETINGS.reduce((text, shape) => text.replace(shape, ' '), line);
  const words = wordsOf(rest);
  if (words.length === 0) return rest.replaceAll(/[\p{P}\s§]/gu, '') === '' && !/[?？]/.test(rest);
  return words.every((word) => /^\p{Lu}/u.test(word) && names.has(word.toLowerCase()));
}

/** Who is greeted: `Hi Ben,`; the others of these take leave, which may be all that somebody writes. */
const GREETINGS = NAMING.slice(0, 2);

/** A card of who wrote it: their name, then a place or a way to reach them. */
function isSigned(sentence: string, names: Names): boolean {
  const words = wordsOf(sentence);
  if (!names.has((words[0] ?? '').toLowerCase())) return false;
  return words.length > 2 && (isPlace(sentence) || isCard(sentence, words));
}
