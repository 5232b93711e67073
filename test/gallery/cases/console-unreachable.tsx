/** The server does not answer. */
import { consoleCase } from '../console-case.tsx';

export default consoleCase({ access: { kind: 'unreachable', detail: 'timeout after 15 s' } });
