/** Every spec of specs/ that has operations. Made by `npm run generate`. Do not edit. */
export { dcb, type Dcb } from './dcb.js';
export { netlink, type Netlink } from './netlink.js';
export { nlctrl, type Nlctrl } from './nlctrl.js';
export { rtAddr, type RtAddr } from './rt-addr.js';
export { rtAddrlabel, type RtAddrlabel } from './rt-addrlabel.js';
export { rtBridge, type RtBridge } from './rt-bridge.js';
export { rtLink, type RtLink } from './rt-link.js';
export { rtNeigh, type RtNeigh } from './rt-neigh.js';
export { rtNetconf, type RtNetconf } from './rt-netconf.js';
export { rtNetns, type RtNetns } from './rt-netns.js';
export { rtNexthop, type RtNexthop } from './rt-nexthop.js';
export { rtPrefix, type RtPrefix } from './rt-prefix.js';
export { rtRoute, type RtRoute } from './rt-route.js';
export { rtRule, type RtRule } from './rt-rule.js';
export { rtTc, type RtTc } from './rt-tc.js';
