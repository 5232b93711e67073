/** R70: being asked to wait. Judged last, over every answer that came before. */
import type { Requirement } from './requirement.ts';

export const waitingRequirements: readonly Requirement[] = [
  {
    id: 'R70',
    title: 'whoever is asked to wait (429, 503) is told in Retry-After for how long',
    needs: [],
    check: async ({ refusedForNow }) =>
      refusedForNow.flatMap(({ what, status, retryAfter }) =>
        retryAfter === undefined ? [`${what}: status ${status} without Retry-After in seconds or as a date`] : [],
      ),
  },
];
