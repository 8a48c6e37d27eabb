import type { Actor } from '../access/permissions';
import type { Instant } from '../shared/time';

/** The kinds of file a car can have, with the endings of their names and how each begins. */
const TYPES = {
  'image/jpeg': { kind: 'PHOTO', endings: ['jpg', 'jpeg'], begins: (bytes) => has(bytes, 0, [0xff, 0xd8, 0xff]) },
  'image/png': {
    kind: 'PHOTO',
    endings: ['png'],
    begins: (bytes) => has(bytes, 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  },
  'image/webp': {
    kind: 'PHOTO',
    endings: ['webp'],
    begins: (bytes) => text(bytes, 0, 4) === 'RIFF' && text(bytes, 8, 12) === 'WEBP',
  },
  'image/heic': {
    kind: 'PHOTO',
    endings: ['heic', 'heif'],
    begins: (bytes) => text(bytes, 4, 8) === 'ftyp' && HEIC_BRANDS.has(text(bytes, 8, 12)),
  },
  'application/pdf': { kind: 'DOCUMENT', endings: ['pdf'], begins: (bytes) => text(bytes, 0, 5) === '%PDF-' },
} as const satisfies Record<string, FileTypeFacts>;

interface FileTypeFacts {
  readonly kind: 'PHOTO' | 'DOCUMENT';
  readonly endings: readonly [string, ...string[]];
  readonly begins: (bytes: Uint8Array) => boolean;
}

const HEIC_BRANDS = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1']);

const has = (bytes: Uint8Array, from: number, wanted: readonly number[]): boolean =>
  wanted.every((byte, index) => bytes[from + index] === byte);

const text = (bytes: Uint8Array, from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));

export type FileType = keyof typeof TYPES;
export const FILE_TYPES = Object.keys(TYPES) as FileType[];

export const FILE_KINDS = ['PHOTO', 'DOCUMENT'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** PENDING: announced, not yet checked. Only READY files are ever shown. */
export const FILE_STATUSES = ['PENDING', 'READY'] as const;
export type FileStatus = (typeof FILE_STATUSES)[number];

export const MOST_FILE_BYTES = 10 * 1024 * 1024;
export const MOST_FILES = 50;
/** How many bytes from the start of a file tell its type. */
export const TELLING_BYTES = 32;
/** After this, a file that was announced and never came is given up. */
export const PENDING_SECONDS = 86_400;

/** A photo or a document of a car. */
export interface VehicleFile {
  readonly vehicleId: string;
  readonly fileId: string;
  /** Who had the car when the file was added: only they and staff see it, no matter who has the car later. */
  readonly customerId: string;
  readonly name: string;
  readonly contentType: FileType;
  readonly sizeBytes: number;
  readonly kind: FileKind;
  readonly status: FileStatus;
  readonly byStaff: boolean;
  readonly uploadedAt: Instant;
}

export const isFileType = (contentType: string): contentType is FileType => Object.hasOwn(TYPES, contentType);

export const fileKindOf = (contentType: FileType): FileKind => TYPES[contentType].kind;

/** Can every browser display it as a picture? */
export const isShowable = (contentType: FileType): boolean =>
  TYPES[contentType].kind === 'PHOTO' && contentType !== 'image/heic';

/** Do the first bytes of a file match its stated type? */
export const beginsLike = (contentType: FileType, bytes: Uint8Array): boolean => TYPES[contentType].begins(bytes);

/** The type by a file name's ending, for systems that give none. */
export const fileTypeByName = (name: string): FileType | null => FILE_TYPES.find((type) => endsAs(type, name)) ?? null;

const endsAs = (type: FileType, name: string): boolean =>
  TYPES[type].endings.some((ending) => name.toLowerCase().endsWith(`.${ending}`));

const NAME_LENGTH = 100;

/**
 * A name that is safe to show and to save under: no folders, no invisible characters, nothing that reverses the reading
 * direction, and an ending that matches the type.
 */
export function safeFileName(name: string, contentType: FileType): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"|?*]/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  const [ending] = TYPES[contentType].endings;
  const given = endsAs(contentType, plain) ? (plain.split('.').at(-1) ?? ending) : ending;
  const stem = endsAs(contentType, plain) ? plain.slice(0, -given.length - 1) : plain;
  const short = [...stem].slice(0, NAME_LENGTH).join('').trimEnd();
  return `${short || TYPES[contentType].kind.toLowerCase()}.${given}`;
}

/**
 * Who may remove a file: staff any file, customers those they added themselves. A photo taken by staff may be evidence.
 */
export const mayRemoveFile = (actor: Actor, file: Pick<VehicleFile, 'customerId' | 'byStaff'>): boolean =>
  concerns(actor, file) && (actor.kind !== 'CUSTOMER' || !file.byStaff);

/**
 * The people a file concerns: the customer who had the car when it was added, and staff. Whether they still have the
 * car is checked separately.
 */
export const concerns = (actor: Actor, { customerId }: Pick<VehicleFile, 'customerId'>): boolean =>
  actor.kind !== 'CUSTOMER' || actor.customerId === customerId;
