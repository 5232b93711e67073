/** Unit tests: pure rooms in Node, components in a simulated DOM chosen per file. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/e2e/**'],
    setupFiles: ['test/support/extension.ts'],
    sequence: { shuffle: true },
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Two cores: PGlite, PostgreSQL and the matcher's property tests do not fit beside each other more than twice.
    maxWorkers: 2,
  },
});
