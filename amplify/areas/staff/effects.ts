import type { EffectsOf, TellEffect } from '../../kernel/effects/effect';
import { newsFor } from '../../kernel/effects/news';
import { staffMemberOf } from './store/staff';

/**
 * The effects of a change to the staff list. A person who already had a sign-in when they joined hears of it by email;
 * the others hear of it with their first password.
 */
export const staffEffects: EffectsOf = (change) => {
  const row = change.after ?? change.before;
  if (row === null) return [];
  const { staffId: id, name, email, hadSignIn, active } = staffMemberOf(row);
  const isTakenOn = change.before === null && change.after !== null && active && hadSignIn === true;
  const welcome: TellEffect = {
    ...{ effect: 'TELL', kind: 'STAFF_WELCOME', about: { model: 'StaffMember', id }, facts: { staffId: id, name } },
    person: { staffId: id, email },
  };
  return [...(isTakenOn ? [welcome] : []), ...newsFor(change, ['staff:staff'], { topic: 'STAFF', id })];
};
