/** "3 of yours moved": what the manager's new list means for me. */
import { useState } from 'preact/hooks';
import { useSpeech } from '../LocaleProvider.tsx';
import { Button } from '../parts/Button.tsx';
import { TierMove } from '../parts/TierMove.tsx';
import text from '../parts/text.module.css';
import { tierDirection } from '../parts/tier-order.ts';
import type { ListMove, SidebarCallbacks } from '../sidebar-view.ts';
import styles from './ListMoveView.module.css';

export interface ListMoveViewProps {
  readonly move: ListMove;
  readonly staffNames: Readonly<Record<string, string>>;
  readonly on: Pick<SidebarCallbacks, 'openCustomer' | 'confirmListMove'>;
}

export function ListMoveView({ move, staffNames, on }: ListMoveViewProps) {
  const { messages, dates } = useSpeech();
  const [isOpen, setIsOpen] = useState(false);
  const up = move.moves.filter(({ from, to }) => tierDirection(from, to) === 'up').length;
  const down = move.moves.filter(({ from, to }) => tierDirection(from, to) === 'down').length;
  const who = staffNames[move.publishedBy ?? ''] ?? move.publishedBy ?? '';
  return (
    <section class={styles.move}>
      <h2 class={styles.title}>
        {messages.today.listTitle(move.listVersion)}
        {move.publishedAt !== undefined && move.publishedAt !== '' && (
          <time class={styles.when} dateTime={move.publishedAt}>
            {dates.day(move.publishedAt)}
          </time>
        )}
      </h2>
      <p>{messages.today.listMoves(up, down)}</p>
      {move.note !== undefined && move.note !== '' && (
        <p class={text.small}>{who === '' ? move.note : messages.today.listNote(who, move.note)}</p>
      )}
      <div class={styles.row}>
        <Button aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {messages.today.listShow}
        </Button>
        {on.confirmListMove !== undefined && (
          <Button look="quiet" onClick={() => on.confirmListMove?.(move.listVersion)}>
            {messages.today.listConfirm}
          </Button>
        )}
      </div>
      {isOpen && (
        <ul class={styles.list}>
          {move.moves.map((each) => (
            <li key={each.customerId} class={styles.item}>
              <Button look="link" onClick={() => on.openCustomer(each.customerId)}>
                {each.name}
              </Button>
              <TierMove from={each.from} to={each.to} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
