/** Notes, edits and what was refused: clicks -> messages to the background, and how it went. */
import type { EditFailure } from '../../components/edit-view.ts';
import type { SidebarCallbacks } from '../../components/sidebar-view.ts';
import { orWhenUnreachable, sendRequest, tellBackground } from '../messages/send.ts';

type EditCallbacks = Pick<SidebarCallbacks, 'logNote' | 'undoNote' | 'saveTouchpoint' | 'settleRefused'>;

async function saveTouchpoint(
  touchpoint: Parameters<NonNullable<SidebarCallbacks['saveTouchpoint']>>[0],
): Promise<EditFailure | undefined> {
  const answer = await sendRequest('editTouchpoint', { touchpoint });
  return answer.kind === 'saved' ? undefined : answer.reason;
}

export const editCallbacks: Required<EditCallbacks> = {
  logNote: async (customerId, about) => {
    const request = sendRequest('logTouchpoint', { touchpointId: crypto.randomUUID(), customerId, channel: 'note', ...about });
    const answer = await orWhenUnreachable(request, undefined);
    return answer?.kind === 'saved' ? answer.touchpointId : undefined;
  },
  undoNote: async (touchpointId) => {
    const answer = await orWhenUnreachable(sendRequest('undoTouchpoint', { touchpointId }), { isUndone: false });
    return answer.isUndone;
  },
  saveTouchpoint: (touchpoint) => orWhenUnreachable(saveTouchpoint(touchpoint), 'failed'),
  settleRefused: (id, decision) => void tellBackground('settleRefused', { id, decision }),
};
