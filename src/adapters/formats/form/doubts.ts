/** What a form says that a machine must not settle: notes that may change it, numbers of two readings, and a call that is not over. */
import { finding } from '../../../model/codes.ts';
import type { Finding } from '../../../model/finding.ts';
import type { FormDocument } from '../../../model/form.ts';
import { mayChangeOrder } from './notes.ts';

export function doubtsOf(form: FormDocument): Finding[] {
  return [...notes(form), ...places(form), ...numbers(form), ...items(form), ...characters(form), ...callOf(form)];
}

/** A clerk who writes down a call knows what the words mean; a customer's words may take the order back. */
function notes({ fields, call }: FormDocument): Finding[] {
  if (call !== undefined) return [];
  const all = [
    { text: fields.notes, pointer: '/fields/notes' },
    ...fields.lines.map(({ note }, index) => ({ text: note, pointer: `/fields/lines/${index}/note` })),
  ];
  return all.flatMap(({ text = '', pointer }) =>
    mayChangeOrder(text)
      ? [finding('form-note-may-change', `The note says: "${text.trim().slice(0, SHOWN_MAX)}"`, { at: { pointer } })]
      : [],
  );
}

/**
 * The number or the name of a place stands for its address: one that is not on file, or is on file for another address, is nowhere to
 * deliver to. `as usual` and `Collection` are no names of places.
 */
function places({ fields, shipTo }: FormDocument): Finding[] {
  const code = fields.shipTo?.code?.trim() ?? '';
  const named = code === '' ? `"${fields.shipTo?.name?.trim().slice(0, SHOWN_MAX) ?? ''}" (without an address)` : code;
  if (shipTo === undefined || shipTo === 'onFile') return [];
  const message =
    shipTo === 'unknown'
      ? `The place of delivery ${named} is not on file.`
      : `The place of delivery ${code} is on file with another address than the form has.`;
  return [finding('form-ship-to-unknown', message, { path: '/shipTo', at: { pointer: '/fields/shipTo' } })];
}

function numbers({ fields }: FormDocument): Finding[] {
  return fields.lines.flatMap(({ quantity = '' }, index): Finding[] => {
    const text = quantity.trim();
    const where = { path: `/lines/${index}/quantity`, at: { pointer: `/fields/lines/${index}/quantity` } };
    // In half of the countries this is a thousand and something.
    if (/^[1-9]\d{0,2}[.,]\d{3}$/.test(text))
      return [finding('form-number-ambiguous', `Line ${index + 1}: ${text} may be thousands or decimals.`, where)];
    if (/\d{12,}/.test(text))
      return [finding('form-number-too-long', `Line ${index + 1}: the quantity has ${text.length} characters.`, where)];
    if (/^\d+(?:[.,]\d*)?$/.test(text) && Number.parseInt(text, 10) >= HIGH)
      return [finding('form-quantity-high', `Line ${index + 1}: the quantity is ${text}.`, where)];
    return [];
  });
}

const HIGH = 1_000_000;

/** The same thing for the same day once more: sent twice by a slip, or meant as one more. */
function items({ fields, items: onFile }: FormDocument): Finding[] {
  const first = new Map<string, number>();
  return fields.lines.flatMap(({ item = '', unit = '', date = '' }, index): Finding[] => {
    if (item.trim() === '') return [];
    const key = JSON.stringify([onFile[index]?.supplierSku ?? item.trim().toLowerCase(), unit, date.trim()]);
    const earlier = first.get(key);
    if (earlier === undefined) {
      first.set(key, index);
      return [];
    }
    const message = `Line ${index + 1}: ${item.trim().slice(0, SHOWN_MAX)} stands in line ${earlier + 1}, too.`;
    const where = { path: `/lines/${index}`, at: { pointer: `/fields/lines/${index}/item` } };
    return [finding('form-item-repeated', message, where)];
  });
}

/** What cannot be seen was pasted along, or is what is left of something else: nobody finds such a number again. */
function characters({ fields }: FormDocument): Finding[] {
  const all = [
    { text: fields.poNumber, pointer: '/fields/poNumber', path: '/poNumber' },
    ...fields.lines.map(({ item }, index) => ({
      text: item,
      pointer: `/fields/lines/${index}/item`,
      path: `/lines/${index}/buyerSku`,
    })),
  ];
  return all.flatMap(({ text = '', pointer, path }) =>
    UNSEEN.test(text.trim())
      ? [
          finding('form-characters-unseen', `${pointer} holds a character that cannot be seen.`, {
            path,
            at: { pointer },
          }),
        ]
      : [],
  );
}

const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}\uFFFD]/u;

/** An order that nobody read back to the caller waits until somebody has. */
function callOf({ call, fields }: FormDocument): Finding[] {
  if (call === undefined) return [];
  if (call.outcome === 'callBack') return openCall(`${call.caller} is to be called back before the order goes on.`);
  if (call.outcome === 'notReadBack') return openCall(`The order was not read back to ${call.caller}.`);
  const text = call.readBack?.trim() ?? '';
  if (text === '') return openCall(`Nobody wrote down what was read back to ${call.caller}.`);
  // Whoever writes numbers as words is believed; `S-1` is none.
  const said = (text.match(/(?<![\p{L}\d.-])\d+(?:[.,]\d+)?(?![\p{L}\d-])/gu) ?? []).map((each) =>
    each.replaceAll(',', '.'),
  );
  const missing = fields.lines.find(
    ({ quantity = '' }) =>
      /^\d+(?:[.,]\d+)?$/.test(quantity.trim()) && !said.includes(quantity.trim().replace(',', '.')),
  );
  if (said.length === 0 || missing === undefined) return [];
  const message = `What was read back to ${call.caller} does not have the quantity ${missing.quantity ?? ''}.`;
  return [finding('call-differs', message, { at: { pointer: '/call/readBack' } })];
}

function openCall(message: string): Finding[] {
  return [finding('call-open', message, { at: { pointer: '/call/outcome' } })];
}

const SHOWN_MAX = 160;
