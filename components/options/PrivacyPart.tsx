/** What is read, what is sent, what lies on this disk. */
import { useSpeech } from '../LocaleProvider.tsx';
import type { StoredData } from '../options-view.ts';
import { FactList } from './FactList.tsx';
import { OptionsPart } from './OptionsPart.tsx';
import styles from './PrivacyPart.module.css';

export function PrivacyPart({ stored }: { readonly stored: StoredData | undefined }) {
  const { messages, dates, number, tag } = useSpeech();
  const words = messages.options;
  const megabytes = new Intl.NumberFormat(tag, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 });
  return (
    <OptionsPart title={words.privacy}>
      <ul class={styles.points}>
        {words.privacyPoints.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
      <h3 class={styles.title}>{words.stored}</h3>
      {stored === undefined ? (
        <p role="status">{words.counting}</p>
      ) : (
        <FactList
          facts={[
            { name: words.customers, value: number(stored.customerCount) },
            { name: words.touchpoints, value: number(stored.touchpointCount) },
            { name: words.unsent, value: number(stored.unsentCount) },
            ...(stored.lessonCount === undefined ? [] : [{ name: words.lessons, value: number(stored.lessonCount) }]),
            ...(stored.requestCount === undefined ? [] : [{ name: words.ledger.requests, value: number(stored.requestCount) }]),
            ...(stored.bytes === undefined ? [] : [{ name: words.size, value: megabytes.format(stored.bytes / 1e6) }]),
            ...(stored.leaseEndsAt === undefined ? [] : [{ name: words.lease, value: dates.fullDay(stored.leaseEndsAt) }]),
          ]}
        />
      )}
    </OptionsPart>
  );
}
