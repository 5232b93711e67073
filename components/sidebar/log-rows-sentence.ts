/** What became of the last click on several messages -> one honest sentence, shown and read aloud. */
import type { Messages } from '../../lib/i18n/en.ts';
import type { LogRowsState } from '../sidebar-view.ts';

/** Empty until something has come of it. */
export function logRowsSentence(state: LogRowsState, { list: words, log }: Messages): string {
  switch (state.kind) {
    case 'ready':
    case 'saving':
      return '';
    case 'page-moved-on':
      return log.movedOn;
    case 'undone':
      return state.leftCount === 0 ? log.undone : words.undoneNotAll(state.leftCount);
    case 'logged':
      return [
        words.logged(state.savedCount),
        ...(state.already > 0 ? [words.already(state.already)] : []),
        ...(state.gone > 0 ? [words.gone(state.gone)] : []),
        ...(state.failed > 0 ? [state.isDiskFull ? words.diskFull(state.failed) : words.failed(state.failed)] : []),
      ].join(words.and);
  }
}
