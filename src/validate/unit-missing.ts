import { FINDING_CODES } from '../model/codes.ts';
import { eachLine, type Rule } from './rule.ts';

const code = 'unit-missing';

/** A unit that we do not know is told by `unit-unknown`; here it is about none at all: 10 what? */
export const rule: Rule = {
  code,
  title: FINDING_CODES[code].title,
  severity: FINDING_CODES[code].severity,
  needs: [],
  check(order) {
    return eachLine(order, code, (line) => {
      return line.uom !== undefined || line.sourceUom !== undefined
        ? undefined
        : { message: 'no unit of measure.', field: 'uom' };
    });
  },
};
