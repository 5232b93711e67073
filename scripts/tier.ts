/** `npm run -s tier -- FILE.csv`: measures -> a proposal for every customer with the figures behind it, as CSV. */
import { parseArgs } from 'node:util';
import papaparse from 'papaparse';
import { languageSchema } from '../lib/model/customer.ts';
import { defaultPlaybook } from '../lib/playbook/default-playbook.ts';
import { proposeTier } from '../lib/tiering/propose-tier.ts';
import { summarisePopulation } from '../lib/tiering/propose-tiers.ts';
import { readLoyalty } from '../lib/tiering/read-loyalty.ts';
import { recommendType } from '../lib/tiering/recommend-type.ts';
import { readThreshold, type ThresholdName } from '../lib/tiering/thresholds.ts';
import { readMeasures } from './engine/read-measures.ts';
import { readPlaybook } from './engine/read-playbook.ts';
import { InputError, runCommand } from './engine/read-rows.ts';

const usage = `usage: npm run -s tier -- FILE.csv [--playbook FILE] [--language en|zh_CN|zh_TW]
columns: customerId, name, tier, scope, relationshipType, segmentSize, segmentMargin, isStrategic, growthPotential, shareOfWallet, …
         and per period, oldest first: revenue.1, profit.1, costToServe.1, highMarginShare.1, discountShare.1, orders.1, revenue.2, …`;

runCommand(() => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { playbook: { type: 'string' }, language: { type: 'string', default: 'en' } },
  });
  const [file] = positionals;
  const language = languageSchema.safeParse(values.language);
  if (file === undefined || positionals.length > 1 || !language.success) throw new InputError(usage);
  const playbook = values.playbook === undefined ? defaultPlaybook : readPlaybook(values.playbook, 2);
  const limit = (name: ThresholdName): number => readThreshold(playbook, name);
  const measured = readMeasures(file);
  const population = summarisePopulation(
    measured.map(({ customer }) => customer.measures),
    playbook,
  );
  const lines = measured.map(({ customer }) => {
    const proposal = proposeTier(customer, playbook, population);
    const recommended = recommendType(
      { ...customer, tier: proposal.tier ?? customer.tier },
      readLoyalty(customer.measures, limit),
      limit,
    );
    const flags = proposal.falseKeyAccount.flatMap(({ name, figures }) => [name, ...figures.map(({ sentence }) => sentence)]);
    return {
      customerId: customer.id,
      name: customer.legalName,
      tier: proposal.tier ?? '',
      confidence: proposal.confidence,
      scope: proposal.keyAccountScope ?? '',
      falseKeyAccount: proposal.falseKeyAccount.map(({ guard }) => guard).join(' '),
      relationshipType: recommended?.type ?? '',
      reasons: [
        proposal.sentence,
        ...flags,
        ...proposal.figures.map(({ sentence }) => sentence),
        ...(recommended ? [recommended.sentence] : []),
      ]
        .map((sentence) => sentence[language.data])
        .join('; '),
      missing: proposal.missing.map(({ name }) => name[language.data]).join(', '),
    };
  });
  // A cell that a spreadsheet would run as a formula is escaped: names come from outside.
  process.stdout.write(`${papaparse.unparse(lines, { newline: '\n', escapeFormulae: true })}\n`);
});
