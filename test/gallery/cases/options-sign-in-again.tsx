/** The provider no longer renews the sign-in. */
import { optionsCase } from '../options-case.tsx';

export default optionsCase({
  connection: {
    kind: 'connected',
    address: 'https://shuke.lanting.example',
    name: '陈晨',
    role: 'rep',
    companyName: 'Lanting Tooling 兰庭工具',
    syncedAt: '2026-11-18T02:12:00Z',
    isTokenRefused: true,
    offer: { address: 'https://shuke.lanting.example', provider: 'Lanting ID' },
  },
});
