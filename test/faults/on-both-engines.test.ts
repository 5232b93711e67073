/** A fault that missed one of the engines has not been survived on it. */
import { expect, test } from 'vitest';
import type { FaultReport } from './fault.ts';
import { onBothEngines } from './on-both-engines.ts';

const report = (more: Partial<FaultReport> = {}): FaultReport => ({
  injected: 3,
  lost: 0,
  doubled: 0,
  mixed: 0,
  convergedMs: [],
  problems: [],
  ...more,
});

test('counts are summed, and strikes are told by engine', async () => {
  const both = await onBothEngines(3, async (engine) =>
    engine === 'pglite'
      ? report({ lost: 1, convergedMs: [5] })
      : report({ injected: 4, convergedMs: [7], remark: 'two servers' }),
  );
  expect(both).toEqual({
    injected: 7,
    lost: 1,
    doubled: 0,
    mixed: 0,
    convergedMs: [5, 7],
    problems: [],
    remark: 'pglite 3×, postgresql 4× (two servers)',
  });
});

test('many strikes on one engine do not make up for none on the other', async () => {
  const { problems } = await onBothEngines(3, async (engine) =>
    report(engine === 'pglite' ? { injected: 100 } : { injected: 0, problems: ['it never answered'] }),
  );
  expect(problems).toEqual(['postgresql: it struck 0 times, at least 3 were expected', 'postgresql: it never answered']);
});
