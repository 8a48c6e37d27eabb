import { useState } from 'react';

interface RequestIds {
  /** The id under which this content is sent. */
  idFor(content: unknown): string;
  /** It was carried out: whatever is sent next is another request. */
  wasDone(): void;
}

function requestIds(): RequestIds {
  let sent: { readonly content: string; readonly id: string } | null = null;
  return {
    idFor: (content) => {
      const text = JSON.stringify(content);
      if (sent?.content !== text) sent = { content: text, id: crypto.randomUUID() };
      return sent.id;
    },
    wasDone: () => {
      sent = null;
    },
  };
}

/**
 * The id of a request, for as long as its form is open: the same for the same content until it was carried out, so that
 * sending it again after a lost answer is no second request; another for other content, which is refused under the same.
 */
export const useRequestIds = (): RequestIds => useState(requestIds)[0];
