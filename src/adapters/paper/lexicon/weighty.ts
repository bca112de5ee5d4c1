/**
 * Words that are harmless on a label or in a polite sentence, and yet say where, when, how many, at what price, for whom or whether:
 * `the quantity is per week`, `deliver to the invoice address`. A sentence with one of them says nothing of the order only where it
 * leads to a value that was read, or as a whole is one of those that honest mails say.
 */

/** What people ask to be done: its value stands behind it (`deliver by §`) or before it (`§ bestellen wir`). */
const ASKED =
  'deliver delivers delivered delivery deliveries ship ships shipped shipment shipments shipping send supply supplied place placing need needed require required want ' +
  'liefern lieferung lieferungen ausliefern versand senden schicken zusenden bestellen bestelle benötigen brauchen möchten ' +
  "livrer livrez livraison livraisons expédier d'expédier envoyer d'envoyer envoi fournir commander commandons voudrions souhaitons " +
  'entrega entregas entregar enviar envíen envío suministrar queremos pedimos consegna consegne consegnare spedire inviare invia inviate fornire ordinare ordiniamo ' +
  'lever leveren levering sturen verzenden bestellen willen wensen envio';
/** Where; a line below may say it. */
const PLACED =
  "address addresses ship-to bill-to adresse adressen anschrift lieferadresse lieferanschrift rechnungsadresse l'adresse dirección indirizzo adres afleveradres";
/** What its value stands behind. */
const NAMED =
  'customer customers account warehouse week weekly weeks month monthly months day days daily price prices currency amount quantity quantities qty ' +
  'kunde kunden kundin lager woche wochen monat monate tag tage preis preise einzelpreis gesamtpreis währung betrag menge mengen lieferdatum liefertermin lieferzeit termin termine wunschtermin ' +
  'client clients semaine semaines mois jour jours prix montant quantité quantités qté délai délais ' +
  'cliente clientes semana semanas mes meses precio precios importe cantidad cantidades almacén ' +
  'clienti settimana mese prezzo prezzi quantità qtà magazzino klant klanten maand maanden leverdatum prijs prijzen aantal magazijn preço preços quantidade cena ilość';
/** What is said of a value right beside it: `§ pieces`, `§ EUR`. */
const COUNTED = 'unit units pcs stk stück stuk stuks unité unités unidad unidades gbp usd eur chf euro euros netto ht';

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));
const [ASKED_SET, PLACED_SET, NAMED_SET, COUNTED_SET] = [setOf(ASKED), setOf(PLACED), setOf(NAMED), setOf(COUNTED)];

/** Another sentence begins: `confirm order §, and we send the items`. */
const CLAUSE =
  /[,;.!?()]|(?<!\p{L})(?:and|und|et|y|e|en|och|og) (?=(?:we|you|i|they|then|wir|ich|sie|nous|vous|je|nosotros|noi|wij|ik|u|vi)(?!\p{L}))/iu;

/** @param rest of a sentence, with `§` for what was read and without what is known to be harmless as a whole */
export function saysWithoutValue(rest: string): boolean {
  return rest.split(CLAUSE).some((clause) => {
    // What stands below `please deliver to this address:` is judged by itself.
    const leads = /[:：]\s*$/.test(clause);
    const words: readonly string[] = clause.toLowerCase().match(/§|[\p{L}\d][\p{L}\p{M}\d'’/-]*/gu) ?? [];
    const isRead = (from: number, to: number): boolean => words.slice(Math.max(0, from), to).includes('§');
    return words.some((word, at) => {
      const plain = word.replaceAll('’', "'");
      if (ASKED_SET.has(plain)) return !leads && !words.includes('§');
      if (PLACED_SET.has(plain)) return !leads && !isRead(at + 1, at + 1 + NEAR);
      if (COUNTED_SET.has(plain)) return !isRead(at - 1, at + 2);
      // `per week` behind a quantity is no value of the week.
      return NAMED_SET.has(plain) && !isRead(at + 1, at + 1 + NEAR);
    });
  });
}

/** The same in Chinese and Japanese, where words are not parted. */
export function saysWithoutValueCjk(text: string): boolean {
  return text
    .replaceAll(WONTED_CJK, ' ')
    .split(/[，。；！？、,.;!?\s]+(?!§)/u)
    .some((clause) => WEIGHTY_CJK.test(clause) && !LEADS_CJK.test(clause));
}

const WEIGHTY_CJK =
  /[价價]格?|单价|單價|単価|金额|金額|地址|送货|送貨|[发發]货|發貨|出貨|出货|交货|交貨|到货|收货|供货|交期|納期|納入|数量|數量|客户|客戶|按|每/u;
const LEADS_CJK = /^[^§]*§|[:：]\s*$/u;
const WONTED_CJK = new RegExp(
  [
    '[请請]?(?:贵司|貴司)?(?:尽快|及时|尽早|准时|按时|儘快)*(?:安排)?(?:生产|[发發][货貨]|送[货貨]|交[货貨]|出[货貨]|供[货貨])(?=$|[，。；！？、,.;!?\\s]|谢谢|謝謝)',
    '[请請]?(?:尽快|及时|查收|核对|并)*(?:确认|回复|告知|回传|確認|回覆)(?:一下|附件|订单|訂單|单价|價格|价格|交货期|交货日期|交期|日期|数量|收到|和|及|与|并|以及|、|的|回复|确认|安排)+',
    '[请請]?按(?:照)?(?:附件|以下|下面|订单|訂單|如下|要求)+(?:安排)?(?:生产|[发發][货貨]|送[货貨]|交[货貨])?',
    '(?:交货|送货|收货|送貨)?地址(?:如下|见下|见附件|见订单)|納期(?:を|の)?(?:ご)?確認',
  ].join('|'),
  'gu',
);

const NEAR = 4; // Words from a name to its value: `price per piece is §`.
