/** Labels are compared without case, accents and punctuation: `P.O. No.:` is `po no`. */
import { remember } from './remember.ts';

/** `#` and the many signs for "number" become `no`. */
export const fold = remember(folded);

/** Labels in traditional characters are those in simplified ones. */
const TRADITIONAL_SIGNS =
  '條單號購訂採價數貨廠編碼規額總計稅運倉庫項備註電話傳聯絡員業務應賣買發開點時間類種幣別頁簽審確認裝樣圖說體國區縣鎮門議約預達製質長淨與實銷專帳戶銀匯';
const SIMPLIFIED =
  '条单号购订采价数货厂编码规额总计税运仓库项备注电话传联络员业务应卖买发开点时间类种币别页签审确认装样图说体国区县镇门议约预达制质长净与实销专账户银汇';
const TRADITIONAL = new RegExp(`[${TRADITIONAL_SIGNS}]`, 'gu');

/** Letters that are no letter with an accent to Unicode. */
const PLAIN: Readonly<Record<string, string>> = { ł: 'l', ø: 'o', æ: 'ae', ı: 'i', đ: 'd' };

function folded(text: string): string {
  return (
    text
      .replaceAll(/(?<!\p{L})n\.\s?[º°o](?!\p{L})/giu, 'n°')
      .normalize('NFKD')
      .replaceAll(/\p{M}/gu, '')
      .normalize('NFKC')
      .replaceAll(TRADITIONAL, (character) => SIMPLIFIED[TRADITIONAL_SIGNS.indexOf(character)] ?? character)
      .toLowerCase()
      .replaceAll(/[łøæıđ]/g, (letter) => PLAIN[letter] ?? letter)
      .replaceAll(/\bp\s?[./]\s?o\b\.?/g, 'po')
      .replaceAll(/\bu\s?[./]\s?m\b\.?/g, 'um')
      .replaceAll(/\bu\s?\.\s?o\s?\.\s?m\b\.?/g, 'uom')
      // `H.T.`, `T.V.A.`, `p.u.` are words.
      .replaceAll(/(?<![\p{L}\d.])(?:\p{L}\.){2,4}(?![\p{L}\d])/gu, (word) => `${word.replaceAll('.', '')} `)
      // Germanic labels are one word: `Artikelnr.`, `Bestellnummer`.
      .replaceAll(/(\p{L}{3,}?)(?:nummer|nr)\b\.?/gu, '$1 no ')
      .replaceAll(/#|№|\bn[°º.]|\bnr\b\.?|\bnbr\b\.?|\bnum\b\.?|\bnumero\b|\bnumber\b|\bnummer\b|\bnumbers\b/g, ' no ')
      .replaceAll(/[^\p{L}\p{N}%$€£&/]+/gu, ' ')
      .replaceAll(/\s?\/\s?/g, '/')
      .trim()
      .replaceAll(/\s+/g, ' ')
  );
}

export function hasCjk(text: string): boolean {
  return /[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/.test(text);
}

/** Korean letters: unlike Chinese ones they are parted by white, of words and of titles set wide. */
export function hasHangul(text: string): boolean {
  return /[\uac00-\ud7af]/.test(text);
}
