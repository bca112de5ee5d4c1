/**
 * Pictures on pages whose words are read from their characters. What they show is not read, and one may say `on hold`: a person looks
 * at them once. A logo is the same on each order of a sender; a bar code is another one on each, at the same place.
 */
import type { Paper, Picture } from '../page.ts';
import type { PaperOrder } from '../understand.ts';
import type { Sentence } from './sentence.ts';

export function picturesBeside({ pages }: Paper, orders: readonly PaperOrder[]): Sentence[] {
  if (orders.every(({ items }) => items.length === 0)) return [];
  const said = pages.flatMap(({ number, pictures = [] }) =>
    pictures.map(({ hash, box }): Sentence => ({
      text: `${PICTURE}${hash}${placeKey(box)}`,
      shown: box === undefined ? 'a picture' : `a picture on page ${number}`,
      ...(box === undefined ? {} : { at: { page: number, box } }),
      isScan: false,
      isAlways: false,
    })),
  );
  return [...new Map(said.map((each) => [each.text, each])).values()];
}

/** The same one, wherever it stood; or one at a place where other ones were let through before. */
export function isKnownPicture(text: string, known: readonly string[]): boolean {
  const pictures = known.filter((each) => each.startsWith(PICTURE));
  const place = placeIn(text);
  if (pictures.some((each) => hashIn(each) === hashIn(text))) return true;
  return place !== '' && new Set(pictures.filter((each) => placeIn(each) === place).map(hashIn)).size >= VARYING_MIN;
}

/** In steps that swallow the rounding of programs, but no other place or size. */
function placeKey(box: Picture['box']): string {
  return box === undefined ? '' : ` @ ${box.map((side) => Math.round(side / PLACE_POINTS)).join(' ')}`;
}

function hashIn(text: string): string {
  return text.slice(PICTURE.length).split(' ')[0] ?? '';
}

function placeIn(text: string): string {
  return text.split(' @ ')[1] ?? '';
}

const PICTURE = 'picture ';
const PLACE_POINTS = 4;
const VARYING_MIN = 2;
