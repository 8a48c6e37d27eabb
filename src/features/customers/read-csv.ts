/** A line of a file as read. */
export interface FileRow {
  /** Its number, as a spreadsheet counts: the line with the names is the first, empty ones count. */
  readonly row: number;
  /** By the names of the columns. */
  readonly values: Readonly<Record<string, string | undefined>>;
  /** Why it cannot be read reliably; null if it can. */
  readonly fault: LineFault | null;
  /** Values beyond the last column. */
  readonly further: string;
}

/** What is wrong with a line as a whole, before its values are checked. */
export type LineFault = 'too-many-values' | 'quotes';

export interface ReadFile {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly FileRow[];
  /** False if it is not text, for example a spreadsheet program's own file. */
  readonly isText: boolean;
}

/** Reads a CSV file with any separator and encoding. Loads the library only with a file. */
export async function readCsv(file: File): Promise<ReadFile> {
  const [{ default: Papa }, bytes] = await Promise.all([import('papaparse'), bytesOf(file)]);
  const text = textOf(bytes);
  if (text.includes('\0') || text.startsWith('PK\u0003\u0004')) {
    return { name: file.name, columns: [], rows: [], isText: false };
  }
  // Excel may name the separator in a separate line.
  const [said = '', separator = ''] = /^sep=(.)\r?\n/i.exec(text) ?? [];
  const content = text.slice(said.length);
  // Empty lines count for line numbers, and would mislead the guess of the separator.
  const guess = () => Papa.parse(content, { preview: 20, skipEmptyLines: 'greedy' }).meta.delimiter;
  const { data, errors } = Papa.parse<string[]>(content, { delimiter: separator || guess() });
  const linesBefore = said === '' ? 0 : 1;
  const misquoted = new Set(errors.flatMap(({ type, row }) => (type === 'Quotes' && row !== undefined ? [row] : [])));
  const first = data.findIndex(isFilled);
  const columns = columnsOf(data[first] ?? []);
  const rows = data.flatMap((values, index) => {
    if (index <= first || !isFilled(values)) return [];
    const further = values.slice(columns.length).filter((value) => value.trim() !== '');
    const tooMany = further.length > 0 ? 'too-many-values' : null;
    const fault: LineFault | null = misquoted.has(index) ? 'quotes' : tooMany;
    return {
      row: linesBefore + index + 1,
      values: Object.fromEntries(columns.map((column, at) => [column, values[at]])),
      fault,
      further: further.join(' '),
    };
  });
  return { name: file.name, columns, rows, isText: true };
}

const isFilled = (values: readonly string[]): boolean => values.some((value) => value.trim() !== '');

/** A name for each column: a repeated name gets a number, a column without a name its position. */
function columnsOf(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name, at) => {
    const called = name.trim() || `Column ${String(at + 1)}`;
    let free = called;
    for (let number = 2; taken.has(free); number += 1) free = `${called} (${String(number)})`;
    taken.add(free);
    return free;
  });
}

const bytesOf = (file: File): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(new Uint8Array(reader.result as ArrayBuffer));
    reader.onerror = () => reject(reader.error ?? new Error('the file cannot be read'));
    reader.readAsArrayBuffer(file);
  });

/**
 * Spreadsheet programs save UTF-8, UTF-16 ("Unicode text") and, on Windows, Western European. Text that is not valid UTF-8
 * is the last of these: its accents are hardly ever valid UTF-8 by chance.
 */
function textOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
