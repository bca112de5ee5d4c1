/** The TRADACOMS mapping as a table for people, made from the tables that the mapper uses. */
import type { StandardRow } from '../../../model/partner-profile.ts';
import {
  CUSTOMER_RULES,
  LINE_RULES,
  LOCATION_RULES,
  ORDER_RULES,
  SUPPLIER_RULES,
  type FieldRule,
} from './map-tables.ts';

export const mapRows: readonly StandardRow[] = [
  ...rowsOf(SUPPLIER_RULES, '/seller/'),
  ...rowsOf(CUSTOMER_RULES, '/buyer/'),
  ...rowsOf(LOCATION_RULES, '/shipTo/'),
  ...rowsOf(ORDER_RULES, '/'),
  ...rowsOf(LINE_RULES, '/lines/-/'),
];

function rowsOf(rules: readonly FieldRule[], root: string): StandardRow[] {
  return rules.map(({ tag, element, component, name, to, why }) => ({
    document: 'ORDERS',
    theirField: `${tag}${String(element).padStart(2, '0')}-${component} (${name})`,
    ourField: root + to,
    why,
  }));
}
