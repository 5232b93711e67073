/** A rep opened the console. */
import { consoleCase } from '../console-case.tsx';

export default consoleCase({ access: { kind: 'not-manager', name: '陈晨' } });
