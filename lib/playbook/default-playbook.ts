/** The built-in playbook, version 1: what applies until a manager publishes another. */

import type { Playbook } from '../model/playbook.ts';
import { thresholds } from '../tiering/thresholds.ts';
import { rules } from './registry.ts';

export const defaultPlaybook: Playbook = {
  version: 1,
  rules: Object.fromEntries(rules.map((rule) => [rule.id, { isOn: true, weight: rule.weight }])),
  // A richer type or a higher tier never waits longer. Null: no contact of our own accord.
  cadenceDays: {
    MVC: { basic: 90, reactive: 60, accountable: 30, proactive: 14, partnership: 7 },
    MGC: { basic: 180, reactive: 90, accountable: 45, proactive: 21, partnership: 14 },
    STANDARD: { basic: null, reactive: 180, accountable: 90, proactive: 45, partnership: 30 },
    BZ: { basic: null, reactive: null, accountable: 180, proactive: 90, partnership: 60 },
  },
  thresholds: Object.fromEntries(Object.entries(thresholds).map(([name, definition]) => [name, definition.default])),
  frequencyCapPer30Days: 8,
};
