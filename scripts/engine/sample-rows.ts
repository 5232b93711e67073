/** The sample company -> rows as a shard holds them. */
import type { ShardRow } from '../../lib/model/export.ts';
import type { Touchpoint } from '../../lib/model/touchpoint.ts';
import { type SampleCompany, sampleCompany } from '../../server/sample/sample-company.ts';

/** Touchpoints a row, as in the export. */
const maxTouchpoints = 40;

export function sampleRows(
  seed: number,
  today: string,
  size?: number,
): { readonly company: SampleCompany; readonly rows: readonly ShardRow[] } {
  const company = sampleCompany({ seed, now: Date.parse(`${today}T09:00:00Z`), ...(size !== undefined && { size }) });
  const byCustomer = new Map<string, Touchpoint[]>();
  for (const touchpoint of company.touchpoints) {
    const known = byCustomer.get(touchpoint.customerId);
    if (known === undefined) byCustomer.set(touchpoint.customerId, [touchpoint]);
    else known.push(touchpoint);
  }
  const rows = company.customers.map((customer) => ({
    revision: 1,
    customer,
    touchpoints: (byCustomer.get(customer.id) ?? [])
      .sort((a, b) => Date.parse(b.happenedAt) - Date.parse(a.happenedAt))
      .slice(0, maxTouchpoints),
  }));
  return { company, rows };
}
