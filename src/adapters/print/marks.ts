/** What a printed page is made of: marks at their places, in a few faces. */

/** A4 in points. */
export const [WIDTH, HEIGHT] = [595, 842];
export const MARGIN = 48;
export const ROOM = WIDTH - 2 * MARGIN;
export const BOTTOM = HEIGHT - MARGIN - 14; // The foot stands below.
export const GAP = 8;
export const LEADING = 1.4;
export interface Face {
  readonly size: number;
  readonly bold: boolean;
  readonly color: string;
}

/** The faces of a sheet by what they are for, and the colors of what is drawn between them. */
export interface Look {
  readonly title: Face;
  readonly heading: Face;
  readonly plain: Face;
  readonly strong: Face;
  readonly quiet: Face;
  readonly tableHead: Face;
  readonly rule: string;
  readonly shade: string;
}

export const FOR_SCREENS: Look = lookOf(9, 8, { ink: '#16202b', muted: '#55606d', rule: '#c3cad2', shade: '#f1f4f7' });
/** A fax has no gray, and blurs what is smaller than 10 points. */
export const FOR_FAXES: Look = lookOf(11, 10, { ink: 'black', muted: 'black', rule: 'black', shade: 'white' });

function lookOf(
  size: number,
  small: number,
  { ink, muted, rule, shade }: Readonly<Record<'ink' | 'muted' | 'rule' | 'shade', string>>,
): Look {
  return {
    title: { size: 18, bold: true, color: ink },
    heading: { size: size + 2, bold: true, color: ink },
    plain: { size, bold: false, color: ink },
    strong: { size, bold: true, color: ink },
    quiet: { size: small, bold: false, color: muted },
    tableHead: { size: small, bold: true, color: ink },
    rule,
    shade,
  };
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
