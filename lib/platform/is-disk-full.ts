/** What the browser throws when it cannot write for want of room; Chromium calls it unknown. */
export function isDiskFull(error: unknown): boolean {
  const name = error instanceof Error ? error.name : '';
  return name === 'QuotaExceededError' || name === 'UnknownError';
}
