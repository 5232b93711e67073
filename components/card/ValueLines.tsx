/** Lines for the ledger of perceived value: a benefit or a sacrifice, of what kind, once or all the time (domain.md, part 6). */
import { Minus, Plus, X } from 'lucide-preact';
import type { ValueNote } from '../../lib/model/touchpoint.ts';
import { useSpeech } from '../LocaleProvider.tsx';
import { Button } from '../parts/Button.tsx';
import { maxValues, type ValueDraft } from './touchpoint-draft.ts';
import styles from './ValueLines.module.css';

const parts: Readonly<Record<ValueNote['side'], readonly ValueNote['part'][]>> = {
  benefit: ['product', 'service', 'activities', 'brand', 'potential'],
  // Extra service that is badly done costs the customer as well.
  sacrifice: ['money', 'time', 'mind', 'effort', 'service', 'product', 'activities'],
};
/** As long as the export allows. */
const maxWords = 300;

export interface ValueLinesProps {
  readonly lines: readonly ValueDraft[];
  readonly onChange: (lines: readonly ValueDraft[]) => void;
}

export function ValueLines({ lines, onChange }: ValueLinesProps) {
  const words = useSpeech().messages.edit;
  const change = (key: number, more: Partial<ValueDraft>) =>
    onChange(lines.map((line) => (line.key === key ? { ...line, ...more } : line)));
  const add = (side: ValueNote['side']) => () => {
    const key = 1 + Math.max(-1, ...lines.map((line) => line.key));
    onChange([...lines, { key, side, part: side === 'benefit' ? 'product' : 'money', isLasting: false, words: '' }]);
  };
  return (
    <fieldset class={styles.group}>
      <legend class={styles.legend}>{words.values}</legend>
      {lines.map((line) => {
        const offered = parts[line.side];
        const what = `${words.sides[line.side]}: ${words.part[line.part]}`;
        return (
          <div key={line.key} class={styles.line}>
            <span class={styles.side} aria-hidden="true">
              {line.side === 'benefit' ? <Plus size={14} /> : <Minus size={14} />}
            </span>
            <select
              class={styles.input}
              aria-label={words.partOf(words.sides[line.side])}
              value={line.part}
              onChange={(event) => {
                const part = offered.find((each) => each === event.currentTarget.value);
                if (part !== undefined) change(line.key, { part });
              }}
            >
              {(offered.includes(line.part) ? offered : [line.part, ...offered]).map((part) => (
                <option key={part} value={part}>
                  {words.part[part]}
                </option>
              ))}
            </select>
            <input
              class={styles.input}
              type="text"
              placeholder={words.words}
              aria-label={`${what}: ${words.words}`}
              maxLength={maxWords}
              value={line.words}
              onInput={(event) => change(line.key, { words: event.currentTarget.value })}
            />
            <Button
              look="quiet"
              isIcon
              aria-label={words.remove(what)}
              onClick={() => onChange(lines.filter(({ key }) => key !== line.key))}
            >
              <X size={14} aria-hidden="true" />
            </Button>
            <label class={styles.lasting}>
              <input
                type="checkbox"
                checked={line.isLasting}
                onChange={(event) => change(line.key, { isLasting: event.currentTarget.checked })}
              />
              {words.lasting}
            </label>
          </div>
        );
      })}
      {lines.length < maxValues && (
        <div class={styles.adding}>
          <Button onClick={add('benefit')}>
            <Plus size={13} aria-hidden="true" />
            {words.addBenefit}
          </Button>
          <Button onClick={add('sacrifice')}>
            <Minus size={13} aria-hidden="true" />
            {words.addSacrifice}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
