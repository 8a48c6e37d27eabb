import { defineStorage } from '@aws-amplify/backend';

/**
 * The one private bucket for photos and documents. Nobody reaches it through an identity pool: files travel by
 * presigned links that a function mints after checking who may see the record they belong to. It outlives its deployment.
 */
export const storage = defineStorage({ name: 'workbayFiles', keepOnDelete: true });

/** What is uploaded lies here until it was looked at; what is never finished goes after a day. */
export const PENDING_FILES = 'vehicle-files/pending/';

/** Everything of cars; the pending ones are below it. */
export const VEHICLE_FILES = 'vehicle-files/';
