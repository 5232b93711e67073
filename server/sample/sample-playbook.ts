/** Version 1 of a fresh company's playbook: the built-in cadence; no rule and no threshold is named, so all are as built in. */
import type { Playbook } from '../../lib/model/playbook.ts';

/** The same as the default of the relationship engine, spelt out as an administrator would; a test compares them. */
export const samplePlaybook: Playbook = {
  version: 1,
  rules: {},
  cadenceDays: {
    MVC: { basic: 90, reactive: 60, accountable: 30, proactive: 14, partnership: 7 },
    MGC: { basic: 180, reactive: 90, accountable: 45, proactive: 21, partnership: 14 },
    STANDARD: { basic: null, reactive: 180, accountable: 90, proactive: 45, partnership: 30 },
    BZ: { basic: null, reactive: null, accountable: 180, proactive: 90, partnership: 60 },
  },
  thresholds: {},
  frequencyCapPer30Days: 8,
};
