import type { CommandName, Input, Output } from '../contract/commands.ts';
import type { Principal } from '../domain/principal.ts';
import type { Deps } from './ports/deps.ts';
import type { Call } from './ports/command-call.ts';

/** One use case: what is asked, by whom, under which call. Authorisation lives inside, so HTTP and sockets agree. */
export type Action<N extends CommandName> = (
  deps: Deps,
  principal: Principal,
  input: Input<N>,
  call: Call,
) => Promise<Output<N>>;
