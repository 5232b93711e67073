/**
 * PGlite -> a dialect of Kysely that has every statement prepared once and run by one call. PGlite's own `query` makes five calls, and has
 * the statement parsed and planned each time, which is most of what a short one costs. Nothing else may use the PGlite meanwhile.
 */
import { type PGlite, protocol } from '@electric-sql/pglite';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PGliteAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';

type Parse = (text: string) => unknown;

interface Column {
  readonly name: string;
  readonly parse: Parse;
}

interface Prepared {
  readonly name: string;
  readonly parameterTypes: readonly number[];
  readonly columns: readonly Column[];
}

const bytea = 17;
const decoder = new TextDecoder();

/** As PostgreSQL writes bytes; PGlite's own way takes a hundred times as long. */
function parseBytes(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text.slice(2), 'hex'));
}

const { serialize } = protocol;

/** What can be prepared; the others are few, and some of them answer with other columns each time. */
const isPreparable = /^\s*(select|insert|update|delete|with)\b/i;

interface Answer {
  readonly parameterTypes: number[];
  readonly fields: readonly { readonly name: string; readonly dataTypeID: number }[];
  readonly rows: readonly (readonly (Uint8Array | null)[])[];
  readonly affected: number;
}

/** Messages of PostgreSQL -> what they say. @throws DatabaseError */
function readAnswer(bytes: Uint8Array): Answer {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parameterTypes: number[] = [];
  const rows: (Uint8Array | null)[][] = [];
  let fields: Answer['fields'] = [];
  let affected = 0;
  for (let at = 0; at < bytes.length; ) {
    const kind = String.fromCharCode(bytes[at] ?? 0);
    const end = at + 1 + view.getInt32(at + 1);
    if (kind === 'D') {
      const row: (Uint8Array | null)[] = [];
      for (let from = at + 7; from < end; ) {
        const length = view.getInt32(from);
        row.push(length < 0 ? null : bytes.subarray(from + 4, from + 4 + length));
        from += 4 + Math.max(0, length);
      }
      rows.push(row);
    } else if (kind === 't') for (let from = at + 7; from < end; from += 4) parameterTypes.push(view.getInt32(from));
    else if (kind === 'C')
      affected =
        Number(
          decoder
            .decode(bytes.subarray(at + 5, end - 1))
            .split(' ')
            .at(-1),
        ) || 0;
    else if (kind === 'T' || kind === 'E')
      new protocol.Parser().parse(bytes.subarray(at, end), (message) => {
        if (message instanceof protocol.messages.DatabaseError) throw message;
        if (message instanceof protocol.messages.RowDescriptionMessage) fields = message.fields;
      });
    at = end;
  }
  return { parameterTypes, fields, rows, affected };
}

class PreparedConnection implements DatabaseConnection {
  readonly #pglite: PGlite;
  readonly #prepared = new Map<string, Prepared>();
  /** Goes with the next message. */
  #isBeginning = false;

  constructor(pglite: PGlite) {
    this.#pglite = pglite;
  }

  begin(): void {
    this.#isBeginning = true;
  }

  /** Commits or rolls back; nothing has to be ended in which nothing was asked. */
  async end(how: 'commit' | 'rollback'): Promise<void> {
    if (this.#isBeginning) this.#isBeginning = false;
    else await this.call(serialize.query(how));
  }

  async call(...messages: readonly Uint8Array[]): Promise<Answer> {
    const first = this.#isBeginning ? [serialize.query('begin')] : [];
    this.#isBeginning = false;
    const parts: Uint8Array[] = [];
    // Without a reader of its own PGlite reads every answer too, and keeps it.
    await this.#pglite.execProtocolRawStream(Buffer.concat([...first, ...messages]), {
      syncToFs: false,
      onRawData: (part) => parts.push(part.slice()),
    });
    return readAnswer(Buffer.concat(parts));
  }

  async #prepare(text: string): Promise<Prepared> {
    const known = this.#prepared.get(text);
    if (known) return known;
    // Without a name it is parsed anew each time.
    const name = isPreparable.test(text) ? `s${this.#prepared.size}` : '';
    const { parameterTypes, fields } = await this.call(
      serialize.parse({ name, text }),
      serialize.describe({ type: 'S', name }),
      serialize.sync(),
    );
    const { parsers } = this.#pglite;
    const columns = fields.map(
      ({ name: column, dataTypeID }): Column => ({
        name: column,
        parse: dataTypeID === bytea ? parseBytes : (value) => (parsers[dataTypeID] ?? String)(value, dataTypeID),
      }),
    );
    const prepared: Prepared = { name, parameterTypes, columns };
    if (name !== '') this.#prepared.set(text, prepared);
    return prepared;
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const { name, parameterTypes, columns } = await this.#prepare(sql);
    const { serializers } = this.#pglite;
    const values = parameters.map((value, index) => {
      if (value === null || value === undefined) return null;
      if (value instanceof Uint8Array) return value;
      const type = parameterTypes[index] ?? 0;
      return serializers[type]?.(value) ?? String(value);
    });
    const { rows, affected } = await this.call(
      serialize.bind({ statement: name, values }),
      serialize.execute({}),
      serialize.sync(),
    );
    return {
      numAffectedRows: BigInt(affected),
      rows: rows.map((row) =>
        Object.fromEntries(
          columns.map(({ name: column, parse }, index) => {
            const value = row[index];
            return [column, value ? parse(decoder.decode(value)) : null];
          }),
        ),
      ) as R[],
    };
  }

  streamQuery(): never {
    throw new Error('Nothing is streamed here');
  }
}

/** The PGlite is the dialect's, which closes it. */
export class PreparedPGliteDialect implements Dialect {
  readonly #pglite: PGlite;
  readonly #connection: PreparedConnection;

  constructor(pglite: PGlite) {
    this.#pglite = pglite;
    this.#connection = new PreparedConnection(pglite);
  }

  /** Runs statements that have no parameters and no answer, parted by semicolons, as one transaction. */
  readonly run = async (statements: string): Promise<void> => {
    await this.#connection.call(serialize.query(statements));
  };

  createAdapter(): PGliteAdapter {
    return new PGliteAdapter();
  }

  createDriver(): Driver {
    const pglite = this.#pglite;
    const connection = this.#connection;
    return {
      init: () => pglite.waitReady,
      acquireConnection: async () => connection,
      beginTransaction: async () => connection.begin(),
      commitTransaction: async () => connection.end('commit'),
      rollbackTransaction: async () => connection.end('rollback'),
      releaseConnection: async () => {},
      destroy: () => pglite.close(),
    };
  }

  createIntrospector: Dialect['createIntrospector'] = (db) => new PostgresIntrospector(db);

  createQueryCompiler(): PostgresQueryCompiler {
    return new PostgresQueryCompiler();
  }
}
