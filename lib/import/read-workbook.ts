/** A workbook's small parts: which sheets there are, its texts, which formats are days. */
import { Parser } from 'saxen';
import { createPauses } from '../sync/rest.ts';
import { isDateFormat } from './sheet-dates.ts';
import { UnreadableFileError } from './table.ts';
import type { ZipEntries } from './zip-entries.ts';

export interface Workbook {
  /** Visible sheets in the order of their tabs. */
  readonly sheets: readonly { readonly name: string; readonly path: string }[];
  readonly calendar: 1900 | 1904;
  readonly texts: readonly string[];
  /** By number of the cell style: whether it shows a day. */
  readonly dateStyles: readonly boolean[];
}

/** Texts of a workbook, at most; more than any list of customers needs. */
const maxTexts = 8_000_000;

/** Bytes without the beginning of an element, at most: a cell holds 32,767 characters. */
const maxSilentBytes = 2_000_000;

export interface XmlListener {
  /** `attribute` is the value of one, for as long as `open` runs. The first question costs; ask only where it is needed. */
  open: (name: string, attribute: (name: string) => string | undefined, isSelfClosing: boolean) => void;
  close?: (name: string) => void;
  text?: (text: string) => void;
}

/** Prefixes of names say nothing here: every element that is looked for has one meaning. */
function bareName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** The attribute of this name, whatever its prefix. */
function findAttribute(attributes: Readonly<Record<string, string>>, wanted: string): string | undefined {
  const plain = attributes[wanted];
  if (plain !== undefined) return plain;
  for (const name in attributes)
    if (name.length > wanted.length && name[name.length - wanted.length - 1] === ':' && name.endsWith(wanted))
      return attributes[name];
  return undefined;
}

/** Feeds an entry to the listener, piece by piece, so that other work of the page comes in between. @throws UnreadableFileError */
export async function readXml(
  zip: ZipEntries,
  path: string,
  listener: XmlListener,
  onPiece: (bytes: number) => void = () => {},
): Promise<void> {
  const parser = new Parser();
  const { open, close, text } = listener;
  let silent = 0;
  parser.on('error', () => {
    throw new UnreadableFileError('damaged');
  });
  let attributesOfTag: () => Record<string, string> = () => ({});
  let decodeOfTag = (text: string): string => text;
  // One for all elements: there are millions.
  const attribute = (name: string): string | undefined => {
    const value = findAttribute(attributesOfTag(), name);
    return value?.includes('&') ? decodeOfTag(value) : value;
  };
  parser.on('openTag', (name, attributes, decode, isSelfClosing) => {
    silent = 0;
    attributesOfTag = attributes;
    decodeOfTag = decode;
    open(bareName(name), attribute, isSelfClosing);
  });
  if (close) parser.on('closeTag', (name) => close(bareName(name)));
  if (text) {
    parser.on('text', (raw, decode) => text(decode(raw)));
    parser.on('cdata', text);
  }
  const decoder = new TextDecoder();
  const pause = createPauses();
  for await (const piece of zip.read(path)) {
    await pause();
    // The parser keeps what it cannot end yet, and looks through it again with every piece.
    silent += piece.length;
    if (silent > maxSilentBytes) throw new UnreadableFileError('bomb');
    parser.write(decoder.decode(piece, { stream: true }));
    onPiece(piece.length);
  }
  parser.write(decoder.decode());
  parser.end();
}

async function readTargets(zip: ZipEntries): Promise<Map<string, string>> {
  const targets = new Map<string, string>();
  await readXml(zip, 'xl/_rels/workbook.xml.rels', {
    open: (name, attribute) => {
      if (name !== 'Relationship') return;
      const id = attribute('Id');
      const target = attribute('Target');
      if (id !== undefined && target !== undefined)
        targets.set(id, target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`);
    },
  });
  return targets;
}

async function readTexts(zip: ZipEntries, onPiece: (bytes: number) => void): Promise<string[]> {
  const texts: string[] = [];
  if (!zip.has('xl/sharedStrings.xml')) return texts;
  let parts = '';
  let isInText = false;
  let isPhonetic = false;
  await readXml(
    zip,
    'xl/sharedStrings.xml',
    {
      open: (name) => {
        if (name === 'si') parts = '';
        else if (name === 'rPh') isPhonetic = true;
        else if (name === 't') isInText = !isPhonetic;
      },
      close: (name) => {
        if (name === 't') isInText = false;
        else if (name === 'rPh') isPhonetic = false;
        else if (name === 'si') {
          if (texts.length >= maxTexts) throw new UnreadableFileError('too-many-rows');
          texts.push(parts);
        }
      },
      text: (text) => {
        if (isInText) parts += text;
      },
    },
    onPiece,
  );
  return texts;
}

async function readDateStyles(zip: ZipEntries): Promise<boolean[]> {
  const styles: boolean[] = [];
  if (!zip.has('xl/styles.xml')) return styles;
  const codes = new Map<number, string>();
  let isInCells = false;
  await readXml(zip, 'xl/styles.xml', {
    open: (name, attribute) => {
      if (name === 'numFmt') {
        const formatCode = attribute('formatCode');
        if (formatCode !== undefined) codes.set(Number(attribute('numFmtId')), formatCode);
      } else if (name === 'cellXfs') isInCells = true;
      else if (name === 'xf' && isInCells) {
        const id = Number(attribute('numFmtId') ?? 0);
        styles.push(isDateFormat(id, codes.get(id)));
      }
    },
    close: (name) => {
      if (name === 'cellXfs') isInCells = false;
    },
  });
  return styles;
}

/** @throws UnreadableFileError */
export async function readWorkbook(zip: ZipEntries, onPiece: (bytes: number) => void): Promise<Workbook> {
  if (!zip.has('xl/workbook.xml')) throw new UnreadableFileError('not-a-table');
  const targets = await readTargets(zip);
  const sheets: { name: string; path: string }[] = [];
  let calendar: 1900 | 1904 = 1900;
  await readXml(zip, 'xl/workbook.xml', {
    open: (name, attribute) => {
      if (name === 'workbookPr' && /^(1|true)$/.test(attribute('date1904') ?? '')) calendar = 1904;
      if (name !== 'sheet') return;
      const title = attribute('name') ?? '';
      const state = attribute('state');
      const path = targets.get(attribute('id') ?? '');
      if (path !== undefined && zip.has(path) && (state === undefined || state === 'visible')) sheets.push({ name: title, path });
    },
  });
  if (sheets.length === 0) throw new UnreadableFileError('empty');
  return { sheets, calendar, texts: await readTexts(zip, onPiece), dateStyles: await readDateStyles(zip) };
}
