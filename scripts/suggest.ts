/** `npm run -s suggest -- --input FILE.ndjson --now 2026-11-20`: customers with touchpoints -> insight and next action, one line each. */
import { parseArgs } from 'node:util';
import { defaultPlaybook } from '../lib/playbook/default-playbook.ts';
import { suggestNextAction } from '../lib/playbook/suggest-next-action.ts';
import { summarisePopulation } from '../lib/tiering/propose-tiers.ts';
import { readInsight } from '../lib/tiering/read-insight.ts';
import { readPlaybook } from './engine/read-playbook.ts';
import { InputError, readDay, readRows, readStaff, readTimeZone, runCommand } from './engine/read-rows.ts';

const usage =
  'usage: npm run -s suggest -- --input FILE.ndjson --now 2026-11-20 [--playbook FILE]\n       [--staff FILE.json] [--time-zone Asia/Shanghai]      staff: as in the export, for names and managers';

runCommand(() => {
  const { values } = parseArgs({
    options: {
      input: { type: 'string' },
      now: { type: 'string' },
      playbook: { type: 'string' },
      staff: { type: 'string' },
      'time-zone': { type: 'string', default: 'Asia/Shanghai' },
    },
  });
  if (values.input === undefined || values.now === undefined) throw new InputError(usage);
  const today = readDay('--now', values.now.slice(0, 10));
  const timeZone = readTimeZone(values['time-zone']);
  const now = values.now.length > 10 ? values.now : `${today}T23:59:59Z`;
  if (Number.isNaN(Date.parse(now))) throw new InputError('--now: a day, or an instant such as 2026-11-20T08:00:00Z');
  const playbook = values.playbook === undefined ? defaultPlaybook : readPlaybook(values.playbook, 2);
  const staff = values.staff === undefined ? [] : readStaff(values.staff);
  const rows = readRows(values.input);
  const population = summarisePopulation(
    rows.map(({ customer }) => customer.measures),
    playbook,
  );
  const lines: string[] = [];
  for (const row of rows) {
    const facts = { today, timeZone, playbook, staff, population };
    const insight = readInsight(row, facts);
    const suggestion = suggestNextAction(row, { ...facts, now, viewerId: row.customer.ownerId, insight });
    const { relationship, tier, churn, ...rest } = insight;
    lines.push(
      JSON.stringify({
        customerId: row.customer.id,
        tier,
        relationship,
        signals: { churn, ...rest },
        nextAction: suggestion.action ?? null,
        runnersUp: suggestion.runnersUp.map(({ ruleId, score }) => ({ ruleId, score })),
        ...(suggestion.heldBack !== undefined && { heldBack: suggestion.heldBack }),
        trace: suggestion.trace,
      }),
    );
  }
  process.stdout.write(lines.length === 0 ? '' : `${lines.join('\n')}\n`);
});
