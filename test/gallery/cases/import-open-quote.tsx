/** A quotation mark that is never closed, with its row. */
import { importCase } from '../import-case.tsx';

export default importCase({ kind: 'unreadable', fileName: 'customers.csv', problem: 'open-quote', row: 1204 });
