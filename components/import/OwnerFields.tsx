/** What no file says: who of its owners is at this browser, and which mail domains are the own company's. */
import table from '../console/table.module.css';
import type { CheckedImport, ImportCallbacks } from '../import-view.ts';
import { useSpeech } from '../LocaleProvider.tsx';
import { useUniqueId } from '../parts/use-unique-id.ts';
import styles from './OwnerFields.module.css';

export interface OwnerFieldsProps {
  readonly draft: CheckedImport;
  readonly setMe: ImportCallbacks['setMe'];
  readonly setOwnDomains: ImportCallbacks['setOwnDomains'];
}

export function OwnerFields({ draft, setMe, setOwnDomains }: OwnerFieldsProps) {
  const { messages } = useSpeech();
  const words = messages.importing;
  const id = useUniqueId();
  return (
    <div class={styles.fields}>
      {draft.owners.length > 0 && (
        <label class={styles.field}>
          <span class={styles.label}>{words.me}</span>
          <select class={table.select} value={draft.me} onChange={(event) => setMe(event.currentTarget.value)}>
            <option value="">{words.allMine}</option>
            {draft.owners.map((owner) => (
              <option key={owner} value={owner}>
                {owner}
              </option>
            ))}
          </select>
        </label>
      )}
      <label class={styles.field}>
        <span class={styles.label}>{words.ownDomains}</span>
        <input
          class={styles.input}
          type="text"
          spellcheck={false}
          autocomplete="off"
          placeholder="example.com"
          value={draft.ownDomains}
          aria-describedby={`${id}-hint`}
          onChange={(event) => setOwnDomains(event.currentTarget.value)}
        />
        <span id={`${id}-hint`} class={styles.hint}>
          {words.ownDomainsHint}
        </span>
      </label>
    </div>
  );
}
