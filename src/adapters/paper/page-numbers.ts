/** What pages say of themselves: `Page 1 of 2`, `Fortsetzung auf Seite 2`. A page that did not come held lines, as likely as terms. */
import { finding } from '../../model/codes.ts';
import type { Finding } from '../../model/finding.ts';
import type { Page, Paper } from './page.ts';

const PAGE = String.raw`(?:page|pages|pg|p|seite|s|bl|blatt|p[áa]gina|pagina|p[áa]g|pag|sivu|sida|side|strona|str|strana|stranka|stránka|strán|oldal|sayfa|страница|стр|лист|folio|hoja|feuille|foglio|blad|sheet)`;
const OF = String.raw`(?:\/|of|von|de|di|del?|sur|su|da|van|av|af|z|ze|od|iz|out of|из|/)`;
const COUNTED: readonly RegExp[] = [
  new RegExp(
    String.raw`(?<![\p{L}\d])${PAGE}\s?[.:]*\s*(?:no\.?|nr\.?|n°)?\s*(\d{1,3})\s*${OF}\s*(\d{1,3})(?![\d.,/-])`,
    'giu',
  ),
  /第\s?(\d{1,3})\s?页\s?[,，/]?\s?共\s?(\d{1,3})\s?页/gu,
  /第?\s?(\d{1,3})\s?[/／]\s?(\d{1,3})\s?(?:页|頁|ページ|쪽|페이지)/gu,
  /(?:页码|頁碼|页次|ページ|頁|쪽|페이지)\s?[:：]?\s?(\d{1,3})\s?[/／]\s?(\d{1,3})(?!\d)/gu,
];

/** Each as a whole; fields that are filled in when it is printed have no number. */
const WHOLE: readonly RegExp[] = [
  new RegExp(
    String.raw`^(?:${PAGE}[\s|.:]*(?:no\.?|nr\.?|n°)?\s*)?(?:\d{1,3}(?:\s*${OF}\s*(?:${PAGE}[\s.]*)?\d{1,3})?)$`,
    'iu',
  ),
  new RegExp(String.raw`^${PAGE}\s*${OF}?$`, 'iu'),
  /^第?\s*\d{0,3}\s*(?:[/／]\s*\d{0,3}\s*)?(?:页|頁|ページ|쪽|페이지)(?:\s*[,，、/／]?\s*(?:共|总|總|全)\s*\d{0,3}\s*(?:页|頁|ページ))?$/u,
  /^(?:共|总|總|全)\s*\d{0,3}\s*(?:页|頁|ページ)(?:\s*[,，、/／]?\s*第\s*\d{0,3}\s*(?:页|頁|ページ))?$/u,
  /^(?:页码|頁碼|页次|ページ|頁|쪽|페이지)\s*[:：]?\s*\d{0,3}(?:\s*[/／]\s*\d{0,3})?$/u,
];

const NUMBER_MAX = 60; // Letters.

/** Whether a text at the head or foot of a page is its number, and nothing else: `- 1 -`, `Seite 1 von 2`, `P a g e | 1`. */
export function isPageNumber(text: string): boolean {
  if (text.length > NUMBER_MAX) return false;
  const bare = text.replaceAll(/^[\s|([–—-]+|[\s|)\]–—-]+$/g, '');
  const close = /^(?:\p{L} ){3}/u.test(bare) ? bare.replaceAll(/(?<=(?<!\p{L})\p{L}) (?=\p{L}(?!\p{L}))/gu, '') : bare;
  return WHOLE.some((each) => each.test(close));
}

/** `1/2`, `1 of 3` alone on a line at the head or foot of a page. */
const BARE = new RegExp(String.raw`^(\d{1,3})\s?${OF}\s?(\d{1,3})$`, 'giu');
const MARGIN = 0.12; // Of the height of a page.

/** The number of a page and of how many; undefined where it says none, or nothing that can be. */
export function pageCount(page: Page): readonly [page: number, of: number] | undefined {
  const text = textOf(page);
  const tries = [
    ...COUNTED.map((pattern) => [pattern, text] as const),
    ...marginLines(page).map((line) => [BARE, line] as const),
  ];
  for (const [pattern, said] of tries)
    for (const [, first, second] of said.matchAll(pattern)) {
      const [number, count] = [Number(first), Number(second)];
      if (number > 0 && number <= count) return [number, count];
    }
  return undefined;
}

function marginLines({ words, height, origin }: Page): string[] {
  if (origin === 'cells') return [];
  const lines = new Map<number, string[]>();
  for (const { text, box } of words) {
    if (box[3] > MARGIN * height && box[1] < (1 - MARGIN) * height) continue;
    const at = Math.round(box[1] / 4);
    const line = lines.get(at);
    if (line === undefined) lines.set(at, [text]);
    else line.push(text);
  }
  return [...lines.values()].map((line) => line.join(' '));
}

/** `Number of pages: 2`, `Anzahl Seiten: 3 (inkl. Deckblatt)`. */
const HOW_MANY =
  /(?<!\p{L})(?:(?:total |number of |no\.? of |# of |nbr of )pages?|pages? total|anzahl (?:der )?(?:seiten|blätter)|seitenzahl|seitenanzahl|nombre de pages?|nb\.? (?:de )?pages?|n[úu]mero de (?:p[áa]ginas|hojas)|numero (?:di )?pagine|aantal pagina'?s|antal sidor|antal sider|liczba stron|总页数|總頁數|总頁數)\s*[:：]?\s*(\d{1,3})(?!\d)/giu;
/** `2 pages`, `Pages 2` alone on a line at the head or foot. */
const BARE_MANY =
  /^(?:pages?|seiten|p[áa]ginas|pagine)\s?:?\s?(\d{1,3})$|^(\d{1,3})\s(?:pages|seiten|p[áa]ginas|pagine)$/iu;

/** At the foot of the last page: more was to follow. */
const GOES_ON =
  /(?<!\p{L})(?:continue[ds]? (?:on|overleaf|next|to)|(?:to be )?continued\s*(?:\.{2,}|…|>+|→|$)|cont(?:'d|d\.?|inued)? on (?:the )?(?:next|page|following)|see (?:next page|overleaf)|please turn over|(?:carry|carried) (?:over|forward)(?: to (?:next )?page)?\s*$|p\.?t\.?o\.?$|(?:bitte |please )?(?:wenden|turn over)$|b\.\s?w\.?$|siehe rückseite|voir (?:au )?verso|\.\/\.\s*$|(?:…|\.{2,3})\s?\/\s?\d{1,2}\s*$|fortsetzung (?:auf|seite|folgt|n[äa]chste)|weiter auf seite|übertrag auf seite|suite (?:page|au verso|à la page|en page)|à suivre$|voir page suivante|contin[úu]a en|sigue en|continua (?:a|alla|na) (?:pag|pagina|p[áa]gina)|segue (?:a )?pag|segue$|vervolg op|zie volgende|vervolgblad|fortsätter på|fortsættes|ciąg dalszy|cd\. na str|pokračování|接下页|續下頁|转下页|次ページ(?:へ|に)|다음 페이지)/iu;

/** Pages that the paper says it has and that did not come. Sheets have no pages: what is printed of them is counted elsewhere. */
export function missingPages({ pages }: Paper): Finding[] {
  const printed = pages.filter(({ origin }) => origin !== 'cells');
  const last = printed.at(-1);
  if (last === undefined) return [];
  const counts = printed.map(pageCount);
  const gap = gapIn(counts);
  if (gap !== undefined)
    return [told(`${gap.place} is page ${gap.number} of ${gap.count}, and the next one did not come`)];
  const start = counts[0]?.[0] ?? 1;
  if (start > 1) return [told(`its first page is page ${start}`)];
  const most = howMany(printed[0]);
  if (most > printed.length) return [told(`it has ${most} pages, and ${printed.length} came`)];
  const seen = farthestSeen(printed);
  if (seen > printed.length && start === 1 && counts.every((count) => count === undefined || seen > count[1]))
    return [told(`more stands on page ${seen}, and it has ${printed.length}`)];
  const isCounted = counts.at(-1) !== undefined;
  if (!isCounted && (GOES_ON.test(lastLines(last)) || turnsOver(last)))
    return [told(`its last page is continued on another one`)];
  return [];
}

/** `see page 3`, of a paper of two; among the items as well. */
const SEE_PAGE =
  /(?<!\p{L})(?:see|refer to|siehe|voir|vedi|zie|ver|véase|cf\.?)\s(?:also |auch |aussi )?(?:page|pg\.?|p\.|seite|s\.|pagina|página|pág\.?|pag\.?|blz\.?)\s?(\d{1,2})(?!\d|\s+(?:of|von|de|du|des|di|del|van)(?!\p{L}))/giu;
/** Terms are none of the order. */
const OF_TERMS = /terms|conditions|bedingung|agb|condizion|condicion|voorwaard|条款|約款/iu;

function farthestSeen(pages: readonly Page[]): number {
  const numbers = pages.flatMap((page) => {
    const text = textOf(page);
    return [...text.matchAll(SEE_PAGE)]
      .filter(({ 0: said, index }) => !OF_TERMS.test(text.slice(Math.max(0, index - NEAR), index + said.length + NEAR)))
      .map(([, number]) => Number(number));
  });
  return Math.max(0, ...numbers);
}

const NEAR = 40; // Letters.

/** `./.` or `b.w.` alone on a line: more follows, in letters of German-speaking firms. */
const TURNED = /^(?:\.\/\.|b\.\s?w\.?|p\.?\s?t\.?\s?o\.?|t\.?\s?s\.?\s?v\.?\s?p\.?)$/i;

function turnsOver({ words, origin }: Page): boolean {
  if (origin === 'cells') return false;
  return words.some(({ text, box }) => {
    const isAlone = words.every((other) => other.box === box || Math.abs(other.box[1] - box[1]) >= ALONE_POINTS);
    return isAlone && TURNED.test(text);
  });
}
const ALONE_POINTS = 4;

function howMany(page: Page | undefined): number {
  if (page === undefined) return 0;
  const [, named] = [...textOf(page).matchAll(HOW_MANY)][0] ?? [];
  const bare = marginLines(page).flatMap(
    (line) =>
      BARE_MANY.exec(line)
        ?.slice(1)
        .find((part) => part !== undefined) ?? [],
  );
  return Number(named ?? bare[0] ?? 0);
}

/** Where a count breaks off; pages between that say nothing count as well. */
function gapIn(
  counts: readonly (readonly [page: number, of: number] | undefined)[],
): { place: string; number: number; count: number } | undefined {
  let open: { at: number; number: number; count: number } | undefined;
  for (const [index, found] of [...counts, undefined].entries()) {
    const isEnd = index === counts.length;
    if (open !== undefined && (found !== undefined || isEnd)) {
      const expected = open.number + index - open.at;
      const isNext = found !== undefined && found[0] === expected && found[1] === open.count;
      const isWhole = open.number + (index - 1 - open.at) >= open.count;
      if (!isNext && !isWhole) return { place: `page ${open.at + 1}`, number: open.number, count: open.count };
    }
    if (found !== undefined) open = { at: index, number: found[0], count: found[1] };
  }
  return undefined;
}

function told(what: string): Finding {
  return finding('paper-pages-missing', `The paper says that ${what}.`);
}

function textOf(page: Page | undefined): string {
  return page === undefined ? '' : inRows(page).join(' ');
}

/** As they are seen, row by row: programs write labels and values in columns of their own. */
function inRows({ words, origin }: Page): string[] {
  if (origin === 'lines' || origin === 'cells') return words.map(({ text }) => text);
  const rows = words.toSorted((a, b) => a.box[1] - b.box[1] || a.box[0] - b.box[0]);
  let top = Number.NEGATIVE_INFINITY;
  const placed = rows.map((word) => {
    if (word.box[1] - top >= ROW_POINTS) top = word.box[1];
    return { word, top };
  });
  return placed.toSorted((a, b) => a.top - b.top || a.word.box[0] - b.word.box[0]).map(({ word }) => word.text);
}
const ROW_POINTS = 4;

/** The lowest ones. */
function lastLines(page: Page): string {
  const { origin } = page;
  return inRows(page)
    .slice(origin === 'lines' ? -LAST_WORDS : -2 * LAST_WORDS)
    .join(' ');
}
const LAST_WORDS = 40;
