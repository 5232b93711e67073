/**
 * Checks a backend or a static folder against docs/export-format.md: a line a requirement; exit code 1 when one does not hold.
 *
 *   npm run conformance -- --url URL                                    a folder
 *   npm run conformance -- --url URL --token T [--manager-token T] [--rep-token T] [--other-token T] [--write]
 *
 * `--write` stores a few touchpoints on the first customer; nothing is ever published. `--other-token`: of somebody in another team.
 */
import { parseArgs } from 'node:util';
import { checkConformance } from './conformance/check-conformance.ts';

const usage = `npm run conformance -- --url URL [--token T] [--manager-token T] [--rep-token T] [--other-token T] [--write] [--only R12,R14]`;

const marks = { holds: 'ok  ', fails: 'FAIL', skipped: '–   ' } as const;

const needWords = {
  backend: 'a backend (--token)',
  write: '--write',
  manager: '--manager-token',
  rep: '--rep-token',
  other: '--other-token',
} as const;

function readCommandLine() {
  try {
    const { values } = parseArgs({
      options: {
        url: { type: 'string' },
        token: { type: 'string' },
        'manager-token': { type: 'string' },
        'rep-token': { type: 'string' },
        'other-token': { type: 'string' },
        write: { type: 'boolean', default: false },
        only: { type: 'string' },
      },
    });
    const { url } = values;
    if (url === undefined || !URL.canParse(url)) throw new Error('Say with --url what is to be checked.');
    return { ...values, url: url.replace(/\/+$/, '') };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
    process.exit(2);
  }
}

const values = readCommandLine();
const verdicts = await checkConformance(
  {
    url: values.url,
    mayWrite: values.write,
    ...(values.only === undefined ? {} : { only: values.only.split(',') }),
    ...(values.token === undefined ? {} : { token: values.token }),
    ...(values['manager-token'] === undefined ? {} : { managerToken: values['manager-token'] }),
    ...(values['rep-token'] === undefined ? {} : { repToken: values['rep-token'] }),
    ...(values['other-token'] === undefined ? {} : { otherToken: values['other-token'] }),
  },
  ({ requirement, verdict, problems, missing }) => {
    const why = missing.length === 0 ? '' : `  (needs ${missing.map((need) => needWords[need]).join(', ')})`;
    console.log(`${marks[verdict]}  ${requirement.id.padEnd(4)} ${requirement.title}${why}`);
    for (const problem of problems.slice(0, 10)) console.log(`            ${problem}`);
  },
);
const count = (wanted: string): number => verdicts.filter(({ verdict }) => verdict === wanted).length;
console.log(`\n${count('holds')} hold, ${count('fails')} do not, ${count('skipped')} were not checked`);
process.exit(count('fails') === 0 ? 0 : 1);
