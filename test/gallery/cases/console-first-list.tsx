/** No list was ever published. */
import { consoleCase } from '../console-case.tsx';

export default consoleCase({ current: { version: 0 }, history: { kind: 'loaded', versions: [] } });
