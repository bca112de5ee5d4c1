/** Short names of data elements and segments, in our own words, so that a finding says more than `PO102`. */

const ELEMENT_NAMES: Readonly<Record<string, string>> = {
  '28': 'group control number', '66': 'kind of identifier', '67': 'identifier', '84': 'package description',
  '87': 'marks', '91': 'transport mode', '92': 'order type', '93': 'name', '96': 'number of segments',
  '97': 'number of sets', '98': 'party role', '100': 'currency', '107': 'payment method', '116': 'postal code',
  '118': 'rate', '123': 'number of sets received', '2': 'number of sets accepted', '26': 'country',
  '127': 'reference', '128': 'kind of reference', '133': 'routing sequence', '143': 'set identifier',
  '146': 'who pays the freight', '156': 'state', '166': 'address line', '183': 'volume', '81': 'weight',
  '19': 'city', '309': 'kind of place', '310': 'place', '212': 'unit price', '234': 'product number',
  '235': 'kind of product number', '236': 'kind of price', '248': 'allowance or charge', '280': 'exchange rate',
  '323': 'order date', '324': 'order number', '326': 'request reference', '327': 'change number', '328': 'release number',
  '329': 'set control number', '330': 'quantity ordered', '331': 'how it is charged', '332': 'percent',
  '333': 'basis of the discount date', '334': 'kind of trade terms', '335': 'trade terms', '336': 'kind of terms',
  '337': 'time', '338': 'discount percent', '345': 'kind of lead time', '344': 'unit of time', '347': 'hash total',
  '349': 'form of description', '350': 'line number', '351': 'discount days', '352': 'description', '353': 'purpose',
  '354': 'number of lines', '355': 'unit', '356': 'pack', '357': 'size', '362': 'discount amount', '364': 'phone or mail number',
  '365': 'kind of number', '366': 'function of the contact', '367': 'contract number', '368': 'shipment status',
  '370': 'discount date', '371': 'change code', '373': 'date', '374': 'kind of date', '380': 'quantity', '384': 'gross weight',
  '386': 'net days', '387': 'routing', '388': 'deferred date', '389': 'deferred amount', '446': 'net date', '447': 'loop id',
  '455': 'agency', '478': 'credit or debit', '479': 'functional id', '480': 'version', '522': 'kind of amount',
  '559': 'agency', '587': 'acknowledgment type', '588': 'date', '610': 'amount', '623': 'time zone', '624': 'century', '639': 'basis of the price',
  '640': 'transaction type', '648': 'price multiplier', '649': 'multiplier', '662': 'relation to the line',
  '668': 'line status', '687': 'class of trade', '706': 'relation of the party', '715': 'group verdict', '716': 'group error', '717': 'set verdict', '718': 'set error',
  '719': 'segment position', '720': 'segment error', '721': 'segment id', '722': 'element position', '723': 'element error',
  '724': 'bad value', '725': 'element number', '738': 'dimension', '739': 'measured value', '750': 'kind of description',
  '751': 'description code', '753': 'kind of packaging', '754': 'packaging code', '755': 'report type', '756': 'report transmission', '782': 'amount', '786': 'security level',
  '810': 'weight per pack', '819': 'language', '931': 'text code', '933': 'text', '934': 'printer control', '954': 'percent',
  '963': 'kind of tax', '1300': 'service code', '1005': 'hierarchy', '1019': 'invoice type', '1166': 'contract type', '1232': 'purchase category',
  '1705': 'implementation guide', 'C001': 'composite unit', 'C040': 'further references', 'C030': 'position in segment', 'C041': 'date',
};

/** The name of a data element, or a plain word when there is none. */
export function elementName(reference: string): string {
  return (Object.hasOwn(ELEMENT_NAMES, reference) ? ELEMENT_NAMES[reference] : undefined) ?? `data element ${reference}`;
}

/** `PO102`, `REF04-2`, as people write it. */
export function elementLabel(tag: string, element: number, component?: number): string {
  const label = `${tag}${String(element).padStart(2, '0')}`;
  return component === undefined ? label : `${label}-${component}`;
}

/** A value for a message: cut, and without characters that would break a line or a terminal. */
export function shown(value: string): string {
  const short = value.length > 40 ? `${value.slice(0, 40)}…` : value;
  // eslint-disable-next-line no-control-regex -- These are exactly what must not reach a terminal.
  return `'${short.replace(/[\x00-\x1f\x7f-\xff]/g, (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`)}'`;
}
