import { randomBytes } from 'node:crypto';
import { notAuthorized } from './refusal';
import type { SrpChallenge } from './srp';

const MOST_TRIES = 5;

export interface Step {
  challenge: 'PASSWORD_VERIFIER' | 'SOFTWARE_TOKEN_MFA' | 'NEW_PASSWORD_REQUIRED';
  username: string | undefined;
  /** As it was typed, so a person without an account waits like one with an account. */
  typed: string;
  srp?: SrpChallenge;
  at: number;
  tries: number;
}

/** Open challenges. */
export function createSteps(sessionMs: number) {
  const open = new Map<string, Step>();
  const look = (id: string, challenge: Step['challenge']): Step => {
    const step = open.get(id);
    if (step?.challenge !== challenge || Date.now() - step.at > sessionMs || step.tries >= MOST_TRIES) {
      open.delete(id);
      throw notAuthorized('Invalid session for the user, session is expired.');
    }
    step.tries += 1;
    return step;
  };
  return {
    open(step: Omit<Step, 'at' | 'tries'>): string {
      for (const [id, { at }] of open) if (Date.now() - at > sessionMs) open.delete(id);
      const id = randomBytes(48).toString('base64');
      open.set(id, { ...step, at: Date.now(), tries: 0 });
      return id;
    },
    look,
    take(id: string, challenge: Step['challenge']): Step {
      const step = look(id, challenge);
      open.delete(id);
      return step;
    },
  };
}
