/** All sites that have an adapter. One line each. */
import { roundcube } from './roundcube.ts';
import { sampleMailbox } from './sample-mailbox.ts';
import type { Site } from './site.ts';

/** Asked in this order; the first that detects a page reads it. */
export const sites: readonly Site[] = [sampleMailbox, roundcube];
