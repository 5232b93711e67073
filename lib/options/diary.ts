/** What the journal says of sites -> each site with its history. */
import type { DiaryLine, GrantedSite } from '../../components/options-view.ts';
import type { PermissionEvent, SiteUse } from '../cache/journal.ts';
import { intersectPatterns } from '../platform/site-pattern.ts';

/** Match patterns as people read them. */
export function hostOf(pattern: string): string {
  return pattern.replace(/^\*?:?\/\/|^[a-z*]+:\/\//, '').replace(/\/\*$/, '');
}

/** Whether a pattern covers an origin: the same scheme, host and port, or any port when it names none, as browsers see it. */
function covers(pattern: string, origin: string): boolean {
  const bare = pattern.replace(/\/\*$/, '');
  const { protocol, hostname } = new URL(origin);
  return bare === origin || bare === `${protocol}//${hostname}`;
}

/** Patterns that the company names and nothing granted covers. */
export function findMissing(named: readonly string[], granted: readonly string[]): string[] {
  return named.filter((pattern) => !granted.some((other) => intersectPatterns(pattern, other) !== undefined));
}

/** Granted sites in alphabetical order, with who gave them, since when, and how often their pages were read. */
export function describeSites(
  granted: readonly string[],
  events: readonly Omit<PermissionEvent, 'id'>[],
  uses: readonly SiteUse[],
  marked: readonly string[] = [],
): GrantedSite[] {
  return granted
    .map((pattern): GrantedSite => {
      const last = events.findLast((event) => event.pattern === pattern && event.kind === 'granted');
      const used = uses.filter((use) => covers(pattern, use.origin));
      const lastAtMs = Math.max(...used.map((use) => use.lastAtMs));
      return {
        pattern,
        host: hostOf(pattern),
        hasMarks: marked.includes(pattern),
        useCount: used.reduce((sum, use) => sum + use.count, 0),
        ...(last ? { grantedAt: new Date(last.atMs).toISOString(), grantedBy: last.by } : {}),
        ...(used.length > 0 ? { lastUsedAt: new Date(lastAtMs).toISOString() } : {}),
      };
    })
    .sort((a, b) => a.host.localeCompare(b.host));
}

/** The diary, newest first. */
export function describeDiary(events: readonly Omit<PermissionEvent, 'id'>[]): DiaryLine[] {
  return events
    .map(({ atMs, pattern, kind, by }) => ({ at: new Date(atMs).toISOString(), host: hostOf(pattern), kind, by }))
    .reverse();
}
