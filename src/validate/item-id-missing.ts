import { FINDING_CODES } from '../model/codes.ts';
import { eachLine, type Rule } from './rule.ts';

const code = 'item-id-missing';

/** A description alone is not enough: an order desk ships what the number says. */
export const rule: Rule = {
  code,
  title: FINDING_CODES[code].title,
  severity: FINDING_CODES[code].severity,
  needs: [],
  check(order) {
    return eachLine(order, code, (line) => {
      const id = line.buyerSku ?? line.supplierSku ?? line.gtin ?? line.manufacturerPartNumber;
      if (id !== undefined || (line.otherIds ?? []).length > 0) return undefined;
      return { message: 'no item number.' };
    });
  },
};
