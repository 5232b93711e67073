/** The same backend on a PostgreSQL that the test starts. */

import { startPostgresql } from './engine.ts';
import { describeBackend } from './suites/backend.ts';

describeBackend('PostgreSQL', startPostgresql);
