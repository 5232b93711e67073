/** Spreadsheet files for tests, also ones that lie: a zip archive written by hand. */
import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipPart {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** What the archive says the part unpacks to, when it is not the truth. */
  readonly saidBytes?: number;
  /** Says that the part is encrypted. */
  readonly isEncrypted?: boolean;
}

/** An archive of these parts, deflated. */
export function makeZip(parts: readonly ZipPart[]): Uint8Array<ArrayBuffer> {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const { name, content, saidBytes, isEncrypted = false } of parts) {
    const plain = Buffer.from(content);
    const packed = deflateRawSync(plain);
    const title = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(isEncrypted ? 1 : 0, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(plain), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(saidBytes ?? plain.length, 18);
    common.writeUInt16LE(title.length, 22);
    local.push(Buffer.from([0x50, 0x4b, 3, 4]), common, title, packed);
    const entry = Buffer.alloc(42);
    entry.writeUInt16LE(20, 0);
    common.copy(entry, 2);
    entry.writeUInt32LE(at, 38);
    central.push(Buffer.from([0x50, 0x4b, 1, 2]), entry, title);
    at += 30 + title.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return new Uint8Array(Buffer.concat([...local, directory, end]));
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const links = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface XlsxParts {
  /** By name, what stands inside `<sheetData>`. */
  readonly sheets: Readonly<Record<string, string>>;
  readonly sharedStrings?: string;
  readonly styles?: string;
  readonly hidden?: readonly string[];
}

/** The parts of a workbook. */
export function xlsxParts({ sheets, sharedStrings, styles, hidden = [] }: XlsxParts): ZipPart[] {
  const names = Object.keys(sheets);
  const tags = names.map(
    (name, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="r${i + 1}"${hidden.includes(name) ? ' state="hidden"' : ''}/>`,
  );
  const targets = names.map(
    (_, i) => `<Relationship Id="r${i + 1}" Type="${links}/worksheet" Target="worksheets/s${i + 1}.xml"/>`,
  );
  return [
    { name: '[Content_Types].xml', content: '<Types/>' },
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns="${main}" xmlns:r="${links}"><sheets>${tags.join('')}</sheets></workbook>`,
    },
    { name: 'xl/_rels/workbook.xml.rels', content: `<Relationships>${targets.join('')}</Relationships>` },
    ...(sharedStrings === undefined ? [] : [{ name: 'xl/sharedStrings.xml', content: `<sst>${sharedStrings}</sst>` }]),
    ...(styles === undefined ? [] : [{ name: 'xl/styles.xml', content: styles }]),
    ...Object.values(sheets).map((body, i) => ({
      name: `xl/worksheets/s${i + 1}.xml`,
      content: `<?xml version="1.0"?><worksheet xmlns="${main}"><sheetData>${body}</sheetData></worksheet>`,
    })),
  ];
}

/** A workbook of one sheet with these rows, as texts. */
export function makeXlsx(rows: readonly (readonly string[])[]): Uint8Array<ArrayBuffer> {
  const toXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const body = rows.map(
    (cells, i) =>
      `<row r="${i + 1}">${cells.map((cell, column) => `<c r="${String.fromCharCode(65 + column)}${i + 1}" t="inlineStr"><is><t>${toXml(cell)}</t></is></c>`).join('')}</row>`,
  );
  return makeZip(xlsxParts({ sheets: { Customers: body.join('') } }));
}
