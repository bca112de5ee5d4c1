/** The same bytes are words in two character sets: which one it is, all texts of a message decide together. */
import { describe, expect, test } from 'vitest';
import type { DecodedDocument, DecoderOptions } from '../../../src/model/decoded.ts';
import type { Finding } from '../../../src/model/finding.ts';
import { encoded, HEADER, interchange, message, read } from './support.ts';

interface Shown {
  readonly texts: readonly unknown[];
  readonly faults: readonly string[];
  readonly says: string;
}

const toText = (found: readonly Finding[]): Pick<Shown, 'faults' | 'says'> => ({
  faults: found.map(({ code, severity }) => `${code} ${severity}`),
  says: found.map((one) => one.message).join(' '),
});

function shownOf(document: DecodedDocument | undefined): Shown {
  const found = (document?.findings ?? []).filter(({ code }) => code.startsWith('charset'));
  return { texts: (document?.draft?.lines ?? []).map(({ description }) => description?.text), ...toText(found) };
}

/** A message with a line for each description. */
function order(descriptions: readonly string[], encoding: string, reference = '1'): string[] {
  const lines = descriptions.flatMap((text, index) => [
    `LIN+${index + 1}++4000000000017:EN`,
    `IMD+F++:::${encoded(text, encoding)}`,
    'QTY+21:12:PCE',
    'PRI+AAA:10.50',
  ]);
  return message([...HEADER, ...lines, 'UNS+S', `CNT+2:${descriptions.length}`], reference);
}

function linesUnder(
  identifier: string,
  encoding: string,
  texts: readonly string[],
  options: Partial<DecoderOptions> = {},
): Shown & { readonly charset: unknown } {
  const { documents, interchanges } = read(interchange([order(texts, encoding)], `${identifier}:3`), options);
  return { ...shownOf(documents[0]), charset: interchanges[0]?.interchange.charset };
}

describe('the reading that is words of a language wins', () => {
  test.each([
    ['UNOD', 'windows-1250', ['Mąka pszenna']],
    ['UNOC', 'windows-1250', ['Mąka pszenna']],
    ['UNOC', 'windows-1250', ['Sąsiad Półka Mąka']],
    ['UNOC', 'windows-1250', ['Ložisko kuličkové', 'Šunka']],
    ['UNOC', 'iso-8859-2', ['Mąka pszenna', 'Kasza jęczmienna']],
    ['UNOC', 'windows-1250', ['Kasza jęczmienna', 'Mąka pszenna']],
    ['UNOD', 'windows-1250', ['MĄKA PSZENNA']],
    ['UNOD', 'windows-1250', ['Ľadový čaj']],
    // Of each word alone, either reading is good.
    ['UNOD', 'windows-1250', ['Pieniądze', 'Ciąg', 'Wędzony łosoś']],
    ['UNOF', 'windows-1253', ['Ά Γάλα']],
    ['UNOL', 'iso-8859-1', ['½ kg']],
  ])('under %s, %s: %j', (identifier, encoding, texts) => {
    const used = linesUnder(identifier, encoding, texts);
    expect(used.texts).toEqual(texts);
    expect(used.faults).toEqual(['charset-mismatch warning']);
    expect(used.charset).toEqual({ declared: identifier, detected: encoding, used: encoding });
  });

  test.each([
    ['UNOK', 'iso-8859-1', ['Þorskur', 'Ýsa', 'Skyr með bláberjum']],
    ['UNOK', 'iso-8859-1', ['Þorskur']],
    ['UNOH', 'windows-1257', ['Rīgas piens', 'Ārstniecība']],
    ['UNOD', 'iso-8859-1', ['Crème brûlée']],
  ])('and waits for a person where it is of another country: under %s, %s: %j', (identifier, encoding, texts) => {
    expect(linesUnder(identifier, encoding, texts)).toMatchObject({ texts, faults: ['charset-mismatch error'] });
  });

  test('both readings are told as people read them', () => {
    expect(linesUnder('UNOD', 'iso-8859-1', ['Crème brûlée']).says).toContain("('Crème', not 'Crčme')");
  });

  test.each(['Brânză de vaci', 'Smântână', 'Făină', 'Hořčice', 'Horčica', 'Vreća', 'Hlače', 'Soľ', 'Chleb żytni'])(
    'no language of the West has %s',
    (text) => {
      expect(linesUnder('UNOC', 'iso-8859-2', [text]).faults).toEqual(['charset-mismatch error']);
    },
  );
});

test('what a later line shows is true of the lines before it', () => {
  const texts = ['Prąd', 'Ciąg', 'Kasza jęczmienna', 'Łąka'];
  const { texts: found, faults, says } = linesUnder('UNOD', 'windows-1250', texts);
  expect(found).toEqual(texts);
  expect(faults).toEqual(['charset-mismatch warning']);
  expect(says).toContain("Windows-1250 ('Prąd', not 'Pršd')");
});

test('orders that were given out before are told of by the interchange', () => {
  const { documents, interchanges } = read(
    interchange([order(['Prąd'], 'windows-1250', '1'), order(['Łosoś wędzony'], 'windows-1250', '2')], 'UNOD:3'),
  );
  expect(documents.map((item) => shownOf(item).texts)).toEqual([['Pršd'], ['Łosoś wędzony']]);
  expect(documents.map((item) => shownOf(item).faults)).toEqual([
    ['charset-ambiguous warning'],
    ['charset-mismatch warning'],
  ]);
  expect(interchanges[0]?.interchange.charset?.used).toBe('iso-8859-2, windows-1250');
  expect(toText(interchanges[0]?.findings ?? [])).toEqual({
    faults: ['charset-mismatch warning'],
    says: expect.stringContaining("messages before it were read as ISO-8859-2: 'Pršd' is 'Prąd'"),
  });
});

test('what one order shows is true of the orders after it', () => {
  const { documents } = read(
    interchange([order(['Łosoś wędzony'], 'windows-1250', '1'), order(['Prąd'], 'windows-1250', '2')], 'UNOD:3'),
  );
  expect(documents.map((item) => shownOf(item).texts)).toEqual([['Łosoś wędzony'], ['Prąd']]);
});

describe('good words in both', () => {
  test('are read as declared, and both readings are told', () => {
    const { texts, faults, says, charset } = linesUnder('UNOD', 'iso-8859-2', ['Lišta']);
    expect(texts).toEqual(['Lišta']);
    expect(faults).toEqual(['charset-ambiguous warning']);
    expect(says).toContain("'Lišta' in ISO-8859-2 is 'Liąta' in Windows-1250");
    expect(charset).toEqual({ declared: 'UNOD', detected: 'iso-8859-2', used: 'iso-8859-2' });
  });

  test.each([
    ['iso-8859-2', 'Lišta'],
    ['windows-1250', 'Liąta'],
  ])('are what the profile says (%s), in silence', (charset, text) => {
    const options = { profileOf: () => ({ charset }) };
    expect(linesUnder('UNOD', 'iso-8859-2', ['Lišta'], options)).toMatchObject({ texts: [text], faults: [] });
  });

  test('wait for a person where neither is declared', () => {
    const { faults, says } = linesUnder('UNOC', 'windows-1250', ['Prąd']);
    expect(faults).toEqual(['charset-mismatch error']);
    expect(says).toContain("ISO-8859-2 ('Pršd') or Windows-1250 ('Prąd')");
  });
});

describe('texts under their right name are not asked about', () => {
  test.each([
    ['UNOD', 'iso-8859-2', ['Lišta dřevěná', 'Muž', 'Ležák světlý']],
    ['UNOD', 'iso-8859-2', ['Škoda', 'Šunka', 'Hruška', 'Myš', 'Žlutá růže', 'KOŠICE', 'Trať', 'Vždy']],
    ['UNOD', 'iso-8859-2', ['Ľubica', 'Peľ', 'Soľ', 'Ťava', 'Stĺp']],
    ['UNOD', 'iso-8859-2', ['Kuća Šibenik', 'Krško', 'Božić']],
    ['UNOD', 'iso-8859-2', ['Łódź', 'Mąka', 'Źródło', 'Święta']],
    ['UNOD', 'iso-8859-2', ['Gyümölcslé', 'Tűzoltó', 'Könyv']],
    ['UNOD', 'iso-8859-2', ['Grüße', 'Größe', 'ČSN TŽD']],
    [
      'UNOC',
      'iso-8859-1',
      ['Première crème', 'Pièce', 'Línia aèria', 'Conseqüència', 'Mosè', 'Bæltemønster', 'Irmã', '5 µm', '¡Hola!'],
    ],
    ['UNOK', 'iso-8859-9', ['Şeker', 'Yağ', 'Kırmızı biber', 'Gıda', 'İzmir']],
    ['UNOF', 'iso-8859-7', ['Γάλα απ’ την Αθήνα', '12’']],
    ['UNOL', 'iso-8859-15', ['Œufs', 'Bœuf', '5 €', 'Škoda']],
    ['UNOH', 'iso-8859-4', ['Jānis', 'Ąžuolas', 'Žuvis', 'Rīga']],
    ['UNOG', 'iso-8859-3', ['Ħobż', 'Ġbejna', 'Ċavetta']],
  ])('under %s, %s: %j', (identifier, encoding, texts) => {
    expect(linesUnder(identifier, encoding, texts)).toMatchObject({ texts, faults: [], says: '' });
  });
});

describe('a name with š or ž, which stand at the same places in Windows-1250, leaves the words beside it in Windows-1252', () => {
  test.each([
    [['Caffè Žnidar', 'Tè verde', 'Perché no']],
    [['Žižka', 'Lumière 5 W']],
    [['Matière première', 'Luka Doncic Božo']],
    [['Café Žižka', 'crème']],
    [['Žena Ménage', 'Pièce']],
    [['Škoda Fabia', 'Lève-vitre arrière']],
    [['Modèle Škoda']],
    [['Škoda Octavia Žlutý', 'Crème']],
    [['Tomaž d.o.o.', 'Règle']],
    [['Aleš Novak', 'Modèle 5', 'Pièce', 'Première']],
  ])('%j', (texts) => {
    const found = linesUnder('UNOC', 'windows-1252', texts);
    expect(found).toMatchObject({ texts, faults: ['charset-mismatch warning'] });
    expect(found.charset).toMatchObject({ used: expect.stringContaining('windows-1252') });
  });

  test.each([[['Ložisko', 'Čočka']], [['Tužka bílá', 'Polotučné mléko']], [['Rožky', 'Ruční klíč']]])(
    'but not where words are of no language of the West: %j',
    (texts) => {
      expect(linesUnder('UNOC', 'windows-1250', texts)).toMatchObject({ texts, charset: { used: 'windows-1250' } });
    },
  );

  test('both readings are told where both are good words', () => {
    const texts = ['Tomaž', 'Brûlée'];
    const { faults, says, ...found } = linesUnder('UNOC', 'windows-1252', texts);
    expect(found.texts).toEqual(texts);
    expect(faults).toEqual(['charset-mismatch warning', 'charset-ambiguous warning']);
    expect(says).toContain("'Brûlée' in Windows-1252 is 'Brűlée' in Windows-1250");
  });
});

describe('words of the West under UNOC that look Slavic, Hungarian or Turkish for a moment', () => {
  test.each([
    ['Productes farmacèutics', 'Material terapèutic', 'Guèiser', 'Cafè Conèixer Món', 'Alvèol', 'Aurèola'],
    ['Octaèdre 12 faces', 'Goûtez nos pâtés', 'Brûlez'],
    ['Karrièremønster', 'Crèmefløde'],
    ['Hola, ¿puede enviarlo hoy'],
    ['Brauð'],
    ['Þorskur'],
  ])('%s', (...texts) => {
    expect(linesUnder('UNOC', 'iso-8859-1', texts)).toMatchObject({ texts, faults: [], says: '' });
  });

  test.each([
    ['windows-1250', 'Klíč'],
    ['windows-1250', 'Pečivo'],
    ['windows-1250', 'Ţuică'],
    ['windows-1250', 'Fűszer'],
    ['windows-1250', 'Leđa'],
    ['windows-1254', 'Yağ'],
    ['windows-1254', 'Kırmızı'],
    ['iso-8859-2', 'żurek'],
  ])('but in %s, %s waits for a person', (encoding, text) => {
    expect(linesUnder('UNOC', encoding, [text]).faults).toEqual(['charset-mismatch error']);
  });
});

test('no line more is read where nothing but the checks is asked for, and the same is told', () => {
  const source = interchange([order(['Mąka pszenna'], 'windows-1250')], 'UNOD:3');
  const { documents } = read(source, { parts: 'verdicts' });
  expect(shownOf(documents[0]).faults).toEqual(['charset-mismatch warning']);
});
