/** What became of the last log -> one sentence, shown in the bar and read aloud. */
import type { Speech } from '../LocaleProvider.tsx';
import type { LogState } from '../sidebar-view.ts';

/** Empty until something has come of it. */
export function logSentence(
  state: LogState,
  viewerId: string | undefined,
  staffNames: Readonly<Record<string, string>>,
  { messages, dates }: Speech,
): string {
  switch (state.kind) {
    case 'no-message':
    case 'ready':
    case 'saving':
      return '';
    case 'logged': {
      const channel = messages.channel[state.channel];
      const time = dates.time(state.happenedAt);
      const sentence =
        state.contactName === undefined
          ? messages.log.loggedPlain(channel, time)
          : messages.log.logged[state.direction](channel, state.contactName, time);
      return state.aspect === undefined ? sentence : `${sentence} · ${messages.aspect[state.aspect]}`;
    }
    case 'undone':
      return messages.log.undone;
    case 'already-logged': {
      const when = dates.day(state.loggedAt);
      return state.staffId === viewerId
        ? messages.log.alreadyYou(when)
        : messages.log.already(staffNames[state.staffId] ?? state.staffId, when);
    }
    case 'page-moved-on':
      return messages.log.movedOn;
    case 'not-saved':
      return state.reason === 'disk-full' ? messages.log.diskFull : messages.log.notSaved;
  }
}
