/** The disk refused; nothing was changed. */
import { importCase } from '../import-case.tsx';

export default importCase(
  { kind: 'failed', fileName: 'accounts.xlsx', detail: 'QuotaExceededError: the disk is full' },
  { count: 302, from: 'file' },
);
