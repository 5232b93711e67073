/** What was taught is proposed to the manager, too. */
import { optionsCase } from '../options-case.tsx';

export default optionsCase({
  sharesLessons: true,
  taught: [
    { key: '华星', surface: '华星', kind: 'choice', customers: ['华星科技股份有限公司'], proposal: 'waiting' },
    { key: 'delta', surface: 'Delta', kind: 'rejection', customers: ['Delta Tools Ltd'], proposal: 'sent' },
  ],
});
