/** Domains in lower case -> whether they can belong to a customer at all. */

/** Mail providers that anybody can have an address at. */
const providers = new Set(
  (
    'gmail.com googlemail.com yahoo.com ymail.com rocketmail.com outlook.com hotmail.com live.com msn.com icloud.com me.com mac.com aol.com ' +
    'gmx.com gmx.de gmx.net gmx.at gmx.ch web.de t-online.de freenet.de arcor.de mail.com email.com usa.com proton.me protonmail.com pm.me ' +
    'tutanota.com tuta.io fastmail.com fastmail.fm hey.com zoho.com zohomail.com yandex.com yandex.ru ya.ru mail.ru bk.ru inbox.ru list.ru ' +
    'rambler.ru ukr.net seznam.cz email.cz centrum.cz wp.pl o2.pl onet.pl interia.pl orange.fr wanadoo.fr free.fr laposte.net sfr.fr ' +
    'libero.it virgilio.it tiscali.it tin.it alice.it terra.com.br uol.com.br bol.com.br ig.com.br globo.com rediffmail.com sify.com ' +
    'comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net earthlink.net juno.com btinternet.com ntlworld.com sky.com ' +
    'virginmedia.com talktalk.net bigpond.com optusnet.com.au shaw.ca rogers.com sympatico.ca telus.net bluewin.ch skynet.be telenet.be ' +
    'ziggo.nl kpnmail.nl hetnet.nl planet.nl telia.com home.se online.no ' +
    'qq.com vip.qq.com foxmail.com 163.com vip.163.com 126.com vip.126.com yeah.net 188.com 139.com 189.cn wo.cn wo.com.cn sina.com sina.cn ' +
    'vip.sina.com sina.com.cn sohu.com vip.sohu.com tom.com 21cn.com 21cn.net 263.net 263.net.cn aliyun.com 2980.com 88.com 111.com email.cn ' +
    'eyou.com 56.com chinaren.com sogou.com tianya.cn hainan.net citiz.net online.sh.cn ' +
    'hinet.net pchome.com.tw seed.net.tw kimo.com.tw yahoo.com.tw msa.hinet.net netvigator.com yahoo.com.hk biznetvigator.com ' +
    'naver.com hanmail.net daum.net nate.com kakao.com docomo.ne.jp ezweb.ne.jp softbank.ne.jp i.softbank.jp nifty.com excite.co.jp ' +
    'duck.com hushmail.com mailbox.org posteo.de runbox.com gmx.us inbox.com lycos.com'
  ).split(' '),
);

/** Providers with a domain in many countries: yahoo.co.jp, hotmail.fr, live.cn. */
const providerFamilies = /^(yahoo|hotmail|live|outlook|gmx|ymail|yandex|msn|aol|icloud)\.[a-z]{2,3}(\.[a-z]{2})?$/;

/** True for the domain of a public mail provider, given in lower case. */
export function isPublicMailDomain(domain: string): boolean {
  return providers.has(domain) || providerFamilies.test(domain);
}

/** Second levels under which a country's companies register: co.uk, com.cn. A domain there has three labels. */
const registryLabels = new Set('co com net org gov edu ac or ne go gob gouv nom ltd plc mil sch idv'.split(' '));

/** True for a domain that anybody registers under, in lower case: com, co.uk, com.cn. It belongs to no customer. */
export function isRegistryDomain(domain: string): boolean {
  const labels = domain.split('.');
  if (labels.length < 2) return true;
  return labels.length === 2 && (labels[1] ?? '').length === 2 && registryLabels.has(labels[0] ?? '');
}
