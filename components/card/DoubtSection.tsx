/** A key account that may be none, with the figures that say so: seen at first glance, before anybody gives it more (domain.md, part 3). */
import { TriangleAlert } from 'lucide-preact';
import type { FalseKeyAccountFlag } from '../../lib/model/insight.ts';
import { useSpeech } from '../LocaleProvider.tsx';
import text from '../parts/text.module.css';
import { useUniqueId } from '../parts/use-unique-id.ts';
import styles from './DoubtSection.module.css';

/** Nothing at all without a flag. */
export function DoubtSection({ flags }: { readonly flags: readonly FalseKeyAccountFlag[] }) {
  const { messages, wording } = useSpeech();
  const titleId = useUniqueId();
  if (flags.length === 0) return null;
  return (
    <section class={styles.section} aria-labelledby={titleId}>
      <h2 id={titleId} class={styles.title}>
        <TriangleAlert size={14} aria-hidden="true" />
        {messages.insight.falseKeyAccount}
      </h2>
      {flags.map((flag) => (
        <div key={flag.guard}>
          <b class={styles.name}>{wording(flag.name)}</b>
          {flag.figures.map((figure) => (
            <p key={figure.sentence.en} class={text.small}>
              {wording(figure.sentence)}
            </p>
          ))}
        </div>
      ))}
    </section>
  );
}
