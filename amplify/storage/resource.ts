import { defineStorage } from '@aws-amplify/backend';

/**
 * The one private bucket for photos and documents. No one reaches it through an identity pool: files travel by
 * presigned links that a function mints after checking who may see the record they belong to. It outlives the branch that
 * it was deployed with; a sandbox's goes with the sandbox.
 */
export const storage = defineStorage({ name: 'workbayFiles', keepOnDelete: true });

/** What is uploaded lies here until it was looked at; what is never finished goes after a day. */
export const PENDING_FILES = 'vehicle-files/pending/';

/** What was looked at and is kept. */
export const KEPT_FILES = 'vehicle-files/kept/';

/** Everything of cars; both are below it. */
export const VEHICLE_FILES = 'vehicle-files/';
