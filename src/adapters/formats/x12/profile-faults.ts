/**
 * What a partner's implementation rules name and no dictionary has: a rule for a segment, element or component that cannot
 * come would never be broken, and whoever wrote it would take every set for right.
 */
import type { ProfileFault } from '../../../model/format-adapter.ts';
import type { ImplementationRule } from '../../../model/implementation-rule.ts';
import type { PartnerProfile } from '../../../model/partner-profile.ts';
import { componentsMax, elementsMax, isKnownSet, isSegmentId, isSegmentOf } from './plan.ts';

export function profileFaults({ implementation = [] }: PartnerProfile): readonly ProfileFault[] {
  return implementation.flatMap((rule, index) => {
    const within = ['implementation', index];
    if (!isKnownSet(rule.document))
      return [{ path: [...within, 'document'], message: `transaction set ${rule.document} is not read` }];
    return namedIn(rule).flatMap(({ path, name }) => {
      const message = faultOf(rule.document, name);
      return message === undefined ? [] : [{ path: [...within, ...path], message }];
    });
  });
}

function namedIn({ at, when, if: condition }: ImplementationRule): { path: readonly string[]; name: string }[] {
  return [
    { path: ['at'], name: at },
    ...(when === undefined ? [] : [{ path: ['when', 'element'], name: when.element }]),
    ...(condition === undefined ? [] : [{ path: ['if', 'element'], name: condition.element }]),
  ];
}

/** @param name such as `REF`, `REF02` or `LIN03-1` */
function faultOf(setId: string, name: string): string | undefined {
  const [, tag = name, element, component] = /^(.+?)(\d\d)(?:-(\d{1,2}))?$/.exec(name) ?? [];
  if (!isSegmentId(tag)) return `segment ${tag} is in no dictionary`;
  if (!isSegmentOf(setId, tag)) return `segment ${tag} is part of set ${setId} in no version`;
  if (element === undefined) return undefined;
  const elements = elementsMax(tag);
  if (Number(element) < 1 || Number(element) > elements) return `segment ${tag} has ${elements} element(s)`;
  if (component === undefined) return undefined;
  const components = componentsMax(tag, Number(element));
  if (components === 0) return `${tag}${element} has no components`;
  const isThere = Number(component) >= 1 && Number(component) <= components;
  return isThere ? undefined : `${tag}${element} has ${components} component(s)`;
}
