/** Touchpoints and what the rep wants to see of them -> those, and what there is to choose from. */
import type { Aspect, Channel } from '../../lib/model/touchpoint.ts';
import type { CardTouchpoint } from '../sidebar-view.ts';

/** Absent: any. */
export interface TouchpointFilter {
  /** Of ours, who took part. */
  readonly staffId?: string;
  readonly channel?: Channel;
  readonly aspect?: Aspect;
  /** Only complaints and promises that are not settled. */
  readonly isOpen?: true;
}

/** One thing to choose, with how many touchpoints have it. */
export interface Facet<Key> {
  readonly key: Key;
  readonly count: number;
  /** Instant of the newest of them. */
  readonly lastAt: string;
}

export interface Facets {
  /** Who of us spoke with the customer, most often first. */
  readonly staff: readonly Facet<string>[];
  readonly channels: readonly Facet<Channel>[];
  readonly aspects: readonly Facet<Aspect>[];
  readonly openCount: number;
}

function staffOf({ touchpoint }: CardTouchpoint): readonly string[] {
  return [touchpoint.staffId, ...(touchpoint.alsoBy ?? [])];
}

/** Ids of the touchpoints whose complaint or promise is still open. */
export function findOpen(touchpoints: readonly CardTouchpoint[]): ReadonlySet<string> {
  const settled = new Set(touchpoints.map(({ touchpoint }) => touchpoint.settles));
  return new Set(
    touchpoints.flatMap(({ touchpoint: { id, issue } }) =>
      issue !== undefined && issue.resolvedOn === undefined && !settled.has(id) ? [id] : [],
    ),
  );
}

function countBy<Key>(touchpoints: readonly CardTouchpoint[], keysOf: (entry: CardTouchpoint) => readonly Key[]): Facet<Key>[] {
  const facets = new Map<Key, Facet<Key>>();
  for (const entry of touchpoints) {
    for (const key of new Set(keysOf(entry))) {
      const known = facets.get(key);
      const at = entry.touchpoint.happenedAt;
      facets.set(key, { key, count: (known?.count ?? 0) + 1, lastAt: known && known.lastAt > at ? known.lastAt : at });
    }
  }
  return [...facets.values()].sort((a, b) => b.count - a.count || (a.lastAt < b.lastAt ? 1 : -1));
}

/** What there is to choose from, over all touchpoints of the card. */
export function facetsOf(touchpoints: readonly CardTouchpoint[]): Facets {
  return {
    staff: countBy(touchpoints, staffOf),
    channels: countBy(touchpoints, ({ touchpoint }) => [touchpoint.channel]),
    aspects: countBy(touchpoints, ({ touchpoint }) => [touchpoint.aspect]),
    openCount: findOpen(touchpoints).size,
  };
}

/** Those that have everything that is asked for, in the order given. */
export function filterTouchpoints(
  touchpoints: readonly CardTouchpoint[],
  { staffId, channel, aspect, isOpen }: TouchpointFilter,
): readonly CardTouchpoint[] {
  const open = findOpen(touchpoints);
  return touchpoints.filter(
    (entry) =>
      (staffId === undefined || staffOf(entry).includes(staffId)) &&
      (channel === undefined || entry.touchpoint.channel === channel) &&
      (aspect === undefined || entry.touchpoint.aspect === aspect) &&
      (isOpen === undefined || open.has(entry.touchpoint.id)),
  );
}
