/** Who moves where, and which reps it touches. */
import { useState } from 'preact/hooks';
import type { ConsoleCallbacks, TierMove as Move, TierListDiff } from '../console-view.ts';
import { useSpeech } from '../LocaleProvider.tsx';
import { Button } from '../parts/Button.tsx';
import { TierMove } from '../parts/TierMove.tsx';
import text from '../parts/text.module.css';
import { tierDirection } from '../parts/tier-order.ts';
import styles from './DiffView.module.css';
import { OverrideForm } from './OverrideForm.tsx';
import { Panel } from './Panel.tsx';
import table from './table.module.css';

/** Rows shown at once; a list may move thousands. */
const page = 50;

type Filter = 'all' | 'up' | 'down' | 'same';

export interface DiffViewProps {
  readonly diff: TierListDiff;
  readonly staffNames: Readonly<Record<string, string>>;
  /** Absent: the moves can only be looked at. */
  readonly override?: ConsoleCallbacks['overrideTier'];
}

export function DiffView({ diff, staffNames, override }: DiffViewProps) {
  const { messages, number } = useSpeech();
  const words = messages.console;
  const [filter, setFilter] = useState<Filter>('all');
  const [shown, setShown] = useState(page);
  const [deciding, setDeciding] = useState<string>();
  const { otherChanges: others } = diff;
  const all = [...diff.moves, ...others];
  const moves = all.filter((move) => filter === 'all' || tierDirection(move.from, move.to) === filter);
  const lead = [
    words.up(diff.upCount),
    words.down(diff.downCount),
    words.unchanged(diff.unchangedCount),
    ...(others.length > 0 ? [words.otherChanges(others.length)] : []),
  ].join(' · ');
  const filters: readonly (readonly [Filter, string])[] = [
    ['all', words.all],
    ['up', words.up(diff.upCount)],
    ['down', words.down(diff.downCount)],
    ...(others.length > 0 ? [['same', words.otherChanges(others.length)] as const] : []),
  ];

  return (
    <Panel title={words.changes} lead={lead}>
      {diff.moves.length === 0 && <p class={table.dim}>{words.nothingMoves}</p>}
      {diff.moves.length > 0 && (
        <>
          <h3 class={styles.title}>{words.reps}</h3>
          <ul class={styles.reps}>
            {diff.reps.map((rep) => (
              <li key={rep.staffId} class={styles.rep}>
                <b>{staffNames[rep.staffId] ?? rep.staffId}</b> {words.repLine(rep.up, rep.down)}
              </li>
            ))}
          </ul>
        </>
      )}
      {all.length > 0 && (
        <>
          <fieldset class={styles.filters}>
            <legend class={styles.legend}>{words.filter}</legend>
            {filters.map(([each, label]) => (
              <label key={each} class={styles.filter}>
                <input type="radio" name="moves" checked={filter === each} onChange={() => setFilter(each)} />
                <span>{label}</span>
              </label>
            ))}
          </fieldset>
          <div class={table.scroll}>
            <table class={table.table}>
              <thead>
                <tr>
                  <th scope="col">{words.customer}</th>
                  <th scope="col">
                    {words.from} → {words.to}
                  </th>
                  <th scope="col">{words.owner}</th>
                  <th scope="col">{words.reason}</th>
                </tr>
              </thead>
              <tbody>
                {moves.slice(0, shown).map((move) => (
                  <tr key={move.customerId}>
                    <th scope="row" class={table.name}>
                      {move.name} <span class={styles.id}>{move.customerId}</span>
                    </th>
                    <td>
                      <ChangeCell move={move} />
                    </td>
                    <td>{staffNames[move.ownerId] ?? move.ownerId}</td>
                    <td class={table.dim}>
                      {deciding === move.customerId && override !== undefined ? (
                        <OverrideForm
                          move={move}
                          onCancel={() => setDeciding(undefined)}
                          onDecide={(tier, reason) => {
                            setDeciding(undefined);
                            override(move.customerId, tier, reason);
                          }}
                        />
                      ) : (
                        <>
                          {move.reason}{' '}
                          {override !== undefined && move.from !== move.to && (
                            <Button look="link" onClick={() => setDeciding(move.customerId)}>
                              {words.override}
                              <span class={text.hidden}> · {move.name}</span>
                            </Button>
                          )}
                        </>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {moves.length > shown && (
            <Button class={table.more} onClick={() => setShown(shown + page)}>
              {words.showMore(Math.min(page, moves.length - shown))}
              <span class={styles.id}>
                {number(shown)} / {number(moves.length)}
              </span>
            </Button>
          )}
        </>
      )}
    </Panel>
  );
}

/** Tier, and below it what else the list changes. */
function ChangeCell({ move }: { readonly move: Move }) {
  const { messages } = useSpeech();
  const words = messages.console;
  const { from, to, scope, relationshipType } = move;
  return (
    <>
      {from === to ? messages.tierCode[to] : <TierMove from={from} to={to} />}
      {scope !== undefined && (
        <div class={table.dim}>
          {words.field.keyAccountScope}: {scope.from ?? words.noScope} → {scope.to ?? words.noScope}
        </div>
      )}
      {relationshipType !== undefined && (
        <div class={table.dim}>
          {messages.relationshipType[relationshipType.from]} → {messages.relationshipType[relationshipType.to]}
        </div>
      )}
    </>
  );
}
