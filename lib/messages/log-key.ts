/** From the background to every open panel; checked without Zod, which would weigh as much as the rest of the panel. */

/** The log key was pressed in this window. */
export interface LogKeyPressed {
  readonly type: 'logKeyPressed';
  readonly windowId: number;
}

/** Whether a message, whatever it is, is this one. */
export function isLogKeyPressed(message: unknown): message is LogKeyPressed {
  if (typeof message !== 'object' || message === null) return false;
  const { type, windowId } = message as { readonly type?: unknown; readonly windowId?: unknown };
  return type === 'logKeyPressed' && Number.isInteger(windowId);
}
