/** All rules, in the order of the theory; one line each. */

import type { Rule } from './rule.ts';
import { askAfterDelivery } from './rules/ask-after-delivery.ts';
import { keepInTouch } from './rules/keep-in-touch.ts';
import { offerExperience } from './rules/offer-experience.ts';
import { settleComplaint } from './rules/settle-complaint.ts';
import { visitWithManager } from './rules/visit-with-manager.ts';
import { winBackWallet } from './rules/win-back-wallet.ts';

export const rules: readonly Rule[] = [
  settleComplaint,
  askAfterDelivery,
  keepInTouch,
  winBackWallet,
  visitWithManager,
  offerExperience,
];
