/** The extension: one source, built for Chromium (side panel) and Firefox (sidebar). */
import { defineConfig } from 'wxt';
import { buildSemantics, buildSites } from './scripts/build-sites.ts';

/** Gives the unpacked extension the same id on every machine, so that a company's policy can name it. Public, no secret. */
const publicKey =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA3I1CKhVRiI+ekKTmUWuZCFV5pS1gAWKNNC7VXonKL8n5n0WxhG6OWQwU9CKCHNHhWhv424gi6djh7MkLJo5p+JQUlc62JL4Ni74zJOUHyAwal6mwn4/4PPD3IRU9kHsc6FDi1Tlt4eTL1H9PCWZjoR065hURs1mxf3+yO8P1TQ8Xtt56tGa3yS3kzefOG0sOOr2Sa2VHy7gDquOEyvafkwAZTgncQvaIIc9HPsX2YW6kqo6OLidNETOS3+oPKnUxdZYplGtAyNkRvcuApXgjG7V7iM7674kAZ8HWSn73N9YO75O+W1Lqt4hX5kp/rUGfQayxqF5ZbZtj7U+DPnGHawIDAQAB';

const contentSecurityPolicy = [
  "script-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

/**
 * Zod compiles its schemas by `new Function` where it may. Our policy forbids that, so each of our pages would begin with a
 * complaint in the browser's console; without it the code is not even in the bundle.
 */
const zodWithoutEval = {
  name: 'zod-without-eval',
  enforce: 'pre' as const,
  transform: (code: string, id: string) =>
    /\/zod\/v4\/core\/(util|schemas)\.js$/.test(id) ? code.replace(/(?:core\.)?globalConfig\.jitless/g, 'true') : undefined,
};

export default defineConfig({
  manifestVersion: 3,
  imports: false,
  outDir: '.output',
  manifest: ({ browser }) => ({
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    // No host: each site is asked for when the user wants it (docs/privacy.md).
    permissions: [
      'storage',
      'alarms',
      'scripting',
      'unlimitedStorage',
      'activeTab',
      'identity',
      ...(browser === 'firefox' ? [] : ['sidePanel']),
    ],
    optional_host_permissions: ['https://*/*', 'http://*/*'],
    content_security_policy: { extension_pages: contentSecurityPolicy },
    action: { default_title: '__MSG_actionTitle__' },
    commands: {
      'log-touchpoint': { suggested_key: { default: 'Alt+Shift+L' }, description: '__MSG_commandLog__' },
      _execute_action: { suggested_key: { default: 'Alt+Shift+U' } },
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'shuke@shuke.example',
              strict_min_version: '142.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : {
          key: publicKey,
          minimum_chrome_version: '125',
          // What a company may set by policy (docs/privacy.md). Firefox takes managed storage without a schema.
          storage: { managed_schema: 'managed-schema.json' },
        }),
  }),
  hooks: {
    // An adapter runs on its own site only, so each is a file (docs/decisions/0018-a-script-for-each-site.md).
    async 'build:publicAssets'(_wxt, files) {
      for (const { path, code } of [await buildSemantics(), ...(await buildSites())])
        files.push({ relativeDest: path, contents: code });
    },
  },
  vite: () => ({
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: { sourcemap: false },
    plugins: [zodWithoutEval],
  }),
});
