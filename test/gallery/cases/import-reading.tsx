/** A large file is being read. */
import { importCase } from '../import-case.tsx';

export default importCase({ kind: 'reading', fileName: 'accounts.xlsx', share: 0.42 });
