/** Files and options of the engine’s commands -> rows, playbooks, replays, simulated years. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultPlaybook } from '../../lib/playbook/default-playbook.ts';
import { daysUpTo, replayPlaybook, rowAsOf } from '../../lib/playbook/replay-playbook.ts';
import { readMeasures } from '../../scripts/engine/read-measures.ts';
import { readPlaybook } from '../../scripts/engine/read-playbook.ts';
import { readCount, readDay, readRows, readTimeZone } from '../../scripts/engine/read-rows.ts';
import { sampleRows } from '../../scripts/engine/sample-rows.ts';
import { simulateYear } from '../../scripts/engine/simulate-year.ts';
import { aRow, daysAgo, staff, today, touch } from '../tiering/examples.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'engine-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(content: string): string {
  const path = join(folder, `${Math.floor(performance.now() * 1000)}.txt`);
  writeFileSync(path, content);
  return path;
}

describe('rows of an NDJSON file', () => {
  const { customer } = aRow();

  it('may leave out what is empty', () => {
    expect(readRows(file(`${JSON.stringify({ customer })}\n\n`))).toEqual([{ revision: 1, customer, touchpoints: [] }]);
  });

  it('that are bad are named by line and field', () => {
    const bad = file(`${JSON.stringify({ customer })}\n${JSON.stringify({ customer: { ...customer, tier: 'VIP' } })}`);
    expect(() => readRows(bad)).toThrow(/line 2, customer\.tier: /);
    expect(() => readRows(file('{'))).toThrow(/line 1: not JSON/);
    expect(() => readRows(join(folder, 'nowhere'))).toThrow(/cannot be read/);
  });

  it('are told all at once, twenty at most, and the same customer only once', () => {
    const good = JSON.stringify({ customer });
    expect(() => readRows(file(`${good}\noops\n${good}\n[]`))).toThrow(
      /line 2: not JSON\n.*line 3, customer\.id: “c1” stands in line 1 already\n.*line 4, /,
    );
    expect(() => readRows(file(Array.from({ length: 25 }, () => '{').join('\n')))).toThrow(/line 20: not JSON\n… and 5 more$/);
  });

  it('may begin with a byte order mark and end their lines like Windows', () => {
    expect(readRows(file(`\uFEFF${JSON.stringify({ customer })}\r\n`))).toHaveLength(1);
  });
});

describe('options', () => {
  it('that mean no day, no place and no number are refused by name', () => {
    expect(readDay('--now', '2024-02-29')).toBe('2024-02-29');
    expect(() => readDay('--now', '2026-02-30')).toThrow(/--now: “2026-02-30” is no day/);
    expect(() => readTimeZone('Mars/Olympus')).toThrow(/--time-zone: there is no time zone “Mars\/Olympus”/);
    expect(() => readCount('--weeks', '1.5', 1, 520)).toThrow(/--weeks: “1.5” is no whole number from 1 to 520/);
    expect(() => readCount('--weeks', ' ', 0, 520)).toThrow(/--weeks/);
  });

  it.each(['suggest', 'tier', 'replay', 'simulate'])('that %s does not have end it with one sentence and status 2', (command) => {
    const { status, stderr, stdout } = spawnSync(process.execPath, [`scripts/${command}.ts`, '--nosuch'], { encoding: 'utf8' });
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/'--nosuch'/);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it('a bad line after a good one leaves nothing written', () => {
    const half = file(`${JSON.stringify({ customer: aRow().customer })}\noops\n`);
    const { status, stdout } = spawnSync(process.execPath, ['scripts/suggest.ts', '--input', half, '--now', today], {
      encoding: 'utf8',
    });
    expect([status, stdout]).toEqual([2, '']);
  });
});

describe('a CSV of measures', () => {
  it('is read by column, with per cent, gaps and a byte order mark', () => {
    const [measured] = readMeasures(
      file('\uFEFFcustomerId,revenue.1,revenue.2,revenue.3,highMarginShare.1,growthPotential\nA,100,,300,60 %,0.2\n'),
    );
    expect(measured?.row).toBe(2);
    expect(measured?.customer.measures).toMatchObject({
      growthPotential: 0.2,
      periods: [{ revenue: 100, highMarginShare: 0.6 }, { revenue: 300 }],
    });
  });

  it('of one period need no number in their columns', () => {
    expect(readMeasures(file('customerId, revenue\nA,1\n'))[0]?.customer.measures?.periods).toMatchObject([{ revenue: 1 }]);
  });

  it('that is bad is refused with row and column', () => {
    expect(() => readMeasures(file('id,revenue.1\nA,1\n'))).toThrow(/customerId is missing/);
    expect(() => readMeasures(file('customerId,umsatz\nA,1\n'))).toThrow(/unknown column “umsatz”/);
    expect(() => readMeasures(file('customerId,revenue.1\nA,1\nB,1.234,56\n'))).toThrow(/row 3: Too many fields/);
    expect(() => readMeasures(file('customerId,revenue.1\nA,1\nB,viel\n'))).toThrow(/row 3, revenue\.1: “viel” is no number/);
    expect(() => readMeasures(file('customerId,shareOfWallet\nA,1.5\n'))).toThrow(/row 2, shareOfWallet: /);
    expect(() => readMeasures(file('customerId,revenue.1\n,1\n'))).toThrow(/row 2, customerId: /);
    expect(() => readMeasures(file('customerId,revenue.1\nA,x\nB,1\nB,2\n'))).toThrow(
      /row 2, revenue\.1: “x” is no number .*\n.*row 4, customerId: “B” stands in row 3 already/,
    );
  });
});

describe('a playbook file', () => {
  const { version: _version, ...publishable } = defaultPlaybook;

  it('gets the next version unless it has its own', () => {
    expect(readPlaybook(file(JSON.stringify(publishable)), 8).version).toBe(8);
    expect(readPlaybook(file(JSON.stringify(defaultPlaybook)), 8).version).toBe(1);
  });

  it('that is bad is refused with the place', () => {
    const changed = structuredClone(publishable);
    changed.cadenceDays.MVC.basic = 500;
    expect(() => readPlaybook(file(JSON.stringify(changed)), 2)).toThrow(
      /cadenceDays\.MVC\.basic: a higher tier never waits longer/,
    );
    expect(() => readPlaybook(file(JSON.stringify({ ...publishable, rules: { nosuch: { isOn: true, weight: 1 } } })), 2)).toThrow(
      /rules\.nosuch: there is no rule/,
    );
    expect(() => readPlaybook(file('[1'), 2)).toThrow(/not JSON/);
  });
});

describe('a replay', () => {
  const row = aRow({}, [touch(10), touch(100)]);
  const replay = (changed: typeof defaultPlaybook, days: readonly string[]) =>
    replayPlaybook([row], { present: defaultPlaybook, changed, days, timeZone: 'Asia/Shanghai', staff });

  it('sees only what had happened by then', () => {
    expect(rowAsOf(row, daysAgo(11), 'Asia/Shanghai').touchpoints).toHaveLength(1);
    expect(rowAsOf(row, daysAgo(10), 'Asia/Shanghai').touchpoints).toHaveLength(2);
    expect(daysUpTo(today, 3, 7)).toEqual([daysAgo(14), daysAgo(7), today]);
  });

  it('finds no difference between a playbook and itself', () => {
    expect(replay(defaultPlaybook, daysUpTo(today, 20, 7)).differences).toEqual([]);
  });

  it('tells who would have seen something else, and when', () => {
    const changed = {
      ...defaultPlaybook,
      version: 2,
      rules: { ...defaultPlaybook.rules, 'keep-in-touch': { isOn: false, weight: 1 } },
    };
    // 89 days after the contact nothing was due; 90 days after it the cadence was.
    const { looks, rules, differences } = replay(changed, [daysAgo(11), today]);
    expect(looks).toBe(2);
    expect(differences).toEqual([]);
    expect(rules.find(({ ruleId }) => ruleId === 'keep-in-touch')).toBeUndefined();
    const quiet = aRow({}, [touch(100)]);
    const later = replayPlaybook([quiet], {
      present: defaultPlaybook,
      changed,
      days: [daysAgo(11), daysAgo(10)],
      timeZone: 'Asia/Shanghai',
      staff,
    });
    expect(later.differences.map(({ day, present }) => [day, present?.ruleId])).toEqual([[daysAgo(10), 'keep-in-touch']]);
  });
});

describe('the simulated year', () => {
  const { company, rows } = sampleRows(1, '2025-11-24', 30);
  const simulate = (hasEngine: boolean) =>
    simulateYear({
      rows,
      staff: company.staff,
      playbook: company.playbook,
      timeZone: company.company.timeZone,
      from: '2025-11-24',
      seed: 3,
      discipline: { name: 'careful', contactsADay: 4, diligence: 0.8 },
      hasEngine,
    });

  it('has no breach of cap or preference when reps follow the suggestions, and some when they follow their habits', () => {
    const year = simulate(true);
    expect(year.contacts).toBeGreaterThan(100);
    expect(year.breaches).toBe(0);
    expect(simulate(false).breaches).toBeGreaterThan(0);
  });

  it('is the same for the same seed', () => {
    expect(simulate(true)).toEqual(simulate(true));
  });
});
