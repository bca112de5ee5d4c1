/** Two windows or browsers changed one draft: which one counts is for whoever typed them to say. */
import { isBlank } from './content.ts';
import { useWords } from './language.ts';
import type { OtherDraft, Settlement } from './use-draft.ts';

const WAYS: readonly Settlement[] = ['both', 'mine', 'theirs'];

interface OtherDraftProps {
  readonly other: OtherDraft;
  /** Papers are attached to it, which only one draft can have. */
  readonly hasPapers: boolean;
  readonly onSettle: (how: Settlement) => void;
}

export function OtherDraftNotice({ other, hasPapers, onSettle }: OtherDraftProps) {
  const words = useWords();
  const { fields } = other.content;
  const lines = fields.lines.filter((line) => !isBlank(line)).length;
  return (
    <div className="notice-line other-draft" role="alert">
      <p>
        {words.other.said(fields.poNumber ?? words.orders.noNumber, words.orders.lineCount(lines))} {words.other.kept}
        {hasPapers && ` ${words.other.papers}`}
      </p>
      <p className="paste-end">
        {WAYS.map((how) => (
          <button
            key={how}
            type="button"
            data-field={how === 'both' ? 'other' : undefined}
            onClick={() => onSettle(how)}
          >
            {words.other[how]}
          </button>
        ))}
      </p>
    </div>
  );
}
