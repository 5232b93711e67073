/** A key account that may be none: the guard with its figures at first glance; the record opened below. */
import { aCard, acme, acmeTouchpoints, chips } from '../sample-company.ts';
import { sidebarCase } from '../sidebar-case.tsx';

const customer = {
  ...acme,
  keyAccountScope: 'LKA' as const,
  contactPreference: { maxPer30Days: 2, refusedChannels: ['call' as const, 'chat' as const], notBefore: '2026-11-30' },
  lastTierChange: {
    from: 'STANDARD' as const,
    to: 'MGC' as const,
    listVersion: 31,
    at: '2026-03-02T02:00:00Z',
    by: 'zhang',
    reason: 'opens the northern market',
  },
  measures: {
    ...acme.measures,
    periods: [0, 1, 2, 3].map((quarter) => ({
      startsOn: `2026-0${1 + quarter * 2}-01`,
      revenue: 900_000,
      discountShare: 0.28,
      costToServe: 270_000,
      highMarginShare: 0.1,
    })),
  },
};

export default sidebarCase(
  { screen: { kind: 'customer', card: aCard(customer, acmeTouchpoints) }, chips: [chips.acme], selectedChip: chips.acme.key },
  { use: (root) => [...root.querySelectorAll<HTMLElement>('details > summary')].at(-1)?.click() },
);
