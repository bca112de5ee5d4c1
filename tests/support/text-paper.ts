/** Papers typed as text, for tests of understanding: one character is 6 points wide, one line 12 points high. */
import type { Found } from '../../src/adapters/paper/found.ts';
import { understand } from '../../src/adapters/paper/understand.ts';
import type { Page, Paper, Word } from '../../src/adapters/paper/page.ts';
import type { SenderMemory } from '../../src/model/sender-memory.ts';

const [WIDTH, HEIGHT] = [6, 12] as const;

/** Each argument is a page. The words stand where they stand in the text. */
export function textPaper(...pages: string[]): Paper {
  return { pages: pages.map((text, index) => pageOf(text, index + 1)), findings: [], attachments: [] };
}

function pageOf(text: string, number: number): Page {
  const lines = text.replace(/^\n/, '').split('\n');
  const words = lines.flatMap((line, row) =>
    [...line.matchAll(/\S+/g)].map((match): Word => {
      const [x0, y0] = [match.index * WIDTH, row * HEIGHT];
      const box = [x0, y0, x0 + match[0].length * WIDTH, y0 + HEIGHT - 2] as const;
      return { text: match[0], box, confidence: 1, size: 10, bold: false, at: { page: number, box } };
    }),
  );
  return { number, width: 612, height: 792, origin: 'text', words, rules: [] };
}

/** What is read, in few words: head fields by their value, items as `sku quantity unit price basis amount`. */
export function readText(pages: readonly string[], memories: readonly SenderMemory[] = []) {
  const read = understand(textPaper(...pages), memories);
  return {
    read,
    kind: read.kind.kind,
    poNumber: value(read.head.poNumber),
    orderDate: value(read.head.orderDate),
    deliveryDate: value(read.head.deliveryDate),
    terms: value(read.head.paymentTerms),
    buyer: read.parties.buyer?.name.text,
    supplier: read.parties.supplier?.name.text,
    shipTo: read.parties.shipTo && [
      read.parties.shipTo.name.text,
      ...read.parties.shipTo.address.map(({ text }) => text),
    ],
    total: value(read.sums.grand),
    items: read.items.map(({ fields: f }) => ({
      sku: value(f.buyerSku),
      vendorSku: value(f.supplierSku),
      quantity: value(f.quantity),
      unit: f.unit?.text,
      price: value(f.price),
      basis: value(f.basis),
      amount: value(f.amount),
      date: value(f.date),
      text: f.description?.text,
    })),
    codes: read.findings.map(({ code }) => code),
  };
}

function value(found: Found | undefined): string | undefined {
  return found === undefined ? undefined : (found.value ?? found.text);
}
