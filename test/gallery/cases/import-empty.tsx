/** The import page before a file was chosen. */
import { importCase } from '../import-case.tsx';

export default importCase({ kind: 'empty' });
