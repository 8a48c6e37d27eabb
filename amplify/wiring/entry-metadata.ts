/** Where a template says which file a function was made from, as a path below `amplify/`. */
export const ENTRY_METADATA = 'workbay:entry';
