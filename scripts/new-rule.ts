/** `npm run new:rule quiet-mvc`: a rule with its line in the registry and a place for its example, to be filled in. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const [id] = process.argv.slice(2);
if (id === undefined || !/^[a-z]+(-[a-z]+)*$/.test(id)) {
  console.error('usage: npm run new:rule quiet-mvc     (small letters and hyphens, named after what the rep does)');
  process.exit(2);
}
const root = new URL('..', import.meta.url);
const ruleFile = new URL(`lib/playbook/rules/${id}.ts`, root);
if (existsSync(ruleFile)) {
  console.error(`lib/playbook/rules/${id}.ts is there already`);
  process.exit(2);
}
const name = id.replace(/-(.)/g, (_hyphen, letter: string) => letter.toUpperCase());

writeFileSync(
  ruleFile,
  `/** Why the rule exists (part of the theory). */

import { say, wording } from '../../tiering/wording.ts';
import { defineRule } from '../rule.ts';

export const ${name} = defineRule({
  id: '${id}',
  part: 'aspects',
  kind: 'care',
  when: 'One sentence: when it fires.',
  title: wording('{reach}: ', '{reach}，', '{reach}，'),
  goal: wording('{contact} ', '{contact}', '{contact}'),
  message: wording('Dear {contact}, ', '{contact}您好：', '{contact}您好：'),
  channels: ['call', 'e-mail', 'chat', 'visit'],
  resource: 'people',
  pair: 'product-needs',
  followUpDays: 14,
  suggest({ customer }) {
    if (customer.tier === 'BZ') return undefined;
    return { urgency: 0, dueInDays: 14, reasons: [say('', '', '')] };
  },
});
`,
);

const registryFile = new URL('lib/playbook/registry.ts', root);
const registry = readFileSync(registryFile, 'utf8')
  .replace('\nexport const rules', `import { ${name} } from './rules/${id}.ts';\n\nexport const rules`)
  .replace(/\n\];\n$/, `\n  ${name},\n];\n`);
writeFileSync(registryFile, registry);

console.log(`lib/playbook/rules/${id}.ts      fill it in (docs/adding-a-rule.md)
lib/playbook/registry.ts         one line added at the end: move it to its part
test/playbook/examples/          add an example that fires and one that just does not; the suite fails until then
npm run fix, npm run -s write:engine-doc      when it is done`);
