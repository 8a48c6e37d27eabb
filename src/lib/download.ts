/** Saves a file in the browser. */
export function download(name: string, content: string, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** A CSV file with the mark that tells Excel it is UTF-8; without it each accent becomes two letters. */
export const downloadCsv = (name: string, content: string): void =>
  download(name, `\ufeff${content}`, 'text/csv;charset=utf-8');
