/** Whether a mail only thanks or takes note: nobody expects an answer to it. */
import { letterOf } from './change.ts';

const THANKS =
  /(?<!\p{L})(?:thank(?:s| you)|cheers|received|noted|understood|perfect|great|danke|vielen dank|erhalten|merci|bien reçu|gracias|recibido|grazie|ricevuto|谢谢|感谢|收到|好的)(?!\p{L})|谢谢|感谢|收到/iu;
const ASKS =
  /[?？\d]|\b(?:please|pls|could|can|would|need|want|send|order|bitte|brauchen|senden|veuillez|por favor)\b|请|需要|订/iu;
const WORDS_MAX = 25;

/** Short words of thanks that ask for nothing; what is quoted or signed does not count. */
export function isThanks(words: string): boolean {
  const { newest, unsigned } = letterOf(words);
  const said = (unsigned.trim() === '' ? newest : unsigned).trim();
  return THANKS.test(said) && !ASKS.test(said) && said.split(/\s+/).length <= WORDS_MAX;
}
