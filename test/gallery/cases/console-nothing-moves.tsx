/** A list that changes nobody. */
import { consoleCase } from '../console-case.tsx';
import { checkedDraft } from '../sample-list.ts';

export default consoleCase({
  draft: {
    ...checkedDraft,
    problems: [],
    problemCount: 0,
    diff: { moves: [], upCount: 0, downCount: 0, unchangedCount: 300, otherChanges: [], reps: [], doubtful: [] },
  },
});
