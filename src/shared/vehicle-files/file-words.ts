import type { ListedFile } from './api/list-files';

const KB = 1024;

/** `2.1 MB`, `340 kB`. */
export function sizeText(bytes: number, locale: string): string {
  const [value, unit] = bytes >= KB * KB ? [bytes / KB / KB, 'MB'] : [Math.max(1, Math.round(bytes / KB)), 'kB'];
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(value)} ${unit}`;
}

export interface Told {
  readonly locale: string;
  readonly timeZone: string;
  /** Who reads it. */
  readonly audience: 'CUSTOMER' | 'STAFF';
}

/** When a file came, how large it is, and from whom where that is not the reader. */
export function factsText(file: ListedFile, { locale, timeZone, audience }: Told): string {
  const on = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone });
  const sender = file.byStaff ? 'workshop' : 'customer';
  const fromOther = (audience === 'STAFF') !== file.byStaff;
  return [
    on.format(new Date(file.uploadedAt)),
    sizeText(file.sizeBytes, locale),
    ...(fromOther ? [`from the ${sender}`] : []),
  ].join(' · ');
}
