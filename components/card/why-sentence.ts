/** Evidence -> the sentence that tells a rep why this customer is shown. */
import type { Messages } from '../../lib/i18n/en.ts';
import type { MatchReason } from '../match-view.ts';

export function whySentence(match: MatchReason, { why }: Messages): string {
  const isPerson = match.contactName !== undefined && match.contactName !== match.surface;
  switch (match.evidence) {
    case 'contact-address': {
      const who = isPerson ? (match.contactName ?? '') : '';
      const sentence = match.role === 'sender' ? why.wroteThis : match.role === 'recipient' ? why.receivesThis : why.addressHere;
      return sentence(who, match.surface).replace(/ {2,}/g, ' ').trim();
    }
    case 'customer-domain': {
      if (match.role === 'sender') return why.domainOfSender(match.surface);
      return match.role === 'recipient' ? why.domainOfRecipient(match.surface) : why.domainHere(match.surface);
    }
    case 'record-id':
      return why.record;
    case 'choice':
      return why.chosen(match.surface);
    case 'contact-name':
      return why.personIn(match.surface, why.place[match.role]);
    case 'legal-name':
    case 'alias':
    case 'name-variant':
      return why.nameIn(match.surface, why.place[match.role]);
  }
}
