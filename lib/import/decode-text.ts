/** Bytes of a text file -> text, whatever a spreadsheet or a CRM saved it as. */
import { type Encoding, UnreadableFileError } from './table.ts';

/** The most frequent characters of business names and headers, in each script where the two differ. */
const commonSimplified = new Set(
  '的公司有限科技客户电话联系人名称地址负责邮箱上海北京广东中国业务经理职网站编号级别国际贸易发展实集团张王李陈刘华东信息机电设备',
);
const commonTraditional = new Set(
  '的公司有限科技客戶電話聯絡人名稱地址負責郵箱台北新竹高雄臺灣業務經理職網站編號級別國際貿易發展實集團張王李陳劉華東資訊機電設備股份',
);

/** So much is looked at before it is decided; deciding over all of it would take as long as reading. */
const sampleBytes = 262_144;

function decodesStrictly(encoding: Encoding, bytes: Uint8Array): string | undefined {
  try {
    // As a stream, because the sample may end in the middle of a character.
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return undefined;
  }
}

/** Share of the sample's characters outside ASCII that one meets in such lists; 0 when there are none. */
function shareOf(text: string, common: ReadonlySet<string>): number {
  let all = 0;
  let found = 0;
  for (const char of text) {
    if (char < '\u0080') continue;
    all++;
    if (common.has(char)) found++;
  }
  return all === 0 ? 0 : found / all;
}

/** Bytes above ASCII of Western text stand alone among letters; those of Chinese text come in pairs and runs. */
function looksWestern(bytes: Uint8Array): boolean {
  let alone = 0;
  let inRuns = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte < 0x80) continue;
    const isAlone = (bytes[i - 1] ?? 0) < 0x80 && (bytes[i + 1] ?? 0) < 0x80;
    if (isAlone) alone++;
    else inRuns++;
  }
  return alone > inRuns;
}

function findWide(bytes: Uint8Array): Encoding | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  // Without a mark: in a table every separator and line end has a zero on one side.
  let even = 0;
  let odd = 0;
  for (let i = 0; i + 1 < bytes.length; i += 2) {
    if (bytes[i] === 0 && bytes[i + 1] !== 0) even++;
    if (bytes[i + 1] === 0 && bytes[i] !== 0) odd++;
  }
  const pairs = bytes.length / 2;
  if (odd > pairs * 0.1 + 2 && even < odd / 10) return 'utf-16le';
  if (even > pairs * 0.1 + 2 && odd < even / 10) return 'utf-16be';
  return undefined;
}

/** The likeliest encoding; a person can choose another one. */
export function detectEncoding(bytes: Uint8Array): Encoding {
  const sample = bytes.subarray(0, sampleBytes);
  const wide = findWide(sample);
  if (wide) return wide;
  if (decodesStrictly('utf-8', sample) !== undefined) return 'utf-8';
  if (looksWestern(sample)) return 'windows-1252';
  const simplified = decodesStrictly('gb18030', sample);
  const traditional = decodesStrictly('big5', sample);
  if (simplified === undefined) return traditional === undefined ? 'windows-1252' : 'big5';
  if (traditional === undefined) return 'gb18030';
  return shareOf(traditional, commonTraditional) > shareOf(simplified, commonSimplified) ? 'big5' : 'gb18030';
}

/**
 * The text without its byte-order mark. A character that does not exist in the encoding becomes U+FFFD, so that one bad byte costs
 * its row and not the file; a file full of them is none in this encoding.
 * @throws UnreadableFileError
 */
export function decodeText(bytes: Uint8Array, encoding: Encoding): string {
  const text = new TextDecoder(encoding).decode(bytes);
  const sample = text.slice(0, sampleBytes);
  const broken = sample.split('\ufffd').length - 1;
  const control = sample.match(/(?![\t\n\v\f\r])\p{Cc}/gu)?.length ?? 0;
  if (broken + control > sample.length / 50 + 10) throw new UnreadableFileError('not-a-table');
  return text;
}
