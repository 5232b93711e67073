/** What of a page's time is counted as the extension's. */
import { expect, test } from 'vitest';
import { ownTimes, type Profile, type TraceEvent } from '../../scripts/bench/own-tasks.ts';

const mark: TraceEvent = { name: 'mark', ph: 'R', pid: 1, tid: 2, ts: 0 };
const task = (from: number, to: number, tid = 2): TraceEvent => ({
  name: 'ThreadControllerImpl::RunTask',
  ph: 'X',
  pid: 1,
  tid,
  ts: from,
  dur: to - from,
});

/** 1: the page's root, 2: a function of the page, 3: one of ours, 4: what the browser does for it. */
const nodes: Profile['nodes'] = [
  { id: 1, callFrame: { url: '' }, children: [2, 3] },
  { id: 2, callFrame: { url: 'https://mail.example/app.js' } },
  { id: 3, callFrame: { url: 'chrome-extension://abc/page.js' }, children: [4] },
  { id: 4, callFrame: { url: '' } },
];

/** One sample a millisecond from 0 on. */
function profileOf(...samples: readonly number[]): Profile {
  return { nodes, startTime: 0, samples, timeDeltas: samples.map((_, index) => (index === 0 ? 0 : 1000)) };
}

test('time below our functions is ours, that of the page is not', () => {
  expect(ownTimes(profileOf(2, 3, 4, 2, 1), [mark, task(0, 5000)], 'mark')).toEqual({ totalMs: 2, longestMs: 2 });
});

test('two tasks that follow each other are two', () => {
  const times = ownTimes(profileOf(3, 3, 3, 3, 3, 1), [mark, task(0, 3000), task(3000, 6000)], 'mark');
  expect(times).toEqual({ totalMs: 5, longestMs: 3 });
});

test('tasks of another thread do not count', () => {
  expect(() => ownTimes(profileOf(3, 3), [mark, task(0, 3000, 9)], 'mark')).toThrow('No tasks');
});

test('without the mark nobody knows which thread the page is on', () => {
  expect(() => ownTimes(profileOf(3), [task(0, 3000)], 'mark')).toThrow('No mark');
});
