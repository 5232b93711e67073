/** Per rule: shown, taken, put off, refused, and what came of it. */
import { useSpeech } from '../LocaleProvider.tsx';
import { Badge } from '../parts/Badge.tsx';
import type { PlaybookEffects, RuleLine } from '../playbook-view.ts';
import { LoadedSection } from './LoadedSection.tsx';
import table from './table.module.css';

export interface EffectTableProps {
  readonly effects: PlaybookEffects;
  readonly onReload: () => void;
}

export function EffectTable({ effects, onReload }: EffectTableProps) {
  const { messages, dates } = useSpeech();
  const words = messages.playbook;
  const rules = effects.kind === 'loaded' ? effects.rules : [];
  return (
    <LoadedSection
      title={words.effects}
      state={effects}
      loading={words.effectsLoading}
      failed={words.effectsFailed}
      onReload={onReload}
    >
      {effects.kind === 'loaded' && (
        <p class={table.dim}>{rules.length === 0 ? words.effectsEmpty : words.since(dates.fullDay(effects.since))}</p>
      )}
      {rules.length > 0 && <Lines rules={rules} />}
    </LoadedSection>
  );
}

function Lines({ rules }: { readonly rules: readonly RuleLine[] }) {
  const { messages, number, wording, tag } = useSpeech();
  const words = messages.playbook;
  const percent = new Intl.NumberFormat(tag, { style: 'percent' });
  const heads = [words.shown, words.taken, words.postponed, words.refused, words.outcomes, words.success];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: on a narrow screen the table is scrolled, by keys too
    <div class={table.scroll} tabIndex={0}>
      <table class={table.table}>
        <thead>
          <tr>
            <th scope="col">{words.rule}</th>
            {heads.map((head) => (
              <th key={head} scope="col" class={table.number}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rules.map((rule) => {
            const { worked, partly, failed } = rule.outcomes;
            return (
              <tr key={rule.ruleId}>
                <th scope="row" class={table.name}>
                  {wording(rule.title)} {!rule.isOn && <Badge>{words.off}</Badge>}
                  <div class={table.id}>{rule.ruleId}</div>
                </th>
                {[rule.shown, rule.taken, rule.postponed, rule.refused].map((count, place) => (
                  <td key={heads[place]} class={table.number}>
                    {number(count)}
                  </td>
                ))}
                <td class={table.number}>{worked + partly + failed === 0 ? '–' : words.told(worked, partly, failed)}</td>
                <td class={table.number}>{rule.success === undefined ? '–' : percent.format(rule.success)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p class={table.id}>{words.successHint}</p>
    </div>
  );
}
