/** The gallery as a page of its own: `npx vite test/gallery`. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const project = fileURLToPath(new URL('../..', import.meta.url));

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  server: { port: 8350, host: '127.0.0.1', fs: { allow: [project] } },
  build: { outDir: `${project}/test-artifacts/gallery-site`, emptyOutDir: true },
});
