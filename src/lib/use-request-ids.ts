import { useState } from 'react';

interface RequestIds {
  /** The id under which this content is sent. */
  idFor(content: unknown): string;
  /** It was carried out: the next one sent is a new request. */
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
 * The id of a request while its form is open: the same for the same content until it is carried out, so a repeat after a
 * lost answer is not a second request; another for other content, which the same id would refuse.
 */
export const useRequestIds = (): RequestIds => useState(requestIds)[0];
