/**
 * Fills the backend with a company's own customers, staff and past touchpoints, out of the files that its CRM exports.
 *
 *   npm run -s load -- --company NAME --domains ours.example --staff staff.csv --customers accounts.csv --customers contacts.csv
 *   npm run -s load -- --customers accounts.xlsx                 again, with a newer file: what it says otherwise is changed
 *   npm run -s load -- --touchpoints activities.csv
 *
 * CSV, XLSX or NDJSON, in any encoding; columns are understood as on the extension's import page. Whole or not at all: every row that
 * cannot be used is told with its place, and nothing is written. Works on the database (--data DIR or DATABASE_URL); a server that runs
 * on the directory carries it out itself. Exit codes: 2 wrong command line, 3 directory in use, 1 anything else.
 */
import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { writeCsv } from '../lib/import/write-csv.ts';
import {
  companyChangesSchema,
  type LoadEvent,
  type LoadHead,
  type LoadLine,
  LoadRefusedError,
} from '../server/load/load-contract.ts';
import { NoOperatorDoorError } from '../server/operator-socket.ts';
import { describeReport } from './load/describe-report.ts';
import { type LoadProblem, problemLine } from './load/load-problems.ts';
import { type Described, type LoadPlace, LoadUsageError, openPlace } from './load/open-place.ts';
import { LoadFileError } from './load/read-columns.ts';
import { customerLines, findOwnerProblems, ownerFinder, readCustomerFiles } from './load/read-customer-files.ts';
import { makeStaffOfOwners, type People, readStaff } from './load/read-staff.ts';
import { readTouchpoints } from './load/read-touchpoints.ts';

const usage = `npm run -s load -- [--customers FILE]… [--staff FILE | --owners-are-staff] [--touchpoints FILE] [--dry-run]
  --company NAME --domains ours.example,… [--names OTHER NAME,…] [--time-zone Asia/Shanghai]   a new company, or changes of it
  --staff FILE             name, e-mail, role (rep or manager), team, manager; --owners-are-staff: whoever owns a customer is a rep
  --default-owner PERSON   owns what has no owner, or one whom nobody knows
  --leave-out-bad-rows     loads the rows that can be used; otherwise one bad row stops everything
  --remove-missing         takes out who was in an earlier load and is not in this one
  --dry-run                looks at everything and writes nothing
  --problems FILE          writes every problem into this CSV
  --traditional            Chinese customers are addressed in traditional characters
[--data .shuke/data] or DATABASE_URL says where.`;

/** Problems that are printed, at most; --problems writes all. */
const mostPrinted = 40;

type Options = ReturnType<typeof readCommandLine>;

function readCommandLine() {
  try {
    const { values } = parseArgs({
      options: {
        customers: { type: 'string', multiple: true, default: [] },
        staff: { type: 'string' },
        'owners-are-staff': { type: 'boolean', default: false },
        touchpoints: { type: 'string' },
        company: { type: 'string' },
        domains: { type: 'string' },
        names: { type: 'string' },
        'time-zone': { type: 'string' },
        'default-owner': { type: 'string' },
        'leave-out-bad-rows': { type: 'boolean', default: false },
        'remove-missing': { type: 'boolean', default: false },
        'dry-run': { type: 'boolean', default: false },
        problems: { type: 'string' },
        traditional: { type: 'boolean', default: false },
        data: { type: 'string', default: '.shuke/data' },
      },
    });
    const list = (text: string | undefined) =>
      text === undefined ? undefined : text.split(',').flatMap((part) => (part.trim() === '' ? [] : [part.trim()]));
    const { company: name, 'time-zone': timeZone, 'owners-are-staff': ownersAreStaff } = values;
    if (timeZone !== undefined && !Intl.supportedValuesOf('timeZone').includes(timeZone) && timeZone !== 'UTC')
      throw new Error(`--time-zone is a name like Asia/Shanghai, not ${timeZone}.`);
    const said = Object.entries({
      name,
      domains: list(values.domains)?.map((one) => one.toLowerCase().replace(/^@/, '')),
      names: list(values.names),
      timeZone,
    });
    const company = companyChangesSchema.parse(Object.fromEntries(said.filter(([, value]) => value !== undefined)));
    const isEmpty = values.customers.length === 0 && !values.staff && !values.touchpoints && Object.keys(company).length === 0;
    if (isEmpty) throw new Error('Say what to load: --customers, --staff, --touchpoints or --company.');
    if (ownersAreStaff && values.staff !== undefined) throw new Error('Either --staff or --owners-are-staff.');
    if (values['remove-missing'] && values.customers.length === 0) throw new Error('--remove-missing goes with --customers.');
    if (values['remove-missing'] && values['leave-out-bad-rows'])
      throw new Error('A row that is left out would count as missing: mend the rows, or leave one of the two flags away.');
    return { ...values, company };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
    process.exit(2);
  }
}

/** Tells how far it is, no more often than every tenth of the work, or every 20,000 lines where nobody knows how many there are. */
function createProgress(): (what: string, done: number, total?: number) => void {
  let last = '';
  return (what, done, total) => {
    const word = total
      ? `${what}: ${Math.floor((done / total) * 10) * 10} %`
      : `${what}: ${(done - (done % 20_000)).toLocaleString('en')}`;
    if (word === last || (total === undefined && done < 20_000)) return;
    last = word;
    console.error(word);
  };
}

function peopleOf({ staff, teams }: Described): People {
  return {
    staff: new Map(staff.map((member) => [member.person.id, member])),
    teams: new Map(teams.map((team) => [team.id, team])),
  };
}

/** What the files say, ready to be sent, and everything that is wrong with them. */
async function readEverything(options: Options, described: Described, progress: ReturnType<typeof createProgress>) {
  const known = peopleOf(described);
  const fromFile = options.staff === undefined ? undefined : await readStaff(options.staff, known);
  const problems: LoadProblem[] = [...(fromFile?.problems ?? [])];
  const files =
    options.customers.length === 0
      ? undefined
      : await readCustomerFiles(options.customers, {
          ownDomains: options.company.domains ?? described.domains ?? [],
          chinese: options.traditional ? 'zh_TW' : 'zh_CN',
          onProgress: (file, share) => progress(`Reading ${file}`, share, 1),
        });
  problems.push(...(files?.problems ?? []));
  let people = fromFile?.people ?? known;
  if (options['owners-are-staff'] && files)
    people = makeStaffOfOwners(files.collector.owners(), options.company.name ?? 'Sales', people);
  const findOwner = ownerFinder(people, options['default-owner']);
  if (files) problems.push(...findOwnerProblems(files, findOwner));
  const touchpoints = options.touchpoints === undefined ? undefined : await readTouchpoints(options.touchpoints, people);
  problems.push(...(touchpoints?.problems ?? []));
  const head: LoadHead = {
    ...(Object.keys(options.company).length > 0 ? { company: options.company } : {}),
    teams: [...people.teams.values()].filter((team) => known.teams.get(team.id) !== team),
    staff: [...people.staff.values()].filter((member) => known.staff.get(member.person.id) !== member),
    hasCustomers: files !== undefined,
    hasTiers: files?.hasTiers ?? false,
    leavesOutBad: options['leave-out-bad-rows'],
    removesMissing: options['remove-missing'],
    isRehearsal: options['dry-run'],
  };
  const lines = async function* (): AsyncGenerator<LoadLine> {
    if (files) yield* customerLines(files, findOwner);
    yield* touchpoints?.lines ?? [];
  };
  return { head, lines, problems };
}

function tellProblems(problems: readonly LoadProblem[], path: string | undefined): void {
  const ordered = [...problems.filter(({ isRefused }) => isRefused), ...problems.filter(({ isRefused }) => !isRefused)];
  for (const problem of ordered.slice(0, mostPrinted))
    console.error(`${problemLine(problem)}${problem.isRefused ? '' : ' (the row is taken without it)'}`);
  if (ordered.length > mostPrinted)
    console.error(`… and ${(ordered.length - mostPrinted).toLocaleString('en')} more; --problems FILE writes all of them.`);
  if (path === undefined) return;
  const rows = ordered.map(({ file, row, field, sentence, isRefused }) => [
    file,
    String(row ?? ''),
    field ?? '',
    sentence,
    isRefused ? 'left out' : 'taken without it',
  ]);
  writeFileSync(path, writeCsv(['file', 'row', 'field', 'problem', 'so'], rows));
  console.error(`All ${ordered.length.toLocaleString('en')} problems are in ${basename(path)}.`);
}

async function run(options: Options, place: LoadPlace): Promise<void> {
  const progress = createProgress();
  const described = await place.describe();
  if (described.domains === undefined && options.company.name === undefined)
    throw new LoadUsageError('There is no company in this database yet. Begin with --company NAME.');
  const { head, lines, problems } = await readEverything(options, described, progress);
  tellProblems(problems, options.problems);
  const refused = problems.filter(({ isRefused }) => isRefused).length;
  if (refused > 0 && !options['leave-out-bad-rows'])
    throw new LoadFileError(
      `${refused.toLocaleString('en')} ${refused === 1 ? 'row cannot' : 'rows cannot'} be used, so nothing was written. Mend the file, or load the others with --leave-out-bad-rows.`,
    );
  const tell = (event: LoadEvent): void => {
    if (event.kind === 'progress') progress(event.phase === 'compared' ? 'Compared' : 'Writing', event.done, event.total);
  };
  const report = await place.load(head, lines(), tell);
  for (const line of describeReport(report, head)) console.log(line);
}

const options = readCommandLine();
let place: LoadPlace | undefined;
try {
  place = await openPlace(options.data, options.company.name !== undefined);
  await run(options, place);
} catch (error) {
  if (error instanceof LoadRefusedError) {
    for (const sentence of error.sentences.slice(0, mostPrinted)) console.error(sentence);
    if (error.count > mostPrinted) console.error(`… and ${(error.count - mostPrinted).toLocaleString('en')} more.`);
    console.error('Nothing was written.');
  } else if (error instanceof LoadFileError || error instanceof LoadUsageError || error instanceof NoOperatorDoorError)
    console.error(error.message);
  else console.error(error);
  process.exitCode = error instanceof NoOperatorDoorError ? 3 : error instanceof LoadUsageError ? 2 : 1;
} finally {
  await place?.close();
}
