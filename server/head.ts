/** What travels with every answer: company, staff, tier list, playbook, and the viewer's count and hash. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { type ExportHead, exportFormatVersion, staffSchema } from '../lib/model/export.ts';
import { playbookSchema } from '../lib/model/playbook.ts';
import { addRow, emptyRowsHash, formatRowsHash } from '../lib/model/rows-hash.ts';
import { type TierListHead, tierListHeadSchema } from '../lib/model/tier-list.ts';
import type { Trx } from './database.ts';
import type { Viewer } from './viewer.ts';

/** The part of the head that changes seldom, by epoch and settings version. */
type Settings = Pick<ExportHead, 'company' | 'staff' | 'tierList' | 'playbook' | 'leaseDays'>;

/** State of the rows that a viewer may see. */
export interface ViewerState {
  readonly epoch: string;
  readonly version: number;
  readonly feedFloor: number;
  readonly settingsVersion: number;
  /** Version of the newest change in the viewer's teams. */
  readonly teamsVersion: number;
  readonly rowCount: number;
  readonly rowsHash: string;
  /** The viewer's, by id. */
  readonly teams: readonly { readonly id: string; readonly name: string }[];
  /** Changes whenever anything of the export changes for this viewer. */
  readonly tag: string;
}

/** O(1) in the number of customers. The transaction acts as the viewer. */
export async function readViewerState(trx: Trx, viewer: Viewer): Promise<ViewerState> {
  const company = await trx
    .selectFrom('company')
    .select(['epoch', 'version', 'feed_floor', 'settings_version'])
    .executeTakeFirstOrThrow();
  const teams = await trx
    .selectFrom('team')
    .select(['id', 'name', 'version', 'row_count', 'hash_high', 'hash_low'])
    .orderBy('id')
    .execute();
  const hash = teams.reduce((sum, team) => addRow(sum, { high: team.hash_high, low: team.hash_low }), emptyRowsHash);
  const teamsVersion = Math.max(0, ...teams.map((team) => team.version));
  const names = teams.map(({ id, name }) => ({ id, name }));
  const tag = createHash('sha256')
    .update(JSON.stringify([company.epoch, teamsVersion, company.settings_version, viewer.staff, viewer.teamIds, names]))
    .digest('base64url')
    .slice(0, 22);
  return {
    epoch: company.epoch,
    version: company.version,
    feedFloor: company.feed_floor,
    settingsVersion: company.settings_version,
    teamsVersion,
    rowCount: teams.reduce((sum, team) => sum + team.row_count, 0),
    rowsHash: formatRowsHash(hash),
    teams: names,
    tag,
  };
}

/** The head of the list in force; version 0 before the first one. */
export async function readTierListHead(trx: Trx): Promise<TierListHead> {
  const { rows } = await sql<{ data: string }>`
    select l.data from tier_list l join company c on c.tier_list_version = l.version`.execute(trx);
  return rows[0] ? tierListHeadSchema.parse(JSON.parse(rows[0].data)) : { version: 0 };
}

async function readSettings(trx: Trx): Promise<Settings> {
  const company = await trx.selectFrom('company').select(['data', 'lease_days']).executeTakeFirstOrThrow();
  const staff = await trx.selectFrom('staff').select('data').orderBy('id').execute();
  const { rows } = await sql<{ data: string }>`
    select p.data from playbook p join company c on c.playbook_version = p.version`.execute(trx);
  return {
    company: JSON.parse(company.data) as ExportHead['company'],
    // All of them, of other teams too: whoever writes from there is a colleague, never a customer.
    staff: staff.map((row) => staffSchema.parse(JSON.parse(row.data))),
    tierList: await readTierListHead(trx),
    playbook: playbookSchema.parse(JSON.parse(rows[0]?.data ?? 'null')),
    leaseDays: company.lease_days,
  };
}

export interface HeadReader {
  /** The transaction acts as the viewer and is the one that `state` was read in. */
  readHead(trx: Trx, viewer: Viewer, state: ViewerState): Promise<ExportHead>;
}

/** Keeps the settings of the newest version in memory, so that a head costs no more than its state. */
export function createHeadReader(): HeadReader {
  let kept: { key: string; settings: Settings } | undefined;
  return {
    async readHead(trx, viewer, state) {
      const key = `${state.epoch} ${state.settingsVersion}`;
      if (kept?.key !== key) kept = { key, settings: await readSettings(trx) };
      const { company, staff, tierList, playbook, leaseDays } = kept.settings;
      // The format version comes first: a reader looks for it before it trusts anything else.
      return {
        formatVersion: exportFormatVersion,
        epoch: state.epoch,
        version: state.version,
        rowCount: state.rowCount,
        rowsHash: state.rowsHash,
        company,
        viewer: viewer.staff,
        staff,
        teams: [...state.teams],
        tierList,
        playbook,
        leaseDays,
      };
    },
  };
}
