/** The list in five figures: what a manager wants to know before reading on. */
import { Equal, TrendingDown, TrendingUp, TriangleAlert, Users } from 'lucide-preact';
import type { CheckedDraft } from '../console-view.ts';
import { joinClasses } from '../join-classes.ts';
import { useSpeech } from '../LocaleProvider.tsx';
import styles from './FigureStrip.module.css';

export function FigureStrip({ draft }: { readonly draft: CheckedDraft }) {
  const { messages, number } = useSpeech();
  const { figure } = messages.console;
  const { diff, problemCount } = draft;
  const figures = [
    { icon: TrendingUp, name: figure.up, value: diff.upCount, look: styles.up },
    { icon: TrendingDown, name: figure.down, value: diff.downCount, look: styles.down },
    { icon: Equal, name: figure.unchanged, value: diff.unchangedCount, look: undefined },
    { icon: Users, name: figure.reps, value: diff.reps.length, look: undefined },
    { icon: TriangleAlert, name: figure.leftOut, value: problemCount, look: problemCount > 0 ? styles.alert : undefined },
  ];
  return (
    <dl class={styles.strip}>
      {figures.map(({ icon: Icon, name, value, look }) => (
        <div key={name} class={joinClasses(styles.figure, look)}>
          <dt class={styles.name}>
            <Icon size={15} aria-hidden="true" />
            {name}
          </dt>
          <dd class={styles.value}>{number(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
