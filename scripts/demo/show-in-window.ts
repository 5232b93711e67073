/** A browser window with the sample mailbox and the sidebar beside it, until the person closes it. */
import { connectPanel, launchForLocalSites, sampleTokens } from '../../test/support/rep-browser.ts';

export interface Places {
  readonly backendUrl: string;
  readonly mailboxUrl: string;
  /** Folder for pictures. */
  readonly pictures: string;
}

/** Opens the window, connects as the sample company's first rep, and resolves when the window is closed. */
export async function showInWindow({ backendUrl, mailboxUrl, profile }: Places & { readonly profile: string }): Promise<void> {
  const session = await launchForLocalSites({ hasWindow: true, profile, isForPerson: true });
  const [blank] = await session.browser.pages();
  const page = await session.openPage(mailboxUrl);
  await blank?.close();
  const panel = await session.openPanel(page);
  await panel.waitForFunction(`document.querySelector('form') || document.querySelector('main h1, main h2')`);
  if (await panel.$('form')) await connectPanel(panel, backendUrl, sampleTokens.rep);
  else {
    // A second start: the customers are here already, but the backend stands at another port.
    const body = { baseUrl: backendUrl, token: sampleTokens.rep };
    await panel.evaluate(`chrome.runtime.sendMessage(${JSON.stringify({ type: 'connect', body })})`);
    await panel.evaluate(`chrome.runtime.sendMessage(${JSON.stringify({ type: 'syncNow', body: {} })})`);
  }
  console.log('The sidebar is open beside the mailbox. Click a message. Close the window to end.');
  await new Promise<void>((closed) => {
    session.browser.once('disconnected', () => closed());
    // The window first, then whoever called ends the rest: left to itself the browser would take the whole process with it.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void session.close().then(closed));
  });
}
