/** Not connected, and at this address one signs in. */
import { optionsCase } from '../options-case.tsx';

export default optionsCase({
  connection: {
    kind: 'none',
    address: 'https://shuke.lanting.example',
    offer: { address: 'https://shuke.lanting.example', provider: 'Lanting ID' },
  },
});
