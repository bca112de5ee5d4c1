/**
 * Domains under which anybody opens a mailbox: who shares one is nobody's colleague. The large ones; for one that is missing here
 * the mail still has to name a Message-ID that only the order's own people have seen.
 */
const DOMAINS: ReadonlySet<string> = new Set(
  `gmail.com googlemail.com outlook.com hotmail.com hotmail.co.uk live.com msn.com yahoo.com ymail.com aol.com icloud.com me.com mac.com
   proton.me protonmail.com pm.me mail.com zoho.com fastmail.com hey.com tutanota.com gmx.com gmx.de gmx.net gmx.at gmx.ch web.de
   freenet.de t-online.de posteo.de mailbox.org bluewin.ch orange.fr wanadoo.fr free.fr laposte.net sfr.fr libero.it virgilio.it alice.it
   tiscali.it telefonica.net terra.com.br uol.com.br bol.com.br btinternet.com ntlworld.com talktalk.net sky.com comcast.net verizon.net
   att.net sbcglobal.net cox.net bellsouth.net shaw.ca rogers.com bigpond.com optusnet.com.au ziggo.nl kpnmail.nl planet.nl telenet.be
   skynet.be wp.pl o2.pl onet.pl interia.pl seznam.cz centrum.cz mail.ru yandex.ru yandex.com ukr.net qq.com foxmail.com 163.com 126.com
   yeah.net sina.com sina.cn sohu.com aliyun.com 139.com naver.com daum.net docomo.ne.jp ezweb.ne.jp rediffmail.com`.split(
    /\s+/,
  ),
);

/** @param domain in lower case */
export function isPublicMailDomain(domain: string): boolean {
  return DOMAINS.has(domain) || /^(?:yahoo|hotmail|live|outlook)\.[a-z]{2,3}(?:\.[a-z]{2})?$/.test(domain);
}
