/** Text in another character set than the declared one, in which every byte is some letter: never read in silence. */
import { describe, expect, test } from 'vitest';
import { encoded, HEADER, interchange, LINE, message, read, SUMMARY } from './support.ts';

function notesUnder(identifier: string, bytes: string): { text: unknown; faults: string[]; says: string } {
  const words = [...HEADER.slice(0, 2), `FTX+AAI+++${bytes}`, ...HEADER.slice(2), ...LINE, ...SUMMARY];
  const { documents } = read(interchange([message(words)]).replace('UNOC', identifier));
  const found = (documents[0]?.findings ?? []).filter(({ code }) => code.startsWith('charset'));
  return {
    text: documents[0]?.draft?.notes?.[0]?.text?.text,
    faults: found.map(({ code, severity }) => `${code} ${severity}`),
    says: found.map((one) => one.message).join(' '),
  };
}

test.each(['Żółć Sp. z o.o.', 'ŻÓŁĆ', 'Żółć żółć Żółć'])(
  '%s under UNOD is what it says, although its bytes are halves of Chinese letters too',
  (words) => {
    expect(notesUnder('UNOD', encoded(words, 'iso-8859-2'))).toEqual({ text: words, faults: [], says: '' });
  },
);

test('letters of two bytes under UNOD are told as under any other name', () => {
  const { faults } = notesUnder('UNOD', '\xb1\xb1\xbe\xa9\xb9\xab\xcb\xbe');
  expect(faults).toEqual(['charset-mismatch error']);
});

describe('words that no language has wait for a person', () => {
  test.each([
    ['UNOC', 'บริษัท จำกัด', 'windows-874'],
    ['UNOC', 'Compañía', 'cp850'],
    ['UNOC', 'Timişoara', 'iso-8859-2'],
    ['UNOC', 'Güneş Gıda A.Ş.', 'windows-1254'],
    ['UNOC', 'İstanbul Şişli', 'windows-1254'],
    ['UNOC', 'Plzeň Dvořák', 'windows-1250'],
    ['UNOC', 'Plzeň', 'windows-1250'],
    ['UNOC', 'Győr Kft. Tűzoltó', 'windows-1250'],
    ['UNOC', 'Kovač Jiří', 'iso-8859-2'],
    ['UNOC', 'Kovač', 'iso-8859-2'],
    ['UNOC', 'Gdańsk', 'iso-8859-2'],
    ['UNOC', 'Bacău', 'iso-8859-2'],
    ['UNOC', '12 €', 'iso-8859-15'],
    ['UNOC', 'Rīga', 'windows-1257'],
    ['UNOC', 'Rīgas Piena', 'windows-1257'],
    ['UNOC', 'Liepāja', 'windows-1257'],
    ['UNOC', 'Jānis', 'windows-1257'],
    ['UNOC', 'Jūrmala', 'windows-1257'],
    ['UNOC', 'Žilina', 'iso-8859-15'],
    ['UNOC', 'Ądamski', 'iso-8859-2'],
    ['UNOC', 'Œuvre', 'iso-8859-15'],
    ['UNOC', 'Sacré-Cœur', 'iso-8859-15'],
    ['UNOC', 'Größe GmbH', 'macintosh'],
    ['UNOC', 'Köln', 'macintosh'],
    ['UNOB', 'Köln', 'macintosh'],
    ['UNOC', 'Müller', 'macintosh'],
    ['UNOC', 'München', 'macintosh'],
    ['UNOC', 'Société Générale', 'macintosh'],
    ['UNOC', 'Минск', 'ibm866'],
    ['UNOD', 'Skåne', 'windows-1252'],
    ['UNOD', 'Skånska', 'windows-1252'],
    ['UNOD', 'Vångafjäll', 'windows-1252'],
    ['UNOD', 'Rådmansö', 'windows-1252'],
    ['UNOD', 'Ståhl', 'windows-1252'],
    ['UNOD', 'Ação', 'windows-1252'],
    ['UNOD', 'España', 'windows-1252'],
    ['UNOD', 'São Paulo', 'windows-1252'],
    ['UNOD', 'Sørensen', 'windows-1252'],
    ['UNOE', 'Müller', 'windows-1252'],
    ['UNOF', 'Müller GmbH Köln', 'windows-1252'],
    ['UNOK', 'Þórður', 'windows-1252'],
  ])('under %s, %s in %s', (identifier, text, encoding) => {
    expect(notesUnder(identifier, encoded(text, encoding)).faults).toEqual(['charset-mismatch error']);
  });

  test('Big5 under UNOC', () => {
    expect(notesUnder('UNOC', '\xbbO\xa5_').faults).toEqual(['charset-mismatch error']); // 臺北
  });

  test('the one character set that it fits is named, and the text stays as declared', () => {
    expect(notesUnder('UNOC', encoded('12 €', 'iso-8859-15'))).toMatchObject({
      text: '12 ¤',
      says: expect.stringContaining('probably ISO-8859-15'),
    });
  });

  test.each(['Köln', 'Müller', 'Höhn Möbel GmbH', 'Größe', 'Société Générale'])(
    'CP850 is no Windows-1252: %s',
    (name) => {
      for (const identifier of ['UNOB', 'UNOC'])
        expect(notesUnder(identifier, encoded(name, 'cp850'))).toMatchObject({
          text: name,
          faults: ['charset-mismatch error'],
          says: expect.stringContaining('probably CP850'),
        });
    },
  );
});

const NAMES: readonly (readonly [identifier: string, encoding: string, names: readonly string[]])[] = [
  [
    'UNOC',
    'iso-8859-1',
    [
      'Société Générale', 'Müller GmbH', 'Peña', 'São Paulo', 'Ørsted', 'Ação e Construções', 'Camões', 'Guimarães', 'Irmãos',
      'Magalhães', 'Conceição', 'Ações', 'Château d’Yquem'.replace('’', "?'"), 'Hermès', 'Noël', 'Zoë', 'Citroën', 'Lancôme',
      'L?\'Oréal', 'Crédit Agricole', 'Brûlerie', 'août', 'Où', 'Ève', 'Première', 'poème', 'Israël', 'Curaçao', 'Muñoz',
      'Íñigo Núñez', 'Güell', 'Ñandú', 'España', 'Bogotá', 'Nº 5', 'Mª José', '1º piso', '20 ºC', '20 °C', 'Col·legi', 'Lluís',
      'Barça', 'Größe 12 für Türen', 'STRAßE', 'Übersee', 'Ærøskøbing', 'Smørrebrød', 'Købmand Århus', 'Åsgård', 'Tromsø', 'Bø',
      'Bøe', 'Malmö Åkersberga', 'Västerås', 'Häagen', 'Jyväskylä', 'Perché no', 'Nicolò Cantù', 'È vietato', 'Più caffè', 'Gesù',
      'Tallinna Põhja', 'Võru', 'Jõgi', 'Õunapuu', 'Sinéad Ó Súilleabháin', 'Reykjavík Þórður', 'Sögufélag Íslands', 'Çelik',
      'Nagy Sándor', 'Szabó Gyula', '5 m²', '12 µm', '½ Zoll', '£5', '¥100', '«Mot»', '»Wort«', '¿Qué?', '¡Hola!', 'Ø 12 mm',
      '3×4', '±2', '©2026', 'Coöperatie', 'Één', 'Këshilli',
    ],
  ],
  ['UNOD', 'iso-8859-2', ['Dvořák Říčany', 'Křtiny', 'Plzeň', 'Łódź Żółć', 'Győr', 'Timişoara', 'Bacău', 'Kovačić', 'Müller', 'Đurđević', 'stĺp', 'vŕba', 'Tomáš Nový', 'Škoda', 'Částka', 'Košice', 'Žilina', 'Średnia', 'Więcej', 'Önkormányzat', 'Střední', 'tři']],
  ['UNOE', 'iso-8859-5', ['Ромашка', 'ООО Москва', 'М6', 'BMW Москва']],
  ['UNOF', 'iso-8859-7', ['Αθήνα ΑΕ', 'Εμπόριο Hellas', '10 kΩ']],
  ['UNOK', 'windows-1254', ['İstanbul Şişli', 'Güneş Gıda A.Ş.', 'Çağrı', 'Müller']],
]; // prettier-ignore

/** Names of firms, places and people in 17 languages, with the letters that stand in few of their words. */
const HONEST: readonly (readonly [identifier: string, encoding: string, names: readonly string[]])[] = [
  ['UNOC', 'iso-8859-1', [
    'Île de Ré', 'Gîte rural', 'Abîme', 'Chaîne Aînée', 'Benoît Lemaître', 'Huîtrière', 'Jeûne', 'Sûreté', 'Brûlé', 'Piqûre', 'Âge d?\'or', 'Bâle', 'Château', 'Jean-Paul Hâvre', 'Naïm', 'Façade', // French
    'Jürgen Jäger', 'Weiß & Söhne', 'Fußweg 3', 'Ärmelkanal', 'Übung', // German
    'Peñíscola', 'Núñez', 'Argüelles', 'Añejo', 'Ibáñez', 'Ávila', // Spanish
    'João Simões', 'Câmara', 'Ângela', 'Lâmpada', 'Trânsito', 'Conceição', 'Alcântara', 'Vovô', 'Pêssego', // Portuguese
    'Università', 'Cantù', 'Niccolò', 'Forlì', 'Città', // Italian
    'België', 'Beëdigd', 'Geïnd', 'Coördinatie', 'Reünie', // Dutch
    'Århus Å', 'Ærø', 'Søborg', 'Nørrebro', 'Helsingør', // Danish
    'Skåne', 'Ängelholm', 'Håkan', 'Mölndal', 'Umeå', 'Ståhl', // Swedish
    'Bodø', 'Ålesund', 'Tønsberg', 'Grünerløkka', // Norwegian
    'Hämeenlinna', 'Jyväskylä', 'Åbo', 'Töölö', // Finnish
    'Pärnu', 'Jõhvi', 'Mõisaküla', // Estonian
    'Rock´n´Roll', 'Geht´s', '´n Kasten', 'L´Oréal', 'People´s', '´Größe´', // The accent as an apostrophe or a quotation mark
    '¥ 1200', '¥1200', 'JP¥ 5', '¡viva!', 'Hola, ¿qué tal?',
  ]],
  ['UNOD', 'iso-8859-2', [
    'stĺp', 'dĺžka', 'hĺbka', 'tĺcť', 'kĺb', 'kĺzať', 'jabĺčko', 'vĺn', 'vĺnka', 'mĺkvy', 'žĺtok', 'žĺč', 'vĺča', 'hŕba', 'kŕmiť', // Slovak
    'Brno Židenice', 'Třebíč', 'Ústí nad Labem', 'Děčín', 'Ještěd', // Czech
    'Łomża', 'Kędzierzyn-Koźle', 'Świętochłowice', 'Grudziądz', // Polish
    'Székesfehérvár', 'Nyíregyháza', 'Gyöngyös', 'Hódmezővásárhely', // Hungarian
    'Čakovec', 'Šibenik', 'Đakovo', // Croatian
    'Brăila', 'Târgu Mureş', 'Înfrăţire', 'Piteşti', 'Bârlad', // Romanian
  ]],
  ['UNOK', 'windows-1254', ['Kâğıthane', 'Iğdır', 'Muğla', 'Şanlıurfa', 'Düzce']], // Turkish
  ['UNOH', 'iso-8859-4', ['Rīga', 'Jūrmala', 'Liepāja', 'Jānis', 'Šiauliai', 'Panevėžys']], // Latvian, Lithuanian
]; // prettier-ignore

test('names in the Windows page or the Slavic set that was found instead are told, and do not wait', () => {
  const found: readonly (readonly [encoding: string, names: readonly string[]])[] = [
    ['windows-1252', ['Škoda', 'Haÿ-les-Roses “Œuvre”', 'Krško Žalec', 'pštros', 'Bœuf – 5 €']],
    ['iso-8859-2', ['Łódź źródło', 'źle Łomża', 'Świętochłowice', 'Žilina']],
  ];
  for (const [encoding, names] of found)
    for (const name of names)
      expect([name, notesUnder('UNOC', encoded(name, encoding)).faults]).toEqual([name, ['charset-mismatch warning']]);
});

describe('names under their right character set are not doubted', () => {
  test.each(
    [...NAMES, ...HONEST].flatMap(([identifier, encoding, names]) =>
      names.map((name) => [identifier, name, encoding] as const),
    ),
  )('under %s, %s', (identifier, name, encoding) => {
    expect(notesUnder(identifier, encoded(name, encoding)).says).toBe('');
  });

  test('Icelandic letters alone are doubted, but not where a party of Iceland was met', () => {
    expect(notesUnder('UNOC', encoded('Þorsteinn', 'iso-8859-1')).faults).toEqual(['charset-mismatch error']);
    const party = encoded('NAD+SU+++Þorsteinn+++++IS', 'iso-8859-1');
    const words = [...HEADER, party, `FTX+AAI+++${encoded('Þorsteinn', 'iso-8859-1')}`, ...LINE, ...SUMMARY];
    const { documents } = read(interchange([message(words)]));
    expect(documents[0]?.draft?.notes?.[0]?.text?.text).toBe('Þorsteinn');
    expect(documents[0]?.findings.filter(({ code }) => code.startsWith('charset'))).toEqual([]);
  });
});
