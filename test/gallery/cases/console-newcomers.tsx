/** Two customers that reps asked for, above the proposed names. */
import { consoleCase } from '../console-case.tsx';
import { nameProposals } from '../names-case.tsx';

export default consoleCase(
  {
    names: { kind: 'loaded', proposals: nameProposals.slice(0, 1) },
    newcomers: {
      kind: 'loaded',
      proposals: [
        {
          id: '1',
          name: 'Neuland Maschinenbau GmbH',
          address: 'sales@neuland.example',
          staffId: 'chen',
          proposedOn: '2026-11-18',
        },
        { id: '2', name: '碧空重工有限公司', staffId: 'mei', proposedOn: '2026-11-20', isDeciding: true },
      ],
      notice: { kind: 'accepted', name: 'Velde Werkzeuge GmbH' },
    },
  },
  { use: (root) => root.querySelectorAll<HTMLElement>('[role=tab]')[2]?.click() },
);
