/** What a mail says about an order that was sent before: `please change PO 81014: 60 instead of 40`, `cancel it`, `on hold`. */
import { isLeave, isThanking, withoutFooters } from './reply-lines.ts';

const CHANGE =
  /\b(?:please|pls|kindly|we (?:need|want|have) to|can you|could you)\b.{0,40}\b(?:change|amend|correct|update|revise|add)\b|\b(?:correction|amendment|change|revision) (?:to|of|for) (?:our |the |my )?(?:po|order|purchase order)\b|\binstead of\b.{0,40}\d|\bmake (?:that|it) \d|\bshould (?:be|read) \d|\bbitte\b.{0,60}(?<!\p{L})(?:ändern|korrigieren|anpassen|ergänzen)\b|(?<!\p{L})(?:korrektur|änderung) (?:der|zur|unserer) bestellung\b|\b(?:statt|anstatt)\b.{0,40}\d|请.{0,20}(?:更改|修改|更正|增加)|(?:更改|修改|更正)订单|改为/iu;
const CANCEL_PART =
  /\b(?:cancel|storni\p{L}{0,20}|remove|delete|drop)(?!\p{L}).{0,20}\b(?:line|item|pos(?:ition|\.)?|row)\b|\b(?:line|item|pos(?:ition|\.)?|row)s? (?:no\.? ?)?\d.{0,20}\b(?:is|are|was|to be) (?:\p{L}+ )?(?:cancell?ed|deleted|removed)\b|(?<!\p{L})(?:position|pos\.|zeile)\b.{0,60}(?<!\p{L})(?:streichen|storni\p{L}{0,20}|löschen|entfällt)|(?<!\p{L})(?:annul\p{L}{0,5}|supprim\p{L}{0,5}|retir\p{L}{0,5}|elimin\p{L}{0,5}|quit\p{L}{0,5}|cancell?\p{L}{0,5}|schrap\p{L}{0,5}|verwijder\p{L}{0,5}) .{0,20}(?<!\p{L})(?:ligne|poste|article|línea|posición|artículo|riga|posizione|articolo|regel)(?!\p{L})|取消.{0,8}(?:行|项)/iu;
/** `PO 4711 is cancelled`, `unsere Bestellung 4711 ist hinfällig`, and the wish itself in other languages. */
const CANCELLED =
  /\b(?:po|p\.o\.|(?:purchase )?orders?)\b.{0,60}\b(?:is|are|was|were|be|been|gets?|as) (?:\p{L}+ )?(?:cancell?ed|withdrawn|void)\b|\bcancellation of .{0,30}\b(?:po|order)\b|(?<!\p{L})(?:bestellung|auftrag)(?!\p{L}).{0,60}(?<!\p{L})(?:storniert|hinfällig|gegenstandslos|zurückgezogen)(?!\p{L})|(?<!\p{L})(?:annulez|annulation de|annulons|annulée?)(?!\p{L}).{0,40}(?<!\p{L})(?:commande)|(?<!\p{L})commande(?!\p{L}).{0,60}(?<!\p{L})(?:annulée?|à annuler)(?!\p{L})|(?<!\p{L})(?:anul(?:en|ar|amos|e)|cancel(?:en|ar|amos|e))(?!\p{L}).{0,30}(?<!\p{L})(?:pedido|orden)(?!\p{L})|(?<!\p{L})(?:pedido|orden)(?!\p{L}).{0,60}(?<!\p{L})(?:anulad[oa]|cancelad[oa])(?!\p{L})|(?<!\p{L})annull(?:are|ate|iamo|ato|amento)(?!\p{L}).{0,30}(?<!\p{L})ordine(?!\p{L})|(?<!\p{L})ordine(?!\p{L}).{0,60}(?<!\p{L})annullato(?!\p{L})|(?<!\p{L})(?:bestelling|order)(?!\p{L}).{0,60}(?<!\p{L})(?:annuleren|geannuleerd)(?!\p{L})|(?:订单|訂單|采购单).{0,30}(?:取消|作废|作廢)/iu;
const CANCEL =
  /\b(?:please|pls|kindly|we (?:need|want|have|wish) to|must|hereby)\b.{0,40}\bcancel\b|\bcancel (?:the |our |my |this |that )?(?:po|p\.o\.|order|purchase order)\b|(?<!\p{L})storn(?:ieren|ierung)(?!\p{L})|\b(?:veuillez|merci d['’]) ?annuler\b|\b(?:anular|cancelar) (?:el|nuestro|este) pedido\b|请.{0,10}取消|取消订单/iu;
const HOLD =
  /\b(?:on hold|hold (?:off|back|this|that|it|the order)|(?:do not|don't) (?:ship|send|deliver|dispatch|process))\b|(?<!\p{L})(?:zurückstellen|zurückhalten|nicht (?:liefern|ausliefern|versenden))(?!\p{L})|\b(?:en attente|en espera)\b|暂停|暂缓|先不要/iu;
/** What stops an order that was sent before, beside the words above: such mails are short, and name the order or answer its receipt. */
const STOP =
  /^\W*(?:stop|stopp|halt)\b|\b(?:po|order|bestellung|commande|pedido)\b.{0,40}\b(?:is|are|was|has been|wird|ist|est) (?:hereby |hiermit )?(?:cancell?ed|storniert|annulée)(?!\p{L})|(?:^|[.!?] ?)cancel\b|\b(?:(?:do not|don['’]t) (?:need|want|require)\b.{0,60}\bany ?more|no longer (?:need|want|require|valid)(?:ed|d|s)?)\b|(?<!\p{L})(?:please|pls|kindly|you (?:can|may)|must|to) (?:void|withdraw|revoke|scrap|drop|delete|disregard|ignore|forget)(?!\p{L})|(?<!\p{L})(?:void|withdraw|revoke|scrap|drop|delete|disregard|forget) (?:it|this|that|(?:the |our |my )?(?:po|p\.o\.|order|purchase order))(?!\p{L})|(?<!\p{L})(?:hinfällig|gegenstandslos|nicht mehr (?:liefern|ausliefern|senden|schicken|versenden|nötig|erforderlich|benötigt|gebraucht))(?!\p{L})|(?<!\p{L})(?:ziehen?|nehmen?) .{0,80}(?<!\p{L})zurück(?!\p{L})|\b(?:brauchen|benötigen)\b.{0,60}\bnicht mehr\b|不要了|不需要了|作废|作廢|撤销|撤銷|撤回/iu;
/** That something is taken back or put off, in languages whose mails are hardly read otherwise. A mail that orders nothing and says so stops. */
const STOP_ABROAD = new RegExp(
  [
    String.raw`(?<!\p{L})(?:anulow\p{L}+|anuluj\p{L}*|wycof\p{L}+|odwoł\p{L}+|rezygn\p{L}+|wstrzym\p{L}+)(?!\p{L})`, // Polish
    String.raw`(?<!\p{L})(?:stornu\p{L}+|storno\p{L}*|zruš\p{L}+|zruši\p{L}*|pozastav\p{L}+|poništ\p{L}+|otka[zž]\p{L}+|prekli[cč]\p{L}+)(?!\p{L})`, // Czech, Slovak, Croatian, Slovene
    String.raw`(?<!\p{L})(?:lemond\p{L}+|töröl\p{L}*|törl\p{L}+|sztorn\p{L}+|visszavon\p{L}+|visszalép\p{L}+|sztornó\p{L}*)(?!\p{L})`, // Hungarian
    String.raw`(?<!\p{L})(?:av-?beställ\p{L}*|af-?bestil\p{L}*|av-?bestil\p{L}*|annul+er\p{L}*|makuler\p{L}*|kanseller\p{L}*|återkall\p{L}*|tilbagekald\p{L}*|tilbakekall\p{L}*)(?!\p{L})`, // Swedish, Danish, Norwegian
    String.raw`(?<!\p{L})(?:peru(?:kaa|mme|uta|utta|utus|utettu|uttaa|ttava|isimme|ttu)\p{L}*|peruut\p{L}+|peruu|mitätöi\p{L}+|tühist\p{L}+|atcel\p{L}+|atsauk\p{L}+|atšauk\p{L}+)(?!\p{L})`, // Finnish and the Baltic
    String.raw`(?<!\p{L})(?:iptal\p{L}*|vazgeç\p{L}+|durdur\p{L}+)(?!\p{L})`, // Turkish
    String.raw`(?<!\p{L})(?:anul(?:a[țtz]?i?|ăm|are|area|eze|ată|at|ează)|renun[țt]\p{L}+|revoc\p{L}+|cancel(?:ar|amos|em|ado|ada|amento|ación|aciones)|desist\p{L}+)(?!\p{L})`, // Romanian, Portuguese, Spanish
    String.raw`(?<!\p{L})(?:annull(?:are|ate|iamo|amento|ato|i|o)|disdi(?:re|ciamo|amo|te|tta|tto)|stornare|revoc(?:are|hiamo))(?!\p{L})`, // Italian
    String.raw`(?<!\p{L})(?:annul(?:er|ez|ons|ation|é|ée)|résili\p{L}+|rétract\p{L}+)(?!\p{L})`, // French
    String.raw`(?<!\p{L})(?:annule(?:er|ren|ring)|geannuleerd|afbestel\p{L}*|intrekken|ingetrokken|cancelen|gecanceld)(?!\p{L})`, // Dutch
    String.raw`(?<!\p{L})(?:отмен\p{L}+|аннулир\p{L}+|отказыва\p{L}+|отзыва\p{L}+|скасу\p{L}+|скасов\p{L}+|анул\p{L}+|ακυρ\p{L}+|ακύρ\p{L}+)(?!\p{L})`, // Russian, Ukrainian, Bulgarian, Greek
    'キャンセル|取り?消|취소|철회|ביטול|לבטל|إلغاء|الغاء|ยกเลิก|huỷ|hủy',
  ].join('|'),
  'iu',
);
const NOT_CANCELED = /\b(?:do not|don['’]t|never|not to|nicht) (?:cancel|stornieren)\b/giu;
const QUOTED =
  /^ ?>|^ ?[-_]{3,} ?(?:original|forwarded|ursprüngliche|weitergeleitete)|^(?:on|am)\s.{8,160}\s(?:wrote|schrieb).{0,80}: ?$|^\*?(?:from|von|发件人) ?\*?[:：] ?\S/iu;
const SIGNED = /^ ?(?:-- ?$|(?:kind |best |warm )?regards\b|mit freundlichen|thanks?[,.!]? ?$)/i;
const CONTACT = /\b(?:tel|phone|fax|mobile|mobil|cell)\b|@|https?:|www\./i;
const NUMBER =
  /(?:\b(?:po|p\.o\.|purchase order|order|bestellung|auftrag|commande|pedido|orden|ordine|bestelling)|采购订单|订单) ?(?:n[ro°º.]{1,4}|n(?= )|number|nummer|#|号)? ?[:#]? ?([A-Z\d][A-Z\d/._-]{0,40}\d[A-Z\d/_-]{0,40})|(?<![\p{L}\d])(P\.?O\.?[-/_]?[A-Z\d/._-]{0,40}\d[A-Z\d/_-]{0,40})/iu;
/** Whoever writes more says it at the beginning. Every pattern above is bounded, so that no text takes more than its length. */
const TEXT_MAX = 20_000;

/** What a person wrote, apart from what they quote. */
export interface Letter {
  readonly subject: string;
  /** What the subject of a reply says beside that of the mails before it: `Re: order - CANCEL`. */
  readonly added: string;
  /** Above the quoted mail; all of it where nothing is quoted. */
  readonly newest: string;
  /** The same without what stands below a leave-taking, such as what a firm asks of whoever got its mail by mistake. */
  readonly unsigned: string;
  /** The same, line by line. */
  readonly lines: readonly string[];
  /** Between and below lines that are marked as quoted. */
  readonly between: readonly string[];
  /** All that was written, above, between and below what is quoted, without what programs and lawyers add. */
  readonly own: readonly string[];
  /** What is quoted, and may hold remarks. */
  readonly quoted: readonly string[];
}

const REPLIED = /^(?:\s*(?:re|aw|antw|sv|vs|tr|rv|odp|回复|答复)\s*[:：])+\s*/iu;

/** What a subject says by itself: all of it where it is no reply, or the mail before is not known. */
function addedTo(subject: string, before: readonly string[]): string {
  if (!REPLIED.test(subject)) return '';
  const bare = subject.replace(REPLIED, '').trim();
  const known = before
    .map((each) => each.replaceAll(/\s+/g, ' ').replace(REPLIED, '').trim())
    .filter((each) => each !== '');
  const longest = known.toSorted((one, other) => other.length - one.length).find((each) => bare.includes(each));
  return (longest === undefined ? (known.length > 0 ? bare : '') : bare.replace(longest, ' '))
    .replace(/^[\s:,;–—-]+/, '')
    .trim();
}

/**
 * @param words subject, then the text
 * @param subjects of the mails before it, where they are known
 */
export function letterOf(words: string, subjects: readonly string[] = []): Letter {
  const [subject = '', ...lines] = words
    .slice(0, TEXT_MAX)
    .split('\n')
    .map((line) => line.replaceAll(/\s+/g, ' '));
  const quoteAt = lines.findIndex((line) => QUOTED.test(line));
  const markedAt = lines.findIndex((line) => /^ ?>/.test(line));
  const below = markedAt < 0 ? [] : lines.slice(markedAt).filter((line) => !/^ ?>/.test(line) && line.trim() !== '');
  const signedAt = below.findIndex((line) => SIGNED.test(line));
  const newest = lines.slice(0, quoteAt < 0 ? undefined : quoteAt);
  const above = withoutFooters(newest);
  // Thanks may stand at the beginning as well.
  const leaveAt = above.findIndex((line) => isLeave(line) && !isThanking(line));
  const unsigned = above.slice(0, leaveAt < 0 ? undefined : leaveAt);
  return {
    subject,
    added: addedTo(subject, subjects),
    newest: newest.join(' '),
    unsigned: unsigned.join(' '),
    lines: unsigned,
    between: below.slice(0, signedAt < 0 ? undefined : signedAt).filter((line) => !CONTACT.test(line)),
    own: [...above, ...(below.length === 0 ? [] : ['', ...withoutFooters(below)])],
    quoted: quoteAt < 0 ? [] : lines.slice(quoteAt),
  };
}

/**
 * @param isInThread without an earlier mail "instead of" may as well be part of a first order
 * @returns the words that say so
 */
export function changeSaid(letter: Letter, isInThread: boolean): string | undefined {
  const text = ownText(letter);
  const said = CHANGE.exec(text)?.[0] ?? CANCEL_PART.exec(text)?.[0];
  const isClear =
    isInThread ||
    /^ ?(?:re|aw|antw|回复) ?[:：]/i.test(letter.subject) ||
    /\b(?:po|order|bestellung|订单)\b/iu.test(said ?? '');
  return said !== undefined && isClear ? short(said) : undefined;
}

export function cancellationSaid(letter: Letter): string | undefined {
  const text = ownText(letter);
  const said = (CANCEL.exec(text) ?? CANCELLED.exec(text))?.[0];
  return said === undefined || CANCEL_PART.test(text) ? undefined : short(said);
}

/** Of an order that the letter names, and that stands elsewhere: `please delete line 2 of PO 4711`. */
export function partCancelled(letter: Letter): string | undefined {
  const said = CANCEL_PART.exec(ownText(letter))?.[0];
  return said === undefined ? undefined : short(said);
}

/** What is written above or into a quoted order, and may change what holds of it. */
export function noteSaid({ newest, between }: Letter): string | undefined {
  const said =
    HOLD.exec(newest)?.[0] ?? between.find((line) => /\d/.test(line) || CHANGE.test(line) || HOLD.test(line));
  return said === undefined ? undefined : short(said);
}

export function holdSaid(letter: Letter): string | undefined {
  const said = HOLD.exec(ownText(letter))?.[0];
  return said === undefined ? undefined : short(said);
}

/**
 * That an order which was sent before, or a part of it, is not to be delivered, or not yet. Whoever says so by mistake loses an hour: a
 * person looks at the order. The subject of a reply is that of the mail before it.
 */
export function stopSaid(letter: Letter): string | undefined {
  const title = REPLIED.test(letter.subject) ? letter.added : letter.subject;
  const texts = [[letter.unsigned, ...letter.between].join(' '), ...letter.between, title];
  // Below a leave-taking firms say what not to do in general: `Please do not send passwords by mail.`
  return stopIn(texts, [CANCEL, CANCELLED, CANCEL_PART, HOLD, STOP, STOP_ABROAD]) ?? stopIn(letter.own, PLAIN_STOPS);
}

const PLAIN_STOPS = [CANCEL, CANCELLED, CANCEL_PART];

function stopIn(texts: readonly string[], patterns: readonly RegExp[]): string | undefined {
  for (const text of texts) {
    const meant = text.replaceAll(NOT_CANCELED, ' ').trim();
    const said = patterns.map((pattern) => pattern.exec(meant)?.[0]).find(Boolean);
    if (said !== undefined) return short(said);
  }
  return undefined;
}

/** A sentence that puts the order beside it in the place of an earlier one. */
const REPLACES =
  /\b(?:replac(?:es?|ing)|supersed(?:es?|ing)|takes? the place of|instead of (?:our |the )?(?:po|order))\b|(?<!\p{L})(?:ersetzt|anstelle|anstatt|remplace|annule et remplace|sustituye|reemplaza|sostituisce|vervangt)(?!\p{L})|代替|取代/iu;
const SENTENCE = /(?<=[.!?;])\s|(?<=[。！？；])|\s{2,}/u;

/** Of a mail that orders something itself: its sentences that take an earlier order back, or put theirs in its place. */
export function takenBackIn({ subject, newest, between }: Letter): string[] {
  return [subject, ...newest.split(SENTENCE), ...between].filter((sentence) => {
    const meant = sentence.replaceAll(NOT_CANCELED, ' ').trim();
    return [CANCEL, CANCELLED, HOLD, STOP, REPLACES].some((pattern) => pattern.test(meant)) && !CANCEL_PART.test(meant);
  });
}

/** The number of the order that the letter speaks of. */
export function numberSaid({ subject, newest, between }: Letter): string | undefined {
  return [newest, between.join(' '), subject]
    .map((text) =>
      NUMBER.exec(text)
        ?.slice(1)
        .find((each) => each !== undefined),
    )
    .find((each) => each !== undefined);
}

function ownText({ subject, newest, between }: Letter): string {
  return `${subject} ${newest.trim() === '' ? between.join(' ') : newest}`;
}

function short(said: string): string {
  return said.replaceAll(/\s+/g, ' ').trim().slice(0, 100);
}
