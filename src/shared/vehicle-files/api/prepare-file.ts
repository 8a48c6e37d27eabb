import {
  type FileType,
  MOST_FILE_BYTES,
  fileTypeByName,
  isFileType,
  isShowable,
} from '../../../../domain/vehicles/vehicle-file';
import { ProblemError } from '../../../lib/problem-error';

/** No workshop screen shows more than this, and it is enough to read a plate in the distance. */
const LONGEST_SIDE = 2560;
const QUALITY = 0.85;
const HEAD_BYTES = 128 * 1024;

export interface PreparedFile {
  readonly name: string;
  readonly contentType: FileType;
  readonly content: Blob;
}

/** The size of a picture whose longer side is not too long. */
export function fittedSize(width: number, height: number): { readonly width: number; readonly height: number } {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** A file's type from the system, or from its name if that is no use. */
export function typeOf({ name, type }: Pick<File, 'name' | 'type'>): FileType | null {
  if (isFileType(type)) return type;
  return type === '' || type === 'image/heif' || type === 'application/octet-stream' ? fileTypeByName(name) : null;
}

/**
 * A file ready to send. Very large pictures are made smaller, and photos with camera metadata (such as the place) are
 * redrawn without it. Throws ProblemError for a file that is not accepted.
 */
export async function prepareFile(file: File): Promise<PreparedFile> {
  const contentType = typeOf(file);
  if (contentType === null) throw new ProblemError('FILE_TYPE_NOT_TAKEN');
  const redrawn = isShowable(contentType) ? await redraw(file, contentType) : null;
  const prepared = redrawn ?? { name: file.name, contentType, content: file };
  if (prepared.content.size > MOST_FILE_BYTES) throw new ProblemError('FILE_TOO_LARGE');
  if (prepared.content.size === 0) throw new ProblemError('FILE_NOT_WHAT_WAS_SAID');
  return prepared;
}

/** A smaller picture without the camera's notes; null when it may go as it is, or cannot be read here. */
async function redraw(file: File, contentType: FileType): Promise<PreparedFile | null> {
  const picture = await createImageBitmap(file).catch(() => null);
  if (picture === null) return null;
  const { width, height } = fittedSize(picture.width, picture.height);
  const isTooLarge = width < picture.width || height < picture.height;
  const content =
    isTooLarge || (contentType === 'image/jpeg' && (await hasNotes(file))) ? await drawn(picture, width, height) : null;
  picture.close();
  return content && { name: `${file.name.replace(/\.[^.]*$/, '')}.jpg`, contentType: 'image/jpeg', content };
}

async function hasNotes(file: File): Promise<boolean> {
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  return /Exif\0\0|http:\/\/ns\.adobe\.com\/xap/.test(new TextDecoder('latin1').decode(head));
}

function drawn(picture: ImageBitmap, width: number, height: number): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (context === null) return Promise.resolve(null);
  // A JPEG has nothing to see through.
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, 0, 0, width, height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
}
