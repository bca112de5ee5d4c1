/** What the codes of an 855 or 865 mean, in our own words. */

/** Element 587 (BAK02, BCA02). */
export const RESPONSE_WORDS: Readonly<Record<string, string>> = {
  AC: 'accepted with changes',
  AD: 'accepted as it was ordered',
  AE: 'accepted but for what is listed',
  AH: 'held',
  AK: 'accepted as it was ordered',
  AP: 'taken for the refilling of stock',
  AT: 'accepted',
  NA: 'needs no acknowledgment',
  RD: 'rejected',
  RF: 'rejected but for what is listed',
  RJ: 'rejected',
  RN: 'rejected, because it is not as agreed',
  RO: 'rejected, with another offer',
  RV: 'rejected, because it breaks what is usual',
};

/** Element 668 (ACK01). */
export const STATUS_WORDS: Readonly<Record<string, string>> = {
  AA: 'accepted, and handed on to another place',
  AC: 'accepted and shipped',
  AR: 'accepted and released for shipment',
  BP: 'accepted in part, the rest on back order',
  DR: 'accepted for another day',
  IA: 'accepted',
  IB: 'on back order',
  IC: 'accepted with changes',
  ID: 'deleted',
  IE: 'accepted, but the price is open',
  IF: 'on hold, because it is described incompletely',
  IH: 'on hold',
  IP: 'accepted at another price',
  IQ: 'accepted in another quantity',
  IR: 'rejected',
  IS: 'accepted with another item in its place',
  IW: 'on hold, until something is waived',
  R1: 'rejected, because it is in no contract',
  R2: 'rejected, because the item number is wrong',
  R3: 'rejected, because the unit is wrong',
  R4: 'rejected, because it is not to be had',
  R5: 'rejected, to be ordered anew for just-in-time delivery',
  R6: 'rejected, to be ordered anew from another office',
  R7: 'rejected, to be ordered anew for direct delivery',
  R8: 'rejected, to be ordered anew as urgent',
  SP: 'accepted, but the day is open',
};
