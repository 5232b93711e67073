/** The record behind the card: what kind of customer, under which names and domains, whom we know there, who of us has it. */
import { useSpeech } from '../LocaleProvider.tsx';
import { Disclosure } from '../parts/Disclosure.tsx';
import text from '../parts/text.module.css';
import type { CustomerCard } from '../sidebar-view.ts';
import styles from './RecordSection.module.css';

export interface RecordSectionProps {
  readonly customer: CustomerCard['customer'];
  readonly staffNames: Readonly<Record<string, string>>;
  readonly teamNames: Readonly<Record<string, string>> | undefined;
}

/** People at first glance; a large customer has hundreds. */
const glance = 12;

export function RecordSection({ customer, staffNames, teamNames }: RecordSectionProps) {
  const { messages, dates, list } = useSpeech();
  const words = messages.record;
  const { contacts, aliases, domains, lastTierChange: change } = customer;
  const kind = words.kind[customer.kind];
  const { maxPer30Days, refusedChannels = [], notBefore } = customer.contactPreference ?? {};
  const wishes = [
    ...(maxPer30Days === undefined ? [] : [words.atMost(maxPer30Days)]),
    ...(refusedChannels.length === 0 ? [] : [words.without(list(refusedChannels.map((channel) => messages.channel[channel])))]),
    ...(notBefore === undefined ? [] : [words.notBefore(dates.day(notBefore))]),
  ];
  const fact = (name: string, value: string | undefined) =>
    value !== undefined &&
    value !== '' && (
      <div class={styles.fact}>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    );
  return (
    <Disclosure title={words.title} lead={words.lead(kind, contacts.length)}>
      <dl class={styles.facts}>
        {fact(words.names, list(aliases))}
        {fact(words.domains, list(domains))}
        {fact(words.owner, staffNames[customer.ownerId] ?? customer.ownerId)}
        {fact(words.team, teamNames?.[customer.teamId] ?? customer.teamId)}
        {fact(words.wishes, wishes.join(' · '))}
        {change !== undefined &&
          fact(
            words.tier,
            words.tierSet(
              messages.tierCode[change.to],
              dates.day(change.at),
              staffNames[change.by] ?? change.by,
              String(change.listVersion),
            ),
          )}
        {fact(words.reason, change?.reason)}
      </dl>
      {contacts.length === 0 ? (
        <p class={text.small}>{words.nobody}</p>
      ) : (
        <ul class={styles.people} aria-label={words.people}>
          {contacts.slice(0, glance).map((contact) => (
            <li key={contact.id}>
              <b class={styles.name}>{contact.name}</b>
              {contact.role !== undefined && ` · ${contact.role}`}
              {(contact.email ?? contact.phone) !== undefined && (
                <span class={styles.address}>{list([contact.email, contact.phone].filter((each) => each !== undefined))}</span>
              )}
            </li>
          ))}
        </ul>
      )}
      {contacts.length > glance && <p class={text.small}>{words.more(contacts.length - glance)}</p>}
    </Disclosure>
  );
}
