/** A state of the console's third tab -> a case of the gallery. */
import type { NameProposal, NamesView } from '../../components/names-view.ts';
import { consoleCase } from './console-case.tsx';
import type { GalleryCase } from './gallery-case.ts';

export const nameProposals: readonly NameProposal[] = [
  {
    key: '1',
    customerName: '华星科技股份有限公司',
    kind: 'is',
    surface: '华星精密',
    count: 4,
    firstOn: '2026-11-12',
    isEffective: true,
  },
  {
    key: '2',
    customerName: 'Neuland Maschinenbau GmbH',
    kind: 'is',
    surface: 'petra@gmx.example',
    count: 1,
    firstOn: '2026-11-19',
    isEffective: true,
  },
  {
    key: '3',
    customerName: 'Delta Tools Ltd',
    kind: 'is-not',
    surface: 'Delta',
    count: 2,
    firstOn: '2026-11-18',
    isEffective: true,
    isDeciding: true,
  },
  {
    key: '4',
    customerName: '达尔塔电子有限公司',
    kind: 'is-not',
    surface: '达尔塔三角洲',
    count: 1,
    firstOn: '2026-11-20',
    isEffective: false,
  },
];

/** The names that were proposed, but for what is given. */
export function namesCase(names: NamesView): GalleryCase {
  return consoleCase({ names }, { use: (root) => root.querySelectorAll<HTMLElement>('[role=tab]')[2]?.click() });
}
