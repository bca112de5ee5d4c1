/** A QR code, drawn here: a secret is given to no service that draws pictures. */
// Its types know the default only.
// oxlint-disable-next-line import/no-named-as-default -- the package is one function (`export =`), which the rule takes for a slip
import qrcode from 'qrcode-generator';

const QUIET = 4; // Modules of white around it, as ISO/IEC 18004 wants.

export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  const count = code.getModuleCount();
  const size = count + 2 * QUIET;
  let path = '';
  for (let row = 0; row < count; row++)
    for (let column = 0; column < count; column++)
      if (code.isDark(row, column)) path += `M${column + QUIET} ${row + QUIET}h1v1h-1z`;
  return (
    <svg className="qr-code" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}
