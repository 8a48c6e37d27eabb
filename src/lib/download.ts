/** Hands a file to the browser to save. */
export function download(name: string, content: string, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** A CSV file, with the mark by which Excel knows that it is UTF-8: without it accents come out as two letters each. */
export const downloadCsv = (name: string, content: string): void =>
  download(name, `\ufeff${content}`, 'text/csv;charset=utf-8');
