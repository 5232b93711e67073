/** `npm run -s simulate`: a simulated year of the sample company, with reps of different discipline, with and without the engine. */
import { parseArgs } from 'node:util';
import { readPlaybook } from './engine/read-playbook.ts';
import { readCount, runCommand } from './engine/read-rows.ts';
import { sampleRows } from './engine/sample-rows.ts';
import { type Discipline, type SimulatedYear, simulatedDays, simulateYear } from './engine/simulate-year.ts';

/** Nine contacts a day and a hundred customers a rep is a full desk. */
const disciplines: readonly Discipline[] = [
  { name: 'careful', contactsADay: 9, diligence: 0.9 },
  { name: 'average', contactsADay: 6, diligence: 0.7 },
  { name: 'careless', contactsADay: 4, diligence: 0.4 },
];

const columns: readonly (readonly [string, (year: SimulatedYear) => string])[] = [
  ['cadence kept', (year) => percent(year.cadenceKept)],
  ['of MVCs', (year) => percent(year.cadenceKeptMvc)],
  ['complaints', (year) => String(year.complaints)],
  ['in time', (year) => percent(year.settledInTime)],
  ['contacts', (year) => String(year.contacts)],
  ['cap breaches', (year) => String(year.breaches)],
  ['tiers up', (year) => String(year.up)],
  ['tiers down', (year) => String(year.down)],
  ['revenue', (year) => percent(year.revenueChange)],
];

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

runCommand(() => {
  const { values } = parseArgs({
    options: {
      playbook: { type: 'string' },
      seed: { type: 'string', default: '1' },
      quick: { type: 'boolean', default: false },
    },
  });
  const seed = readCount('--seed', values.seed, 0, 2 ** 31);
  const from = '2025-11-24';
  const { company, rows } = sampleRows(1, from, values.quick ? 60 : 300);
  const playbook = values.playbook === undefined ? company.playbook : readPlaybook(values.playbook, company.playbook.version + 1);
  console.log(
    'SIMULATION. Customers, moods, complaints and orders follow rules that we made up (scripts/engine/simulate-year.ts);',
  );
  console.log(
    'what it shows is whether the engine’s suggestions, followed, lead where they should. It proves nothing about real sales.\n',
  );
  console.log(
    `${rows.length} customers, ${company.staff.filter(({ role }) => role === 'rep').length} reps, ${simulatedDays} days from ${from}\n`,
  );
  console.log(`${'reps'.padEnd(10)}${'engine'.padEnd(9)}${columns.map(([name]) => name.padStart(14)).join('')}`);
  const results: object[] = [];
  for (const discipline of disciplines) {
    for (const hasEngine of [false, true]) {
      const year = simulateYear({
        rows,
        staff: company.staff,
        playbook,
        timeZone: company.company.timeZone,
        from,
        seed,
        discipline,
        hasEngine,
      });
      console.log(
        `${discipline.name.padEnd(10)}${(hasEngine ? 'with' : 'without').padEnd(9)}${columns.map(([, tell]) => tell(year).padStart(14)).join('')}`,
      );
      results.push({ discipline: discipline.name, hasEngine, ...year });
    }
  }
  console.log(JSON.stringify({ simulation: 'year', seed, results }));
});
