/**
 * Whether a mail about an order that was sent before says more of it than thanks: another quantity, place, day or price, however it is
 * worded (`please make it 400`, `item 2 goes to York`). Whoever is held by mistake loses a moment; an order that is delivered as it
 * was costs a return.
 */
import { isHarmless } from '../../paper/beside/harmless.ts';
import { namesIn, type Names } from '../../paper/beside/names.ts';
import { SENTENCE_END } from '../../paper/beside/signed.ts';
import { ALARMING } from '../../paper/lexicon/harmless.ts';
import { asksAbout } from '../../paper/prose/asks-about.ts';
import { foldedNumbers, spelledNumber, withoutLetters } from '../../../model/order-number.ts';
import { changeSaid, type Letter } from './change.ts';
import { beyondPlain } from './plain-replies.ts';
import { saidLines } from './reply-lines.ts';
import { givesValue, isDoubted, isEmpty, isUnclear, leavesNothing } from './values-said.ts';

/** Words of a change in a mail that stands for itself: it may as well ask about an order or complain of it. */
const MADE =
  /\b(?:make|take|send|ship|deliver|supply|order|need|want) (?:it |that |us |just |only |also |another )*\d{1,6}\b|\b(?:increase|reduce|raise|lower|double|halve|swap|replace|remove|move|add|bring forward|push back|postpone|reschedule|redirect)\b.{0,60}\b(?:to|by|from|with|for|on|until|line|item|\d)|\b(?:deliver|ship|send)\p{L}*(?!\p{L}).{0,40}\b(?:to|on|by|before) .{1,60}\binstead\b|(?<!\p{L})(?:erhöhen|reduzieren|verdoppeln|halbieren|verschieben|hinzufügen|ergänzen|streichen|umleiten|ändern)(?!\p{L})|(?<!\p{L})(?:bitte|nur|doch) \d{1,6} (?:stück|stk|st)\b|(?<!\p{L})(?:augment|rédui|modifi|chang|report|ajout|remplac)\p{L}*.{0,60}(?:à|de|par|au|ligne|\d)|(?<!\p{L})(?:aument|reduc|reduz|cambi|modific|añad|adicion|sustitu)\p{L}*.{0,60}(?:a|de|por|línea|\d)|(?<!\p{L})(?:aument|ridu|modific|cambi|aggiung|sostitu)\p{L}*.{0,60}(?:a|di|con|riga|\d)|(?<!\p{L})(?:verhog|verlag|wijzig|verander|toevoeg|vervang)\p{L}*|(?:改为|改成|改到|增加到?|减少到?|追加|推迟|提前|换成|加到)/iu;
/** That all is right. */
const AGREED =
  /\b(?:is|are|looks?|all|everything|that['’]?s|it['’]?s) (?:all )?(?:fine|ok(?:ay)?|correct|right|good|perfect|agreed)\b|^\W*(?:ok(?:ay)?|correct|agreed|confirmed|perfect)\b|\b(?:we|i) (?:hereby )?(?:confirm|agree)\b|(?<!\p{L})(?:stimmt|passt|in ordnung|korrekt|einverstanden|richtig|c['’]est (?:bon|correct|parfait)|d['’]accord|correcto|conforme|de acuerdo|va bene|corretto|akkoord|klopt)(?!\p{L})|没问题|正确|可以|同意/iu;
const DENIED = /\b(?:not|but|except|however|only|nicht|aber|nur|mais|pas|sauf|pero|no|ma|non|niet|maar)\b|不|但/iu;

/**
 * What one says in an agreement, in thanks, and in taking note, besides words that are harmless anywhere. `Please clear it`, `take it back`,
 * `we already got it` and `I am done with it` take an order back, so none of these words is among them.
 */
const SETTLED =
  "accepted agree agreed all alright also appreciate appreciated arrived arrives bye cheers correct do doing everything exactly excellent fine glad good got great happy hear hello help helpful hey hi i'm indeed it's just know let's looks lot me much my nice noted ok okay our perfect pleasure pls quick received reply response right same so soon speak super sure take taken taking that's thing this time understood us well whole wonderful work works yes yep yesterday you're yours " +
  'alles also auch ausgezeichnet bestens bis dann das einverstanden erhalten freue freuen gerne gut ist ja klar klasse korrekt notiert ordnung passt prima richtig schnelle so soweit stimmt super verstanden wunderbar zufrieden ' +
  "accord ainsi bien c'est compris conforme correct d'accord est exact noté oui parfait parfaitement reçu super tout très " +
  'acuerdo bien claro conforme correcta correcto de es está excelente listo perfecta perfecto recibida recibido sí todo vale ' +
  'bene capito corretto è grazie mille ok perfetto ricevuto tutto va ' +
  'akkoord begrepen bedankt dank duidelijk helemaal is ja juist klopt ontvangen prima top';
/** What one asks of an order that was sent: where it is, when it comes, whether it came. */
const ASKED =
  "able advise already any anything are arrival arrive arrived arrives be been before can check come comes confirmed could date deliver delivered delivery did dispatch dispatched do does eta expect expected far get got had has have help how if inform is it's kindly know lead leave leaves left let long look me my news not number process processed questions ready received receive ship shipped ships soon sent should status still stock tell there tracking update updates was were what what's when where where's which who will would yet today tomorrow already " +
  'bekommen da dürfen erhalten eingegangen fertig geliefert gibt haben habt hat ist kann kommt können könnt liefertermin lieferung lieferstatus mir mitteilen mitteilung neues noch rechnen sagen schon sendung sie sind stand status uns unterwegs wann warum was wer wie wird wo wurde versendet ' +
  "a-t-elle arrive avez avons combien comment déjà dire elle en est est-ce est-elle est-elle expédiée expédié livrée livré livrés ou où peut pourquoi pouvez pourriez prête prêt prévu prévue quand que quel quelle qu'en reçu sera sera-t-elle sera-t-il serait serons-nous sont suivi va " +
  'cómo cuál cuándo decir decirme dónde enviado está están estado ha han llega llegado llegará llegar podría pueden puede qué quién recibido saber será tienen tiene ' +
  'arriva arriverà arrivare avete cosa come consegnato dirmi dove è ha hanno merce mi potete può quale quando ricevuto sapere sarà spedito stato ' +
  'aangekomen er heeft hebben hoe hoelang is kan komt kunnen kunt laten levertijd ontvangen verzonden waar waarom wanneer wat weten wie wordt zijn zending';
const SETTLED_WORDS: ReadonlySet<string> = new Set(SETTLED.split(' '));
const ASKED_WORDS: ReadonlySet<string> = new Set([...SETTLED_WORDS, ...ASKED.split(' ')]);
/** That it comes: in another sentence it would say when, or where. */
const COMES =
  /(?<!\p{L})(?:ships?|shipped|shipping|shipment|deliver(?:s|y|ed|ing)?|dispatch(?:ed)?|sen[dt]|liefer(?:n|st|t|ung|status)|geliefert|versendet|livr(?:er|aison|ée?s?)|expédiée?s?|entrega(?:r|do|da)?|enviad[oa]|consegna(?:re|t[oa])?|spedit[oa]|lever(?:en|ing)|geleverd|verzonden)(?!\p{L})/giu;
const SETTLED_CJK =
  /没问题|沒問題|正确|正確|可以|同意|好的?|知道了?|明白了?|已|了|都|很|非常|您|们|的|吧|辛苦|了解|承知|かしこまりました/gu;

/** @returns the sentence of a mail of its own, or the words, that change an order which it names */
export function changeOfNamed(letter: Letter): string | undefined {
  return changeSaid(letter, true) ?? MADE.exec(letter.unsigned)?.[0].slice(0, SHOWN_MAX);
}

/**
 * @param numbers of the orders that the mail names
 * @param sender name and address of who wrote it
 * @returns the sentence of a mail of its own that is neither thanks, nor a question, nor an agreement about them
 */
export function moreSaidOf(letter: Letter, numbers: readonly string[], sender: string): string | undefined {
  const names = namesIn([sender]);
  return [...sentencesIn(saidLines(letter.own, names).lines), ...titleOf(letter)]
    .map((sentence) => numbers.reduce((text, number) => withoutNumber(text, number), sentence))
    .find((sentence) => saysMore(sentence, names))
    ?.slice(0, SHOWN_MAX);
}

/** Of an order: `§` stands for what is known of it. */
function withoutNumber(text: string, number: string): string {
  for (const each of [number, withoutLetters(number)]) {
    const spelled = each === undefined ? undefined : spelledNumber(each);
    const folded = foldedNumbers(text);
    const found = spelled === undefined ? null : new RegExp(spelled, 'u').exec(folded);
    if (found === null) continue;
    const [from, to] = [found.index, found.index + found[0].length];
    // What was folded to another length is not found in the text as it was.
    const whole = folded.length === text.length ? text : folded;
    return `${whole.slice(0, from)}§${whole.slice(to)}`;
  }
  return text;
}

/** @returns the sentence of a reply that is neither thanks, nor a question, nor an agreement; that it is empty says more as well */
export function moreSaid(letter: Letter, sender: string): string | undefined {
  const names = namesIn([sender]);
  const { lines, hasThanked } = saidLines(letter.own, names);
  const remark = remarkIn(letter.quoted, names);
  if (remark === undefined && lines.every((line) => isEmpty(line, names)) && !hasThanked)
    return letter.added.trim() || EMPTY;
  const said =
    lines.find((line) => isUnclear(line)) ??
    [...sentencesIn(lines), letter.added].find((each) => saysMore(each, names)) ??
    remark;
  return said?.slice(0, SHOWN_MAX);
}

const EMPTY = '…';

/** Lines that stand together are read as one; what stands apart is said by itself. */
function sentencesIn(lines: readonly string[]): string[] {
  return lines
    .map((line) => (line.trim() === '' ? '\n' : line))
    .join(' ')
    .split('\n')
    .flatMap((paragraph) => paragraph.split(SENTENCE_END))
    .map((sentence) => sentence.trim());
}

/** `40 EA ABC-123 - Ann: please cancel this line`: behind their own name people write into what they quote. */
function remarkIn(quoted: readonly string[], names: Names): string | undefined {
  return quoted
    .map((line) => REMARK.exec(line)?.groups)
    .filter((found) => found !== undefined && names.has((found['name'] ?? '').toLowerCase()))
    .map((found) => found?.['said']?.trim() ?? '')
    .find((said) => saysMore(said, names));
}
const REMARK = /[-–—>\][(<*#|/]\s*(?<name>\p{L}{2,})(?: \p{Lu}[\p{L}.]*)?\s?[:：]\s*(?<said>\S.*)$/u;

/** The subject, unless it is that of the mail before. */
function titleOf({ subject }: Letter): string[] {
  return /^\s*(?:re|aw|antw|sv|tr|rv|回复|答复)\s*[:：]/iu.test(subject) ? [] : [subject];
}

/** Whatever is not known to be thanks, an agreement or a question says more: no list has all words that take an order back. */
function saysMore(whole: string, names: Names): boolean {
  const sentence = beyondPlain(whole);
  if (sentence === '') return false;
  const isQuestion = /[?？]$/.test(sentence);
  if (isQuestion && asksAbout(sentence) && !ALARMING.test(sentence)) return false;
  if (givesValue(sentence, names, isQuestion) || (isQuestion && isDoubted(sentence))) return true;
  const isAgreed = AGREED.test(sentence) && !DENIED.test(sentence);
  const rest = (isAgreed ? sentence.replace(AGREED, ' ') : sentence).replaceAll(SETTLED_CJK, ' ');
  if (isAgreed && /^\P{L}*$/u.test(rest)) return false;
  return isQuestion
    ? !isHarmless(rest.replaceAll(COMES, ' '), ASKED_WORDS, names)
    : !(isHarmless(rest, SETTLED_WORDS, names) && leavesNothing(rest, names));
}

const SHOWN_MAX = 160;
