import type { BayKind, Skill } from '../../../domain/shop/resource';

export const BAY_KIND_WORDS: Readonly<Record<BayKind, string>> = {
  LIFT: 'Lift',
  FLAT: 'Flat bay',
  ALIGNMENT: 'Alignment',
  DIAGNOSTIC: 'Diagnostics',
  WASH: 'Wash',
};

export const SKILL_WORDS: Readonly<Record<Skill, string>> = {
  GENERAL: 'General',
  BRAKES: 'Brakes',
  ELECTRICAL: 'Electrical',
  DIAGNOSTICS: 'Diagnostics',
  AIRCON: 'Air con',
  TYRES: 'Tyres',
  ENGINE: 'Engine',
  INSPECTION: 'Inspection',
};

/** An id made from a name, told apart from those that are taken. */
export function idFrom(name: string, taken: readonly string[]): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[^\w\s-]/g, '')
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-')
    .slice(0, 50);
  const base = plain.replace(/^-+|-+$/g, '') || 'item';
  let id = base;
  for (let number = 2; taken.includes(id); number += 1) id = `${base}-${number}`;
  return id;
}
