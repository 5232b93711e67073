/** Who this is: name, tier, reach, relationship type, why it is shown, whose customer it is, what moved. */
import { ArrowRight } from 'lucide-preact';
import { joinClasses } from '../join-classes.ts';
import { useSpeech } from '../LocaleProvider.tsx';
import type { MatchReason } from '../match-view.ts';
import { Badge } from '../parts/Badge.tsx';
import { Menu } from '../parts/Menu.tsx';
import { TierBadge } from '../parts/TierBadge.tsx';
import { TierMove } from '../parts/TierMove.tsx';
import { TypeGlyph } from '../parts/TypeGlyph.tsx';
import text from '../parts/text.module.css';
import type { CustomerCard, SidebarCallbacks } from '../sidebar-view.ts';
import styles from './CardHead.module.css';
import { MatchTraceList } from './MatchTraceList.tsx';
import { TeachName } from './TeachName.tsx';
import { whySentence } from './why-sentence.ts';

/** Days for which a change of tier is news. */
const newsDays = 92;

export interface CardHeadProps {
  readonly card: CustomerCard;
  readonly viewerId: string | undefined;
  readonly staffNames: Readonly<Record<string, string>>;
  readonly on: Pick<SidebarCallbacks, 'rejectMatch' | 'teachName'>;
}

export function CardHead({ card, viewerId, staffNames, on }: CardHeadProps) {
  const { messages } = useSpeech();
  const { customer, match, insight } = card;
  const recommended = insight?.relationship.recommended;
  const moves = recommended !== undefined && recommended.type !== customer.relationshipType;
  const owner =
    customer.ownerId === viewerId
      ? messages.card.ownerYou
      : messages.card.owner(staffNames[customer.ownerId] ?? customer.ownerId);
  const current = messages.relationshipType[customer.relationshipType];

  return (
    <header class={styles.head}>
      <h1 class={joinClasses(styles.name, text.name)} elementtiming="customer">
        {customer.legalName}
      </h1>
      <div class={styles.badges}>
        <TierBadge tier={customer.tier} />
        {customer.keyAccountScope !== undefined && (
          <Badge title={messages.scopeName[customer.keyAccountScope]}>
            <span>
              {customer.keyAccountScope} <span class={styles.gloss}>{messages.scopeGloss[customer.keyAccountScope]}</span>
            </span>
          </Badge>
        )}
        <Badge title={messages.relationshipMeaning[moves ? recommended.type : customer.relationshipType]}>
          <TypeGlyph current={customer.relationshipType} recommended={recommended?.type} cell={recommended?.cell} />
          {moves ? (
            <>
              <span class={text.hidden}>{messages.card.recommended(current, messages.relationshipType[recommended.type])}</span>
              <span aria-hidden="true" class={styles.move}>
                {current}
                <ArrowRight size={12} />
                {messages.relationshipType[recommended.type]}
              </span>
            </>
          ) : (
            <>
              <span class={text.hidden}>{messages.card.staysType(current)}</span>
              <span aria-hidden="true">{current}</span>
            </>
          )}
        </Badge>
      </div>
      {match !== undefined && (
        <div class={styles.match}>
          {match.trace === undefined ? (
            <WhyLine match={match} />
          ) : (
            <details class={styles.details}>
              <summary class={styles.summary}>
                <WhyLine match={match} />
                <span class={styles.ask}>{messages.trace.ask}</span>
              </summary>
              <MatchTraceList trace={match.trace} />
            </details>
          )}
          {on.rejectMatch !== undefined && (
            <Menu
              label={messages.card.wrong}
              look="quiet"
              isIcon
              align="end"
              items={[{ key: 'reject', label: messages.card.reject }]}
              onPick={() => on.rejectMatch?.(customer.id, match.surface)}
            />
          )}
        </div>
      )}
      <p class={styles.owner}>
        {owner}
        {customer.since !== undefined && ` · ${messages.card.since(customer.since.slice(0, 4))}`}
      </p>
      {on.teachName !== undefined && <TeachName customer={customer} teachName={on.teachName} />}
      <TierChangeLine card={card} staffNames={staffNames} />
    </header>
  );
}

function WhyLine({ match }: { readonly match: MatchReason }) {
  const { messages } = useSpeech();
  return (
    <p class={styles.why}>
      {whySentence(match, messages)}
      {match.moreCount > 0 && <span class={styles.more}> · {messages.why.more(match.moreCount)}</span>}
    </p>
  );
}

/** What the manager's last list changed, while it is news. */
function TierChangeLine({ card, staffNames }: Pick<CardHeadProps, 'card' | 'staffNames'>) {
  const { messages, dates } = useSpeech();
  const change = card.customer.lastTierChange;
  if (change === undefined || dates.daysUntil(dates.dayOf(change.at)) < -newsDays) return null;
  const who = staffNames[change.by] ?? change.by;
  return (
    <p class={styles.change}>
      {change.from === undefined ? (
        messages.card.tierFirst(change.listVersion, who)
      ) : (
        <>
          <TierMove from={change.from} to={change.to} /> {messages.card.tierChange(change.listVersion, who)}
        </>
      )}
      {change.reason !== undefined && change.reason !== '' && ` · ${messages.card.reason(change.reason)}`}
    </p>
  );
}
