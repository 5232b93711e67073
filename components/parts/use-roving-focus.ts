/** Arrow keys over a row or column of buttons that is one stop for Tab. */
import { useRef, useState } from 'preact/hooks';

export interface RovingFocus<Container extends HTMLElement> {
  readonly container: { current: Container | null };
  /** For the container. */
  readonly onKeyDown: (event: KeyboardEvent) => void;
  /** For the button at an index: only one of them is reached by Tab. */
  readonly tabIndexOf: (index: number) => 0 | -1;
  /** For the button at an index. */
  readonly onFocusOf: (index: number) => () => void;
}

const steps: Readonly<Record<'row' | 'column', Readonly<Record<string, number>>>> = {
  row: { ArrowRight: 1, ArrowLeft: -1 },
  column: { ArrowDown: 1, ArrowUp: -1, j: 1, k: -1 },
};

/** The nearest row of another list of the same screen, for who walks on past the end of this one. */
function findNeighbour(button: HTMLElement | undefined, step: number): HTMLElement | undefined {
  if (!button?.hasAttribute('data-row')) return undefined;
  const all = [...(button.closest('main')?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
  const rows = all.filter((row) => row.closest('details:not([open])') === null);
  return rows[rows.indexOf(button) + step];
}

/**
 * The buttons carry `data-roving`. Home and End go to the ends; past an end it stays, but rows (`data-row`) go on in the next list.
 * @param preferred - Index that Tab reaches before any key was pressed.
 */
export function useRovingFocus<Container extends HTMLElement>(
  axis: 'row' | 'column',
  count: number,
  preferred = 0,
): RovingFocus<Container> {
  const container = useRef<Container>(null);
  const [moved, setMoved] = useState<number>();
  const active = Math.max(0, Math.min(moved ?? preferred, count - 1));

  function onKeyDown(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const buttons = [...(container.current?.querySelectorAll<HTMLElement>('[data-roving]') ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLElement);
    const step = steps[axis][event.key];
    const target =
      event.key === 'Home' ? 0 : event.key === 'End' ? buttons.length - 1 : step === undefined ? undefined : at + step;
    if (target === undefined || at < 0) return;
    event.preventDefault();
    const neighbour = step !== undefined && axis === 'column' && !buttons[target] ? findNeighbour(buttons[at], step) : undefined;
    (neighbour ?? buttons[Math.max(0, Math.min(target, buttons.length - 1))])?.focus();
  }

  return {
    container,
    onKeyDown,
    tabIndexOf: (index) => (index === active ? 0 : -1),
    onFocusOf: (index) => () => setMoved(index),
  };
}
