/**
 * Whether a mail that speaks of an order is its customer's. What plainly is changes the order; what only may be holds it, for a person to
 * ask: a stop that was none costs a glance, one that was lost costs the goods.
 */
import type { MailFacts } from '../adapters/formats/mail/facts.ts';
import { agreedSeverity } from '../model/partner-profile.ts';
import type { PartnerProfile } from '../model/partner-profile.ts';
import { isPublicMailDomain } from '../model/public-mail.ts';
import type { ReceivedMail } from './answer-mails.ts';

/** `doubted`: it may be the customer's, and nothing proves that · `none`: it is somebody else's */
export type Belief = 'believed' | 'doubted' | 'none';

export interface Customer {
  /** From which the order came, and to which we wrote of it. */
  readonly addresses: readonly string[];
  /** The address of the mail, or its domain, is one of the partner's whose order it is. */
  readonly isPartner?: boolean;
  /** Of that partner: mails that nothing proves may be agreed on, for its orders as for what it says of them. */
  readonly profile?: PartnerProfile | undefined;
  /** It stands in the thread of a mail that we wrote, whose Message-ID nobody can guess. */
  readonly hadOurMail?: boolean;
}

type Mail = Pick<ReceivedMail, 'authentication'> & { readonly facts: Pick<MailFacts, 'sender'> };

/**
 * It is believed from the address that ordered or to which we wrote, from another one of that domain, which vouches for it and is a firm's
 * own, or from the partner on file whose order it is.
 */
export function beliefIn({ facts: { sender }, authentication }: Mail, customer: Customer): Belief {
  const { isPartner = false, profile, hadOurMail = false } = customer;
  if (sender === '') return hadOurMail ? 'doubted' : 'none';
  const addresses = customer.addresses.filter((address) => address !== '');
  const isSame = addresses.includes(sender);
  const isColleague =
    !isPublicMailDomain(domainOf(sender)) && addresses.some((address) => domainOf(address) === domainOf(sender));
  if (!isSame && !isColleague && !isPartner) return hadOurMail ? 'doubted' : 'none';
  const isVouchedFor = isSame || isPartner || authentication?.verdict === 'pass';
  return isVouchedFor && isProvenOrAgreed(authentication, profile) ? 'believed' : 'doubted';
}

function isProvenOrAgreed(authentication: Mail['authentication'], profile: PartnerProfile | undefined): boolean {
  const code =
    authentication?.verdict === 'fail'
      ? 'mail-sender-forged'
      : authentication?.proven === false
        ? 'mail-sender-unproven'
        : undefined;
  if (code === undefined) return true;
  const agreed = agreedSeverity(profile, code, new Date().toISOString().slice(0, 10));
  return agreed !== undefined && agreed !== 'error';
}

export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}
