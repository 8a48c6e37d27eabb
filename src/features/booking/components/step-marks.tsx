import { type BookingPlace, STEPS, type Step } from '../booking-place';

const WORDS: Readonly<Record<Step, string>> = {
  service: 'Service',
  time: 'Time',
  details: 'You and your car',
  check: 'Check',
};

/** The current step, and links back. */
export function StepMarks({ place, onGo }: { place: BookingPlace; onGo: (step: Step) => void }) {
  const current = STEPS.indexOf(place.step);
  return (
    <ol className="step-marks" aria-label="Steps of the booking">
      {STEPS.map((step, index) => (
        <li key={step} aria-current={index === current ? 'step' : undefined} data-done={index < current}>
          {index < current ? (
            <button type="button" onClick={() => onGo(step)}>
              {WORDS[step]}
            </button>
          ) : (
            <span>{WORDS[step]}</span>
          )}
        </li>
      ))}
    </ol>
  );
}
