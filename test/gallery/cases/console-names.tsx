/** Four names that reps proposed, one being decided. */
import { nameProposals, namesCase } from '../names-case.tsx';

export default namesCase({
  kind: 'loaded',
  proposals: nameProposals,
  notice: { kind: 'accepted', surface: '华星', customerName: '华星科技股份有限公司' },
});
