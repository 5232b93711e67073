/** The access token is no longer accepted. */
import { consoleCase } from '../console-case.tsx';

export default consoleCase({ access: { kind: 'token-refused' } });
