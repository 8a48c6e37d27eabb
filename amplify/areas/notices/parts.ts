/** What another area may put into its own work on notices: a new one. */
export { putNotice } from './store/notices';
