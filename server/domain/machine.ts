/**
 * A state machine as a table: for each act, the states it may start from and the one it leads to. What is not in the
 * table cannot happen.
 */
export type Machine<State extends string, Act extends string> = Record<
  Act,
  { from: readonly State[]; to: State }
>;

/** The state after the act, or null when the table does not allow it. */
export function after<State extends string, Act extends string>(
  machine: Machine<State, Act>,
  state: State,
  act: Act,
): State | null {
  const { from, to } = machine[act];
  return from.includes(state) ? to : null;
}
