/** Heads and feet that a sheet has when it is printed. They stand in no cell, and SheetJS passes over them. */
import { sheetParts, textOf, unescaped } from './parts.ts';
import type { Zip } from '../../paper/source/zip.ts';

/** Texts by the name of their sheet, those of its left, middle and right part each for itself. */
export function marginTexts(zip: Zip): ReadonlyMap<string, readonly string[]> {
  const ofPages = openDocumentMargins(textOf(zip, 'content.xml') === '' ? '' : textOf(zip, 'styles.xml'));
  if (ofPages.length > 0) return new Map([[ANY_SHEET, ofPages]]);
  return new Map([...sheetParts(zip)].map(([name, xml]) => [name, partsIn(xml)]));
}

/** OpenDocument gives heads and feet to styles of pages, which any of the sheets may have. */
export const ANY_SHEET = '';

/** ECMA-376 part 1, 18.3.1.46 (`headerFooter`): of odd and even pages, and of the first one. */
const PART = /<(?:\w+:)?(?:odd|even|first)(?:Header|Footer)(?:\s[^>]*)?>([^<]*)</g;

function partsIn(xml: string): string[] {
  const at = xml.lastIndexOf('headerFooter');
  if (at < 0) return [];
  return unique([...xml.matchAll(PART)].flatMap(([, code = '']) => saidBy(unescaped(code))));
}

/** Without the codes for fonts, sizes and colours, and without what each program puts in: page, pages, day, time, file, path, sheet, picture. */
export function saidBy(code: string): string[] {
  return code.split(/(?<!&)((?:&&)*)&[LCR]/).flatMap((section) =>
    section
      .replaceAll(/&(?:"[^"]*"|K(?:[\dA-Fa-f]{6}|\d\d[+-]\d{3})|\d{1,3}|[PNDTFZAGBIUSEXYOH](?:[+-]\d+)?)/g, ' ')
      .replaceAll('&&', '&')
      .split(/\r\n|\r|\n|_x000[AaDd]_/),
  );
}

/** OpenDocument 1.3 part 3, 16.10 and 16.11: `style:header`, `style:footer` and those of left and first pages. */
const STYLED =
  /<style:(?:header|footer)(?:-left|-first)?(?:\s[^>]*[^/])?>([\s\S]*?)<\/style:(?:header|footer)(?:-left|-first)?>/g;
const HIDDEN = /<style:(?:header|footer)(?:-left|-first)?\s[^>]*style:display="false"/;
/** What is put in when it is printed. */
const FIELD = /<text:(?:page-number|page-count|sheet-name|date|time|title|file-name)[^>]*>[^<]*<\/text:[\w-]+>/g;

function openDocumentMargins(xml: string): string[] {
  const shown = [...xml.matchAll(STYLED)].filter(([whole]) => !HIDDEN.test(whole));
  return unique(
    shown.flatMap(([, inside = '']) =>
      inside
        .replaceAll(FIELD, ' ')
        .split(/<\/text:p>/)
        .map((paragraph) => unescaped(paragraph.replaceAll(/<text:(?:s|tab)[^>]*>/g, ' ').replaceAll(/<[^>]*>/g, ''))),
    ),
  );
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts.map((text) => text.trim()).filter((text) => /[\p{L}\p{N}\p{S}]/u.test(text)))];
}
