/** Customers that reps asked for: one line each, to be added or dismissed. */
import { useSpeech } from '../LocaleProvider.tsx';
import type { NewcomerProposal, NewcomersCallbacks, NewcomersNotice, NewcomersView } from '../newcomers-view.ts';
import { Button } from '../parts/Button.tsx';
import { useUniqueId } from '../parts/use-unique-id.ts';
import { LoadedSection } from './LoadedSection.tsx';
import styles from './NamesDesk.module.css';
import table from './table.module.css';

export interface NewcomersDeskProps {
  readonly view: NewcomersView;
  readonly staffNames: Readonly<Record<string, string>>;
  readonly on: NewcomersCallbacks;
}

export function NewcomersDesk({ view, staffNames, on }: NewcomersDeskProps) {
  const { messages } = useSpeech();
  const words = messages.console.newcomers;
  const loaded = view.kind === 'loaded' ? view : undefined;
  const proposals = loaded?.proposals ?? [];
  return (
    <LoadedSection
      title={words.title}
      lead={words.lead}
      state={view}
      loading={messages.console.names.loading}
      failed={messages.console.names.failed}
      onReload={on.reload}
    >
      <Notice notice={loaded?.notice} />
      {proposals.length === 0 && <p class={styles.none}>{words.none}</p>}
      {proposals.length > 0 && (
        <ul class={styles.list}>
          {proposals.map((proposal) => (
            <Line key={proposal.id} proposal={proposal} staffNames={staffNames} decide={on.decide} />
          ))}
        </ul>
      )}
    </LoadedSection>
  );
}

/** Always there, so that what appears in it is read out. */
function Notice({ notice }: { readonly notice: NewcomersNotice | undefined }) {
  const { messages } = useSpeech();
  const words = messages.console.newcomers;
  const text =
    notice === undefined
      ? ''
      : notice.kind === 'failed'
        ? messages.console.names.notDecided(notice.name, notice.detail)
        : notice.kind === 'gone'
          ? messages.console.names.gone(notice.name)
          : words[notice.kind](notice.name);
  return (
    <p role="status" class={notice?.kind === 'failed' ? styles.alert : styles.notice}>
      {text}
    </p>
  );
}

interface LineProps {
  readonly proposal: NewcomerProposal;
  readonly staffNames: Readonly<Record<string, string>>;
  readonly decide: NewcomersCallbacks['decide'];
}

function Line({ proposal, staffNames, decide }: LineProps) {
  const { messages, dates } = useSpeech();
  const words = messages.console.newcomers;
  const id = useUniqueId();
  const { name, address, staffId, proposedOn, isDeciding = false } = proposal;
  const who = words.askedBy(staffNames[staffId] ?? staffId, dates.fullDay(proposedOn));
  return (
    <li class={styles.line}>
      <div class={styles.text}>
        <p id={`${id}-what`} class={styles.what}>
          {name}
        </p>
        <p class={table.dim}>{address === undefined ? who : `${address} · ${who}`}</p>
      </div>
      <div class={styles.buttons}>
        {(['accept', 'dismiss'] as const).map((decision) => (
          <Button
            key={decision}
            look={decision === 'accept' ? 'primary' : 'plain'}
            id={`${id}-${decision}`}
            aria-labelledby={`${id}-${decision} ${id}-what`}
            disabled={isDeciding}
            onClick={() => decide(proposal.id, decision)}
          >
            {decision === 'accept' ? words.accept : messages.console.names.dismiss}
          </Button>
        ))}
      </div>
    </li>
  );
}
