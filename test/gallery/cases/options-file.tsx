/** The customers come from a file; what was logged about them can be saved. */
import { optionsCase } from '../options-case.tsx';

export default optionsCase({
  connection: { kind: 'none' },
  local: { isOnlyHere: true, keptCount: 37, file: { name: '客户列表 2026-11.xlsx', importedAt: '2026-11-17T02:00:00Z' } },
});
