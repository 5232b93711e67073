/** Messages that reach the background -> handlers, after the sender and the body have been checked. */
import { type Browser, browser } from 'wxt/browser';
import { type Answers, type PageMessage, pageMessageSchema, type Request, type RequestType, requestSchemas } from './contract.ts';

export interface PageSender {
  readonly tabId: number;
  readonly frameId: number;
  /** Changes when the frame navigates. */
  readonly documentId: string;
  /** Address of the frame as the browser tells it, not as the page does. */
  readonly url?: string;
  /** Scheme, host and port whose permission the frame is under; of the page around it when it has none of its own. */
  readonly origin?: string;
}

export interface MessageHandlers {
  readonly onPageMessage: (message: PageMessage, sender: PageSender) => void;
  readonly requests: { readonly [T in RequestType]: (body: Request<T>) => Promise<Answers[T]> };
}

type Sender = Browser.runtime.MessageSender;

/** Our panel, console and options pages; a content script sends with the origin of its page. */
function isOwnPage(sender: Sender): boolean {
  const own = globalThis.location.origin;
  return sender.id === browser.runtime.id && (sender.origin === own || (sender.url?.startsWith(`${own}/`) ?? false));
}

/** Undefined for what belongs to no site: `about:blank`, a sandbox. */
function originOf(address: string | undefined): string | undefined {
  return address !== undefined && /^https?:\/\//.test(address) ? new URL(address).origin : undefined;
}

function readPageSender(sender: Sender): PageSender | undefined {
  if (sender.id !== browser.runtime.id || sender.tab?.id === undefined || sender.frameId === undefined) return undefined;
  const { url } = sender;
  const origin = [sender.origin, url, sender.tab.url].map(originOf).find((found) => found !== undefined);
  return {
    tabId: sender.tab.id,
    frameId: sender.frameId,
    documentId: sender.documentId ?? url?.split('#')[0] ?? '',
    ...(url && { url }),
    ...(origin && { origin }),
  };
}

function isRequestType(type: unknown): type is RequestType {
  return typeof type === 'string' && Object.hasOwn(requestSchemas, type);
}

async function answerRequest<T extends RequestType>(handlers: MessageHandlers, type: T, body: unknown): Promise<Answers[T]> {
  // Each type has its own schema and handler; the pair belongs together by construction.
  const checked = requestSchemas[type].parse(body) as Request<T>;
  return handlers.requests[type](checked);
}

/**
 * Listens from now on; call it at the top level, before anything is awaited, or a woken worker misses its message.
 * Content scripts get no answer, not even an error: a page must not learn anything. Forged or malformed messages are dropped.
 */
export function handleMessages(handlers: MessageHandlers): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: Sender, sendResponse: (answer: unknown) => void) => {
    const type = (message as { type?: unknown } | null)?.type;
    if (isOwnPage(sender) && isRequestType(type)) {
      answerRequest(handlers, type, (message as { body?: unknown }).body).then(sendResponse, (error: unknown) => {
        console.error(`shuke: ${type} failed`, error);
        sendResponse(undefined);
      });
      return true;
    }
    const pageSender = readPageSender(sender);
    const checked = pageSender && !isOwnPage(sender) ? pageMessageSchema.safeParse(message) : undefined;
    if (pageSender && checked?.success) handlers.onPageMessage(checked.data, pageSender);
    return undefined;
  });
}
