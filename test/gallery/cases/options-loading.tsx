/** The browser and the cache are being asked. */
import { optionsCase } from '../options-case.tsx';

export default optionsCase({ connection: { kind: 'loading' }, sites: { kind: 'loading' } });
