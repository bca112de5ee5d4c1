/** An answer that is wanted whole, of one that is made piece by piece. */
import type { AnswerPieces } from '../../model/format-adapter.ts';
import type { Finding } from '../../model/finding.ts';

export function gathered(answer: AnswerPieces): {
  readonly pieces: readonly Uint8Array[];
  readonly findings: readonly Finding[];
} {
  const pieces: Uint8Array[] = [];
  for (;;) {
    const next = answer.next();
    if (next.done === true) return { pieces, findings: next.value };
    pieces.push(next.value);
  }
}
