/** `滨江西路418号碧澄水厂，收货人 顾工`: in Chinese a place stands behind its house number, without anything between. Pure. */
import type { PaperParty } from '../head/party.ts';

const PLACE =
  /^(?<street>\p{Script=Han}.*\d+号)\s*(?<name>\p{Script=Han}{2,24}(?:厂|公司|仓库|店|院|校|园|部|站|中心|基地|项目))$/u;
const PERSON = /^(?:收货人|联系人|收件人|电话|手机)/;

export function withHanPlace(place: PaperParty): PaperParty {
  const { name } = place;
  const address = place.address.filter(({ text }) => !PERSON.test(text));
  const { street, name: own } = PLACE.exec(name.text)?.groups ?? {};
  if (street === undefined || own === undefined)
    return address.length === place.address.length ? place : { name, address };
  return { name: { ...name, text: own }, address: [{ ...name, text: street }, ...address] };
}
