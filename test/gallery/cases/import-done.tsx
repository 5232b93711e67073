/** The customers are there. */
import { importCase } from '../import-case.tsx';

export default importCase({ kind: 'imported', fileName: 'accounts.xlsx', customerCount: 2870, refusedCount: 4 });
