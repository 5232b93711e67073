/** What a rep may say to a suggested action. */
import type { Outcome, RefusalReason } from '../lib/model/action-decision.ts';
import type { NextAction } from '../lib/model/next-action.ts';
import type { Postponement, TakenDecision } from './sidebar-view.ts';

/** Each is absent where it cannot be done. */
export interface ActionCallbacks {
  readonly startAction?: (customerId: string, action: NextAction) => void;
  readonly postponeAction?: (customerId: string, action: NextAction, until: Postponement) => void;
  /** What was put off is wanted now after all. */
  readonly wakeAction?: (customerId: string, action: NextAction) => void;
  readonly refuseAction?: (customerId: string, action: NextAction, why: RefusalReason) => void;
  /** A runner-up was brought to the card: it was seen. */
  readonly seeAction?: (customerId: string, action: NextAction) => void;
  /** Puts a ready wording on the clipboard. */
  readonly copyText?: (text: string) => void;
  readonly answerFollowUp?: (taken: TakenDecision, outcome: Outcome) => void;
}
