/** For each state, the actions that leave it and where they lead. */
export type TransitionTable<State extends string, Action extends string> = Readonly<
  Record<State, Readonly<Partial<Record<Action, State>>>>
>;

export interface Machine<State extends string, Action extends string> {
  /** The actions possible in a state, in the table's order. */
  transitions(from: State): Action[];
  /** Where an action leads, or null where the table does not allow it. */
  next(from: State, action: Action): State | null;
}

/** Makes a status table usable. The same table decides commands and drives the buttons. */
export function defineMachine<State extends string, Action extends string>(
  table: TransitionTable<State, Action>,
): Machine<State, Action> {
  return {
    transitions: (from) => Object.keys(table[from]) as Action[],
    next: (from, action) => (Object.hasOwn(table[from], action) ? (table[from][action] ?? null) : null),
  };
}
