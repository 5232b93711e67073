/** A spreadsheet behind a password. */
import { importCase } from '../import-case.tsx';

export default importCase({ kind: 'unreadable', fileName: 'customers.xlsx', problem: 'old-or-encrypted' });
