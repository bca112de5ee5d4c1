/** Mails that ask about an order which was sent before. */
const ASKS =
  /\b(?:(?:still|been) waiting for|where (?:is|are) (?:our|my|the)|when (?:will|does|do|is|are|can) .{0,60}\b(?:ship|arrive|delivered?)|let (?:me|us) know when .{0,60}\bships?\b|status of|tracking (?:number|no)|(?:have|has) not (?:yet )?(?:arrived|been (?:received|delivered))|haven['’]t (?:yet )?(?:received|arrived)|(?:do not|don['’]t) send (?:a second|it again|them again|another)|already (?:ordered|sent)|wo bleibt|wann (?:kommt|wird|werden)|lieferstatus|noch nicht (?:erhalten|eingetroffen|geliefert)|où en est|pas encore reçu|dónde está|aún no (?:hemos recibido|ha llegado)|nog niet (?:ontvangen|geleverd))\b|什么时候(?:发货|到货)|还没(?:收到|发货)/iu;

export function asksAbout(text: string): boolean {
  return ASKS.test(text);
}
