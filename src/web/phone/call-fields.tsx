/** What is noted of a call: who and when at its beginning, what was read back and how it ended. */
import { useEffect, useId, useRef } from 'react';
import type { FormCall } from '../../model/form.ts';
import type { FormContent, TypedCall } from '../form/client.ts';
import { isBlank, placeText } from '../form/content.ts';
import { Field, Group, TextArea } from '../form/field.tsx';
import { useWords } from '../form/language.ts';
import type { Words } from '../form/words.ts';
import type { FormSection } from '../form/order-form.tsx';

export function CallHead({ section: { content, change, missing } }: { readonly section: FormSection }) {
  const { call: words } = useWords();
  const call = content.call ?? {};
  const set = (next: TypedCall): void => change({ ...content, call: { ...call, ...next } });
  return (
    <Group title={words.title}>
      <Field
        field="call/caller"
        label={words.caller}
        value={call.caller}
        problem={missing === 'call/caller' ? words.incomplete : undefined}
        onText={(caller) => set({ caller })}
      />
      <Field
        field="call/number"
        label={words.number}
        type="tel"
        value={call.number}
        onText={(number) => set({ number })}
      />
      <Field
        field="call/at"
        label={words.at}
        type="datetime-local"
        value={call.at === undefined ? '' : localTime(call.at)}
        onText={(text) => {
          if (text !== '') set({ at: new Date(text).toISOString() });
        }}
      />
    </Group>
  );
}

const OUTCOMES: readonly (readonly [FormCall['outcome'], keyof Words['call']])[] = [
  ['readBack', 'outcomeReadBack'],
  ['notReadBack', 'outcomeNotReadBack'],
  ['callBack', 'outcomeCallBack'],
];

export function CallEnd({ section }: { readonly section: FormSection }) {
  const { content, change, missing } = section;
  const words = useWords();
  const problemId = useId();
  const call = content.call ?? {};
  const set = (next: TypedCall): void => change({ ...content, call: { ...call, ...next } });
  const isEmpty = section.customer === undefined || content.fields.lines.every(isBlank);
  const sentence = isEmpty ? undefined : sentenceOf(section, words);
  const written = useRef<string>(undefined);
  const { readBack } = call;
  // Kept up with the order until somebody writes it their own way.
  useEffect(() => {
    const isOurs = readBack === undefined || readBack === written.current || readBack === sentence;
    if (sentence === undefined || !isOurs) return;
    written.current = sentence;
    if (readBack !== sentence) change((now) => ({ ...now, call: { ...now.call, readBack: sentence } }));
  }, [sentence, readBack, change]);
  return (
    <Group title={words.call.readBack}>
      <span className="form-wide">
        <button
          type="button"
          disabled={isEmpty}
          onClick={() => {
            written.current = sentence;
            set({ readBack: sentence ?? '' });
          }}
        >
          {words.call.write}
        </button>
      </span>
      <TextArea
        field="call/readBack"
        label={words.call.readBack}
        help={words.call.readBackHelp}
        rows={6}
        value={call.readBack}
        onText={(readBack) => set({ readBack })}
      />
      <fieldset className="form-wide outcomes" aria-describedby={missing === 'call/outcome' ? problemId : undefined}>
        <legend>{words.call.outcome}</legend>
        {OUTCOMES.map(([outcome, name]) => (
          <label key={outcome}>
            <input
              type="radio"
              name="outcome"
              data-field="call/outcome"
              checked={call.outcome === outcome}
              onChange={() => set({ outcome })}
            />
            {words.call[name] as string}
          </label>
        ))}
        {missing === 'call/outcome' && (
          <span id={problemId} className="field-problem" role="alert">
            {words.call.outcomeMissing}
          </span>
        )}
      </fieldset>
    </Group>
  );
}

function sentenceOf({ content, customer, items }: FormSection, words: Words): string {
  const { fields }: FormContent = content;
  return words.call.sentence({
    customer: customer?.name ?? '',
    poNumber: fields.poNumber,
    place: fields.shipTo === undefined ? undefined : placeText(fields.shipTo),
    date: fields.date,
    lines: fields.lines
      .filter((line) => !isBlank(line))
      .map(({ item = '', quantity = '', unit = '' }) => ({
        item,
        quantity,
        unit,
        name: items.of(item)?.description ?? '',
      })),
  });
}

/** As the field wants it: local, to the minute. */
function localTime(iso: string): string {
  const date = new Date(iso);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
