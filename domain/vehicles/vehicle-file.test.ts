import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  FILE_TYPES,
  type FileType,
  beginsLike,
  concerns,
  fileKindOf,
  fileTypeByName,
  isFileType,
  isShowable,
  safeFileName,
} from './vehicle-file';

const bytes = (head: string): Uint8Array => Uint8Array.from(head, (letter) => letter.charCodeAt(0));

const HEADS: Readonly<Record<FileType, readonly Uint8Array[]>> = {
  'image/jpeg': [bytes('\xff\xd8\xff\xe0\x00\x10JFIF'), bytes('\xff\xd8\xff\xe1')],
  'image/png': [bytes('\x89PNG\r\n\x1a\n')],
  'image/webp': [bytes('RIFF\x24\x00\x00\x00WEBPVP8 ')],
  'image/heic': [bytes('\x00\x00\x00\x18ftypheic'), bytes('\x00\x00\x00\x18ftypmif1')],
  'application/pdf': [bytes('%PDF-1.7\n')],
};

describe('what a file is', () => {
  it.each(FILE_TYPES)('%s is recognised by its first bytes, and no other type accepts them', (type) => {
    for (const head of HEADS[type]) {
      expect(FILE_TYPES.filter((other) => beginsLike(other, head))).toEqual([type]);
    }
  });

  it.each([
    ['a web page', '<!doctype html><script>'],
    ['a drawing with a script', '<svg xmlns="http://www.w3.org/2000/svg">'],
    ['a program', 'MZ\x90\x00'],
    ['an archive', 'PK\x03\x04'],
    ['a film', '\x00\x00\x00\x18ftypmp42'],
    ['sound', 'RIFF\x24\x00\x00\x00WAVEfmt '],
    ['a page with a picture’s header further on', ' \xff\xd8\xff'],
    ['nothing', ''],
  ])('%s is rejected', (_what, head) => {
    expect(FILE_TYPES.filter((type) => beginsLike(type, bytes(head)))).toEqual([]);
  });

  it('is a photo or a document, and every browser shows all photos except HEIC', () => {
    expect(FILE_TYPES.filter((type) => fileKindOf(type) === 'DOCUMENT')).toEqual(['application/pdf']);
    expect(FILE_TYPES.filter(isShowable)).toEqual(['image/jpeg', 'image/png', 'image/webp']);
  });

  it.each(['text/html', 'image/svg+xml', 'image/gif', 'IMAGE/JPEG', '', 'toString', 'application/zip'])(
    '%j is not accepted',
    (type) => expect(isFileType(type)).toBe(false),
  );

  it('is told by the file name’s ending where the system gives no type', () => {
    expect(fileTypeByName('IMG_0001.HEIC')).toBe('image/heic');
    expect(fileTypeByName('scan.pdf')).toBe('application/pdf');
    expect(fileTypeByName('photo.jpeg.exe')).toBeNull();
  });
});

describe('the name of a file', () => {
  it.each([
    ['IMG 1.jpg', 'image/jpeg', 'IMG 1.jpg'],
    ['Dent.JPEG', 'image/jpeg', 'Dent.JPEG'],
    ['../../etc/passwd', 'application/pdf', 'passwd.pdf'],
    ['C:\\Users\\me\\scan.pdf', 'application/pdf', 'scan.pdf'],
    ['page.html', 'image/png', 'page.html.png'],
    ['invoice\u202Egpj.exe', 'image/jpeg', 'invoicegpj.exe.jpg'],
    ['a\r\nSet-Cookie: x.pdf', 'application/pdf', 'aSet-Cookie x.pdf'],
    ['"quoted".pdf', 'application/pdf', 'quoted.pdf'],
    ['写真.heic', 'image/heic', '写真.heic'],
    ['...', 'image/webp', 'photo.webp'],
    ['', 'application/pdf', 'document.pdf'],
  ] as const)('%j of %s is kept as %j', (given, type, kept) => expect(safeFileName(given, type)).toBe(kept));

  it('is short, ends as its type does, and stays the same when made safe again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.constantFrom(...FILE_TYPES), (name, type) => {
        const safe = safeFileName(name, type);
        expect([...safe].length).toBeLessThanOrEqual(106);
        expect(fileTypeByName(safe)).toBe(type);
        expect(safe).not.toMatch(/[/\\"\p{Cc}\p{Cf}]/u);
        expect(safeFileName(safe, type)).toBe(safe);
      }),
    );
  });
});

describe('the people a file concerns', () => {
  const file = { customerId: 'casey' };

  it('are the customer who had the car when it was added, and staff', () => {
    expect(concerns({ kind: 'CUSTOMER', customerId: 'casey' }, file)).toBe(true);
    expect(concerns({ kind: 'CUSTOMER', customerId: 'olive' }, file)).toBe(false);
    expect(concerns({ kind: 'STAFF', staffId: 's', roles: ['STAFF'], technicianId: null }, file)).toBe(true);
  });
});
