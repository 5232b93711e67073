/** A CSV of measures -> customers that can be tiered; a bad cell ends the command with row and column. */
import papaparse from 'papaparse';
import {
  type Customer,
  customerSchema,
  type MeasurePeriod,
  type Measures,
  measuresSchema,
  tierSchema,
} from '../../lib/model/customer.ts';
import { describeIssue, InputError, readAll, readText, refuseTwice } from './read-rows.ts';

/** Per period: `revenue.1` is the oldest; `revenue` alone is the only one. */
const periodColumns = ['revenue', 'profit', 'costToServe', 'highMarginShare', 'discountShare', 'orders'] as const;
type PeriodColumn = (typeof periodColumns)[number];
const numberColumns = [
  'shareOfWallet',
  'shareOfWalletBefore',
  'totalDemand',
  'totalDemandBefore',
  'repeatShare',
  'priceSensitivity',
  'priceSensitivityBefore',
  'decisionDays',
  'brandAttention',
  'competitorLeaning',
  'countries',
  'regions',
  'growthPotential',
] as const satisfies readonly (keyof Measures)[];
const otherColumns = ['customerId', 'name', 'tier', 'scope', 'relationshipType', 'segmentSize', 'segmentMargin', 'isStrategic'];

export interface MeasuredCustomer {
  readonly row: number;
  readonly customer: Customer;
}

type Cells = Readonly<Record<string, string | undefined>>;

function readNumber(cells: Cells, column: string, place: string): number | undefined {
  const text = cells[column]?.trim() ?? '';
  if (text === '') return undefined;
  const percent = /^(-?[\d.]+)\s*%$/.exec(text);
  const value = percent === null ? Number(text) : Number(percent[1]) / 100;
  if (!Number.isFinite(value)) throw new InputError(`${place}, ${column}: “${text}” is no number (write 1234.5 or 12 %)`);
  return value;
}

function readPeriods(cells: Cells, columns: readonly string[], place: string): MeasurePeriod[] {
  const numbers = columns.flatMap((column) => {
    const match = /^([A-Za-z]+)\.(\d+)$/.exec(column);
    return match === null ? [] : [Number(match[2])];
  });
  const last = Math.max(0, ...numbers);
  const periods: MeasurePeriod[] = [];
  for (let number = 1; number <= last; number += 1) {
    const figures: Partial<Record<PeriodColumn, number>> = {};
    for (const column of periodColumns) {
      const value = readNumber(cells, `${column}.${number}`, place);
      if (value !== undefined) figures[column] = value;
    }
    // A period without revenue is one that nobody knows: it is left out, not counted as zero.
    if (figures.revenue === undefined) continue;
    const month = new Date(Date.UTC(2000, (number - 1) * 3, 1)).toISOString().slice(0, 10);
    periods.push({ startsOn: month, ...figures, revenue: figures.revenue });
  }
  return periods;
}

function oneOf(cells: Cells, column: string): string | undefined {
  const text = cells[column]?.trim() ?? '';
  return text === '' ? undefined : text;
}

/** Fields of a customer that have another name as a column. */
const columnOf: Readonly<Record<string, string>> = { id: 'customerId', legalName: 'name', keyAccountScope: 'scope' };

/** @throws InputError naming file, row (the heading is row 1) and column */
export function readMeasures(file: string): MeasuredCustomer[] {
  const parsed = papaparse.parse<Cells>(readText(file).replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: 'greedy',
    transformHeader: (column) =>
      (periodColumns as readonly string[]).includes(column.trim()) ? `${column.trim()}.1` : column.trim(),
  });
  const [problem] = parsed.errors.filter(({ code }) => code !== 'UndetectableDelimiter');
  if (problem !== undefined) throw new InputError(`${file}, row ${(problem.row ?? 0) + 2}: ${problem.message}`);
  const columns = parsed.meta.fields ?? [];
  if (!columns.includes('customerId')) throw new InputError(`${file}: the column customerId is missing`);
  for (const column of columns) {
    const [name = '', number] = column.split('.');
    const isKnown =
      otherColumns.includes(column) ||
      (numberColumns as readonly string[]).includes(column) ||
      ((periodColumns as readonly string[]).includes(name) && /^[1-9]\d?$/.test(number ?? ''));
    if (!isKnown) throw new InputError(`${file}: unknown column “${column}”`);
  }
  const seen = new Map<string, string>();
  return readAll(parsed.data, (cells, index) => {
    const row = index + 2;
    const place = `${file}, row ${row}`;
    const rawMeasures: Record<string, unknown> = {};
    for (const column of numberColumns) {
      const value = readNumber(cells, column, place);
      if (value !== undefined) rawMeasures[column] = value;
    }
    for (const column of ['segmentSize', 'segmentMargin']) {
      const text = oneOf(cells, column);
      if (text !== undefined) rawMeasures[column] = text;
    }
    const strategic = oneOf(cells, 'isStrategic');
    if (strategic !== undefined) rawMeasures.isStrategic = strategic === 'true' || strategic === '1' || strategic === 'yes';
    const periods = readPeriods(cells, columns, place);
    if (periods.length > 0) rawMeasures.periods = periods;
    const measures = measuresSchema.safeParse(rawMeasures);
    if (!measures.success) throw new InputError(`${place}, ${describeIssue(measures.error)}`);
    const id = oneOf(cells, 'customerId');
    const customer = customerSchema.safeParse({
      id,
      kind: 'business',
      legalName: oneOf(cells, 'name') ?? id,
      aliases: [],
      domains: [],
      contacts: [],
      language: 'en',
      ownerId: 'nobody',
      teamId: 'nobody',
      tier: oneOf(cells, 'tier') ?? tierSchema.enum.STANDARD,
      keyAccountScope: oneOf(cells, 'scope'),
      relationshipType: oneOf(cells, 'relationshipType') ?? 'reactive',
      rung: 'customer',
      measures: measures.data,
    });
    if (!customer.success) throw new InputError(`${place}, ${describeIssue(customer.error, columnOf)}`);
    refuseTwice(seen, customer.data.id, 'customerId', place);
    return [{ row, customer: customer.data }];
  });
}
