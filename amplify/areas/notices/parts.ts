/** Work on notices that another area may include in its own: a new one. */
export { putNotice } from './store/notices';
