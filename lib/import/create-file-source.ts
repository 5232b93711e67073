/** Customers of a file -> a source, so that they reach the cache by the same checked way as any snapshot. */
import type { Language } from '../model/customer.ts';
import { type ExportHead, exportFormatVersion, type Manifest, type Shard, type ShardRow, type Staff } from '../model/export.ts';
import { addRow, emptyRowsHash, formatRowsHash, hashRow } from '../model/rows-hash.ts';
import { fail, type Result, succeed } from '../platform/result.ts';
import { defaultPlaybook } from '../playbook/default-playbook.ts';
import { hashHex } from '../sources/hash-hex.ts';
import type { Source } from '../sources/source.ts';
import { rest } from '../sync/rest.ts';
import type { DraftCustomer } from './read-customers.ts';

/** Whose file it is, kept from file to file. */
export interface FileIdentity {
  /** Random, made at the first import. */
  readonly epoch: string;
  /** Salt of message fingerprints, made at the first import. */
  readonly salt: string;
  /** How many files were taken, this one included. */
  readonly count: number;
}

export interface FileSourceOptions {
  readonly identity: FileIdentity;
  readonly fileName: string;
  readonly ownDomains: readonly string[];
  /** The owner in the file that is the person here; empty: all customers are his. */
  readonly me: string;
  readonly language: Language;
  readonly timeZone: string;
  readonly nowMs: number;
}

/** The person at this browser. */
const viewerId = 'me';
const rowsAShard = 1000;
/** The longest that the format allows: nobody can take these customers back but the person himself. */
const leaseDays = 365;

const meWord: Readonly<Record<Language, string>> = { en: 'Me', zh_CN: '我', zh_TW: '我' };

/** Staff by owner name; the person's own name, and customers without an owner, are the person. */
function findStaff(customers: readonly DraftCustomer[], { me, language }: FileSourceOptions): Map<string, Staff> {
  const viewer: Staff = { id: viewerId, name: me === '' ? meWord[language] : me, role: 'rep' };
  const staff = new Map<string, Staff>([['', viewer]]);
  if (me !== '') staff.set(me, viewer);
  for (const { owner } of customers)
    if (!staff.has(owner))
      staff.set(owner, me === '' ? viewer : { id: `o-${formatRowsHash(hashRow(owner, 0))}`, name: owner, role: 'rep' });
  return staff;
}

function headOf(
  customers: readonly DraftCustomer[],
  staff: ReadonlyMap<string, Staff>,
  rowsHash: string,
  options: FileSourceOptions,
): ExportHead {
  const { identity, fileName, ownDomains, timeZone } = options;
  const members = new Map([...staff.values()].map((member) => [member.id, member]));
  const viewer = staff.get('');
  if (!viewer) throw new Error('the person is always among the staff');
  return {
    formatVersion: exportFormatVersion,
    epoch: identity.epoch,
    version: identity.count,
    rowCount: customers.length,
    rowsHash,
    company: {
      id: 'file',
      name: fileName.slice(0, 200),
      domains: [...ownDomains],
      names: [],
      fingerprintSalt: identity.salt,
      timeZone,
    },
    viewer,
    // More than that and names of owners beyond are told by their id; the format holds ten thousand.
    staff: [...members.values()].slice(0, 10_000),
    tierList: { version: 0 },
    playbook: defaultPlaybook,
    leaseDays,
  };
}

async function packShard(rows: readonly ShardRow[]): Promise<{ shard: Shard; bytes: Uint8Array<ArrayBuffer> }> {
  const text = rows.map((row) => `${JSON.stringify(row)}\n`).join('');
  // Nothing is sent anywhere, so nothing is packed: a reader takes lines of JSON as they are.
  const bytes = new Uint8Array(new TextEncoder().encode(text));
  return { shard: { hash: await hashHex(bytes), bytes: bytes.length, rows: rows.length }, bytes };
}

const nothingToAsk = async (): Promise<Result<never>> => fail('gone', 'a file has no news');

/** Packs the customers; the source gives them once, whole. */
export async function createFileSource(customers: readonly DraftCustomer[], options: FileSourceOptions): Promise<Source> {
  const staff = findStaff(customers, options);
  const revision = options.identity.count;
  const packed = new Map<string, Uint8Array<ArrayBuffer>>();
  const shards: Shard[] = [];
  let sum = emptyRowsHash;
  for (let at = 0; at < customers.length; at += rowsAShard) {
    const rows = customers.slice(at, at + rowsAShard).map(({ owner, ...customer }): ShardRow => {
      sum = addRow(sum, hashRow(customer.id, revision));
      return { revision, customer: { ...customer, ownerId: staff.get(owner)?.id ?? viewerId }, touchpoints: [] };
    });
    const { shard, bytes } = await packShard(rows);
    packed.set(shard.hash, bytes);
    shards.push(shard);
    await rest();
  }
  const head = headOf(customers, staff, formatRowsHash(sum), options);
  const manifest: Manifest = { ...head, createdAt: new Date(options.nowMs).toISOString(), shards };
  return {
    isReadOnly: true,
    fetchManifest: async () => succeed(manifest),
    fetchShard: async ({ hash }) => {
      const bytes = packed.get(hash);
      return bytes ? succeed(bytes) : fail('gone', 'there is no such piece of the file');
    },
    fetchChanges: nothingToAsk,
    sendTouchpoints: nothingToAsk,
    sendDecisions: nothingToAsk,
  };
}
