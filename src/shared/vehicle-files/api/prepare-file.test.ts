import { afterEach, describe, expect, it, vi } from 'vitest';
import { MOST_FILE_BYTES } from '../../../../domain/vehicles/vehicle-file';
import { fittedSize, prepareFile, typeOf } from './prepare-file';

// jsdom's files cannot be read as bytes; every browser's can.
Blob.prototype.arrayBuffer ??= function arrayBuffer(this: Blob) {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as ArrayBuffer);
    reader.readAsArrayBuffer(this);
  });
};

afterEach(() => vi.unstubAllGlobals());

/** A browser that finds a picture of this size in whatever it is given. */
function seeing(width: number, height: number) {
  vi.stubGlobal('createImageBitmap', () => Promise.resolve({ width, height, close: () => undefined }));
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue({
    fillRect: () => undefined,
    drawImage: () => undefined,
  } as unknown as null);
  vi.spyOn(HTMLCanvasElement.prototype, 'toBlob').mockImplementation((done) => done(new Blob(['drawn'])));
}

const jpeg = (content = 'picture') => new File([content], 'IMG_1.JPEG', { type: 'image/jpeg' });

describe('the size of a picture', () => {
  it.each([
    [4032, 3024, 2560, 1920],
    [3024, 4032, 1920, 2560],
    [2560, 1440, 2560, 1440],
    [800, 600, 800, 600],
    [10_000, 1, 2560, 1],
  ])('of %d × %d becomes %d × %d', (width, height, fittedWidth, fittedHeight) => {
    expect(fittedSize(width, height)).toEqual({ width: fittedWidth, height: fittedHeight });
  });
});

describe('what a file is', () => {
  it.each([
    ['a.jpg', 'image/jpeg', 'image/jpeg'],
    ['IMG_1.HEIC', '', 'image/heic'],
    ['IMG_1.heif', 'image/heif', 'image/heic'],
    ['scan.pdf', 'application/octet-stream', 'application/pdf'],
    ['moving.gif', 'image/gif', null],
    ['page.pdf', 'text/html', null],
    ['unknown', '', null],
  ])('%s of type %j is %s', (name, type, wanted) => expect(typeOf({ name, type })).toBe(wanted));
});

describe('a file that goes out', () => {
  it('is made smaller when it is a very large picture', async () => {
    seeing(4032, 3024);
    const large = new File(['pixels'], 'Big.png', { type: 'image/png' });
    expect(await prepareFile(large)).toMatchObject({
      name: 'Big.jpg',
      contentType: 'image/jpeg',
      content: { size: 5 },
    });
  });

  it('loses the notes of the camera', async () => {
    seeing(800, 600);
    expect((await prepareFile(jpeg('\xff\xd8\xff\xe1..Exif\0\0GPS'))).content.size).toBe(5);
  });

  it('goes as it is when it is small, a document, or no picture after all', async () => {
    seeing(800, 600);
    const small = jpeg();
    expect((await prepareFile(small)).content).toBe(small);
    const document = new File(['%PDF-1.7'], 'a.pdf', { type: 'application/pdf' });
    expect((await prepareFile(document)).content).toBe(document);
    vi.stubGlobal('createImageBitmap', () => Promise.reject(new Error('no picture')));
    expect((await prepareFile(small)).content).toBe(small);
  });

  it.each([
    ['of another type', new File(['x'], 'a.gif', { type: 'image/gif' }), 'FILE_TYPE_NOT_TAKEN'],
    ['empty', new File([], 'a.pdf', { type: 'application/pdf' }), 'FILE_NOT_WHAT_WAS_SAID'],
    [
      'too large',
      new File([new Uint8Array(MOST_FILE_BYTES + 1)], 'a.pdf', { type: 'application/pdf' }),
      'FILE_TOO_LARGE',
    ],
  ])('does not when it is %s', async (_what, file, code) => {
    await expect(prepareFile(file)).rejects.toMatchObject({ code });
  });
});
