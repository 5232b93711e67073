/** `npm run -s replay -- --playbook FILE`: what a changed playbook would have suggested over past touchpoints. */
import { parseArgs } from 'node:util';
import type { Staff } from '../lib/model/export.ts';
import { defaultPlaybook } from '../lib/playbook/default-playbook.ts';
import { daysUpTo, replayPlaybook } from '../lib/playbook/replay-playbook.ts';
import { readPlaybook } from './engine/read-playbook.ts';
import { InputError, readCount, readDay, readRows, readTimeZone, runCommand } from './engine/read-rows.ts';
import { sampleRows } from './engine/sample-rows.ts';

const usage = `usage: npm run -s replay -- --playbook FILE [--present FILE] [--rows FILE.ndjson] [--to 2026-11-20]
       [--weeks 26] [--time-zone Asia/Shanghai] [--show 12]
       npm run -s replay -- --default      prints the built-in playbook, to begin with`;

/** The sample company is generated for this day when no other is given, so that the answer is the same every time. */
const sampleDay = '2026-11-20';

runCommand(() => {
  const { values } = parseArgs({
    options: {
      playbook: { type: 'string' },
      present: { type: 'string' },
      rows: { type: 'string' },
      to: { type: 'string', default: sampleDay },
      weeks: { type: 'string', default: '26' },
      'time-zone': { type: 'string', default: 'Asia/Shanghai' },
      show: { type: 'string', default: '12' },
      default: { type: 'boolean', default: false },
    },
  });
  if (values.default) {
    console.log(JSON.stringify(defaultPlaybook, null, 2));
    return;
  }
  if (values.playbook === undefined) throw new InputError(usage);
  const weeks = readCount('--weeks', values.weeks, 1, 520);
  const show = readCount('--show', values.show, 0, 10_000);
  const timeZone = readTimeZone(values['time-zone']);
  readDay('--to', values.to);
  const sample = values.rows === undefined ? sampleRows(1, values.to) : undefined;
  const rows = values.rows === undefined ? (sample?.rows ?? []) : readRows(values.rows);
  const staff: readonly Staff[] = sample?.company.staff ?? [];
  const present = values.present === undefined ? (sample?.company.playbook ?? defaultPlaybook) : readPlaybook(values.present, 1);
  const changed = readPlaybook(values.playbook, present.version + 1);
  const replay = replayPlaybook(rows, {
    present,
    changed,
    days: daysUpTo(values.to, weeks, 7),
    timeZone,
    staff,
  });

  console.log(
    `${rows.length} customers, ${weeks} weeks up to ${values.to}: ${replay.looks} looks, ${replay.differences.length} differ`,
  );
  console.log('(measures have no history: they are taken as they are now; decisions are not replayed)\n');
  console.log(`${'rule'.padEnd(28)}${'present'.padStart(9)}${'changed'.padStart(9)}${'change'.padStart(9)}`);
  for (const { ruleId, present: before, changed: after } of replay.rules) {
    const change = after - before;
    const sign = change > 0 ? `+${change}` : String(change);
    console.log(`${ruleId.padEnd(28)}${String(before).padStart(9)}${String(after).padStart(9)}${sign.padStart(9)}`);
  }
  const names = new Map(rows.map(({ customer }) => [customer.id, customer.legalName]));
  const shown = show === 0 ? [] : replay.differences.slice(-show);
  if (shown.length > 0) console.log('\nnewest differences:');
  for (const { customerId, day, present: before, changed: after } of shown) {
    console.log(`${day} ${names.get(customerId) ?? customerId}`);
    console.log(`  present  ${before === undefined ? '(nothing)' : `${before.ruleId}: ${before.title.en}`}`);
    console.log(`  changed  ${after === undefined ? '(nothing)' : `${after.ruleId}: ${after.title.en}`}`);
  }
});
