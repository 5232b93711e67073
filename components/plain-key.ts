/** A key pressed in the panel -> whether it may mean something by itself: not while somebody types, nor with Ctrl, Alt or Meta. */
export function isPlainKey(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.repeat || event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return false;
  return !(event.target instanceof HTMLElement && event.target.closest('input, textarea, select, dialog, [role=menu]') !== null);
}
