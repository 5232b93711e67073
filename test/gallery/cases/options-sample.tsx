/** Sample customers, no backend. */
import { optionsCase } from '../options-case.tsx';

export default optionsCase({ connection: { kind: 'sample' }, sites: { kind: 'failed' } });
