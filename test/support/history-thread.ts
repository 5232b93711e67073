/** A thread that tells histories: `workerData` is the order, its one message the tally. */
import './light-globals.ts';
import './extension.ts';
import { parentPort, workerData } from 'node:worker_threads';
import { type HistoryOrder, playHistories } from './random-history.ts';

parentPort?.postMessage(await playHistories(workerData as HistoryOrder));
