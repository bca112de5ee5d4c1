/** Places an order sheet on pages: heads repeat, long texts wrap, and no row loses a line. */
import type { Labelled, OrderSheet, SheetColumn } from '../../model/order-sheet.ts';
import { BOTTOM, GAP, LEADING, MARGIN, ROOM, WIDTH, fontOf } from './marks.ts';
import type { Face, Look, Mark } from './marks.ts';
import { broken } from './text.ts';
import type { Ruler } from './text.ts';

function textColumn(label: string, share: number): SheetColumn {
  return { label, share, isNumber: false };
}

interface TableColumn extends SheetColumn {
  readonly x: number;
  readonly width: number;
}

/** Places everything from the top down, with a new page wherever the next thing has no room. */
export class Layout {
  readonly #sheet: OrderSheet;
  readonly #ruler: Ruler;
  readonly #look: Look;
  readonly #pages: Mark[][] = [[]];
  #y = MARGIN;
  /** Drawn again at the top of each page while a table goes on. */
  #head: (() => void) | undefined;

  constructor(sheet: OrderSheet, ruler: Ruler, look: Look) {
    this.#sheet = sheet;
    this.#ruler = ruler;
    this.#look = look;
  }

  lay(): readonly (readonly Mark[])[] {
    const { title, number, intro, parties, facts, columns, rows, more, totals } = this.#sheet;
    this.#paragraph(`${title} ${number}`.trim(), this.#look.title);
    this.#y += 4;
    this.#paragraph(intro, this.#look.plain);
    this.#y += 10;
    this.#blocks(
      parties.map(({ label, lines }) => ({ label, value: lines.join('\n') })),
      3,
    );
    this.#blocks(facts, 4);
    this.#y += 4;
    this.#table(columns, rows);
    if (more !== '') this.#paragraph(more, this.#look.quiet);
    this.#totals(totals);
    this.#parts();
    return this.#pages;
  }

  #parts(): void {
    const { notes, changes, changeLabels, questions } = this.#sheet;
    if (questions !== undefined) {
      this.#heading(questions.heading);
      for (const { text } of questions.items) this.#paragraph(`•  ${text}`, this.#look.plain);
    }
    if (changes !== undefined) {
      this.#heading(changes.heading);
      const [what, before, after] = changeLabels;
      this.#table(
        [textColumn(what, 3), textColumn(before, 4), textColumn(after, 4)],
        changes.items.map((item) => [item.label, item.before || '–', item.value || '–']),
      );
    }
    if (notes !== undefined) {
      this.#heading(notes.heading);
      for (const note of notes.items) this.#paragraph(note, this.#look.plain);
    }
  }

  #text(text: string, x: number, face: Face): void {
    this.#pages.at(-1)?.push({ kind: 'text', x, y: this.#y + face.size, text, face });
  }

  #box(x: number, y: number, w: number, h: number, color: string): void {
    this.#pages.at(-1)?.push({ kind: 'box', x, y, w, h, color });
  }

  #wrapped(text: string, room: number, face: Face): string[] {
    const font = fontOf(face);
    return text.split('\n').flatMap((line) => broken(line, room, (part) => this.#ruler.widthOf(part, font)));
  }

  /** Goes on at the top of the next page when there is less room than that. */
  #need(height: number): void {
    if (this.#y + height <= BOTTOM) return;
    this.#pages.push([]);
    this.#y = MARGIN;
    const { title, number } = this.#sheet;
    this.#paragraph(`${title} ${number}`.trim(), this.#look.quiet);
    this.#y += 4;
    this.#head?.();
  }

  #paragraph(text: string, face: Face): void {
    for (const line of this.#wrapped(text, ROOM, face)) {
      this.#need(face.size * LEADING);
      this.#text(line, MARGIN, face);
      this.#y += face.size * LEADING;
    }
  }

  #heading(text: string): void {
    this.#y += 12;
    this.#need(this.#look.heading.size * LEADING * 3); // Not alone at the foot of a page.
    this.#paragraph(text, this.#look.heading);
    this.#y += 2;
  }

  /** Labels with their values below them, several beside each other. */
  #blocks(items: readonly Labelled[], across: number): void {
    const room = (ROOM - GAP * (across - 1)) / across;
    for (let from = 0; from < items.length; from += across) {
      const row = items.slice(from, from + across).map(({ label, value }) => ({
        label: this.#wrapped(label, room, this.#look.quiet),
        value: this.#wrapped(value, room, this.#look.plain),
      }));
      const heights = row.map(
        ({ label, value }) =>
          label.length * this.#look.quiet.size * LEADING + value.length * this.#look.plain.size * LEADING,
      );
      // A block is an address or a number: whatever is longer than a page is cut to it.
      const height = Math.min(Math.max(...heights), BOTTOM - MARGIN - 40);
      this.#need(height);
      const top = this.#y;
      for (const [index, { label, value }] of row.entries()) {
        this.#y = top;
        const lines = [
          ...label.map((text) => ({ text, face: this.#look.quiet })),
          ...value.map((text) => ({ text, face: this.#look.plain })),
        ];
        for (const { text, face } of lines) {
          if (this.#y + face.size * LEADING > top + height + 1) break;
          this.#text(text, MARGIN + index * (room + GAP), face);
          this.#y += face.size * LEADING;
        }
      }
      this.#y = top + height + 8;
    }
  }

  #table(columns: readonly SheetColumn[], rows: readonly (readonly string[])[]): void {
    const placed = this.#placed(columns, rows);
    const labels = placed.map(({ label, width }) => this.#wrapped(label, width, this.#look.tableHead));
    const head = (): void => {
      const height = Math.max(1, ...labels.map(({ length }) => length)) * this.#look.tableHead.size * LEADING + 6;
      this.#box(MARGIN, this.#y, ROOM, height, this.#look.shade);
      this.#y += 3;
      this.#cells(placed, labels, this.#look.tableHead);
      this.#y += 5;
    };
    this.#need(60);
    head();
    this.#head = head;
    for (const row of rows) this.#row(placed, row);
    this.#head = undefined;
  }

  /** A row stays together where it fits on a page; a longer one goes on over as many as it needs. */
  #row(columns: readonly TableColumn[], row: readonly string[]): void {
    let cells = columns.map(({ width }, index) => this.#wrapped(row[index] ?? '', width, this.#look.plain));
    const lineHeight = this.#look.plain.size * LEADING;
    const linesOf = (): number => Math.max(1, ...cells.map(({ length }) => length));
    const onPage = Math.floor((BOTTOM - MARGIN - 60) / lineHeight);
    this.#need(Math.min(linesOf(), onPage) * lineHeight + 4);
    for (;;) {
      const fitting = Math.max(1, Math.floor((BOTTOM - this.#y - 4) / lineHeight));
      this.#cells(
        columns,
        cells.map((lines) => lines.slice(0, fitting)),
        this.#look.plain,
      );
      cells = cells.map((lines) => lines.slice(fitting));
      if (cells.every(({ length }) => length === 0)) break;
      this.#need(BOTTOM);
    }
    this.#box(MARGIN, this.#y + 1.5, ROOM, 0.5, this.#look.rule);
    this.#y += 4;
  }

  #cells(columns: readonly TableColumn[], cells: readonly (readonly string[])[], face: Face): void {
    const top = this.#y;
    let lowest = top + face.size * LEADING;
    for (const [index, { x, width, isNumber }] of columns.entries()) {
      this.#y = top;
      for (const line of cells[index] ?? []) {
        const left = isNumber ? x + width - this.#ruler.widthOf(line, fontOf(face)) : x;
        this.#text(line, left, face);
        this.#y += face.size * LEADING;
      }
      lowest = Math.max(lowest, this.#y);
    }
    this.#y = lowest;
  }

  /** Shares of the width; numbers and item numbers get what they need without a break, as far as there is room. */
  #placed(columns: readonly SheetColumn[], rows: readonly (readonly string[])[]): TableColumn[] {
    const room = ROOM - GAP * (columns.length - 1) - 8;
    const total = columns.reduce((sum, { share }) => sum + share, 0);
    const widest = Math.max(...columns.map(({ share }) => share));
    const font = fontOf(this.#look.plain);
    const wanted = columns.map(({ share, label }, index) => {
      if (share === widest) return 0; // Takes what the others leave.
      const longest = rows.reduce(
        (most, row) => Math.max(most, ...(row[index] ?? '').split('\n').map((line) => this.#ruler.widthOf(line, font))),
        Math.max(...label.split(' ').map((word) => this.#ruler.widthOf(word, fontOf(this.#look.tableHead)))),
      );
      return Math.min(longest, (room * share * 1.6) / total);
    });
    const left = room - wanted.reduce((sum, width) => sum + width, 0);
    const wide = columns.filter(({ share }) => share === widest).length;
    let x = MARGIN + 4;
    return columns.map((column, index) => {
      const width = column.share === widest ? left / wide : (wanted[index] ?? 0);
      const placed = { ...column, x, width };
      x += width + GAP;
      return placed;
    });
  }

  #totals(totals: readonly Labelled[]): void {
    if (totals.length === 0) return;
    this.#y += 4;
    for (const [index, { label, value }] of totals.entries()) {
      const face = index === totals.length - 1 ? this.#look.strong : this.#look.plain;
      this.#need(face.size * LEADING + 2);
      const right = WIDTH - MARGIN - 4 - this.#ruler.widthOf(value, fontOf(face));
      this.#text(value, right, face);
      const labelWidth = this.#ruler.widthOf(label, fontOf(face));
      this.#text(label, Math.min(WIDTH - MARGIN - 110, right - GAP) - labelWidth, face);
      this.#y += face.size * LEADING + 2;
    }
  }
}
