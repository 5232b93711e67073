/** Lines of customer and document files for measuring -> records. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** A customer of a list for measuring. */
export interface CustomerRecord {
  readonly id: string;
  readonly legalName: string;
  readonly aliases: readonly string[];
  readonly domains: readonly string[];
  readonly contacts: readonly { readonly name: string; readonly email?: string }[];
  readonly language: string;
  readonly type?: string;
}

/** A place in the visible text of a document; UTF-16 offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly surface?: string;
}

export interface MentionLabel extends Span {
  readonly surface: string;
  readonly customerId: string;
  readonly anyOf?: readonly string[];
  readonly categories: readonly string[];
}

export interface TrapLabel extends Span {
  readonly surface: string;
  readonly category: string;
  readonly notCustomerId?: string;
}

/** A labelled document; `text` is the visible text where `content` is HTML. */
export interface LabelledDocument {
  readonly id: string;
  readonly kind: string;
  readonly content: string;
  readonly text?: string;
  readonly mentions: readonly MentionLabel[];
  readonly traps: readonly TrapLabel[];
  readonly optional?: readonly Span[];
}

/** Records of an NDJSON file, unzipped when its name ends in .gz; throws when a line is not JSON. */
export function readRecords<Kind>(file: string): Kind[] {
  const bytes = readFileSync(file);
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Kind);
}
