/** The customers are being stored. */
import { importCase } from '../import-case.tsx';

export default importCase({ kind: 'importing', fileName: 'accounts.xlsx', customerCount: 100_000, share: 0.7 });
