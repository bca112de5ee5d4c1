/** What an answer repeats of an envelope: only what its own elements can hold, or the answer itself would be wrong. */
import type { PartyId } from '../../../model/decoded.ts';
import type { CheckContext } from './accept.ts';
import { valueFault } from './faults.ts';
import { planFor, type ElementPlan, type ValuePlan } from './plan.ts';
import type { SegmentDraft } from './write-message.ts';

/** Names nothing, so that nothing else is taken for what the sender left out or wrote too long; 0085 says what was wrong. */
const NOTHING = '0';
const CONTEXT: CheckContext = { decimalMark: 0x2e, bothMarks: true };

/**
 * The segment with what its plan has room for. Where a mandatory element cannot repeat what was received, a zero stands
 * there; any other one is left out.
 * @param syntax of the answer, 1 to 4
 * @param elements so many behind the tag are looked at
 */
export function holdable(segment: SegmentDraft, syntax: string, elements = 0): SegmentDraft {
  const plan = elements === 0 ? undefined : planFor('CONTRL', '', '', syntax)?.plan.segment(String(segment[0]));
  if (plan === undefined) return segment;
  return segment.map((value, at) => {
    const spec = at > elements ? undefined : plan.elements[at - 1];
    return spec === undefined ? value : held(value, spec);
  });
}

/** S002 and S003 are alike. */
export function holdableParty({ id, qualifier, routing = '' }: PartyId, syntax: string): PartyId {
  const [, , party = []] = holdable(['UNB', [], [id, qualifier, routing]], syntax, 2);
  const [heldId = '', heldQualifier = '', heldRouting = ''] = party;
  return { id: heldId, qualifier: heldQualifier, ...(heldRouting === '' ? {} : { routing: heldRouting }) };
}

function held(value: string | readonly string[], { components, required }: ElementPlan): string | readonly string[] {
  if (typeof value === 'string') return components[0] === undefined ? value : heldValue(value, components[0], required);
  if (!required && value.every((part) => part === '')) return value;
  return components.map((spec, index) => heldValue(value[index] ?? '', spec, spec.required));
}

// oxlint-disable-next-line no-control-regex -- They are what is looked for.
const CONTROL = /[\0-\x1f\x7f-\x9f]/;

function heldValue(value: string, spec: ValuePlan, isMandatory: boolean): string {
  const fits = value !== '' && !CONTROL.test(value) && valueFault(value, spec, CONTEXT) === undefined;
  return fits ? value : isMandatory ? NOTHING : '';
}
