/** Customers, a few at a time -> the same index as in one go, and nothing held up in between. */
import { describe, expect, it } from 'vitest';
import { NameIndexBuilder } from '../../lib/match/build-name-index.ts';
import { compileNames } from '../../lib/match/compile-names.ts';
import { NameIndex } from '../../lib/match/name-index.ts';
import { NamePool } from '../../lib/match/name-pool.ts';
import { foldText } from '../../lib/match/normalize-name.ts';
import { aCustomer } from './a-customer.ts';

const customers = Array.from({ length: 3000 }, (_, number) =>
  aCustomer({
    id: `c${number}`,
    name: number % 2 === 0 ? `杭州云${String.fromCharCode(0x4e00 + number)}杉科技有限公司` : `Acme ${number} Foods Ltd`,
    aliases: [`云杉${number}`],
    domains: [`acme${number}.example`],
  }),
);

describe('an index built in slices', () => {
  it('is the one that is built in one go, byte for byte', async () => {
    const atOnce = new NameIndexBuilder({ seed: 7 });
    atOnce.add(customers);
    const inSlices = new NameIndexBuilder({ seed: 7 });
    await inSlices.addInSlices(customers, () => Promise.resolve(), 0);
    const built = await inSlices.finishInSlices(() => Promise.resolve(), 0);
    expect(Buffer.compare(built.toBytes(), atOnce.finish().toBytes())).toBe(0);
  });

  it('pauses after every customer and every step when slices have no length', async () => {
    let pauses = 0;
    const pause = (): Promise<void> => {
      pauses++;
      return Promise.resolve();
    };
    const builder = new NameIndexBuilder({ seed: 7 });
    await builder.addInSlices(customers, pause, 0);
    expect(pauses).toBe(customers.length);
    await builder.finishInSlices(pause, 0);
    expect(pauses).toBeGreaterThan(customers.length + 20);
  });
});

describe('texts of names', () => {
  function indexOf(texts: readonly string[]): NameIndex {
    const pool = new NamePool(1, true);
    for (const [number, text] of texts.entries()) {
      const { units, length } = foldText(text);
      pool.addName(units, 0, length, pool.addCustomer(`c${number}`), 3, text);
    }
    const steps = compileNames(pool);
    for (;;) {
      const step = steps.next();
      if (step.done) return NameIndex.fromBytes(step.value.toBytes().buffer);
    }
  }

  function ownersByCustomer(index: NameIndex): Map<string, string | undefined> {
    const owners = Array.from({ length: index.nameCount }, (_, name) => index.ownersOf(name)).flat();
    return new Map(owners.map(({ customerId, text }) => [customerId, text]));
  }

  it('are kept as they were written, however many there are', () => {
    const texts = Array.from(
      { length: 9000 },
      (_, number) => `Größe ${number} 有限公司 \u07ff\u0800 🚀 ${'x'.repeat(number % 40)}`,
    );
    const owners = ownersByCustomer(indexOf(texts));
    expect(texts.filter((text, number) => owners.get(`c${number}`) !== text)).toEqual([]);
  });

  it('may hold a NUL, which is kept as a space, and the others stay as they are', () => {
    const owners = ownersByCustomer(indexOf(['Acme Foods', 'Bad\0Name Foods', '上海通用']));
    expect([...owners.values()].sort()).toEqual(['Acme Foods', 'Bad Name Foods', '上海通用'].sort());
  });
});
