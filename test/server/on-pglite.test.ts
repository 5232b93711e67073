/** The backend on PGlite, in memory and in a directory. */

import { startPglite } from './engine.ts';
import { describeBackend } from './suites/backend.ts';

describeBackend('PGlite', startPglite);
