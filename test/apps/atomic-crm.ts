/**
 * Atomic CRM (npm, by Marmelab, MIT) with the sample company's customers: a customer system in one page (React, Material UI,
 * react-admin) that keeps its data in the browser and forbids everything else by its policy.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, preview } from 'vite';
import type { Customer } from '../../lib/model/customer.ts';
import { sampleCompany, sampleSeed } from '../../server/sample/sample-company.ts';
import { installNpmPackage } from './npm-package.ts';
import { mustBeFree } from './server-process.ts';

export interface AtomicCrm {
  readonly url: string;
  /**
   * Customers of the sample company that it knows, each with its first contact as a person. The first three have a deal; that of the
   * third does not name its customer.
   */
  readonly customers: readonly Customer[];
  stop(): Promise<void>;
}

const index = `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'self' 'unsafe-inline' data: blob:">
<title>CRM</title></head><body><div id="root"></div><script type="module" src="/src/main.jsx"></script></body></html>
`;

/** Its own made-up companies come from this generator: the same ones each time. */
const seed = `import faker from 'faker/locale/en_US';
faker.seed(20260302);
`;

function mainScript(customers: readonly Customer[]): string {
  const known = customers.map(({ legalName, contacts }) => ({
    name: legalName,
    person: contacts[0]?.name,
    email: contacts[0]?.email,
  }));
  return `import './seed.js';
import React from 'react';
import { createRoot } from 'react-dom/client';
import { CRM } from 'atomic-crm/src/root/CRM';
import { authProvider, dataProvider } from 'atomic-crm/src/providers/fakerest';
const day = '2026-03-02T09:00:00.000Z';
await Promise.all(${JSON.stringify(known)}.map(async ({ name, person, email }, at) => {
  const { data: company } = await dataProvider.create('companies', { data: { name, sector: 'industrials', size: 50, created_at: day, sales_id: 0, nb_contacts: 1, nb_deals: at < 3 ? 1 : 0 } });
  if (!person) return;
  const cut = /^[\\p{Script=Han}]+$/u.test(person) ? 1 : person.lastIndexOf(' ');
  const names = cut === 1 ? [person.slice(1), person[0]] : [person.slice(0, cut), person.slice(cut + 1)];
  const { data: contact } = await dataProvider.create('contacts', { data: { first_name: names[0], last_name: names[1], gender: 'female', title: 'Buyer', company_id: company.id, company_name: name, email: email ?? '', first_seen: day, last_seen: day, has_newsletter: false, tags: [], status: 'hot', sales_id: 0, nb_tasks: 0 } });
  if (at < 3) await dataProvider.create('deals', { data: { name: (at < 2 ? name + ' ' : '') + 'second line', company_id: company.id, contact_ids: [contact.id], category: 'other', stage: 'opportunity', description: '', amount: 40000, created_at: day, updated_at: day, expected_closing_date: day, sales_id: 0, index: 90 + at } });
}));
createRoot(document.getElementById('root')).render(<CRM dataProvider={dataProvider} authProvider={authProvider} disableTelemetry />);
`;
}

/**
 * Installs it the first time (about a minute, from npm), builds it with the sample company's best-known customers and serves it.
 * @param port - a free port of this machine
 */
export async function startAtomicCrm({ port = 8103 }: { readonly port?: number } = {}): Promise<AtomicCrm> {
  await mustBeFree(port);
  const folder = installNpmPackage('atomic-crm', '0.0.2');
  const customers = sampleCompany({ seed: sampleSeed, now: Date.now() }).customers.slice(0, 24);
  mkdirSync(join(folder, 'src'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), index);
  writeFileSync(join(folder, 'src', 'seed.js'), seed);
  writeFileSync(join(folder, 'src', 'main.jsx'), mainScript(customers));
  const shared = { configFile: false, root: folder, logLevel: 'error', legacy: { inconsistentCjsInterop: true } } as const;
  // Its providers for a server of Supabase are not used here, and are written in a TypeScript that our bundler does not read.
  const withoutServer = {
    name: 'without-server',
    load: (id: string) =>
      id.endsWith('/providers/supabase/index.ts') ? 'export const authProvider = {}, dataProvider = {};' : undefined,
  };
  const environment = { VITE_SUPABASE_URL: 'http://127.0.0.1:9/', VITE_SUPABASE_ANON_KEY: 'none', VITE_IS_DEMO: 'true' };
  await build({
    ...shared,
    plugins: [withoutServer],
    define: Object.fromEntries(
      Object.entries(environment).map(([name, value]) => [`import.meta.env.${name}`, JSON.stringify(value)]),
    ),
    build: { minify: false, target: 'esnext', chunkSizeWarningLimit: 20_000 },
  });
  const server = await preview({ ...shared, preview: { host: '127.0.0.1', port, strictPort: true } });
  return { url: `http://127.0.0.1:${port}/`, customers, stop: () => server.close() };
}

// `node test/apps/atomic-crm.ts`: runs until it is interrupted, to look at by hand.
if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const crm = await startAtomicCrm();
  console.log(`${crm.url}\nCtrl+C ends it.`);
}
