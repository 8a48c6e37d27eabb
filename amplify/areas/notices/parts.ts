/** What another area may add to its own work on notices: a new one. */
export { putNotice } from './store/notices';
