import { finding, FINDING_CODES } from '../model/codes.ts';
import { ordersGoods, type Rule } from './rule.ts';

const code = 'ship-to-unplaced';

/**
 * `Our warehouse`, `as usual`, `Leeds and Bradford`: a name without address and number is a place only where it is on file for the
 * partner, or is the partner's own. Without places on file the name of a firm is believed, and only words that name nothing are not.
 * What was typed into a form is judged with the form.
 */
export const rule: Rule = {
  code,
  title: FINDING_CODES[code].title,
  severity: FINDING_CODES[code].severity,
  needs: ['places', 'typed'],
  check(order, { places, typed }) {
    const { name, address, identifiers = [] } = order.shipTo ?? {};
    if (places === undefined || typed === true || !ordersGoods(order)) return [];
    // Whoever writes a street or a postal code into the name says where it is.
    if (name === undefined || address !== undefined || identifiers.length > 0 || /\d/.test(name)) return [];
    const said = wordsOf(name);
    const owners = [...places.owners, order.buyer?.name ?? ''].map(wordsOf);
    if (owners.some((own) => isPart(own, said) || isPart(said, own))) return [];
    const own = withoutKinds(said);
    const isKnown = [...places.onFile.map(wordsOf), ...places.onFile.map((each) => withoutKinds(wordsOf(each)))].some(
      (each) => each !== '' && (each === said || each === own),
    );
    if (isKnown || (places.onFile.length === 0 && own !== '')) return [];
    return [finding(code, `"${name.slice(0, 80)}" is no address, and no place on file.`, { path: '/shipTo/name' })];
  },
};

function wordsOf(text: string): string {
  return (
    text
      .toLowerCase()
      .normalize('NFC')
      .match(/[\p{L}\p{M}\d]+/gu) ?? []
  ).join(' ');
}

function isPart(part: string, whole: string): boolean {
  return part.length >= NAME_MIN && ` ${whole} `.includes(` ${part} `);
}
const NAME_MIN = 4;

/** What kind of place it is, whose, and that it is the one that is always meant. */
const KINDS: ReadonlySet<string> = new Set(
  `our your my the a to at in same as usual always before above below known address place delivery site store stores shop warehouse
   depot office plant works factory yard main here us you collect collection collected pick up pickup ex tbc tba tbd see default standard
   unser unsere unserem unserer ihr ihre das die der dem den an ins im lager filiale büro werk baustelle wie immer üblich gewohnt bekannt
   bekannte adresse lieferadresse anschrift abholung selbstabholung siehe oben
   notre nos votre le la les l au à dépôt entrepôt magasin bureau usine chantier comme d habitude habituel habituelle adresse enlèvement
   nuestro nuestra su el almacén tienda oficina obra fábrica como siempre habitual dirección recogida
   nostro nostra il lo magazzino negozio ufficio cantiere stabilimento come al solito solito indirizzo ritiro
   ons onze het magazijn winkel kantoor zoals altijd gebruikelijk gebruikelijke adres afhalen`
    .split(/\s+/)
    .filter((word) => word !== ''),
);
const KINDS_HAN = /我们|我司|的|仓库|门店|工厂|公司|办公室|工地|老地方|照旧|同上|一样|自提|地址|原/gu;

function withoutKinds(words: string): string {
  return words
    .replaceAll(KINDS_HAN, ' ')
    .split(' ')
    .filter((word) => word !== '' && !KINDS.has(word))
    .join(' ');
}
