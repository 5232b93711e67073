/** Which script reads which frame: a frame without an address of its own belongs to the page around it. */

function pageOf(document: Document): string | undefined {
  return document.URL.split('#')[0];
}

/**
 * The document inside a frame, when the page around it is the one that has to read it: same origin, and no address of its
 * own. Those are editors and message bodies: `about:blank`, `about:srcdoc`, and documents that the page has written, which
 * take its address. Frames that have one are read by the content script that runs in them.
 */
export function findFrameDocument(frame: Element): Document | undefined {
  try {
    const document = (frame as HTMLIFrameElement).contentDocument;
    // The page may have moved to another place within itself since it wrote the frame.
    const isOwn = document && (document.URL.startsWith('about:') || pageOf(document) === pageOf(frame.ownerDocument));
    return isOwn ? document : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the page around this document reads it, so that a content script here has nothing to do. */
export function isReadByParent(document: Document): boolean {
  try {
    const frame = document.defaultView?.frameElement;
    return !!frame && findFrameDocument(frame) === document;
  } catch {
    return false;
  }
}
