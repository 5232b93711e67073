/** Several messages, one click: progress, what became of each, and one undo for all. */
import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import type { ListBinding, ListedMail } from '../../components/sidebar-view.ts';
import { type LogRowsAnswer, type LogRowsRequest, type RowOutcome, rowsAtOnce } from '../../lib/messages/log-rows.ts';
import { createLogRowsSlice } from '../../lib/panel/log-rows-state.ts';

const inbox: ListBinding = { tabId: 7, lockKey: 'inbox' };
const mails = (count: number): ListedMail[] =>
  Array.from({ length: count }, (_, place) => ({ customerId: `c-${place}`, identity: `m-${place}` }));

type Answer = (request: LogRowsRequest) => LogRowsAnswer | Promise<LogRowsAnswer>;

const outcome =
  (kindOf: (place: number) => RowOutcome['kind'], undoUntilMs = 10_000): Answer =>
  ({ entries }) => ({
    kind: 'done',
    undoUntilMs,
    outcomes: entries.map(({ touchpointId, identity }) => ({ touchpointId, kind: kindOf(Number(identity.slice(2))) })),
  });

function aDesk(answers: Answer[]) {
  const shown = signal<ListBinding | undefined>(inbox);
  const now = signal(0);
  const requests: LogRowsRequest[] = [];
  const undone: string[] = [];
  const late = new Set<string>();
  const slice = createLogRowsSlice({
    shown,
    clock: { now, tickUntil: () => undefined },
    async sendRows(request) {
      requests.push(request);
      const answer = answers.shift();
      if (!answer) throw new Error('the worker is gone');
      return answer(request);
    },
    async sendUndo(id) {
      undone.push(id);
      return !late.has(id);
    },
  });
  return { slice, shown, now, requests, undone, late };
}

test('many are sent in several requests, each message once, and the progress is told in between', async () => {
  const seen: unknown[] = [];
  const watch: Answer = (request) => {
    seen.push(desk.slice.state.value);
    return outcome(() => 'saved')(request);
  };
  const desk = aDesk([watch, watch, watch]);
  await desk.slice.log(inbox, mails(2 * rowsAtOnce + 6));
  expect(seen).toEqual([0, rowsAtOnce, 2 * rowsAtOnce].map((done) => ({ kind: 'saving', done, total: 2 * rowsAtOnce + 6 })));
  const sent = desk.requests.flatMap((request) => request.entries);
  expect(sent.map(({ identity }) => identity)).toEqual(mails(2 * rowsAtOnce + 6).map(({ identity }) => identity));
  expect(new Set(sent.map(({ touchpointId }) => touchpointId)).size).toBe(sent.length);
  expect(desk.slice.state.value).toMatchObject({ kind: 'logged', savedCount: 2 * rowsAtOnce + 6, undoSecondsLeft: 10 });
});

test('what had been logged, what left the list and what did not fit are counted apart', async () => {
  const kinds: RowOutcome['kind'][] = ['saved', 'already-logged', 'gone', 'disk-full', 'failed'];
  const desk = aDesk([outcome((place) => kinds[place] ?? 'saved')]);
  await desk.slice.log(inbox, mails(5));
  expect(desk.slice.state.value).toMatchObject({ savedCount: 1, already: 1, gone: 1, failed: 2, isDiskFull: true });
});

test('a list that changed under the click is refused as a whole; half-way, the rest is told as gone', async () => {
  const refused = aDesk([() => ({ kind: 'page-moved-on' })]);
  await refused.slice.log(inbox, mails(3));
  expect(refused.slice.state.value).toEqual({ kind: 'page-moved-on' });
  const half = aDesk([outcome(() => 'saved'), () => ({ kind: 'page-moved-on' })]);
  await half.slice.log(inbox, mails(rowsAtOnce + 3));
  expect(half.slice.state.value).toMatchObject({ kind: 'logged', savedCount: rowsAtOnce, gone: 3, undoSecondsLeft: 10 });
});

test('a worker that cannot be reached is told, not hidden', async () => {
  const desk = aDesk([outcome(() => 'saved')]);
  await desk.slice.log(inbox, mails(rowsAtOnce + 1));
  expect(desk.slice.state.value).toMatchObject({ kind: 'logged', savedCount: rowsAtOnce, failed: 1, isDiskFull: false });
});

test('one undo takes back all that was saved and nothing else; what was sent meanwhile is said', async () => {
  const desk = aDesk([outcome((place) => (place === 1 ? 'already-logged' : 'saved'))]);
  await desk.slice.log(inbox, mails(3));
  const saved = desk.requests[0]?.entries.filter((_, place) => place !== 1).map(({ touchpointId }) => touchpointId) ?? [];
  desk.late.add(saved[1] ?? '');
  await desk.slice.undo();
  expect(desk.undone).toEqual(saved);
  expect(desk.slice.state.value).toEqual({ kind: 'undone', leftCount: 1 });
  await desk.slice.undo();
  expect(desk.undone).toEqual(saved);
});

test('the outcome stays with its list, and a second click while the first runs sends nothing', async () => {
  let resolve: (answer: LogRowsAnswer) => void = () => undefined;
  const desk = aDesk([
    () =>
      new Promise<LogRowsAnswer>((done) => {
        resolve = done;
      }),
  ]);
  const first = desk.slice.log(inbox, mails(1));
  await desk.slice.log(inbox, mails(1));
  expect(desk.requests).toHaveLength(1);
  desk.shown.value = { tabId: 7, lockKey: 'sent' };
  expect(desk.slice.state.value).toEqual({ kind: 'ready' });
  resolve({ kind: 'done', undoUntilMs: 10_000, outcomes: [] });
  await first;
  desk.shown.value = inbox;
  expect(desk.slice.state.value.kind).toBe('logged');
});

test('after ten seconds nothing is offered to be taken back', async () => {
  const desk = aDesk([outcome(() => 'saved')]);
  await desk.slice.log(inbox, mails(2));
  desk.now.value = 10_001;
  expect(desk.slice.state.value).toMatchObject({ kind: 'logged', undoSecondsLeft: 0 });
});
