import type { FileStore } from '../../amplify/gateways/file-store';

const none = () => Promise.reject(new Error('a file is asked for where there is none'));

/** For commands that remove files, in tests without any. */
export const NO_FILES: FileStore = {
  uploadLink: none,
  look: none,
  keep: none,
  link: none,
  remove: none,
  dropPending: none,
};
