/** `npm run -s write:engine-doc`: brings the tables of `docs/relationship-engine.md` up to date with the code. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fillEngineDoc } from './engine/describe-engine.ts';

const page = new URL('../docs/relationship-engine.md', import.meta.url);
writeFileSync(page, fillEngineDoc(readFileSync(page, 'utf8')));
