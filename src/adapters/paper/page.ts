/**
 * The one intermediate form of everything that was made for people: PDF, scan, fax, photo, spreadsheet, Word file, HTML
 * page, mail text. A reader turns bytes into pages of words with places; all that comes after is shared and looks at
 * pages alone.
 *
 * Sheets and texts are laid out as pages too: a sheet's cells by their columns and rows, a text's characters on a grid,
 * so that "the word under that header" means the same everywhere.
 */
import type { Finding } from '../../model/finding.ts';
import type { Box, Place } from '../../model/lineage.ts';

export type { Box } from '../../model/lineage.ts';

export interface Paper {
  /** In reading order; a workbook gives one page for each visible sheet. */
  readonly pages: readonly Page[];
  /** What the reader could not do, and why: a page past the limit, a font without a character map. */
  readonly findings: readonly Finding[];
  /** Files inside the file, such as the order data of an Order-X PDF; empty for most. */
  readonly attachments: readonly Attachment[];
  /** `YYYY-MM-DD`: the day that "next Friday" counts from. A mail's own date; absent where a source has none. */
  readonly writtenOn?: string;
  /** When the newest text was, where `writtenOn` is the day of a mail that it passes on. */
  readonly newestOn?: string;
  /** The name that a messenger gives who wrote it. */
  readonly writer?: Word;
  /** Who sends a mail, by its header: the domain of a firm, or an address where anybody has one. */
  readonly sender?: string;
  /** Its header From, as it stands there. */
  readonly from?: string;
  /** To whom it went, and who sent the mails that it passes on, as their headers name them. */
  readonly correspondents?: readonly string[];
  /** The firm that a mail is written to, by its header. */
  readonly addressee?: Word;
  /** The words that say that day. */
  readonly written?: Word;
  /** The decimal mark, where the source itself settles it: the numbers of a workbook are written by its reader. */
  readonly mark?: '.' | ',';
  /** The order of day and month, where the whole file settles it and this is a part. */
  readonly dateOrder?: 'dmy' | 'mdy' | 'ymd';
}

export interface Attachment {
  readonly name: string;
  readonly mediaType?: string;
  readonly bytes: Uint8Array;
  /** The text of the mail shows it at a place of its own, as it does with logos. */
  readonly isShown?: boolean;
  /** The business card of who wrote the mail, and nothing more. */
  readonly isOwnCard?: boolean;
}

export interface Page {
  /** 1-based, in the whole paper. */
  readonly number: number;
  /** Points (1/72 inch). A sheet or a text has its own scale: a row or line is 12 points high, a character 6 wide. */
  readonly width: number;
  readonly height: number;
  /**
   * How the words were got.
   * - `text`: from the document's own characters · `ocr`: from pixels · `cells`: one word for each line of a cell
   * - `lines`: from lines of plain text
   */
  readonly origin: 'text' | 'ocr' | 'cells' | 'lines';
  /** In any order; what draws the same word twice at the same place gives it once. */
  readonly words: readonly Word[];
  /** Ruling lines and the borders of boxes, longer than a letter. */
  readonly rules: readonly Rule[];
  /** The sheet's name, or a heading that a source gives to the page as a whole. */
  readonly name?: string;
  /**
   * True when what a person sees is an image, or letters that cannot be read as characters: recognizing the page again
   * gives more than its words do.
   */
  readonly image?: boolean;
  /** Degrees clockwise by which the page was turned, on top of its own rotation, for its text to stand upright. */
  readonly turn?: 90 | 180 | 270;
  /**
   * Texts that stand on none of its lines: a watermark, a text box, the head and foot of a sheet when it is printed. Each is one word,
   * white space included. No value is read of them; what they say is judged.
   */
  readonly drawn?: readonly Word[];
  /** Pictures that stand beside the words; what they show was not read. */
  readonly pictures?: readonly Picture[];
  /** The page's text by a second, independent reader; a value that it does not hold is less sure. */
  readonly secondText?: string;
}

export interface Picture {
  /** The first 16 hexadecimal digits of the SHA-256 of its bytes in the file: by them it is known again. */
  readonly hash: string;
  /** Absent where the source does not say where it stands. */
  readonly box?: Box;
}

/**
 * What a reader keeps together: without white space inside on pages of origin `text`, `ocr` and `lines`; a whole line of
 * a cell on pages of origin `cells`.
 */
export interface Word {
  readonly text: string;
  readonly box: Box;
  /** 0 to 1: how likely the text is right. 1 where the document's own characters say it. */
  readonly confidence: number;
  /** Font size in points; for a scan the height of the line. */
  readonly size: number;
  readonly bold: boolean;
  /** Degrees clockwise by which its baseline is turned, where that is no quarter turn: a stamp across the page. */
  readonly slant?: number;
  /** Where it stands in the source: cutting that place out gives the text. */
  readonly at: Place;
  /** Of origin `cells`: words of the same cell share this object. */
  readonly cell?: Cell;
  /** Of a mail: how deep it is quoted; absent or 0 is the newest text. */
  readonly quote?: number;
  /** What the other engine reads at the same place, when it differs (origin `ocr`). */
  readonly otherText?: string;
}

/** 0-based row and column; spans are 1 unless cells were merged. */
export interface Cell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  /** Which table of the page, where it has several. */
  readonly table?: number;
  /** What is displayed, where another number is stored (`38` of 37.6) or where that is not all (`25 cartons of 12` of 25). */
  readonly shown?: string;
}

/** A straight line, or the edge of a filled box: one of its sides is at most 3 points long. */
export interface Rule {
  readonly box: Box;
}

/** Turns one file into pages. It runs in a worker process, within the limits, and never throws on bad bytes. */
export interface PaperReader {
  readonly name: string;
  read(bytes: Uint8Array, options: PaperOptions): Promise<Paper>;
}

export interface PaperOptions {
  readonly limits: PaperLimits;
  readonly fileName?: string;
  readonly mediaType?: string;
  /** To open a locked file with. */
  readonly password?: string;
}

/** Limits on one file; each is named in the finding when it is met. */
export interface PaperLimits {
  /** Most pages (or sheets) that are read; what comes after is told, not read. */
  readonly pagesMax: number;
  /** Most words on one page. */
  readonly wordsMax: number;
  /** Most pixels of one page's image. */
  readonly pixelsMax: number;
  /** Most bytes that a compressed file may unpack to. */
  readonly unpackedBytesMax: number;
  /** Most rows of one sheet. */
  readonly rowsMax: number;
}

export const PAPER_LIMITS: PaperLimits = {
  pagesMax: 200, // The longest order seen had 64 pages, terms and conditions included; tripled.
  wordsMax: 20_000, // A page of the smallest print holds about 4,000.
  pixelsMax: 100_000_000, // A3 at 600 dpi is 70 million.
  unpackedBytesMax: 256 * 1024 * 1024, // A workbook of 10,000 rows unpacks to about 20 MB; ten times that, and some.
  rowsMax: 20_000, // The largest order seen from a partner is 3,200 lines; six times that.
};
