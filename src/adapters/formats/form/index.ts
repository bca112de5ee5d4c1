/**
 * The order form of the portal and of the phone pad: what was typed, field by field, with its JSON Pointer as its place. Whose
 * order it is follows from who signed in, never from the file: by another channel anybody could have written it.
 */
import { finding } from '../../../model/codes.ts';
import type { Decoded, DecodedDocument } from '../../../model/decoded.ts';
import type { FormatAdapter } from '../../../model/format-adapter.ts';
import type { Finding } from '../../../model/finding.ts';
import { FormDocument } from '../../../model/form.ts';
import { AtOnce, parseJson, type DataFile } from '../../data/at-once.ts';
import { doubtsOf } from './doubts.ts';
import { draftOf } from './draft.ts';

export const form: FormatAdapter = {
  name: 'form',
  // The mark stands first, as we write it: any other JSON is somebody else's.
  claims: ({ head }) => (/^\{\s*"ordergateForm"\s*:/.test(Buffer.from(head).toString('latin1')) ? 95 : 0),
  decoder: (options) => new AtOnce(options, { name: 'form', code: 'form-invalid', read }),
};

function read({ bytes, at, parts, trouble }: DataFile): Decoded[] {
  const json = parseJson(bytes);
  if ('reason' in json) return trouble(json.reason);
  const result = FormDocument.safeParse(json.content);
  if (!result.success) {
    return result.error.issues.map((issue) => {
      const pointer = `/${issue.path.map(String).join('/')}`;
      return {
        kind: 'finding',
        finding: finding('form-invalid', `${pointer}: ${issue.message}`, { at: { pointer } }),
      };
    });
  }
  const { data } = result;
  const findings = data.items.flatMap((item, index) => (item === null ? unknownItem(data, index) : []));
  const document: DecodedDocument = {
    kind: 'document',
    index: 0,
    type: data.call === undefined ? 'form' : 'phone',
    controlNumber: '',
    at,
    verdict: { id: 'form', controlNumber: '', status: 'A', findings: [] },
    findings: [...findings, ...doubtsOf(data)],
    unused: [],
    ...(parts === 'verdicts' ? {} : { draft: draftOf(data) }),
  };
  return [document];
}

/** A slip of the finger is the likeliest reason, and whoever typed it may still be there. */
function unknownItem({ fields }: FormDocument, index: number): Finding[] {
  const item = fields.lines[index]?.item?.trim() ?? '';
  if (item === '') return [];
  return [
    finding('item-unknown', `Line ${index + 1}: the item number ${item} is not on file.`, {
      severity: 'error',
      path: `/lines/${index}/buyerSku`,
      at: { pointer: `/fields/lines/${index}/item` },
      hint: 'Search the item by its name, or ask which one is meant.',
    }),
  ];
}
