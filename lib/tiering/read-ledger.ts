/** Value notes -> the ledger of perceived value: what the customer gets, and what it costs, in three forms (domain part 6). */

import type { LedgerForm, LedgerLine, ValueLedger } from '../model/insight.ts';
import type { Wording } from '../model/playbook.ts';
import type { Touchpoint, ValueNote } from '../model/touchpoint.ts';
import type { Facts } from './facts.ts';
import { ledgerPartTerms } from './terms.ts';
import { say } from './wording.ts';

/** The core solution on the side of benefits, the price on the side of sacrifices. */
const coreOf: Readonly<Record<ValueNote['side'], ValueNote['part']>> = { benefit: 'product', sacrifice: 'money' };

interface WeighedNote {
  readonly note: ValueNote;
  readonly weight: number;
  readonly isCore: boolean;
  readonly isLasting: boolean;
}

/** Every line that a touchpoint adds to the ledger, in the order in which it was noted. */
export function valueNotesOf({ value, moreValues }: Pick<Touchpoint, 'value' | 'moreValues'>): readonly ValueNote[] {
  return value === undefined ? (moreValues ?? []) : [value, ...(moreValues ?? [])];
}

function weigh(note: ValueNote, facts: Facts): WeighedNote {
  const isCore = note.part === coreOf[note.side];
  const isLasting = note.scope === 'relationship';
  const weight =
    facts.limit(isCore ? 'ledger-core-weight' : 'ledger-added-weight') * (isLasting ? facts.limit('ledger-lasting-weight') : 1);
  return { note, weight, isCore, isLasting };
}

function sum(notes: readonly WeighedNote[], fits: (note: WeighedNote) => boolean): number {
  return round(notes.reduce((total, note) => (fits(note) ? total + note.weight : total), 0));
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function linesOf(notes: readonly WeighedNote[]): LedgerLine[] {
  const byPart = new Map<ValueNote['part'], { count: number; weight: number; note?: string }>();
  for (const { note, weight } of notes) {
    const line = byPart.get(note.part) ?? { count: 0, weight: 0 };
    line.count += 1;
    line.weight = round(line.weight + weight);
    // Notes come newest first: the first text stays.
    if (line.note === undefined && note.note !== undefined) line.note = note.note;
    byPart.set(note.part, line);
  }
  return [...byPart]
    .sort(([, a], [, b]) => b.weight - a.weight || b.count - a.count)
    .map(([part, line]) => ({ name: ledgerPartTerms[part], ...line }));
}

/** `+3`, `−2`, `0`. */
function signed(value: number): string {
  return value > 0 ? `+${value}` : value < 0 ? `−${-value}` : '0';
}

/** The three forms tell the same notes: equal sums above and below the line, and the third is their difference. */
function formsOf(benefits: readonly WeighedNote[], sacrifices: readonly WeighedNote[]): LedgerForm[] {
  const once = ({ isLasting }: WeighedNote): boolean => !isLasting;
  const always = ({ isLasting }: WeighedNote): boolean => isLasting;
  const core = ({ isCore }: WeighedNote): boolean => isCore;
  const added = ({ isCore }: WeighedNote): boolean => !isCore;
  const [gets, keeps, gives, bears] = [
    sum(benefits, once),
    sum(benefits, always),
    sum(sacrifices, once),
    sum(sacrifices, always),
  ];
  const [solution, services, price, costs] = [
    sum(benefits, core),
    sum(benefits, added),
    sum(sacrifices, core),
    sum(sacrifices, added),
  ];
  const [coreValue, addedValue] = [round(solution - price), round(services - costs)];
  const figures = { core: signed(coreValue), added: signed(addedValue) };
  return [
    {
      kind: 'episode-relationship',
      terms: [gets, keeps, gives, bears],
      sentence: say(
        'gets {gets} in episodes and {keeps} throughout; gives {gives} in episodes and {bears} throughout',
        '获益：单次{gets}、长期{keeps}；付出：单次{gives}、长期{bears}',
        '獲益：單次{gets}、長期{keeps}；付出：單次{gives}、長期{bears}',
        { gets, keeps, gives, bears },
      ),
    },
    {
      kind: 'core-price',
      terms: [solution, services, price, costs],
      sentence: say(
        'solution {solution} and services {services} against price {price} and other costs {costs}',
        '核心方案{solution}、附加服务{services}，对价格{price}、关系成本{costs}',
        '核心方案{solution}、附加服務{services}，對價格{price}、關係成本{costs}',
        { solution, services, price, costs },
      ),
    },
    {
      kind: 'core-added',
      terms: [coreValue, addedValue],
      ...(addedValue < 0 && { isLowered: true }),
      sentence:
        addedValue < 0
          ? say(
              'core value {core}, added value {added}: the extras take value away',
              '核心价值{core}，附加价值{added}：附加部分反而减分',
              '核心價值{core}，附加價值{added}：附加的部分反而扣分',
              figures,
            )
          : say(
              'core value {core}, added value {added}',
              '核心价值{core}，附加价值{added}',
              '核心價值{core}，附加價值{added}',
              figures,
            ),
    },
  ];
}

/** Benefits and sacrifices of the last year, weighed by the playbook, the heaviest first. */
export function readLedger(facts: Facts): ValueLedger {
  const window = facts.limit('ledger-window-days');
  const notes = facts.episodes
    .flatMap((episode) => (episode.age <= window ? valueNotesOf(episode.touchpoint) : []))
    .map((note) => weigh(note, facts));
  const benefits = notes.filter(({ note }) => note.side === 'benefit');
  const sacrifices = notes.filter(({ note }) => note.side === 'sacrifice');
  const [gets, gives] = [sum(benefits, () => true), sum(sacrifices, () => true)];
  const ratio = gets > 0 && gives > 0 ? round(gets / gives) : undefined;
  const counted = (count: number, one: string): Wording => {
    const [english, chinese] = [`${count} ${count === 1 ? one : `${one}s`}`, `${count} 次`];
    return { en: english, zh_CN: chinese, zh_TW: chinese };
  };
  const counts = { benefits: counted(benefits.length, 'benefit'), sacrifices: counted(sacrifices.length, 'sacrifice') };
  return {
    benefits: linesOf(benefits),
    sacrifices: linesOf(sacrifices),
    ...(ratio !== undefined && { ratio }),
    forms: notes.length === 0 ? [] : formsOf(benefits, sacrifices),
    sentence:
      notes.length === 0
        ? say('Nothing noted about benefit or sacrifice yet', '还没有记录得失', '還沒有記錄得失')
        : ratio === undefined
          ? say(
              '{benefits} and {sacrifices} noted in a year',
              '一年内记录：获益{benefits}，付出{sacrifices}',
              '一年內記錄：獲益{benefits}，付出{sacrifices}',
              counts,
            )
          : say(
              '{benefits} and {sacrifices} noted in a year; weighed {ratio} to 1',
              '一年内记录：获益{benefits}，付出{sacrifices}；加权得失比{ratio}',
              '一年內記錄：獲益{benefits}，付出{sacrifices}；加權得失比{ratio}',
              { ...counts, ratio },
            ),
  };
}
