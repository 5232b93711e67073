/** A logged touchpoint to be corrected: everything on one sheet, one field a line. Escape leaves it as it was, Ctrl+Enter saves. */
import { Trash2, TriangleAlert } from 'lucide-preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Contact } from '../../lib/model/customer.ts';
import type { Aspect, Channel, Direction, News, Touchpoint } from '../../lib/model/touchpoint.ts';
import type { EditFailure } from '../edit-view.ts';
import { useSpeech } from '../LocaleProvider.tsx';
import { Button } from '../parts/Button.tsx';
import { useUniqueId } from '../parts/use-unique-id.ts';
import { IssueFields } from './IssueFields.tsx';
import { SegmentedChoice } from './SegmentedChoice.tsx';
import styles from './TouchpointForm.module.css';
import { draftOf, type TouchpointDraft } from './touchpoint-draft.ts';
import { ValueLines } from './ValueLines.tsx';

const channels: readonly Channel[] = ['e-mail', 'call', 'visit', 'meeting', 'chat', 'event', 'note'];
const directions: readonly Direction[] = ['inbound', 'outbound', 'mutual'];
const aspects: readonly Aspect[] = [
  'contact',
  'liaison',
  'exchange',
  'feedback',
  'cooperation',
  'evaluation',
  'adjustment',
  'measurement',
  'need-discovery',
  'customer-linking',
];
const sentiments = ['good', 'neutral', 'bad', 'none'] as const;
const kindsOfNews: readonly News[] = [
  'strategy-change',
  'second-supplier',
  'rival-seen',
  'better-offer',
  'people-change',
  'hidden-need',
];
/** As long as the export allows. */
const maxNote = 2000;
const maxRival = 120;

export interface TouchpointFormProps {
  readonly customerName: string;
  readonly contacts: readonly Contact[];
  readonly touchpoint: Touchpoint;
  readonly isSaving: boolean;
  readonly failure: EditFailure | undefined;
  readonly onSave: (draft: TouchpointDraft) => void;
  readonly onDelete: () => void;
  readonly onClose: () => void;
}

export function TouchpointForm(props: TouchpointFormProps) {
  const { customerName, contacts, touchpoint, isSaving, failure, onSave, onDelete, onClose } = props;
  const { messages, dates } = useSpeech();
  const words = messages.edit;
  const [draft, setDraft] = useState(() => draftOf(touchpoint));
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useUniqueId();
  const change = (more: Partial<TouchpointDraft>) => setDraft((before) => ({ ...before, ...more }));
  // A minute of grace: the clocks of screen and form differ by less.
  const isFuture = draft.happenedAt !== '' && Date.parse(draft.happenedAt) > Date.now() + 60_000;
  const isReady = draft.happenedAt !== '' && !isFuture && !isSaving;
  const save = () => isReady && onSave(draft);

  useEffect(() => {
    const { current } = dialog;
    if (current === null || current.open) return;
    current.showModal();
    // By itself the browser takes the first radio button, picked or not.
    current.querySelector<HTMLElement>('input:checked')?.focus();
  }, []);

  return (
    <dialog
      ref={dialog}
      class={styles.dialog}
      aria-labelledby={`${id}-title`}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        save();
      }}
    >
      <form
        class={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <h2 id={`${id}-title`} class={styles.title}>
          {words.title(customerName)}
        </h2>
        {touchpoint.subject !== undefined && <p class={styles.subject}>{touchpoint.subject}</p>}
        <SegmentedChoice
          legend={words.sentiment}
          options={sentiments.map((key) => ({ key, label: words.sentiments[key] }))}
          picked={draft.sentiment}
          onPick={(sentiment) => change({ sentiment })}
        />
        <div class={styles.pair}>
          <Select
            label={words.aspect}
            options={aspects.map((key) => ({ key, label: messages.aspect[key] }))}
            picked={draft.aspect}
            onPick={(aspect) => change({ aspect })}
          />
          <Select
            label={words.channel}
            options={channels.map((key) => ({ key, label: messages.channel[key] }))}
            picked={draft.channel}
            onPick={(channel) => change({ channel })}
          />
          <Select
            label={words.direction}
            options={directions.map((key) => ({ key, label: words.directions[key] }))}
            picked={draft.direction}
            onPick={(direction) => change({ direction })}
          />
          <Select
            label={words.contact}
            options={[{ key: '', label: words.nobody }, ...contacts.map((contact) => ({ key: contact.id, label: contact.name }))]}
            picked={draft.contactId}
            onPick={(contactId) => change({ contactId })}
          />
        </div>
        <label class={styles.field}>
          <span class={styles.label}>{words.when}</span>
          <input
            class={styles.input}
            type="datetime-local"
            required
            value={draft.happenedAt}
            aria-invalid={isFuture}
            aria-describedby={isFuture ? `${id}-future` : undefined}
            onInput={(event) => change({ happenedAt: event.currentTarget.value })}
          />
          {isFuture && (
            <span id={`${id}-future`} class={styles.wrong}>
              {words.future}
            </span>
          )}
        </label>
        <IssueFields draft={draft} onChange={change} />
        <label class={styles.field}>
          <span class={styles.label}>{words.note}</span>
          <textarea
            class={styles.note}
            rows={2}
            maxLength={maxNote}
            value={draft.note}
            aria-describedby={`${id}-note`}
            onInput={(event) => change({ note: event.currentTarget.value })}
          />
          <span id={`${id}-note`} class={styles.hint}>
            {words.noteHint}
          </span>
        </label>
        <ValueLines lines={draft.values} onChange={(values) => change({ values })} />
        <div class={styles.pair}>
          <Select
            label={words.news}
            options={[
              { key: '' as const, label: words.noNews },
              ...kindsOfNews.map((key) => ({ key, label: messages.news.kind[key] })),
            ]}
            picked={draft.news}
            onPick={(news) => change({ news })}
          />
          <label class={styles.field}>
            <span class={styles.label}>{words.rival}</span>
            <input
              class={styles.input}
              type="text"
              maxLength={maxRival}
              value={draft.competitor}
              onInput={(event) => change({ competitor: event.currentTarget.value })}
            />
          </label>
        </div>
        {touchpoint.editedAt !== undefined && <p class={styles.hint}>{words.edited(dates.ago(touchpoint.editedAt))}</p>}
        {failure !== undefined && (
          <p role="alert" class={styles.failure}>
            <TriangleAlert size={15} aria-hidden="true" />
            {words.notSaved[failure]}
          </p>
        )}
        <div class={styles.row}>
          <Button look="quiet" class={styles.delete} disabled={isSaving} onClick={onDelete}>
            <Trash2 size={14} aria-hidden="true" />
            {words.delete}
          </Button>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button look="primary" type="submit" disabled={!isReady}>
            {isSaving ? words.saving : words.save}
          </Button>
        </div>
      </form>
    </dialog>
  );
}

interface SelectProps<Key extends string> {
  readonly label: string;
  readonly options: readonly { readonly key: Key; readonly label: string }[];
  readonly picked: Key;
  readonly onPick: (key: Key) => void;
}

function Select<Key extends string>({ label, options, picked, onPick }: SelectProps<Key>) {
  return (
    <label class={styles.field}>
      <span class={styles.label}>{label}</span>
      <select
        class={styles.input}
        value={picked}
        onChange={(event) => {
          const option = options.find(({ key }) => key === event.currentTarget.value);
          if (option !== undefined) onPick(option.key);
        }}
      >
        {options.map((option) => (
          <option key={option.key} value={option.key}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}
