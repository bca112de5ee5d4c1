import { LANGUAGES } from '../lexicon/languages/index.ts';
import { phrasesOf } from '../lexicon/languages/language.ts';

/** Words that papers print for units of measure. Only for telling a unit from a text: what it means, `normalize` says. */
const WORDS = `szt kpl opak hink hinkar styck stykk stk burk flaska flaskor pkt paket pct pca pcs cx unid rolo rulle rullar ea each pc pcs pce pces piece pieces st stk stück stueck stck set sets un und unid unit units u ud uds pz pza pzas pi pièce pièces
bx box boxes cs case cases ct ctn ctns carton cartons pk pkg pkt pack packs packet pa bag bags bg sack rl rol roll rolls rll rouleau rolle rollen
kg kgs kilo kilos g gr gram grams mg t to tonne tonnes ton tons mt lb lbs pound pounds oz ozs cwt
m mtr mtrs meter meters metre metres lfm lm mt ml cm mm km ft feet foot lf in inch inches yd yds yard yards sqft sqm m2 m3 sf sy qm cbm cft
l ltr ltrs liter litre liters litres gal gals gallon gallons gl qt pt floz hl
pr pair pairs paar prs dz doz dozen dzn gross gro hd c m k thousand th hundred tsd mil mille
bd bdl bundle bundles bund bt btl bottle bottles can cans drum drums dr pail pails tub tubs jar tube tubes tote totes
pal plt pallet pallets palette skid skids sh sht sheet sheets blatt bogen rm ream reams lot job hr hrs hour hours std stunde day days
kit kits lgth lgt length lengths lg bar bars rod coil coils spool spools reel reels ast assy ls lump vpe ve karton eimer dose flasche fl sk
flacon flacons ampoule ampoules bib unité unités pièces rouleaux cartons boîte boîtes boite boites paquet paquets sac sacs bidon bidons fût fûts bouteille bouteilles paire paires seau seaux caisse caisses lot lots bte btes cse pqt roul ch cont cn
unidade unidades lata latas garrafa garrafas bobina bobinas paquete paquetes litro litros bandeja bandejas tambor tambores cartucho cartuchos juego juegos
palettes tin tins jars pot pots tray trays crate crates keg kegs barrel barrels cylinder cylinders blok blokken krążek krążki krążków
tafel tafeln säcke packung packungen paletten kartons dosen flaschen fässer fass kisten kiste beutel rollen paar
caja cajas rollo rollos pieza piezas bolsa bolsas saco sacos botella botellas par pares scatola scatole rotolo rotoli pezzo pezzi sacco sacchi doos dozen rol stuks zak zakken flessen vat vaten stuk plaat platen pakken emmer emmers blik blikken krat kratten bos bossen lengte lengtes cartone cartoni confezione confezioni fusto fusti latta bottiglia bottiglie bancale bancali fardello fardelli lattina lattine barattolo barattoli vasetto vasetti flacone flaconi tanica taniche cassa casse scatole sacchi
pakete päckchen bögen sätze gebinde kanister sachet sachets pochette pochettes barquette barquettes fardo fardos manojo manojos sacchetto sacchetti secchio secchi vaschetta vaschette mazzo mazzi length lengths jug jugs pouch pouches punnet punnets
conf confez flac ris blister risma rami ramette ramettes rame rames resma resmas ream reams risme
platte platten plaque plaques feuille feuilles plancha planchas hoja hojas foglio fogli lastra lastre placa placas folha folhas skiva skivor
个 件 只 套 台 箱 包 卷 张 張 片 米 根 条 條 支 瓶 桶 袋 盒 吨 噸 公斤 千克 克 升 公升 双 雙 对 對 付 颗 粒 打 块 塊 组 組 批 副 把 本 個 枚 缶 巻 式 kpcs 罐 捆 面 项 令 平方米 立方米 台 セット 箱 ケース 足 丁 冊 pcs/pkg`;
const UNITS: ReadonlySet<string> = new Set([
  ...WORDS.split(/\s+/),
  ...LANGUAGES.flatMap(({ units }) => phrasesOf(units)),
]);

export function isUnitWord(text: string): boolean {
  const bare = text.replace(/[.,;]$/, '').toLowerCase();
  if (UNITS.has(bare)) return true;
  // `BX/BTE`: in both languages of the country.
  const both = /^(\p{L}{2,5})\/(\p{L}{2,5})$/u.exec(bare);
  return both !== null && both.slice(1).some((word) => UNITS.has(word));
}
