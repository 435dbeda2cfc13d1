/** The timers of all neighbours: what they wait for is net/neighbour/neighbour_state.ts's. */

import { Timers } from '../../memory/timer';

export const timers = changetype<Timers>(memory.data(offsetof<Timers>(), 4));
