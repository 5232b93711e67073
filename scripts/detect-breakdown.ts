/** Labels of documents + what was linked in them -> how many of each kind were met, and how many traps were linked. */

/** A place of a document: UTF-16 offsets into its text. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** The labels that a document may carry; all are optional. */
export interface Labels {
  readonly mentions?: readonly (Span & {
    readonly customerId: string;
    readonly anyOf?: readonly string[];
    readonly categories?: readonly string[];
  })[];
  readonly traps?: readonly (Span & { readonly category?: string })[];
}

/** What was linked: the first candidate, and all that were offered. */
export interface LinkedSpan extends Span {
  readonly customerId: string | undefined;
  readonly candidates: readonly string[];
}

interface Count {
  total: number;
  hit: number;
}

const overlap = (left: Span, right: Span): boolean => left.start < right.end && right.start < left.end;

/** Collects the labels of many documents. */
export class DetectBreakdown {
  readonly #met = new Map<string, Count>();
  readonly #linked = new Map<string, Count>();

  /** Adds a document; one without labels changes nothing. */
  add({ mentions = [], traps = [] }: Labels, found: readonly LinkedSpan[]): void {
    for (const label of mentions) {
      const isMet = found.some(
        (one) =>
          overlap(one, label) &&
          (label.anyOf
            ? label.anyOf.some((customerId) => one.candidates.includes(customerId))
            : one.customerId === label.customerId),
      );
      for (const kind of label.categories ?? ['other']) count(this.#met, kind, isMet);
    }
    // A link that also touches a label is that label's.
    for (const trap of traps) {
      const isLinked = found.some((one) => overlap(one, trap) && !mentions.some((label) => overlap(label, one)));
      count(this.#linked, trap.category ?? 'other', isLinked);
    }
  }

  /** Lines of two tables, the largest kinds first; none when no document had a label. */
  lines(): string[] {
    return [...table('recall per kind of mention', this.#met), ...table('traps linked per kind', this.#linked)];
  }
}

function count(counts: Map<string, Count>, kind: string, isHit: boolean): void {
  const known = counts.get(kind) ?? { total: 0, hit: 0 };
  counts.set(kind, { total: known.total + 1, hit: known.hit + (isHit ? 1 : 0) });
}

function table(title: string, counts: ReadonlyMap<string, Count>): string[] {
  if (counts.size === 0) return [];
  const rows = [...counts].sort(([, left], [, right]) => right.total - left.total);
  return [
    title,
    ...rows.map(([kind, { total, hit }]) => `  ${kind.padEnd(22)} ${hit} of ${total} (${((100 * hit) / total).toFixed(1)} %)`),
  ];
}
