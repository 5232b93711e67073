/** A text -> a file in the folder of downloads, without any request. */

/** Must be called in a click. */
export function saveFile(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken the bytes by the next turn of the event loop.
  setTimeout(() => URL.revokeObjectURL(url), 0);
}
