/**
 * Words by which a paper says that it is something else than a new order, where they stand for themselves: `Quotation`, `Reminder`,
 * `Second copy`, `Repeat order`, and a box that was ticked beside them.
 */
import { fold } from './fold.ts';

const ORDER = String.raw`(?:purchase order|order|po|bestellung|auftrag|commande|pedido|orden|ordine|bestelling)`;
const KINDS = [
  String.raw`quot(?:e|ation)s?|offer|samples?|specimen|reminder|(?:order |payment )?enquiry|inquiry|estimate|tender`,
  String.raw`(?:(?:second|2nd|third|3rd|extra|additional|office|archive|file|confirmation) )?copy|(?:order )?confirmation copy|repeat(?:ed)?(?: (?:of )?(?:the |our |a )?(?:(?:previous|earlier|last|prior) )?${ORDER})?|re-?send|resent`,
  String.raw`angebot|muster|mahnung|erinnerung|liefererinnerung|anfrage|zweitexemplar|wiederholung(?:sbestellung|sauftrag)?|kostenvoranschlag`,
  String.raw`devis|offre|echantillons?|relance|rappel|presupuesto|oferta|muestras?|recordatorio|cotizacion|preventivo|offerta|campion[ei]|sollecito|offerte|monsters?|herinnering|oferta|oferte|tilbud|offert|pamietka|nabidka`,
].join('|');
const ALONE = new RegExp(
  String.raw`^(?:this is (?:an? )?|(?:order |document )?(?:status|type|kind|art|typ|tipo) )?(?:${KINDS})(?: (?:only|nur|${ORDER}))?$`,
  'u',
);
/** `[X]`, `(x)`, `☒`, or an X in front of the word. */
const TICKED = /(?:[[(]\s*[xX✓✔✗]\s*[\])]|[☒☑✓✔🗹]|(?:^|\s)[xX](?=\s))\s*(\p{L}[\p{L}\s-]{2,40})/gu;

/** @param text of a piece that stands for itself */
export function isOtherKind(text: string): boolean {
  return text.length <= LENGTH_MAX && ALONE.test(fold(text));
}

/** A box is ticked beside a kind of paper that is no plain order. */
export function ticksOtherKind(text: string): boolean {
  return text.length <= LINE_MAX && [...text.matchAll(TICKED)].some(([, said = '']) => isOtherKind(said.trim()));
}

const LENGTH_MAX = 50;
const LINE_MAX = 200;
