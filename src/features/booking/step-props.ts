import type { RefObject } from 'react';
import type { Service } from '../../../domain/catalogue/service';
import type { Shop } from '../../lib/shop/read-shop';
import type { Person } from './api/read-person';
import type { BookingDraft } from './booking-draft';
import type { BookingPlace } from './booking-place';

/** What every step gets. */
export interface StepProps {
  shop: Shop;
  place: BookingPlace;
  draft: BookingDraft;
  setDraft: (draft: BookingDraft) => void;
  person: Person | null;
  go: (next: Partial<BookingPlace>) => void;
  heading: RefObject<HTMLHeadingElement | null>;
}

export interface ServiceStepProps extends StepProps {
  service: Service;
}
