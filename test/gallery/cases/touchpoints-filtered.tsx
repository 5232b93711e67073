/** All touchpoints, those of one colleague picked out: who of us spoke with them, how and about what. */
import { chips, huaxingCard } from '../sample-company.ts';
import { sidebarCase } from '../sidebar-case.tsx';

export default sidebarCase(
  { screen: { kind: 'customer', card: huaxingCard() }, chips: [chips.huaxing], selectedChip: chips.huaxing.key },
  {
    use: (root) => {
      const buttons = () => [...root.querySelectorAll<HTMLElement>('article section button')];
      buttons()
        .find((button) => button.getAttribute('aria-expanded') === 'false' && /13/.test(button.textContent ?? ''))
        ?.click();
      // Drawn after this task; the case is complete two frames later.
      queueMicrotask(() =>
        setTimeout(() =>
          buttons()
            .find((button) => button.textContent?.startsWith('赵敏'))
            ?.click(),
        ),
      );
    },
  },
);
