/** One JSON object a line -> a table whose columns are the keys. */
import { createPauses } from '../sync/rest.ts';
import { maxColumns, maxRows, type TableRow, UnreadableFileError } from './table.ts';

/** Lines between two words on how far it is. */
const linesAWord = 500;

/** What is nested so deep that nobody can write it is nothing that a customer has. */
function jsonOf(value: object): string {
  try {
    return JSON.stringify(value);
  } catch {
    return '';
  }
}

/** A list becomes its parts, parted as aliases are; what is deeper stays JSON. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((part) => typeof part === 'string')) return value.join('; ');
  return typeof value === 'object' ? jsonOf(value) : String(value);
}

/** Whether the text is lines of objects. */
export function looksLikeNdjson(text: string): boolean {
  const [first = ''] = text.trimStart().split('\n', 1);
  if (!first.trim().startsWith('{')) return false;
  try {
    return typeof JSON.parse(first) === 'object';
  } catch {
    return false;
  }
}

/** @throws UnreadableFileError with the line that is no object */
export async function readNdjson(
  text: string,
  onProgress: (share: number) => void,
): Promise<{ header: readonly string[]; rows: TableRow[] }> {
  // A key may be called `__proto__`: a map takes it as any other.
  const columns = new Map<string, number>();
  const rows: TableRow[] = [];
  const lines = text.split('\n');
  const pause = createPauses();
  for (const [index, line] of lines.entries()) {
    if (index % linesAWord === 0) onProgress(index / lines.length);
    await pause();
    if (line.trim() === '') continue;
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      throw new UnreadableFileError('not-a-table', index + 1);
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new UnreadableFileError('not-a-table', index + 1);
    const cells: string[] = [];
    for (const [key, inner] of Object.entries(value)) {
      const at = columns.get(key) ?? columns.size;
      if (at >= maxColumns) throw new UnreadableFileError('too-many-columns', index + 1);
      columns.set(key, at);
      while (cells.length < at) cells.push('');
      cells[at] = textOf(inner);
    }
    if (rows.length >= maxRows) throw new UnreadableFileError('too-many-rows');
    rows.push({ row: index + 1, cells });
  }
  return { header: [...columns.keys()], rows };
}
