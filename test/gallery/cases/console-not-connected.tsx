/** No connection has been set up. */
import { consoleCase } from '../console-case.tsx';

export default consoleCase({ access: { kind: 'not-connected' } });
