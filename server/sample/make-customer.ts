/** A language -> an invented customer with names, contacts and figures. */
import type { Contact, Customer, KeyAccountScope, RelationshipType, Tier } from '../../lib/model/customer.ts';
import type { Calendar } from './calendar.ts';
import { loseMeasures, makeMeasures } from './make-measures.ts';
import {
  brandFirstLatin,
  brandFirstTw,
  brandFirstZh,
  brandSecondLatin,
  brandSecondTw,
  brandSecondZh,
  givenNamesTw,
  givenNamesZh,
  industriesTw,
  industriesZh,
  latinCountries,
  regionsTw,
  regionsZh,
  rolesLatin,
  rolesTw,
  rolesZh,
  suffixesTw,
  suffixesZh,
  surnamesTw,
  surnamesZh,
} from './name-parts.ts';
import type { Random } from './random.ts';

type Names = Pick<Customer, 'legalName' | 'aliases' | 'domains' | 'contacts'>;
type Write = 'zh_CN' | 'zh_TW' | 'latin';

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
/** Letters and digits only, without diacritics. */
const plain = (word: string) =>
  word
    .replace('ß', 'ss')
    .replace(/[øØ]/g, 'o')
    .replace(/[æÆ]/g, 'ae')
    .normalize('NFD')
    .replace(/[^A-Za-z0-9]/g, '')
    .toLowerCase();

function chineseNames(random: Random, id: string, isTaiwan: boolean): Names {
  const first = random.pick(isTaiwan ? brandFirstTw : brandFirstZh);
  const second = random.pick(isTaiwan ? brandSecondTw : brandSecondZh);
  const region = random.pick(isTaiwan ? regionsTw : regionsZh);
  const industry = random.pick(isTaiwan ? industriesTw : industriesZh);
  const suffix = random.pick(isTaiwan ? suffixesTw : suffixesZh);
  const brand = first[0] + second[0];
  const latin = first[1] + second[1];
  const legalName =
    random.chance(0.2) && !isTaiwan
      ? `${brand}${industry[0]}（${region[0]}）${suffix}`
      : `${random.chance(0.8) ? region[0] : ''}${brand}${industry[0]}${suffix}`;
  const domain = `${latin}-${plain(industry[1].split(' ')[0] ?? '')}.example`;
  const aliases = [brand + industry[0].slice(0, 2), ...(random.chance(0.6) ? [brand] : [])];
  if (random.chance(0.55)) aliases.push(`${capital(latin)} ${industry[1]}`);
  if (random.chance(0.1)) aliases.push(`原${region[0]}${brand}${isTaiwan ? '工業社' : '机械厂'}`);
  const contacts = Array.from({ length: random.int(1, 3) }, (_, i): Contact => {
    const surname = random.pick(isTaiwan ? surnamesTw : surnamesZh);
    const given = random.pick(isTaiwan ? givenNamesTw : givenNamesZh);
    return {
      id: `${id}-p${i + 1}`,
      name: surname[0] + given[0],
      ...(random.chance(0.25) && { otherNames: [`${capital(given[1])} ${capital(surname[1])}`] }),
      ...(random.chance(0.85) && {
        email: `${random.chance(0.5) ? `${surname[1]}${given[1]}` : `${given[1]}.${surname[1]}${i || ''}`}@${domain}`,
      }),
      ...(random.chance(0.6) && {
        phone: isTaiwan ? `+886 2 5550 ${random.int(1000, 9999)}` : `+86 21 5550 ${random.int(1000, 9999)}`,
      }),
      ...(random.chance(0.8) && { role: random.pick(isTaiwan ? rolesTw : rolesZh) }),
    };
  });
  return { legalName, aliases, domains: random.chance(0.9) ? [domain] : [], contacts };
}

function latinNames(random: Random, id: string): Names {
  const country = random.pick(latinCountries);
  const brand = random.pick(brandFirstLatin) + random.pick(brandSecondLatin);
  const industry = random.pick(country.industries);
  const domain = `${plain(brand)}-${plain(industry.split(' ')[0] ?? '')}.example`;
  const aliases = [`${brand} ${industry}`, ...(random.chance(0.5) ? [brand] : [])];
  if (random.chance(0.1)) aliases.push(`formerly ${brand} & Sons`);
  const contacts = Array.from({ length: random.int(1, 3) }, (_, i): Contact => {
    const first = random.pick(country.firstNames);
    const last = random.pick(country.lastNames);
    return {
      id: `${id}-p${i + 1}`,
      name: `${first} ${last}`,
      ...(random.chance(0.88) && { email: `${plain(first)}.${plain(last)}${i || ''}@${domain}` }),
      ...(random.chance(0.6) && { phone: `${country.dial}${random.int(10, 99)}` }),
      ...(random.chance(0.8) && { role: random.pick(rolesLatin) }),
    };
  });
  return { legalName: `${brand} ${industry} ${random.pick(country.suffixes)}`, aliases, domains: [domain], contacts };
}

/** Legal names and domains given out so far, so that none is given out twice. */
export type Taken = Set<string>;

function freshNames(random: Random, id: string, write: Write, taken: Taken): Names {
  for (;;) {
    const names = write === 'latin' ? latinNames(random, id) : chineseNames(random, id, write === 'zh_TW');
    // Aliases are compared too: two customers share a short name only where the sample means it.
    const keys = [names.legalName, ...names.aliases, ...names.domains];
    if (keys.some((key) => taken.has(key))) continue;
    for (const key of keys) taken.add(key);
    return names;
  }
}

const typesByTier: Record<Tier, readonly RelationshipType[]> = {
  MVC: ['partnership', 'proactive', 'proactive', 'accountable'],
  MGC: ['proactive', 'accountable', 'accountable'],
  STANDARD: ['accountable', 'reactive', 'reactive', 'basic'],
  BZ: ['basic', 'basic', 'reactive'],
};

function drawTier(random: Random): Tier {
  const dice = random.next();
  return dice < 0.07 ? 'MVC' : dice < 0.21 ? 'MGC' : dice < 0.85 ? 'STANDARD' : 'BZ';
}

function drawScope(random: Random, tier: Tier, write: Write): KeyAccountScope | undefined {
  if (tier === 'MVC' && random.chance(0.8)) return write === 'latin' ? random.pick(['GKA', 'NKA']) : random.pick(['NKA', 'LKA']);
  if (tier === 'MGC' && random.chance(0.25)) return 'LKA';
  return undefined;
}

/** Who may own it and in which team. */
export interface Ownership {
  readonly ownerId: string;
  readonly teamId: string;
}

/** One customer of the crowd; those that a demonstration tells a story about are in `featured-customers.ts`. */
export function makeCustomer(
  random: Random,
  calendar: Calendar,
  id: string,
  write: Write,
  ownership: Ownership,
  taken: Taken,
): Customer {
  const tier = drawTier(random);
  const scope = drawScope(random, tier, write);
  // One in twenty has figures of another tier: what a manager finds when he lets the list be computed.
  const figures = random.chance(0.05) ? drawTier(random) : tier;
  const measures = loseMeasures(random, makeMeasures(random, calendar, figures));
  const kind = random.chance(0.86) ? 'business' : random.pick(['distributor', 'agent', 'supplier', 'partner', 'branch'] as const);
  return {
    id,
    kind,
    ...freshNames(random, id, write, taken),
    language: write === 'latin' ? 'en' : write,
    ...ownership,
    ...(random.chance(0.9) && { since: calendar.date(random.int(200, 4200)) }),
    tier,
    ...(scope && { keyAccountScope: scope }),
    relationshipType: random.pick(typesByTier[tier]),
    rung: random.chance(0.88) ? 'customer' : random.chance(0.8) ? 'advocate' : 'partner',
    ...(random.chance(0.08) && {
      contactPreference: random.pick([
        { maxPer30Days: 1 },
        { refusedChannels: ['call'] as 'call'[] },
        { maxPer30Days: 2, refusedChannels: ['visit', 'event'] as ('visit' | 'event')[] },
        { notBefore: calendar.date(-random.int(3, 30)) },
      ]),
    }),
    ...(measures && { measures }),
    ...(random.chance(0.75) && { lastDeliveryOn: calendar.date(random.int(3, 300)) }),
    ...(random.chance(0.4) && { recordIds: [`https://crm.hengzhun.example/customers/${id.slice(2)}`] }),
  };
}
