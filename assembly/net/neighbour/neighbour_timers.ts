/** The timers of all neighbours, in one queue; net/neighbour/neighbour_state.ts handles those that expire. */

import { Timers } from '../../memory/timer';

export const timers = changetype<Timers>(memory.data(offsetof<Timers>(), 4));
