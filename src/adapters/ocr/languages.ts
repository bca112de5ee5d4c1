/** Which language data Tesseract needs for a page, by what the first engine read of it. */
import type { Language } from './tesseract.ts';

/** Frequent on orders and hardly ever found in the other languages; the first engine knows ä and ü, but not ö and ß. */
const GERMAN =
  /^(?:der|die|das|und|für|mit|bitte|bestellung|bestellnummer|bestell-nr\.?|menge|einheit|preis|lieferung|liefertermin|lieferanschrift|artikel|datum|rechnung|stück|stk|zahlungsbedingung(?:en)?|gesamtpreis|einzelpreis|mwst\.?|gmbh)[.:]?$/iu;
const FRENCH =
  /^(?:le|la|les|des|du|et|pour|vous|votre|nos|commande|quantité|quantite|désignation|designation|livraison|prix|référence|reference|montant|adresse|fournisseur|livrer|tva|unitaire)[.:]?$/iu;
const HAN = /\p{Script=Han}/u;
/** So many words of a language, or this share of all, make it the page's. */
const WORDS_MIN = 4;
const SHARE_MIN = 0.04;
/** Tesseract with Chinese takes twice as long and reads Latin worse; a few strange signs are noise that looked Chinese. */
const HAN_SHARE_MIN = 0.05;

/** German and French alone also read English words; a second language takes half as long again. */
export function languagesOf(words: readonly string[]): Language[] {
  if (words.length === 0) return ['eng'];
  const count = (pattern: RegExp): number => words.filter((word) => pattern.test(word)).length;
  if (count(HAN) >= HAN_SHARE_MIN * words.length) return ['chi_sim', 'eng'];
  const least = Math.min(WORDS_MIN, Math.max(2, SHARE_MIN * words.length));
  const [german, french] = [count(GERMAN), count(FRENCH)];
  if (german >= least && german >= french) return ['deu'];
  return french >= least ? ['fra'] : ['eng'];
}
