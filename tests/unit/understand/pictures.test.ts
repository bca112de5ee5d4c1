/** Pictures beside an order are not read: a person looks at each once, and a bar code's place is known after two orders. */
import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { isKnownPicture, picturesBeside } from '../../../src/adapters/paper/beside/pictures.ts';
import { learn } from '../../../src/adapters/paper/memory/learn.ts';
import { merge } from '../../../src/adapters/paper/memory/merge.ts';
import { ordersIn } from '../../../src/adapters/paper/orders-in.ts';
import type { Paper, Picture } from '../../../src/adapters/paper/page.ts';
import { ACME_CONFIRMED, acmePage } from '../../support/acme-order.ts';
import type { SenderMemory } from '../../../src/model/sender-memory.ts';
import { textPaper } from '../../support/text-paper.ts';
import { rawPdf, streamOf } from '../pdf/raw-pdf.ts';
import { onlyPage } from '../pdf/support.ts';

const LOGO: Picture = { hash: 'aaaaaaaaaaaaaaaa', box: [40, 20, 140, 60] };

function paper(pictures: readonly Picture[]): Paper {
  const read = textPaper(acmePage());
  return { ...read, pages: read.pages.map((page) => ({ ...page, pictures })) };
}

function told(pictures: readonly Picture[], memories: readonly SenderMemory[] = []): string[] {
  return ordersIn(paper(pictures), memories).flatMap(({ findings }) =>
    findings.flatMap(({ code, message }) => (code === 'paper-words-new' ? [message] : [])),
  );
}

function lesson(pictures: readonly Picture[]): SenderMemory {
  const memory = learn(paper(pictures), ACME_CONFIRMED);
  if (memory === undefined) throw new Error('nothing was learned');
  return memory;
}

/** A bar code, always at the same place. */
function code(digit: string): Picture {
  return { hash: digit.repeat(16), box: [400, 20, 500, 60] };
}

/** What a picture without a place is remembered by. */
function textOf(digit: string): string {
  const orders = ordersIn(paper([])).map(({ order }) => order);
  return picturesBeside(paper([{ hash: digit.repeat(16) }]), orders)[0]?.text ?? '';
}

describe('a picture beside an order', () => {
  test('is told once, with its place', () => {
    const [order] = ordersIn(paper([LOGO]), []);
    expect(order?.findings.filter(({ code }) => code === 'paper-words-new')).toMatchObject([
      { message: expect.stringContaining('a picture on page 1'), at: { page: 1, box: LOGO.box } },
    ]);
  });

  test('is known after an order of the sender was let go on with it, wherever it stands', () => {
    const known = [lesson([LOGO])];
    expect(told([LOGO], known)).toEqual([]);
    expect(told([{ ...LOGO, box: [40, 120, 140, 160] }], known)).toEqual([]);
    expect(told([LOGO, { hash: 'bbbbbbbbbbbbbbbb', box: [300, 300, 500, 380] }], known)).toHaveLength(1);
  });

  test('another one at the same place is told, until two have been let go on', () => {
    const once = lesson([code('1')]);
    expect(told([code('2')], [once])).toHaveLength(1);
    const twice = merge(once, lesson([code('2')]));
    expect(told([code('3')], [twice])).toEqual([]);
    // The same logo on many orders is no place where pictures vary.
    expect(told([code('3')], [merge(once, lesson([code('1')]))])).toHaveLength(1);
  });

  test('without a place is known by its bytes alone', () => {
    const known = [textOf('1'), textOf('2')];
    expect(known.map((text) => isKnownPicture(text, known))).toEqual([true, true]);
    expect(isKnownPicture(textOf('3'), known)).toBe(false);
  });
});

describe('a PDF names its pictures', () => {
  const image = streamOf(
    '/Type /XObject /Subtype /Image /Width 40 /Height 20 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode',
    deflateSync(Buffer.alloc(800, 120)),
  );
  const words = 'BT /F1 12 Tf 50 700 Td (Purchase order 4711 of Acme Pumps) Tj ET ';

  test('with their places; bullets and lines are none', async () => {
    const { pictures } = await onlyPage(
      rawPdf(
        [
          {
            content: `${words}q 120 0 0 60 300 700 cm /P Do Q q 5 0 0 5 50 600 cm /P Do Q`,
            resources: '/XObject << /P 100 0 R >>',
          },
        ],
        [image],
      ),
    );
    expect(pictures).toEqual([{ hash: expect.stringMatching(/^[\da-f]{16}$/), box: [300, 40, 420, 100] }]);
  });

  test('of very many only the first ones are told apart', async () => {
    const draws = Array.from({ length: 150 }, (_, at) => `q 60 0 0 20 300 ${at * 5} cm /P Do Q`).join(' ');
    const page = { content: `${words}${draws}`, resources: '/XObject << /P 100 0 R >>' };
    const { pictures = [] } = await onlyPage(rawPdf([page], [image]));
    expect(pictures.filter(({ hash }) => hash === 'f'.repeat(16))).toHaveLength(50);
  });
});
