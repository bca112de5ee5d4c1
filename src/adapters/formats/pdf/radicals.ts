/**
 * CJK radicals (U+2E80 to U+2FDF) look like the characters they are part of, and fonts that map both to one drawing make
 * readers give the radical where the character is meant. Compatibility normalization mends the Kangxi block alone.
 */

/** Each radical of the supplement with the character that it stands for, where it is one that texts use by itself. */
const PAIRS =
  '⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇几⺈刀⺉刂⺊卜⺌小⺍小⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺕彐⺖忄⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪疋⺫目⺬示⺭礻⺮竹⺯糹⺰纟⺱罓⺲罒' +
  '⺶羊⺷羊⺸羋⺹耂⺺肀⺻聿⺼肉⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻟飠⻠饣⻡首⻢马' +
  '⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀';

const CHARACTERS = new Map<string, string>();
for (let index = 0; index + 1 < PAIRS.length; index += 2) CHARACTERS.set(PAIRS.charAt(index), PAIRS.charAt(index + 1));

/** The text with characters in place of radicals. */
export function unified(text: string): string {
  return text.replace(/[\u2E80-\u2FDF]/g, (radical) => CHARACTERS.get(radical) ?? radical.normalize('NFKC'));
}
