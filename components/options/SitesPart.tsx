/** Sites that Shuke may read, since when and how often; each can be taken back. */
import { useSpeech } from '../LocaleProvider.tsx';
import type { DiaryLine, GrantedSite, OptionsCallbacks, SitesView } from '../options-view.ts';
import { Button } from '../parts/Button.tsx';
import { Disclosure } from '../parts/Disclosure.tsx';
import { useUniqueId } from '../parts/use-unique-id.ts';
import { OptionsPart } from './OptionsPart.tsx';
import styles from './SitesPart.module.css';

export interface SitesPartProps {
  readonly sites: SitesView;
  readonly diary?: readonly DiaryLine[] | undefined;
  readonly removeSite: OptionsCallbacks['removeSite'];
  readonly setMarks?: OptionsCallbacks['setMarks'];
  readonly allowNamed?: OptionsCallbacks['allowNamed'];
}

export function SitesPart({ sites, diary, removeSite, setMarks, allowNamed }: SitesPartProps) {
  const { messages, dates, list } = useSpeech();
  const words = messages.options;
  const id = useUniqueId();
  return (
    <OptionsPart title={words.sites} lead={words.sitesText}>
      {sites.kind === 'loading' && <p role="status">{words.sitesLoading}</p>}
      {sites.kind === 'failed' && <p role="alert">{words.sitesFailed}</p>}
      {sites.kind === 'loaded' && sites.named !== undefined && allowNamed !== undefined && (
        <div class={styles.named}>
          <p>{words.named(list(sites.named))}</p>
          <Button look="primary" onClick={allowNamed}>
            {words.allowNamed}
          </Button>
        </div>
      )}
      {sites.kind === 'loaded' && sites.sites.length === 0 && <p class={styles.none}>{words.sitesNone}</p>}
      {sites.kind === 'loaded' && sites.sites.length > 0 && (
        <ul class={styles.list}>
          {sites.sites.map((site, index) => (
            <li key={site.pattern} class={styles.site}>
              <span class={styles.host}>
                <span id={`${id}-host-${index}`}>{site.host}</span>
                <SiteFacts site={site} />
                {setMarks !== undefined && (
                  <label class={styles.marks}>
                    <input
                      type="checkbox"
                      checked={site.hasMarks ?? false}
                      aria-describedby={`${id}-marks`}
                      onChange={(event) => setMarks(site.pattern, event.currentTarget.checked)}
                    />
                    <span>{words.marks}</span>
                  </label>
                )}
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
      {setMarks !== undefined && sites.kind === 'loaded' && sites.sites.length > 0 && (
        <p id={`${id}-marks`} class={styles.facts}>
          {words.marksHint}
        </p>
      )}
      {diary !== undefined && diary.length > 0 && (
        <Disclosure title={words.diary(diary.length)}>
          <ul class={styles.diary}>
            {diary.map((line, index) => (
              <li key={`${line.at} ${index}`}>
                {dates.time(line.at)} · {line.host} · {words.diaryLine[line.kind][line.by]}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </OptionsPart>
  );
}

function SiteFacts({ site }: { readonly site: GrantedSite }) {
  const { messages, dates } = useSpeech();
  const words = messages.options;
  const { grantedAt, grantedBy, useCount, lastUsedAt } = site;
  const given = grantedBy === 'company' ? words.siteGivenByCompany : words.siteGiven;
  const facts = [
    ...(grantedAt === undefined ? [] : [given(dates.fullDay(grantedAt))]),
    ...(useCount === undefined
      ? []
      : [lastUsedAt === undefined ? words.siteUnused : words.siteUsed(useCount, dates.ago(lastUsedAt))]),
  ];
  return facts.length === 0 ? null : <span class={styles.facts}>{facts.join(' · ')}</span>;
}
