/** Where the attributes of a route request are found once they are parsed: a word a type. */

import { RTM_IPV4_POLICY_MAX } from '../../generated/policies';

/** Both families' policies have the same highest type. */
export const routeTable: usize = memory.data((RTM_IPV4_POLICY_MAX + 1) * 4, 4);
