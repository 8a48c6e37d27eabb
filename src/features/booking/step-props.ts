import type { RefObject } from 'react';
import type { Service } from '../../../domain/shop/service';
import type { Shop } from '../../shared/shop/api/read-shop';
import type { Person } from './api/read-person';
import type { BookingDraft } from './booking-draft';
import type { BookingPlace } from './booking-place';
import type { HoldState } from './hooks/use-hold';

/** The props of every step. */
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
  /** With the price and the duration of the chosen plan. */
  service: Service;
  hold: HoldState;
}
