/** Which script reads which frame: a frame without an address of its own belongs to the page around it. */

/** `about:blank`, `about:srcdoc` and `javascript:` frames: editors and message bodies that the page around them fills. */
function hasNoAddress(document: Document): boolean {
  return document.location?.protocol === 'about:';
}

/**
 * The document inside a frame, when the page around it is the one that has to read it: same origin, and no address of its
 * own. Frames that have one are read by the content script that runs in them.
 */
export function findFrameDocument(frame: Element): Document | undefined {
  try {
    const document = (frame as HTMLIFrameElement).contentDocument;
    return document && hasNoAddress(document) ? document : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the page around this document reads it, so that a content script here has nothing to do. */
export function isReadByParent(document: Document): boolean {
  try {
    return hasNoAddress(document) && (document.defaultView?.frameElement ?? null) !== null;
  } catch {
    return false;
  }
}
