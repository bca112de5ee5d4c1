/** What a seller's form asks the customer for: the number is called yours by who made the form. */
export const SELLERS_FORM =
  /^(?:your (?:po|p\.o\.|purchase order|order no|order number|order #)|customer po|ihre bestell(?:nummer|ung|-?nr)|votre (?:n° de )?commande n|votre (?:n°|no|numéro) de commande|su (?:n[º°.] de )?pedido n|uw (?:bestel|order)nummer)\b/i;
