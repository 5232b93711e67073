/** The server is asked who this is. */
import { consoleCase } from '../console-case.tsx';

export default consoleCase({ access: { kind: 'loading' } });
