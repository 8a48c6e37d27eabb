import { defineStorage } from '@aws-amplify/backend';

/**
 * The one private bucket for photos and documents. Nobody reaches it through an identity pool: files travel by
 * presigned links that a function mints after checking who may see the record they belong to.
 */
export const storage = defineStorage({ name: 'workbayFiles' });
