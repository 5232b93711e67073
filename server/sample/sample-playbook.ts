/** Version 1 of the sample company's playbook: the cadence that it keeps, everything else as built in. */
import type { Playbook } from '../../lib/model/playbook.ts';

/** Valid for a fresh company too: no rule is switched off and no threshold is moved. */
export const samplePlaybook: Playbook = {
  version: 1,
  rules: {},
  cadenceDays: {
    MVC: { basic: 60, reactive: 45, accountable: 30, proactive: 21, partnership: 14 },
    MGC: { basic: 90, reactive: 60, accountable: 45, proactive: 30, partnership: 21 },
    STANDARD: { basic: null, reactive: 120, accountable: 90, proactive: 60, partnership: 45 },
    BZ: { basic: null, reactive: null, accountable: 180, proactive: 120, partnership: 90 },
  },
  thresholds: {},
  frequencyCapPer30Days: 6,
};
