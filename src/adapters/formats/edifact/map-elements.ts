/** Which data elements stand where in the segments that are mapped: rules are named by them, `edifact/ORDERS/QTY/6060`. */

/** Data elements of a segment: `|` between elements, blanks between the components of one. */
const LAYOUTS: Readonly<Record<string, string>> = {
  BGM: '1001 1131 3055 1000|1004 1056 1060|1225|4343',
  DTM: '2005 2380 2379',
  PAI: '4439 4431 4461 1131 3055 4435',
  FTX: '4451|4453|4441 1131 3055|4440 4440 4440 4440 4440|3453',
  IMD: '7077|7081 1131 3055|7009 1131 3055 7008 7008 3453|7383',
  RFF: '1153 1154 1156 4000 1060',
  NAD: '3035|3039 1131 3055|3124 3124 3124 3124 3124|3036 3036 3036 3036 3036 3045|3042 3042 3042 3042|3164|3229 1131 3055 3228|3251|3207',
  LOC: '3227|3225 1131 3055 3224|3223 1131 3055 3222',
  CTA: '3139|3413 3412',
  COM: '3148 3155',
  CUX: '6347 6345 6343 6348|6347 6345 6343 6348|5402|6341',
  PAT: '4279|4277 1131 3055 4276 4276|2475 2009 2151 2152',
  PYT: '4279|4277 1131 3055 4276|2475|2009|2151|2152',
  PCD: '5245 5482 5249 1131 3055',
  TOD: '4055|4215|4053 1131 3055 4052 4052',
  TDT: '8051|8028|8067 8066|8179 8178|3127 1131 3055 3128',
  ALC: '5463|1230 5189|4471|1227|7161 1131 3055 7160 7160',
  MOA: '5025 5004 6345 6343 4405',
  TAX: '5283|5153 1131 3055 5152|5289 1131 3055|5286|5279 1131 3055 5278 5273 1131 3055|5305|3446',
  LIN: '1082|1229|7140 7143 1131 3055|5495 1082|1222|7083',
  PIA: '4347|7140 7143 1131 3055|7140 7143 1131 3055|7140 7143 1131 3055|7140 7143 1131 3055|7140 7143 1131 3055',
  QTY: '6063 6060 6411',
  RTE: '5419 5420 5284 6411',
  PRI: '5125 5118 5375 5387 5284 6411|5213',
  PAC: '7224|7075 7233 7073|7065 1131 3055 7064',
  PCI: '4233|7102 7102 7102 7102 7102 7102 7102 7102 7102 7102',
  MEA: '6311|6313 6321 6155 6154|6411 6314 6162 6152|7383',
  GIN: '7405|7402 7402|7402 7402|7402 7402|7402 7402|7402 7402',
  CNT: '6069 6066 6411',
};

/** By tag, element and component, each counted from 1. */
const ELEMENTS: ReadonlyMap<string, readonly (readonly string[])[]> = new Map(
  Object.entries(LAYOUTS).map(([tag, layout]) => [tag, layout.split('|').map((part) => part.split(' '))]),
);

/** The number of the data element, such as `6060`; its position, such as `04-2`, where none is mapped. */
export function elementNumber(tag: string, element: number, component: number): string {
  const known = ELEMENTS.get(tag)?.[element - 1]?.[component - 1];
  return known ?? `${String(element).padStart(2, '0')}-${component}`;
}

/** `DTM01-2`, as a partner map and the list of unused parts write it. */
export function partLabel(tag: string, element: number, component?: number): string {
  const label = `${tag}${String(element).padStart(2, '0')}`;
  return component === undefined ? label : `${label}-${component}`;
}

/** `NAD03` or `DTM01-2` of a data element in a segment, for a table of the map; the segment alone when it has none. */
export function labelOf(tag: string, number: string): string {
  const layout = ELEMENTS.get(tag) ?? [];
  for (const [index, components] of layout.entries()) {
    const component = components.indexOf(number);
    if (component >= 0) return partLabel(tag, index + 1, components.length > 1 ? component + 1 : undefined);
  }
  return tag;
}
