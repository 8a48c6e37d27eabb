import { useState } from 'react';
import { type BookingDraft, keepDraft, readDraft } from '../booking-draft';

/** The draft, kept over reloads. */
export function useDraft(): [BookingDraft, (draft: BookingDraft) => void] {
  const [draft, setDraft] = useState(readDraft);
  return [
    draft,
    (next) => {
      keepDraft(next);
      setDraft(next);
    },
  ];
}
