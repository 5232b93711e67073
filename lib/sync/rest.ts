/** Lets other work of this context run, so that no task of a long job holds the worker for long. */

/** As much as a long job does between two rests, in milliseconds: whoever asks meanwhile waits that long and no longer. */
export const sliceMs = 4;

/** What a browser has of https://wicg.github.io/scheduling-apis; Node has it not. */
interface Scheduler {
  postTask(task: () => void, options: { readonly priority: 'background' }): Promise<void>;
}

/**
 * Resolves when nothing else waits: questions of the panel, answers of the database and of the network come first, however many
 * long jobs rest at the same time. Where there are no priorities, each of them has its turn.
 */
export function rest(): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: Partial<Scheduler> };
  if (scheduler?.postTask) return scheduler.postTask(() => undefined, { priority: 'background' });
  return new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      resolve();
    };
    channel.port2.postMessage(null);
  });
}

/** A pause that costs nothing until a slice is used up: `await` it as often as you like. */
export function createPauses(): () => Promise<void> | undefined {
  let sliceEnd = performance.now() + sliceMs;
  return () => {
    if (performance.now() < sliceEnd) return undefined;
    return rest().then(() => {
      sliceEnd = performance.now() + sliceMs;
    });
  };
}
