/** Heads of columns that say of each line where it goes, whether it is wanted, how many of it, or what it costs beside its price. */
import { fold } from './fold.ts';
import type { Lexicon } from './lexicon.ts';

export type BesideKind =
  /** Where the line goes. */
  | 'place'
  /** Whether it is ordered, released, cancelled, free of charge. */
  | 'whether'
  /** How many of it are still to come. */
  | 'left'
  /** How many of it came, or were taken back. */
  | 'given'
  /** How many instead. */
  | 'instead'
  /** What is to be paid beside the price. */
  | 'charge'
  | 'currency';

const PLACE = new RegExp(
  [
    String.raw`^(?:(?:final|ship|delivery|shipping|receiving|to|new|goods) )*(?:ship to|shipto|deliver to|deliver(?:y|ed)? (?:to|address|location|place|point|site|site code)|ship(?:ping)? (?:address|location)|destination|dest|consignee|recipient|branch|store|shop|depot|warehouse|location|outlet|drop point|unloading point|store name|store no|site|dc|region|city|town)(?: (?:no|code|id|name|address|city|town))?$`,
    String.raw`^(?:lieferort|lieferadresse|lieferanschrift|lieferstelle|lieferwerk|anlieferstelle|anlieferort|filiale|filial no|standort|niederlassung|empfanger|warenempfanger|abladestelle|bestimmungsort|markt|werk|lager|lagerort|liefern an|ziel|zielort)$`,
    String.raw`^(?:lieu(?: de livraison)?|adresse de livraison|livrer a|livraison a|site(?: de livraison)?|magasin|depot|agence|destination|destinataire|entrepot|point de livraison|succursale)$`,
    String.raw`^(?:lugar(?: de entrega)?|direccion de entrega|entregar en|tienda|sucursal|almacen|destino|destinatario|delegacion|centro|local(?: de entrega)?|loja|filial|armazem|entregar em)$`,
    String.raw`^(?:luogo(?: di consegna)?|indirizzo di consegna|consegnare a|negozio|filiale|magazzino|destinazione|destinatario|sede|punto vendita)$`,
    String.raw`^(?:afleveradres|aflever(?:plaats|locatie)|leveradres|leveren aan|filiaal|winkel|vestiging|magazijn|bestemming|locatie)$`,
    String.raw`^(?:sklep|oddzial|magazyn|miejsce dostawy|adres dostawy|butik|filial|lager|leveransadress|leveringsadresse|leveringssted|leveransplats|butikk|varehus|uzlet|raktar|szallitasi cim|magazin|depozit|adresa livrare|loc livrare|prodejna|pobocka|sklad|misto dodani|skladiste|poslovnica|mjesto isporuke|magaza|sube|teslimat yeri|teslimat adresi|depo|myymala|toimitusosoite|toimituspaikka|varasto)$`,
    '^(?:склад|магазин|филиал|адрес доставки|место доставки|грузополучатель)$|门店|店铺|分店|仓库|收货地|送货地|交货地|送货点|到货地|納入先|納品先|届け先|店舗|倉庫|배송지|납품처|매장|창고',
  ].join('|'),
  'u',
);
const WHETHER = new RegExp(
  [
    String.raw`^(?:(?:to )?order(?:ed)?|to be ordered|buy|include[ds]?|select(?:ed)?|confirm(?:ed)?|approved?|active|cancel(?:l?ed)?|deleted?|removed?|wanted|needed|required|deliver|ship|send|hold|on hold|stop|skip|sample|free|free of charge|foc|no charge|released?|firm|yes/no|y/n|order y/n|not needed|deletion indicator|blocked|backorder|optional|option|alternative)$`,
    String.raw`^(?:bestellen|bestellt|auswahl|geloscht|loschen|loschkz|loschkennz|loschkennzeichen|storno|storniert|freigegeben|freigabe|bestatigt|gesperrt|sperre|muster|gratis|kostenlos|ja/nein|j/n|liefern|benotigt|optional|entfallt)$`,
    String.raw`^(?:a commander|commander|commande|annule|supprime|confirme|valide|echantillon|gratuit|oui/non|o/n|livrer|bloque|option)$`,
    String.raw`^(?:pedir|pedido|anulado|cancelado|confirmado|aprobado|muestra|sin cargo|si/no|s/n|enviar|bloqueado|opcional|aprovado|amostra)$`,
    String.raw`^(?:ordinare|ordinato|ordine|annullato|cancellato|confermato|approvato|campione|omaggio|bloccato|opzionale)$`,
    String.raw`^(?:te bestellen|besteld|geannuleerd|bevestigd|akkoord|monster|geblokkeerd|optie|nodig)$`,
    String.raw`^(?:zamow|zamawiam|anulowano|potwierdzone|bestall|bestilles|bestalles|annullert|annulleret|objednat|zruseno)$`,
    '是否|取消|确认|样品|赠品|注文有無|要否|中止|有無|주문여부|취소',
  ].join('|'),
  'u',
);
const COUNTED = String.raw`(?: (?:qty|quantity|qnty|pcs|units|amount|menge|anzahl|qte|quantite|cantidad|quantita|aantal|ilosc|antal))?`;
const LEFT =
  /\b(?:open|outstanding|remaining|balance|still to be delivered|offene?|restmenge|rest|reste|solde|pendientes?|restantes?|residu[oa]|openstaand|resterend)\b|未交|残数|欠数/u;
const GIVEN =
  /\b(?:back ?order\p{L}*|b\/o|delivered|received|rec d|rcvd|shipped|despatched|dispatched|invoiced|billed|cancell?ed|returned|(?:bereits )?geliefert|gelieferte|storniert|berechnet|livree?s?|recue?s?|facturee?s?|annulee?s?|entregad[oa]s?|recibid[oa]s?|anulad[oa]s?|consegnat[oa]|ricevut[oa]|annullat[oa]|geleverd|ontvangen|geannuleerd)\b|已交|已收|已送|納品済/u;
const INSTEAD = new RegExp(
  String.raw`^(?:(?:new|revised|changed?|amended|updated|corrected|confirmed|approved|final|actual|adjusted|adjustment|delta|difference|free|bonus|foc|sample|extra|additional|replacement|substitute|neue?|geanderte?|korrigierte?|bestatigte?|muster|gratis|zusatz|nouvelle?|revisee?|modifiee?|confirmee?|gratuite?|nueva?|revisada?|confirmada?|nuova?|rivista|confermata|omaggio|nieuwe?|gewijzigde?|bevestigde?)${COUNTED}|rev (?:qty|quantity)|(?:qty|quantity|menge|qte|quantite|cantidad|quantita|aantal) (?:new|revised|changed|confirmed|neu|geandert|bestatigt|revisee?|modifiee?|confirmee?|nueva|revisada|confirmada|nuova|confermata|nieuw|bevestigd)|change|action qty|neumenge|anderung|naturalrabatt|变更数量|新数量|赠送数量|変更数)$`,
  'u',
);
const CHARGE =
  /^(?:freight|freight (?:charge|cost)s?|shipping(?: (?:charge|cost)s?| & handling)?|carriage|delivery (?:charge|cost|fee)|handling(?: (?:charge|fee))?|surcharge|charges?|add on|set ?up(?: (?:charge|cost|fee))?|tooling(?: (?:charge|cost))?|engraving|deposit|levy|duty|packing (?:charge|cost)|fracht(?:kosten)?|versandkosten|zuschlag|aufschlag|pfand|rustkosten|verpackungskosten|port|frais(?: de port)?|supplement|consigne|portes|flete|recargo|gastos(?: de envio)?|frete|trasporto|spese|supplemento|maggiorazione|vracht(?:kosten)?|toeslag|verzendkosten|statiegeld|fragt|frakt|transport|dostawa koszt|运费|附加费|運賃|送料)$/u;

/** What a head promises, the likeliest first: what its cells hold decides. */
export function besideKinds(head: string, lexicon: Lexicon): BesideKind[] {
  const label = fold(head.replaceAll(/(?<=\p{Ll})(?=\p{Lu}\p{Ll})/gu, ' ').replaceAll('_', ' '));
  const role = lexicon.column(head)?.role;
  if (role === 'currency') return ['currency'];
  const isDay = role === 'date' || role === 'shipDate';
  const isPlace = PLACE.test(label) || role === 'shipTo' || (!isDay && lexicon.label(head)?.field === 'shipTo');
  const kinds: readonly (readonly [BesideKind, boolean])[] = [
    ['whether', WHETHER.test(label)],
    ['instead', INSTEAD.test(label)],
    ['charge', CHARGE.test(label)],
    ['place', isPlace],
    ['left', !isDay && !isPlace && LEFT.test(label)],
    ['given', !isDay && !isPlace && GIVEN.test(label)],
  ];
  return kinds.flatMap(([kind, fits]) => (fits ? [kind] : []));
}
