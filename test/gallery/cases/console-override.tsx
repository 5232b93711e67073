/** The manager decides otherwise: one customer decided already, another being decided. */
import { consoleCase } from '../console-case.tsx';
import { checkedDraft } from '../sample-list.ts';

export default consoleCase(
  {
    draft: {
      ...checkedDraft,
      overrides: [
        {
          customerId: 'c-10388',
          name: '澄海精密仪器有限公司',
          proposed: 'STANDARD',
          tier: 'MVC',
          reason: '战略客户，新产线明年投产，今年的下滑是停产改造造成的',
        },
      ],
    },
  },
  { use: (root) => root.querySelector<HTMLElement>('tbody td button')?.click() },
);
