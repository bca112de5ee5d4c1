/** Items that the paper itself says are not ordered: alternatives, options, cancelled lines. Pure. */
import { finding } from '../../../model/codes.ts';
import type { Finding } from '../../../model/finding.ts';
import { placeOf, textOf, type Layout, type Line, type Token } from '../layout/layout.ts';
import type { PaperItem } from './item.ts';
import type { ItemRows } from './records.ts';

/** A piece of the row that says nothing else. */
const MARK =
  /^(?:(?:line|item|pos(?:ition)?|this)\s+)?(?:cancell?ed|deleted|void|withdrawn|not ordered|do not (?:ship|order)|alternativ(?:e|position)?(?: item)?|optional(?: item)?|option|eventualposition|bedarfsposition|storniert|gestrichen|entf[äa]llt|annul[ée]e?|annullat[oa]|anulad[oa]|vervallen|optioneel|en option|opzionale|opcional|已取消|取消|作废)$/iu;
const SENTENCE =
  /\bnicht (?:beauftragt|bestellt)\b|\b(?:is|are|this line is) not (?:ordered|part of this order)\b|\bnon command[ée]e?\b/iu;

export interface Ordered {
  /** True for each item that is ordered. */
  readonly kept: readonly boolean[];
  readonly findings: readonly Finding[];
}

/** @param rows of the items, in their order; where there are none their lines are looked up. */
export function withdrawnAmong(items: readonly PaperItem[], rows: readonly ItemRows[], layout: Layout): Ordered {
  const lineOf = rows.length === items.length ? undefined : linesByToken(layout);
  const lines = items.map((item, index) => rows[index]?.rows.map(({ line }) => line) ?? linesOf(item, lineOf));
  const marks = lines.map((own, index) => (isNothing(items[index]) ? '0' : says(own)));
  const count = marks.filter((mark) => mark !== undefined).length;
  // Where every line is marked the mark says something else.
  const isSaid = count > 0 && count < items.length;
  const findings = marks.flatMap((mark, index) =>
    isSaid && mark !== undefined ? [told(mark, lines[index]?.[0])] : [],
  );
  return { kept: marks.map((mark) => !isSaid || mark === undefined), findings };
}

/** Once for a sheet of thousands of rows. */
function linesByToken({ lines }: Layout): Map<Token, Line> {
  return new Map(lines.flatMap((line) => line.tokens.map((token): [Token, Line] => [token, line])));
}

function linesOf({ fields }: PaperItem, lineOf: ReadonlyMap<Token, Line> | undefined): Line[] {
  const tokens = Object.values(fields).flatMap((found) => found.tokens);
  return [...new Set(tokens.flatMap((token) => lineOf?.get(token) ?? []))];
}

/** A printed quantity of zero: the line was taken back. */
function isNothing(item: PaperItem | undefined): boolean {
  const { quantity, amount } = item?.fields ?? {};
  return quantity?.value !== undefined && Number(quantity.value) === 0 && Number(amount?.value ?? 0) === 0;
}

function says(lines: readonly Line[]): string | undefined {
  for (const line of lines) {
    if (SENTENCE.test(textOf(line.tokens))) return textOf(line.tokens);
    for (const { text } of line.segments)
      if (MARK.test(text.replaceAll(/^[\s*•([<-]+|[\s*)\]>.:!-]+$/g, ''))) return text;
  }
  return undefined;
}

function told(mark: string, line: Line | undefined): Finding {
  const tokens = line?.tokens ?? [];
  const at = placeOf(tokens);
  return finding(
    'item-not-ordered',
    `The row "${textOf(tokens).slice(0, 80)}" says "${mark.slice(0, 40)}", and was not read as ordered.`,
    at === undefined ? {} : { at },
  );
}
