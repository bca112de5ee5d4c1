/** The firm that orders, where it has no legal form: its domain is made of the words of its name. */
import { expect, test } from 'vitest';
import { ordersOf, readAs } from '../office/support.ts';

async function buyerOf(from: string, text: string): Promise<string | undefined> {
  const head = `From: ${from}\nSubject: order\nDate: Mon, 2 Mar 2026 08:01:00 +0000\n`;
  const mail = `${head}Content-Type: text/plain; charset=utf-8\n\nHello,\n\nplease send 40 x ABC-123.\n\n${text}\n`;
  const [order] = ordersOf(await readAs('mail', Buffer.from(mail)));
  return order?.head['buyer'];
}

test.each([
  [
    'Reuben Katz <r.katz@ottertailtheatre.example>',
    'Ottertail Community Theatre would like them soon.\n\nBest,\nReuben Katz',
    'Ottertail Community Theatre',
  ],
  ['Karim <k.benali@garage-benali.example>', 'Merci\nKarim\nGarage Benali\n02 40 55 50 17', 'Garage Benali'],
  [
    "Fromagerie du Val d'Orbe <achats@valdorbe.example>",
    "Cordialement,\n\nSylvain Monnier\nFromagerie du Val d'Orbe",
    "Fromagerie du Val d'Orbe",
  ],
  [
    'Imkerei Waldfried <info@imkerei-waldfried.example>',
    'Herzliche Grüße\nAnneliese Waldfried\nImkerei Waldfried GbR',
    'Imkerei Waldfried GbR',
  ],
  [
    'Torsten Ahlers <ahlers@ahlers-landtechnik.example>',
    'Gruß\nT. Ahlers\n\nAhlers Landtechnik e.K.\nHusumer Str. 41\n25821 Bredstedt',
    'Ahlers Landtechnik e.K.',
  ],
  [
    'Claire <c.t@lycee-aubrac.example>',
    "Le Lycée professionnel de l'Aubrac vous remercie.\n\nBien à vous,\nClaire\nIntendance",
    "Lycée professionnel de l'Aubrac",
  ],
  [
    'Ana <ana@hotelpacifico.example>',
    'Es la orden del Hotel Pacífico Mazatlán: urgente.\n\nQuedo al pendiente,\nAna',
    'Hotel Pacífico Mazatlán',
  ],
  ['Ristorante Da Nene <nene@danene.example>', 'grazie\nNene', 'Ristorante Da Nene'],
  [
    'Pfarramt <pfarramt@nikolai-huxdorf.example>',
    'Mit herzlichen Grüßen\ni. A. Gudrun Pflüger\n\nEv.-luth. Kirchengemeinde St. Nikolai\nKirchgasse 1, 31234 Huxdorf',
    'Ev.-luth. Kirchengemeinde St. Nikolai',
  ],
])('%s', async (from, text, buyer) => {
  expect(await buyerOf(from, text)).toBe(buyer);
});

test.each([
  ['Jens Kolbe <j.kolbe@kolbe-elektro.example>', 'Gruß Jens'],
  ['Ann Lee <annlee77@gmail.com>', 'Thanks\nAnn Lee'],
])('a person alone is no firm: %s', async (from, text) => {
  expect(await buyerOf(from, text)).toBeUndefined();
});
