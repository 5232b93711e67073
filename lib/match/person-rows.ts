/** A person's name in a list or before what he is -> whether it says that he belongs to somebody else. */
import type { Mention } from '../model/mention.ts';
import type { PageReading } from '../model/page.ts';
import { privateConfidence } from './judged-name.ts';

/** A line of a text: offsets without the white space around it. */
interface Line {
  readonly start: number;
  readonly end: number;
}

/** Cells that name no organisation: dashes, addresses, amounts and dates, what says that there is none. */
const namesNobody =
  /^[(（]?(?:[-–—/.*]+|n\/?a|none|private|personal|individual|self-employed|freelance|student|无|無|暂无|个人|個人|个体户?|散户|散戶|个人客户|個人客戶|自由职业|学生|退休)(?:[)）（(,，].*)?$|@|^[^\p{L}]*$|^[\p{Sc}\d]/iu;

/** How many rows must have the company on one side of the person before the others are read alike. */
const enoughRows = 2;
/** Lines longer than this are sentences, and no cells. */
const longestCell = 60;

const isPerson = ({ candidates }: Mention): boolean => candidates.some(({ evidence }) => evidence === 'contact-name');

/** A customer who is a person. */
const isPrivate = ({ candidates }: Mention): boolean => candidates.every(({ confidence }) => confidence === privateConfidence);

/** The line that an offset stands in. */
function lineAt(text: string, at: number): Line {
  const newline = text.indexOf('\n', at);
  let start = text.lastIndexOf('\n', at - 1) + 1;
  let end = newline < 0 ? text.length : newline;
  while (start < end && /\s/.test(text.charAt(start))) start++;
  while (end > start && /\s/.test(text.charAt(end - 1))) end--;
  return { start, end };
}

/** A span is a line of its own; little is looked at, since there may be many in one line. */
function isAlone(text: string, { start, end }: Line): boolean {
  const from = Math.max(0, start - 8);
  const before = text.slice(from, start);
  return (
    (before.includes('\n') || from === 0) && /(?:^|\n)\s*$/.test(before) && /^[^\S\n]*(?:\n|$)/.test(text.slice(end, end + 8))
  );
}

/** The next line that is not blank, in one direction; undefined at the edge of the text. */
function neighbour(text: string, line: Line, isBelow: boolean): Line | undefined {
  for (let at = isBelow ? text.indexOf('\n', line.end) : text.lastIndexOf('\n', line.start - 1); at >= 0; ) {
    const next = lineAt(text, isBelow ? at + 1 : at);
    if (next.end > next.start) return next;
    at = isBelow ? text.indexOf('\n', at + 1) : at === 0 ? -1 : text.lastIndexOf('\n', at - 1);
  }
  return undefined;
}

interface Row {
  readonly mention: Mention;
  readonly text: string;
  readonly cells: readonly (Line | undefined)[];
}

/** The side of a row that a cell stands on: 0 above the person, 1 below. */
const sides = [0, 1] as const;

/**
 * Persons of a list whose company is somebody else: in most rows the line beside the person names that person's customer, in
 * these it names another organisation. What such a row says of a person outweighs every other hint of the page.
 */
export function findOthersInRows(reading: PageReading, mentions: readonly Mention[]): ReadonlySet<Mention> {
  const rows = mentions.flatMap((mention): Row[] => {
    const text = reading.blocks[mention.block]?.text ?? '';
    if (!isAlone(text, mention) || !(isPerson(mention) || isPrivate(mention))) return [];
    const line: Line = { start: mention.start, end: mention.end };
    return [{ mention, text, cells: [neighbour(text, line, false), neighbour(text, line, true)] }];
  });
  const others = new Set<Mention>();
  if (rows.length <= enoughRows) return others;
  const named = mentions.filter((mention) => !isPerson(mention));
  /** Customers that a cell names. */
  const customersIn = ({ mention }: Row, { start, end }: Line): Set<string> =>
    new Set(
      named
        .filter((one) => one !== mention && one.block === mention.block && one.start < end && one.end > start)
        .flatMap(({ candidates }) => candidates.map(({ customerId }) => customerId)),
    );
  const isOwn = (row: Row, cell: Line | undefined): boolean => {
    const customers = cell && customersIn(row, cell);
    return row.mention.candidates.some(({ customerId }) => customers?.has(customerId));
  };
  const isAddress = ({ text }: Row, cell: Line | undefined): boolean =>
    text.slice(cell?.start ?? 0, cell?.end ?? 0).includes('@');
  const isCompany = (row: Row, cell: Line | undefined): boolean => isOwn(row, cell) && !isAddress(row, cell);
  // Above a person is the company of the one before, so that the other side has some too where namesakes stand together.
  const [above = 0, below = 0] = sides.map((side) => rows.filter((row) => isCompany(row, row.cells[side])).length);
  if (Math.max(above, below) < enoughRows || above === below) return others;
  const side = below > above ? 1 : 0;
  for (const row of rows) {
    const cell = row.cells[side];
    if (!cell || cell.end - cell.start > longestCell || isOwn(row, cell)) continue;
    if (namesNobody.test(row.text.slice(cell.start, cell.end))) continue;
    // A person below a person: this row has no company.
    if (rows.some(({ mention }) => mention.block === row.mention.block && mention.start === cell.start)) continue;
    // His address is in one of the next cells.
    const near = [neighbour(row.text, cell, side === 1), row.cells[1 - side]];
    if (near.some((next) => isOwn(row, next) && isAddress(row, next))) continue;
    others.add(row.mention);
  }
  return others;
}

/** `, historian at the |University`: what somebody is, and where. */
const position =
  /^,[ \u00a0]+(?:(?:an?|the)[ \u00a0]+)?\p{Ll}[\p{Ll}'’ -]{2,40}?[ \u00a0](?:at|of|from|with|for)[ \u00a0]+(?:the[ \u00a0]+)?["“‘']?(?=\p{Lu})/u;
/** Units that the name of an organisation is looked for in. */
const positionReach = 80;

/** `James Weller, historian at the University of Kent`: he is said to be where no customer of his name is. */
export function isSaidToBeElsewhere(reading: PageReading, mention: Mention, mentions: readonly Mention[]): boolean {
  if (!isPerson(mention)) return false;
  const text = reading.blocks[mention.block]?.text ?? '';
  const found = text[mention.end] === ',' ? position.exec(text.slice(mention.end, mention.end + positionReach)) : null;
  if (!found) return false;
  const from = mention.end;
  const end = from + positionReach;
  return !mentions.some(
    (one) =>
      one.block === mention.block &&
      one.start >= from &&
      one.start < end &&
      one.candidates.some(({ customerId }) => mention.candidates.some((own) => own.customerId === customerId)),
  );
}
