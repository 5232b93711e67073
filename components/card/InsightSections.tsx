/** What figures and history say: signs of leaving at first glance, the rest behind one line each. */
import type { Insight } from '../../lib/model/insight.ts';
import { useSpeech } from '../LocaleProvider.tsx';
import { Disclosure } from '../parts/Disclosure.tsx';
import text from '../parts/text.module.css';
import { AspectList } from './AspectList.tsx';
import { DoubtSection } from './DoubtSection.tsx';
import styles from './InsightSections.module.css';
import { Ledger } from './Ledger.tsx';
import { SignalList } from './SignalList.tsx';
import { TypeMatrix } from './TypeMatrix.tsx';

export interface InsightSectionsProps {
  readonly insight: Insight;
}

export function InsightSections({ insight }: InsightSectionsProps) {
  const { messages, wording, list } = useSpeech();
  const { relationship, tier } = insight;
  const { recommended } = relationship;
  return (
    <>
      <DoubtSection flags={tier.falseKeyAccount} />
      <SignalList signals={insight.churn} />
      <Disclosure title={messages.insight.together} lead={wording(insight.trust.sentence)}>
        <div class={styles.stack}>
          <Ledger ledger={insight.ledger} />
          <div>
            <h4 class={styles.title}>{messages.insight.continuity}</h4>
            <p class={text.small}>{wording(insight.continuity.sentence)}</p>
          </div>
          <div>
            <h4 class={styles.title}>{messages.insight.closer}</h4>
            <p class={text.small}>{wording(insight.internalisation.sentence)}</p>
          </div>
        </div>
      </Disclosure>
      <Disclosure
        title={messages.insight.type}
        lead={
          recommended === undefined || recommended.type === relationship.declared
            ? messages.relationshipType[relationship.declared]
            : messages.insight.typeMove(
                messages.relationshipType[relationship.declared],
                messages.relationshipType[recommended.type],
              )
        }
      >
        <div class={styles.stack}>
          <TypeMatrix current={relationship.declared} recommended={recommended} />
          {recommended !== undefined && <p class={text.small}>{wording(recommended.sentence)}</p>}
          {relationship.shown !== undefined && (
            <div>
              <h4 class={styles.title}>
                {relationship.shown.unsure === undefined
                  ? messages.insight.typeShown(messages.relationshipType[relationship.shown.type])
                  : messages.insight.typeUnsure(
                      messages.relationshipType[relationship.shown.type],
                      messages.relationshipType[relationship.shown.unsure],
                    )}
              </h4>
              {relationship.shown.sentences.map((sentence) => (
                <p key={sentence.en} class={text.small}>
                  {wording(sentence)}
                </p>
              ))}
            </div>
          )}
          {recommended?.adjustments.map((adjustment) => (
            <p key={adjustment.kind} class={text.small}>
              {wording(adjustment.sentence)}
            </p>
          ))}
          {relationship.way.length > 0 && (
            <ol class={styles.way}>
              {relationship.way.map((step) => (
                <li key={step.en}>{wording(step)}</li>
              ))}
            </ol>
          )}
          {recommended !== undefined && recommended.missing.length > 0 && (
            <p class={styles.dim}>{messages.insight.missing(list(recommended.missing.map(({ name }) => wording(name))))}</p>
          )}
        </div>
      </Disclosure>
      <Disclosure title={messages.insight.aspects} lead={wording(insight.aspectsSentence)}>
        <AspectList aspects={insight.aspects} />
      </Disclosure>
      <Disclosure title={messages.insight.tier} lead={wording(tier.sentence)}>
        <div class={styles.stack}>
          <ul class={styles.figures}>
            {tier.figures.map((figure) => (
              <li key={figure.sentence.en}>{wording(figure.sentence)}</li>
            ))}
          </ul>
          {tier.missing.length > 0 && (
            <p class={styles.dim}>{messages.insight.missing(list(tier.missing.map(({ name }) => wording(name))))}</p>
          )}
        </div>
      </Disclosure>
    </>
  );
}
