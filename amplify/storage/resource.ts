import { defineStorage } from '@aws-amplify/backend';

/**
 * The one private bucket for photos and documents. No one reaches it through an identity pool: files travel by
 * presigned links that a function mints after checking who may see the record they belong to. It outlives the branch it
 * was deployed with; a sandbox's goes with the sandbox.
 */
export const storage = defineStorage({ name: 'workbayFiles', keepOnDelete: true });

/** Uploads stay here until they are checked; those never finished are deleted after a day. */
export const PENDING_FILES = 'vehicle-files/pending/';

/** Checked files that are kept. */
export const KEPT_FILES = 'vehicle-files/kept/';

/** All of the cars' files; both of the above are below it. */
export const VEHICLE_FILES = 'vehicle-files/';
