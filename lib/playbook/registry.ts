/** All rules, in the order of the theory; one line each. */

import type { Rule } from './rule.ts';
import { adjustAfterFeedback } from './rules/adjust-after-feedback.ts';
import { analyseAccount } from './rules/analyse-account.ts';
import { answerInquiry } from './rules/answer-inquiry.ts';
import { askAboutSilence } from './rules/ask-about-silence.ts';
import { askAfterDelivery } from './rules/ask-after-delivery.ts';
import { askForSuccessor } from './rules/ask-for-successor.ts';
import { askPreference } from './rules/ask-preference.ts';
import { askReferral } from './rules/ask-referral.ts';
import { askStrategy } from './rules/ask-strategy.ts';
import { askWithPictures } from './rules/ask-with-pictures.ts';
import { bzBundle } from './rules/bz-bundle.ts';
import { bzChargeService } from './rules/bz-charge-service.ts';
import { bzLetGo } from './rules/bz-let-go.ts';
import { bzReprice } from './rules/bz-reprice.ts';
import { bzSelfService } from './rules/bz-self-service.ts';
import { checkOneOff } from './rules/check-one-off.ts';
import { compareTotalValue } from './rules/compare-total-value.ts';
import { confirmResolution } from './rules/confirm-resolution.ts';
import { coordinateRegions } from './rules/coordinate-regions.ts';
import { counterExclusion } from './rules/counter-exclusion.ts';
import { customiseOffer } from './rules/customise-offer.ts';
import { discoverNeeds } from './rules/discover-needs.ts';
import { easeOff } from './rules/ease-off.ts';
import { escalateComplaint } from './rules/escalate-complaint.ts';
import { executiveMeeting } from './rules/executive-meeting.ts';
import { freeLoyalCustomer } from './rules/free-loyal-customer.ts';
import { goDigital } from './rules/go-digital.ts';
import { groupTheAlike } from './rules/group-the-alike.ts';
import { growMgc } from './rules/grow-mgc.ts';
import { halfYearEvaluation } from './rules/half-year-evaluation.ts';
import { holdTheBrandChain } from './rules/hold-the-brand-chain.ts';
import { identifyDecisionMaker } from './rules/identify-decision-maker.ts';
import { introduceNewOwner } from './rules/introduce-new-owner.ts';
import { inviteIntoDesign } from './rules/invite-into-design.ts';
import { inviteQuestions } from './rules/invite-questions.ts';
import { joinOnlineAndOffline } from './rules/join-online-and-offline.ts';
import { jointReview } from './rules/joint-review.ts';
import { keepInTouch } from './rules/keep-in-touch.ts';
import { keepOneFace } from './rules/keep-one-face.ts';
import { keepPromise } from './rules/keep-promise.ts';
import { keepStandardNear } from './rules/keep-standard-near.ts';
import { knowThePerson } from './rules/know-the-person.ts';
import { knowWhatColleaguesHeard } from './rules/know-what-colleagues-heard.ts';
import { lightenTheLoad } from './rules/lighten-the-load.ts';
import { linkCustomers } from './rules/link-customers.ts';
import { liveUpToType } from './rules/live-up-to-type.ts';
import { measureValue } from './rules/measure-value.ts';
import { meetNewContact } from './rules/meet-new-contact.ts';
import { mendExtraService } from './rules/mend-extra-service.ts';
import { offerExperience } from './rules/offer-experience.ts';
import { offerMembership } from './rules/offer-membership.ts';
import { offerPartTimeRole } from './rules/offer-part-time-role.ts';
import { offerRightChoices } from './rules/offer-right-choices.ts';
import { openGreenChannel } from './rules/open-green-channel.ts';
import { passOnAdjustment } from './rules/pass-on-adjustment.ts';
import { proposeJointProduction } from './rules/propose-joint-production.ts';
import { proposeShareholding } from './rules/propose-shareholding.ts';
import { raiseType } from './rules/raise-type.ts';
import { reconsiderBasic } from './rules/reconsider-basic.ts';
import { regularVisit } from './rules/regular-visit.ts';
import { renegotiateSqueezer } from './rules/renegotiate-squeezer.ts';
import { repairBadEpisode } from './rules/repair-bad-episode.ts';
import { settleComplaint } from './rules/settle-complaint.ts';
import { shareBetterUse } from './rules/share-better-use.ts';
import { shiftTheMix } from './rules/shift-the-mix.ts';
import { stayAfterDelivery } from './rules/stay-after-delivery.ts';
import { takeTheLead } from './rules/take-the-lead.ts';
import { thankMvc } from './rules/thank-mvc.ts';
import { visitWithManager } from './rules/visit-with-manager.ts';
import { wakeCooperation } from './rules/wake-cooperation.ts';
import { wakeFeedback } from './rules/wake-feedback.ts';
import { winBackWallet } from './rules/win-back-wallet.ts';

export const rules: readonly Rule[] = [
  // Four steps
  identifyDecisionMaker,
  measureValue,
  customiseOffer,
  // Value tier
  thankMvc,
  inviteIntoDesign,
  takeTheLead,
  growMgc,
  bzChargeService,
  bzSelfService,
  bzBundle,
  bzReprice,
  bzLetGo,
  // Key account
  checkOneOff,
  shiftTheMix,
  renegotiateSqueezer,
  coordinateRegions,
  // Relationship type
  keepInTouch,
  askAfterDelivery,
  inviteQuestions,
  shareBetterUse,
  jointReview,
  liveUpToType,
  raiseType,
  freeLoyalCustomer,
  easeOff,
  reconsiderBasic,
  // Aspects
  answerInquiry,
  wakeFeedback,
  wakeCooperation,
  halfYearEvaluation,
  discoverNeeds,
  adjustAfterFeedback,
  linkCustomers,
  // Perceived value
  lightenTheLoad,
  mendExtraService,
  // Trust
  settleComplaint,
  escalateComplaint,
  keepPromise,
  repairBadEpisode,
  confirmResolution,
  keepOneFace,
  introduceNewOwner,
  meetNewContact,
  askForSuccessor,
  // Churn prevention
  askStrategy,
  winBackWallet,
  openGreenChannel,
  counterExclusion,
  compareTotalValue,
  askAboutSilence,
  visitWithManager,
  executiveMeeting,
  regularVisit,
  analyseAccount,
  // Internalisation
  askReferral,
  offerExperience,
  offerMembership,
  proposeJointProduction,
  offerPartTimeRole,
  proposeShareholding,
  // Customised marketing
  joinOnlineAndOffline,
  askPreference,
  offerRightChoices,
  goDigital,
  knowThePerson,
  holdTheBrandChain,
  passOnAdjustment,
  groupTheAlike,
  keepStandardNear,
  stayAfterDelivery,
  askWithPictures,
  knowWhatColleaguesHeard,
];
