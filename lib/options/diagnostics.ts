/** The state of this browser -> a report that can be shown to anybody: no name, no address, no host, no token. */
import type { DiagnosticLine, LedgerView } from '../../components/options-view.ts';
import type { SyncState } from '../cache/state.ts';
import type { PageState } from '../messages/page-state.ts';
import type { ExportHead } from '../model/export.ts';

export interface DiagnosticsInput {
  readonly version: string;
  readonly userAgent: string;
  readonly language: string;
  readonly databaseVersion: number;
  readonly head: ExportHead | undefined;
  readonly sync: SyncState | undefined;
  readonly unsentCount: number;
  readonly bytes: number | undefined;
  readonly siteCount: number | undefined;
  readonly ledger: LedgerView | undefined;
  /** What the background knows of open tabs, out of session storage. */
  readonly pages: readonly PageState[];
}

const requestsShown = 5;

/** How the frames of a page were read: adapter and step, and how long the parts took; nothing of what they say. */
function describePage({ frames }: PageState): string {
  return Object.values(frames)
    .map(({ site, step, view, resolution, times }) => {
      const tookMs = Math.round(times.matchedAtMs - times.sentAtMs);
      return `${site}/${step}/${view} ${resolution.customers.length}+${resolution.choices.length} ${tookMs} ms`;
    })
    .join('; ');
}

/** In English whatever the language of the page: who reads it is support. What is not known is left out. */
export function describeDiagnostics(input: DiagnosticsInput): DiagnosticLine[] {
  const { head, sync, ledger, bytes, siteCount } = input;
  const lines: readonly (readonly [string, string | undefined])[] = [
    ['version', input.version],
    ['browser', input.userAgent],
    ['language', input.language],
    ['database', String(input.databaseVersion)],
    ['format', head && String(head.formatVersion)],
    ['epoch', head?.epoch],
    ['data version', head && String(head.version)],
    ['tier list', head && String(head.tierList.version)],
    ['playbook', head && String(head.playbook.version)],
    ['customers', head && String(head.rowCount)],
    ['rows hash', head?.rowsHash],
    ['staff', head && String(head.staff.length)],
    ['bytes', bytes === undefined ? undefined : String(bytes)],
    ['sites', siteCount === undefined ? undefined : String(siteCount)],
    ['not sent', String(input.unsentCount)],
    ['last contact', sync?.lastContactMs === undefined ? undefined : new Date(sync.lastContactMs).toISOString()],
    ['failed tries', sync && sync.failedTries > 0 ? String(sync.failedTries) : undefined],
    ['last failure', sync?.failure && `${sync.failure.kind}, ${new Date(sync.failure.atMs).toISOString()}`],
    ...input.pages.map((page, index): readonly [string, string] => [`page ${index + 1}`, describePage(page)]),
    ...(ledger?.lines.slice(0, requestsShown) ?? []).map((line, index): readonly [string, string] => [
      `request ${index + 1}`,
      `${line.at} ${line.method} ${line.purpose} ${line.sentBytes} B ${line.status ?? 'no answer'}`,
    ]),
  ];
  return lines.flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));
}
