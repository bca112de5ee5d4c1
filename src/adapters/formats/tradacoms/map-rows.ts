/** The mapping of TRADACOMS ORDERS as a table for people, made from the very tables that the mapper uses. */
import type { StandardRow } from '../../../model/partner-profile.ts';
import {
  CUSTOMER_RULES,
  LINE_RULES,
  LOCATION_RULES,
  ORDER_RULES,
  SUPPLIER_RULES,
  type FieldRule,
} from './map-tables.ts';

const TABLES: readonly (readonly [owner: string, rules: readonly FieldRule[]])[] = [
  ['/seller/', SUPPLIER_RULES],
  ['/buyer/', CUSTOMER_RULES],
  ['/shipTo/', LOCATION_RULES],
  ['/', ORDER_RULES],
  ['/lines/-/', LINE_RULES],
];

export const mapRows: readonly StandardRow[] = TABLES.flatMap(([owner, rules]) =>
  rules.map(({ tag, element, component, name, to, why }) => ({
    document: 'ORDERS',
    theirField: `${tag}${String(element).padStart(2, '0')}-${component} (${name})`,
    ourField: owner + to.replace(/:.*/, ''),
    why,
  })),
);
