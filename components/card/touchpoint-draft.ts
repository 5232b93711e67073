/** A touchpoint <-> what the form for editing it holds. */
import type {
  Aspect,
  Channel,
  Direction,
  News,
  NewTouchpoint,
  Sentiment,
  Touchpoint,
  ValueNote,
} from '../../lib/model/touchpoint.ts';

export interface ValueDraft {
  /** Tells lines apart while they are edited. */
  readonly key: number;
  readonly side: ValueNote['side'];
  readonly part: ValueNote['part'];
  readonly isLasting: boolean;
  readonly words: string;
}

export interface TouchpointDraft {
  readonly channel: Channel;
  readonly direction: Direction;
  readonly aspect: Aspect;
  /** Empty: nobody in particular. */
  readonly contactId: string;
  /** As an input for date and time holds it, in the browser's time zone: `2026-11-20T09:14`. */
  readonly happenedAt: string;
  readonly sentiment: Sentiment | 'none';
  readonly issue: 'none' | 'open' | 'settled';
  /** Empty: no day was promised. */
  readonly dueOn: string;
  readonly reference: string;
  readonly note: string;
  readonly news: News | '';
  readonly competitor: string;
  readonly values: readonly ValueDraft[];
}

/** Lines that one touchpoint may add to the ledger. */
export const maxValues = 9;

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

/** An instant as an input for date and time shows it. */
export function toLocalTime(instant: string): string {
  const at = new Date(instant);
  const day = `${String(at.getFullYear()).padStart(4, '0')}-${twoDigits(at.getMonth() + 1)}-${twoDigits(at.getDate())}`;
  return `${day}T${twoDigits(at.getHours())}:${twoDigits(at.getMinutes())}`;
}

export function draftOf(touchpoint: Touchpoint): TouchpointDraft {
  const { issue, value, moreValues = [] } = touchpoint;
  return {
    channel: touchpoint.channel,
    direction: touchpoint.direction,
    aspect: touchpoint.aspect,
    contactId: touchpoint.contactId ?? '',
    happenedAt: toLocalTime(touchpoint.happenedAt),
    sentiment: touchpoint.sentiment ?? 'none',
    issue: issue === undefined ? 'none' : issue.resolvedOn === undefined ? 'open' : 'settled',
    dueOn: issue?.dueOn ?? '',
    reference: issue?.reference ?? '',
    note: touchpoint.note ?? '',
    news: touchpoint.news ?? '',
    competitor: touchpoint.competitor ?? '',
    values: (value === undefined ? moreValues : [value, ...moreValues]).map(
      ({ side, part, note, scope }, key): ValueDraft => ({
        key,
        side,
        part,
        isLasting: scope === 'relationship',
        words: note ?? '',
      }),
    ),
  };
}

function ledgerLineOf({ side, part, isLasting, words }: ValueDraft): ValueNote {
  const note = words.trim();
  return { side, part, ...(note === '' ? {} : { note }), ...(isLasting ? { scope: 'relationship' as const } : {}) };
}

function issueOf(draft: TouchpointDraft, before: Touchpoint['issue'], today: string): Touchpoint['issue'] {
  if (draft.issue === 'none') return undefined;
  const reference = draft.reference.trim();
  return {
    ...(reference === '' ? {} : { reference }),
    ...(draft.dueOn === '' ? {} : { dueOn: draft.dueOn }),
    ...(draft.issue === 'settled' ? { resolvedOn: before?.resolvedOn ?? today } : {}),
  };
}

/** What the backend adds by itself is not sent back to it. */
export function asSent({ staffId: _staff, alsoBy: _also, ...sent }: Touchpoint): NewTouchpoint {
  return sent;
}

/**
 * The touchpoint as the draft wants it; what the form does not show stays as it is.
 * @param today - the company's day, on which an issue closed here counts as settled
 */
export function applyDraft(touchpoint: Touchpoint, draft: TouchpointDraft, today: string): NewTouchpoint {
  const { contactId, sentiment, issue, note, news, competitor, value, moreValues, ...kept } = asSent(touchpoint);
  // Seconds are not in the form: a time that was not touched stays exact.
  const isSameTime = draft.happenedAt === toLocalTime(touchpoint.happenedAt);
  const nextIssue = issueOf(draft, issue, today);
  const [first, ...more] = draft.values.map(ledgerLineOf);
  const words = draft.note.trim();
  const rival = draft.competitor.trim();
  return {
    ...kept,
    channel: draft.channel,
    direction: draft.direction,
    aspect: draft.aspect,
    happenedAt: isSameTime ? touchpoint.happenedAt : new Date(draft.happenedAt).toISOString(),
    ...(draft.contactId === '' ? {} : { contactId: draft.contactId }),
    ...(draft.sentiment === 'none' ? {} : { sentiment: draft.sentiment }),
    ...(nextIssue === undefined ? {} : { issue: nextIssue }),
    ...(words === '' ? {} : { note: words }),
    ...(draft.news === '' ? {} : { news: draft.news }),
    ...(rival === '' ? {} : { competitor: rival }),
    ...(first === undefined ? {} : { value: first }),
    ...(more.length === 0 ? {} : { moreValues: more }),
  };
}
