/** Drawings, pictures and other papers that go with the order. They are not read; whoever looks at the order can open them. */
import { useId } from 'react';
import { size } from '../text.ts';
import { focusField } from './field.tsx';
import { useWords } from './language.ts';
import type { Attachments } from './use-attachments.ts';

export function AttachmentList({
  attachments,
  hasCustomer,
}: {
  readonly attachments: Attachments;
  readonly hasCustomer: boolean;
}) {
  const words = useWords();
  const { form } = words;
  const id = useId();
  const { limits, list, sending, error, attach, remove } = attachments;
  const isFull = error?.code === 'state-conflict' && list.length >= (limits?.attachmentsMax ?? Infinity);
  return (
    <section className="form-group" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{form.attachments}</h2>
      <p id={`${id}-help`} className="muted">
        {form.attachmentsHelp}
        {limits !== undefined && form.attachmentsLimits(limits.attachmentsMax, limits.attachmentBytesMax / 1024 ** 2)}
      </p>
      {list.length > 0 && (
        <ul className="attachments">
          {list.map((each) => (
            <li key={each.id}>
              <span className="attachment-name">{each.name}</span>
              <span className="muted">{size(each.bytes)}</span>
              <button
                type="button"
                className="quiet"
                aria-label={`${form.attachmentRemove}: ${each.name}`}
                onClick={() => void remove(each.id).then(() => focusField('attachments'))}
              >
                {form.attachmentRemove}
              </button>
            </li>
          ))}
        </ul>
      )}
      <span className="form-field">
        <label htmlFor={`${id}-file`}>{form.attach}</label>
        <input
          id={`${id}-file`}
          data-field="attachments"
          type="file"
          multiple
          aria-describedby={`${id}-help`}
          disabled={!hasCustomer}
          onChange={(event) => {
            const files = [...(event.target.files ?? [])];
            event.target.value = ''; // The same file may be chosen again after it was removed.
            void attach(files);
          }}
        />
      </span>
      <p role="status" className="muted">
        {sending !== undefined ? form.attaching(sending) : hasCustomer ? '' : form.chooseCustomer}
      </p>
      <p className="problem" role="alert">
        {error !== undefined && (isFull ? form.attachmentsFull : (words.failures[error.code] ?? error.message))}
      </p>
    </section>
  );
}
