/** Names that reps taught their browsers: one line each, to be accepted for everybody or dismissed. */
import { useSpeech } from '../LocaleProvider.tsx';
import type { NameProposal, NamesCallbacks, NamesNotice, NamesView } from '../names-view.ts';
import { Button } from '../parts/Button.tsx';
import { useUniqueId } from '../parts/use-unique-id.ts';
import { LoadedSection } from './LoadedSection.tsx';
import styles from './NamesDesk.module.css';
import table from './table.module.css';

export interface NamesDeskProps {
  readonly view: NamesView;
  readonly on: NamesCallbacks;
}

export function NamesDesk({ view, on }: NamesDeskProps) {
  const { messages } = useSpeech();
  const words = messages.console.names;
  const loaded = view.kind === 'loaded' ? view : undefined;
  const proposals = loaded?.proposals ?? [];
  return (
    <LoadedSection
      title={words.title}
      lead={words.lead}
      state={view}
      loading={words.loading}
      failed={words.failed}
      onReload={on.reload}
    >
      <Notice notice={loaded?.notice} />
      {proposals.length === 0 && <p class={styles.none}>{words.none}</p>}
      {proposals.length > 0 && (
        <ul class={styles.list}>
          {proposals.map((proposal) => (
            <Line key={proposal.key} proposal={proposal} decide={on.decide} />
          ))}
        </ul>
      )}
    </LoadedSection>
  );
}

/** Always there, so that what appears in it is read out. */
function Notice({ notice }: { readonly notice: NamesNotice | undefined }) {
  const { messages } = useSpeech();
  const words = messages.console.names;
  let text = '';
  if (notice?.kind === 'accepted') text = words.accepted(notice.surface, notice.customerName);
  else if (notice?.kind === 'dismissed') text = words.dismissed(notice.surface);
  else if (notice?.kind === 'gone') text = words.gone(notice.surface);
  else if (notice?.kind === 'failed') text = words.notDecided(notice.surface, notice.detail);
  return (
    <p role="status" class={notice?.kind === 'failed' ? styles.alert : styles.notice}>
      {text}
    </p>
  );
}

interface LineProps {
  readonly proposal: NameProposal;
  readonly decide: NamesCallbacks['decide'];
}

function Line({ proposal, decide }: LineProps) {
  const { messages, dates } = useSpeech();
  const words = messages.console.names;
  const id = useUniqueId();
  const { key, kind, surface, customerName, count, firstOn, isEffective, isDeciding = false } = proposal;
  const isAddress = surface.includes('@');
  const effects = isAddress ? words.addressEffect : words.aliasEffect;
  return (
    <li class={styles.line}>
      <div class={styles.text}>
        <p id={`${id}-what`} class={styles.what}>
          {kind === 'is' ? words.is(surface, customerName) : words.isNot(surface, customerName)}
        </p>
        <p class={table.dim}>
          {isEffective ? effects[kind] : words.noEffect} · {words.times(count, dates.fullDay(firstOn))}
        </p>
      </div>
      <div class={styles.buttons}>
        {isEffective && (
          <Button
            look="primary"
            id={`${id}-accept`}
            aria-labelledby={`${id}-accept ${id}-what`}
            disabled={isDeciding}
            onClick={() => decide(key, 'accept')}
          >
            {words.accept}
          </Button>
        )}
        <Button
          id={`${id}-dismiss`}
          aria-labelledby={`${id}-dismiss ${id}-what`}
          disabled={isDeciding}
          onClick={() => decide(key, 'dismiss')}
        >
          {words.dismiss}
        </Button>
      </div>
    </li>
  );
}
