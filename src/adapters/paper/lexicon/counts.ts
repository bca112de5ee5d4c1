/** Labels of how many lines a paper has, and how many pieces in all: `Total lines`, `Gesamtmenge`, `总数量`. */
import { fold } from './fold.ts';

export type CountKind = 'lines' | 'items' | 'pieces';

const TOTAL =
  '(?:total|totals|number|no|nr|nbr|count|sum|anzahl|gesamt|summe|nombre total|nombre|numero total|numero|totale|nb|aantal|totaal|antal|liczba|toplam)';
const OF = '(?: of| der| de| d| di| du| des| van| no)?';
const LINES =
  '(?:order )?(?:lines?(?: items?)?|positions?|positionen|posten|lignes?|lineas|partidas|renglones|linhas|righe|regels|rader|linjer|pozycji)';
const ITEMS = '(?:items?|articles?|artikel|articulos|articoli|artigos|itens|products?|produits?|produkte|skus?)';
const PIECES =
  '(?:qty|quantity|quantities|units|pieces|pcs|menge|stuckzahl|stuck|quantite|quantites|pieces|cantidad|unidades|piezas|quantidade|quantita|pezzi|stuks|stk|szt)';
const phrase = (words: string): RegExp =>
  new RegExp(
    String.raw`^(?:${TOTAL}${OF} (?:${TOTAL}${OF} )?${words}(?: ordered| bestellt)?|${words} (?:total|count|ordered in total|gesamt|insgesamt)|(?:gesamt|total)${words})$`,
  );
/** `Lines: 4`: alone only where it says several; `Position 10` names one. */
const BARE_LINES =
  '(?:order )?lines|line items|positionen|posten|lignes|lineas|renglones|linhas|righe|regels|rader|linjer';
const KINDS = {
  lines: new RegExp(`${phrase(LINES).source}|^(?:${BARE_LINES})$`),
  items: phrase(ITEMS),
  pieces: phrase(PIECES),
} as const;
const CJK: Readonly<Record<CountKind, RegExp>> = {
  lines: /^(?:总行数|行数|項目数|明細数|品目数|总项数)$/,
  items: /^(?:品种数|总品数)$/,
  pieces: /^(?:总数量|總數量|合计数量|数量合计|数量合計|合計数量|总件数)$/,
};

/** `items` may be lines or pieces. */
export function countKindOf(label: string): CountKind | undefined {
  const bare = label.replace(/[\s:：.=#]+$/u, '');
  const folded = fold(bare);
  const dense = bare.replaceAll(/\s/g, '');
  return (['lines', 'items', 'pieces'] as const).find((kind) => KINDS[kind].test(folded) || CJK[kind].test(dense));
}

/** `Total lines: 5`: the label with its number, and nothing else. */
export function isCountRow(text: string): boolean {
  const [, label = ''] = /^(\D{3,40}?)\s?\d[\d.,' ]*(?:\s?\p{L}{1,6}\.?)?$/u.exec(text) ?? [];
  return label !== '' && countKindOf(label) !== undefined;
}
