/** A sender who belongs to nobody on the list: say whose it is, or that it is never a customer. */
import { Ban, Link, UserPlus } from 'lucide-preact';
import { useRef, useState } from 'preact/hooks';
import { useSpeech } from '../LocaleProvider.tsx';
import { Button } from '../parts/Button.tsx';
import { OptionRow } from '../parts/OptionRow.tsx';
import text from '../parts/text.module.css';
import type { SearchView, SidebarCallbacks, UnknownSenderScreen } from '../sidebar-view.ts';
import { ProposeCustomer } from './ProposeCustomer.tsx';
import { SearchBox } from './SearchBox.tsx';
import styles from './UnknownSenderView.module.css';

export interface UnknownSenderViewProps {
  readonly screen: UnknownSenderScreen;
  readonly search: SearchView | undefined;
  readonly on: Pick<SidebarCallbacks, 'linkSender' | 'proposeCustomer' | 'blockSender' | 'search' | 'openCustomer'>;
}

export function UnknownSenderView({ screen, search, on }: UnknownSenderViewProps) {
  const { messages } = useSpeech();
  const [isLinking, setIsLinking] = useState(false);
  const [isProposing, setIsProposing] = useState(false);
  const [isWholeDomain, setIsWholeDomain] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const { name, address, domain } = screen;
  const linked = isWholeDomain && domain !== undefined ? domain : address;
  const canLink = on.linkSender !== undefined && on.search !== undefined && search !== undefined;
  return (
    <div class={styles.unknown}>
      <div class={styles.head}>
        <h1 class={styles.title}>{messages.unknown.title}</h1>
        <p class={styles.who}>
          {name !== undefined && <b class={text.name}>{name}</b>} <span class={styles.address}>{address}</span>
        </p>
        <p class={text.small}>{messages.unknown.text(name ?? address)}</p>
      </div>
      {isProposing && on.proposeCustomer !== undefined ? (
        <ProposeCustomer address={address} proposeCustomer={on.proposeCustomer} onCancel={() => setIsProposing(false)} />
      ) : isLinking && canLink ? (
        <>
          <div class={styles.pick}>
            <h2>{messages.unknown.pick}</h2>
            <Button look="link" onClick={() => setIsLinking(false)}>
              {messages.unknown.cancel}
            </Button>
          </div>
          {domain !== undefined && (
            <label class={styles.whole}>
              <input
                type="checkbox"
                checked={isWholeDomain}
                onChange={(event) => setIsWholeDomain(event.currentTarget.checked)}
              />
              <span>{messages.unknown.wholeDomain(domain)}</span>
            </label>
          )}
          <SearchBox search={search} inputRef={input} on={on} onPick={(customerId) => on.linkSender?.(linked, customerId)} />
        </>
      ) : (
        <div class={styles.options}>
          {canLink && (
            <OptionRow
              icon={Link}
              title={messages.unknown.link}
              hint={messages.unknown.linkHint}
              onClick={() => setIsLinking(true)}
            />
          )}
          {on.proposeCustomer !== undefined && (
            <OptionRow
              icon={UserPlus}
              title={messages.unknown.propose}
              hint={messages.unknown.proposeHint}
              onClick={() => setIsProposing(true)}
            />
          )}
          {on.blockSender !== undefined && (
            <OptionRow
              icon={Ban}
              title={messages.unknown.block}
              hint={messages.unknown.blockHint}
              onClick={() => on.blockSender?.(address)}
            />
          )}
        </div>
      )}
    </div>
  );
}
