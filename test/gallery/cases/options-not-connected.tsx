/** Nothing is set up: the form, no sites, nothing stored. */
import { optionsCase } from '../options-case.tsx';

export default optionsCase({
  connection: {
    kind: 'none',
    address: 'https://shuke.lanting.example',
    error: { kind: 'unreachable', detail: 'ERR_NAME_NOT_RESOLVED' },
  },
  sites: { kind: 'loaded', sites: [] },
  stored: { customerCount: 0, touchpointCount: 0, unsentCount: 0 },
  diagnostics: [],
});
