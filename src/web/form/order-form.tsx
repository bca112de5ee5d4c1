/** The order form: for customers in the portal, and for clerks while a customer is on the phone. */
import { useCallback, useState } from 'react';
import type { ComponentType, KeyboardEvent } from 'react';
import type { FormFields, FormLine } from '../../model/form.ts';
import { ApiError } from '../api.ts';
import { CheckBox } from './check-box.tsx';
import { AttachmentList } from './attachment-list.tsx';
import type { Ask, Customer, FormContent, Item, SendFile, SentOrder, TypedCall } from './client.ts';
import { isBlank, startFields } from './content.ts';
import { CustomerField } from './customer-field.tsx';
import { OrderDate, earliestOfAll } from './earliest.tsx';
import { Field, Group, TextArea, focusField } from './field.tsx';
import { findingText, useWords } from './language.ts';
import { LineList } from './line-list.tsx';
import type { ProblemOf } from './line-list.tsx';
import type { PastedRows } from './paste-panel.tsx';
import { OtherDraftNotice } from './other-draft.tsx';
import { PlaceFields } from './place-fields.tsx';
import { useAttachments } from './use-attachments.ts';
import { useCheck } from './use-check.ts';
import { useDraft } from './use-draft.ts';
import { keyOf, useItems } from './use-items.ts';
import type { Items } from './use-items.ts';
import { WaitingToSend } from './waiting-to-send.tsx';

/** What people write most and what means one thing; any other unit may be typed as well. */
const UNITS = ['EA', 'PCE', 'BOX', 'CASE', 'PK', 'SET', 'KG', 'L', '只', '盒', '包', '公斤', '米'];

const CONTACT_FIELDS = [
  { name: 'contactName', autoComplete: 'name' },
  { name: 'contactPhone', type: 'tel', autoComplete: 'tel' },
  { name: 'contactEmail', type: 'email', autoComplete: 'email' },
] as const;

export interface FormSection {
  readonly content: FormContent;
  readonly items: Items;
  readonly customer: Customer | undefined;
  readonly change: (next: FormContent | ((now: FormContent) => FormContent)) => void;
  /** What of the call is still to be said, once somebody wanted to send. */
  readonly missing: MissingOfCall | undefined;
}

export type MissingOfCall = 'call/caller' | 'call/outcome';

export interface OrderFormProps {
  readonly ask: Ask;
  readonly sendFile: SendFile;
  /** Whose drafts these are in this browser. */
  readonly owner: string;
  readonly id: string;
  readonly title: string;
  readonly customers: readonly Customer[];
  readonly contact?: Pick<FormFields, 'contactName' | 'contactEmail'>;
  readonly startCall?: () => TypedCall;
  /** What the phone pad asks beside the order; before it, and after it. */
  readonly before?: ComponentType<{ readonly section: FormSection }>;
  readonly after?: ComponentType<{ readonly section: FormSection }>;
  readonly onSent: (order: SentOrder) => void;
  /** It goes on as a draft of its own, beside the one that somebody changed meanwhile. */
  readonly onApart: (id: string) => void;
  readonly onFailed: (error: ApiError) => void;
}

export function OrderForm({
  ask,
  sendFile,
  owner,
  id,
  title,
  customers,
  contact,
  startCall,
  before: Before,
  after: After,
  onSent,
  onApart,
  onFailed,
}: OrderFormProps) {
  const words = useWords();
  const { form } = words;
  const start = (): FormContent => ({
    customer: customers.length === 1 ? (customers[0]?.id ?? '') : '',
    fields: startFields(contact),
    ...(startCall === undefined ? {} : { call: startCall() }),
  });
  const draft = useDraft({ ask, owner, id, start, onFailed, onApart });
  const { content, keeping, isSent, other, change, keep, submit } = draft;
  const attachments = useAttachments({ ask, sendFile, id, keep, onFailed });
  const check = useCheck(ask, content);
  const [sending, setSending] = useState(false);
  /** Somebody pressed Send, and there was no connection. */
  const [isWaiting, setIsWaiting] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [missing, setMissing] = useState<MissingOfCall>();
  const [pasted, setPasted] = useState<PastedRows>();

  const onFound = useCallback(
    (found: ReadonlyMap<string, Item | null>): void =>
      change((now) => {
        const lines = now.fields.lines.map((line) => withUnit(line, found.get(keyOf(line.item))));
        const isSame = lines.every((line, index) => line === now.fields.lines[index]);
        return isSame ? now : { ...now, fields: { ...now.fields, lines } };
      }),
    [change],
  );
  const items = useItems(ask, content?.customer ?? '', content?.fields.lines ?? [], onFound);
  if (content === undefined) return <p className="form-page muted">…</p>;

  const { fields } = content;
  /** What was to be sent is no longer what stands here. */
  const edit: FormSection['change'] = (next) => {
    setIsWaiting(false);
    change(next);
  };
  const set = (next: Partial<FormFields>): void => edit({ ...content, fields: { ...fields, ...next } });
  const problemOf: ProblemOf = (field, isTyping = false) => {
    const found = check.findings.find((each) => each.field === field);
    // What is still missing of a line is not told while it is being typed.
    if (found === undefined || (isTyping && /-(missing|unknown)$/.test(found.code))) return undefined;
    return withoutLine(findingText(words, found));
  };
  const send = async (): Promise<void> => {
    if (sending || isAttaching) return;
    const open = missingOfCall(content);
    setMissing(open);
    if (open !== undefined) {
      focusField(open);
      return;
    }
    // Rows that are still looked at would be missing in the order.
    if (pasted !== undefined) {
      setProblem(words.paste.first);
      focusField('paste');
      return;
    }
    if (other !== undefined) {
      setProblem(words.other.first);
      focusField('other');
      return;
    }
    setSending(true);
    setProblem(undefined);
    try {
      onSent(await submit());
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const isLost = isUnreachable(error);
      setIsWaiting(isLost);
      // Of two that differ the page tells by itself.
      if (!isLost && error.code !== 'precondition-failed') setProblem(words.failures[error.code] ?? error.message);
      onFailed(error);
    } finally {
      setSending(false);
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      if (!isEmpty) void send();
    } else if (event.target instanceof HTMLInputElement && !event.defaultPrevented) {
      // Enter alone sends nothing by mistake.
      event.preventDefault();
      focusNext(event.target);
    }
  };
  const isAttaching = attachments.sending !== undefined;
  const isEmpty = content.customer === '' || fields.lines.every(isBlank);
  const section: FormSection = {
    content,
    items,
    customer: customers.find(({ id: each }) => each === content.customer),
    missing: missing === missingOfCall(content) ? missing : undefined,
    change: edit,
  };
  return (
    // It hears the keys of its fields, and is no control itself.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      className="form-page"
      noValidate
      aria-labelledby="form-title"
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <div className="form-head">
        <h1 id="form-title">{title}</h1>
        <span className={`keeping keeping-${keeping}`} role="status">
          {{ saved: form.saved, saving: form.saving, local: form.local }[keeping]}
        </span>
      </div>
      {isSent && (
        <p className="notice-line" role="alert">
          {form.sent}
        </p>
      )}
      {other !== undefined && (
        <OtherDraftNotice
          other={other}
          hasPapers={attachments.list.length > 0}
          onSettle={(how) => {
            setProblem(undefined);
            draft.settle(how);
          }}
        />
      )}
      {Before !== undefined && <Before section={section} />}
      <Group title={form.head}>
        <CustomerField
          customers={customers}
          value={content.customer}
          onCustomer={(customer) => edit({ ...content, customer })}
        />
        <Field
          field="poNumber"
          label={form.poNumber}
          value={fields.poNumber}
          problem={problemOf('poNumber')}
          autoComplete="off"
          onText={(poNumber) => set({ poNumber })}
        />
        <Field
          field="orderDate"
          label={form.orderDate}
          type="date"
          value={fields.orderDate}
          problem={problemOf('orderDate')}
          onText={(orderDate) => set({ orderDate })}
        />
        <OrderDate
          value={fields.date}
          earliest={earliestOfAll(fields.lines, items)}
          problem={problemOf('date')}
          onText={(date) => set({ date })}
        />
      </Group>
      <LineList
        ask={ask}
        customer={content.customer}
        lines={fields.lines}
        items={items}
        problemOf={problemOf}
        onLines={(lines) => set({ lines })}
        pasted={pasted}
        onPasted={(rows) => {
          setPasted(rows);
          setProblem(undefined);
        }}
      />
      <Group title={form.shipTo}>
        <PlaceFields
          ask={ask}
          customer={content.customer}
          place={fields.shipTo}
          problemOf={problemOf}
          onPlace={(shipTo) => set({ shipTo })}
        />
      </Group>
      {After === undefined && (
        <Group title={form.contact}>
          {CONTACT_FIELDS.map(({ name, ...input }) => (
            <Field
              {...input}
              key={name}
              field={name}
              label={form[name]}
              value={fields[name]}
              onText={(text) => set({ [name]: text })}
            />
          ))}
        </Group>
      )}
      <Group title={form.notes}>
        <TextArea field="notes" label={form.notes} value={fields.notes} onText={(notes) => set({ notes })} />
      </Group>
      <AttachmentList attachments={attachments} hasCustomer={content.customer !== ''} />
      {After !== undefined && <After section={section} />}
      <CheckBox check={check} />
      <p className="problem" role="alert">
        {problem}
      </p>
      <div role="status">
        {isWaiting && <WaitingToSend onAgain={() => void send()} onStop={() => setIsWaiting(false)} />}
      </div>
      <p className="form-end">
        <button type="submit" className="primary" disabled={sending || isEmpty || isAttaching}>
          {sending ? form.sending : form.submit}
        </button>
      </p>
      <datalist id="form-units">
        {UNITS.map((unit) => (
          <option key={unit}>{unit}</option>
        ))}
      </datalist>
    </form>
  );
}

/** The gateway, or what stands in front of it, does not answer: it will. */
function isUnreachable({ status }: ApiError): boolean {
  return status === 0 || (status >= 502 && status <= 504);
}

/** What the gateway would refuse a call without; said where it is missing. */
function missingOfCall({ call }: FormContent): MissingOfCall | undefined {
  if (call === undefined) return undefined;
  if ((call.caller ?? '').trim() === '') return 'call/caller';
  return call.outcome === undefined ? 'call/outcome' : undefined;
}

/** Beside the line itself its number need not be said. */
function withoutLine(text: string): string {
  const rest = text.replace(/^Line \S+: /, '');
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}

function withUnit(line: FormLine, item: Item | null | undefined): FormLine {
  if (item === null || item === undefined || item.unit === '' || (line.unit ?? '') !== '') return line;
  return { ...line, unit: item.unit };
}

function focusNext(from: HTMLElement): void {
  const all = [...document.querySelectorAll<HTMLElement>('[data-field]')];
  const next = all[all.indexOf(from) + 1]?.dataset['field'];
  if (next !== undefined) focusField(next);
}
