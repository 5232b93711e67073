/** Sites that Shuke may read; each can be taken back. */
import { useId } from 'preact/hooks';
import { useSpeech } from '../LocaleProvider.tsx';
import type { OptionsCallbacks, SitesView } from '../options-view.ts';
import { Button } from '../parts/Button.tsx';
import { OptionsPart } from './OptionsPart.tsx';
import styles from './SitesPart.module.css';

export interface SitesPartProps {
  readonly sites: SitesView;
  readonly removeSite: OptionsCallbacks['removeSite'];
}

export function SitesPart({ sites, removeSite }: SitesPartProps) {
  const { messages } = useSpeech();
  const words = messages.options;
  const id = useId();
  return (
    <OptionsPart title={words.sites} lead={words.sitesText}>
      {sites.kind === 'loading' && <p role="status">{words.sitesLoading}</p>}
      {sites.kind === 'failed' && <p role="alert">{words.sitesFailed}</p>}
      {sites.kind === 'loaded' && sites.sites.length === 0 && <p class={styles.none}>{words.sitesNone}</p>}
      {sites.kind === 'loaded' && sites.sites.length > 0 && (
        <ul class={styles.list}>
          {sites.sites.map((site, index) => (
            <li key={site.pattern} class={styles.site}>
              <span id={`${id}-host-${index}`} class={styles.host}>
                {site.host}
              </span>
              {site.isManaged ? (
                <span class={styles.none}>{words.managed}</span>
              ) : (
                removeSite !== undefined && (
                  <Button
                    look="quiet"
                    id={`${id}-remove-${index}`}
                    aria-labelledby={`${id}-remove-${index} ${id}-host-${index}`}
                    onClick={() => removeSite(site.pattern)}
                  >
                    {words.remove}
                  </Button>
                )
              )}
            </li>
          ))}
        </ul>
      )}
    </OptionsPart>
  );
}
