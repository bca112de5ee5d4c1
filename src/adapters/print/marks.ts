/** What a printed page is made of: marks at their places, in a few faces. */

/** A4 in points. */
export const [WIDTH, HEIGHT] = [595, 842];
export const MARGIN = 48;
export const ROOM = WIDTH - 2 * MARGIN;
export const BOTTOM = HEIGHT - MARGIN - 14; // The foot stands below.
export const GAP = 8;
export const LEADING = 1.4;
export const [INK, MUTED, LINE, SHADE] = ['#16202b', '#55606d', '#c3cad2', '#f1f4f7'];
export const PLAIN: Face = { size: 9, bold: false, color: INK };
export const STRONG: Face = { ...PLAIN, bold: true };
export const QUIET: Face = { size: 8, bold: false, color: MUTED };
export const HEADING: Face = { size: 11, bold: true, color: INK };
export const TITLE: Face = { size: 18, bold: true, color: INK };

export interface Face {
  readonly size: number;
  readonly bold: boolean;
  readonly color: string;
}

export type Mark =
  | { readonly kind: 'text'; readonly x: number; readonly y: number; readonly text: string; readonly face: Face }
  | {
      readonly kind: 'box';
      readonly x: number;
      readonly y: number;
      readonly w: number;
      readonly h: number;
      readonly color: string;
    };

export function fontOf({ size, bold }: Face): string {
  return `${bold ? 'bold ' : ''}${size}px sans-serif`;
}
