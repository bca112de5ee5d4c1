import { FINDING_CODES } from '../model/codes.ts';
import { eachLine, type Rule } from './rule.ts';

const code = 'quantity-broken';

/** Pieces, sets, pairs and dozens, and what goods are packed in (`XBX` a box, `XCT` a carton). */
const WHOLE = /^(?:EA|H87|C62|PCE|SET|PR|DZN|X[A-Z\d]{2})$/;

/** Half a piece is a slip of the finger, or of the unit. Machines send what they computed; whoever types can be asked. */
export const rule: Rule = {
  code,
  title: FINDING_CODES[code].title,
  severity: FINDING_CODES[code].severity,
  needs: ['typed'],
  check(order, { typed }) {
    if (typed !== true) return [];
    return eachLine(order, code, ({ quantity, uom }) => {
      if (uom === undefined || !WHOLE.test(uom) || quantity === undefined || !/\.\d*[1-9]/.test(quantity))
        return undefined;
      return {
        message: `the quantity is ${quantity} of a unit that is counted in whole numbers (${uom}).`,
        field: 'quantity',
      };
    });
  },
};
