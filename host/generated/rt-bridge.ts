/** Made from specs/rt-bridge.yaml by `npm run generate`. Do not edit. */

/** Begins messages about groups. */
export const enum BrPortMsg {
  FAMILY = 0,
  IFINDEX = 4,
}
export const BR_PORT_MSG_SIZE = 8;

/** Begins messages about ids of tunnels. */
export const enum TunnelMsg {
  FAMILY = 0,
  FLAGS = 1,
  IFINDEX = 4,
}
export const TUNNEL_MSG_SIZE = 8;

export const MDBA_SET_ENTRY = 1;
export const MDBA_SET_ENTRY_ATTRS = 2;

export const MDBA_GET_ENTRY = 1;
export const MDBA_GET_ENTRY_ATTRS = 2;

export const VXLAN_VNIFILTER_ENTRY = 1;

/** Puts a port in a group. */
export const RTM_NEWMDB = 84;
/** Takes a port out of a group. */
export const RTM_DELMDB = 85;
/** Groups. */
export const RTM_GETMDB = 86;
/** Gives a tunnel an id. */
export const RTM_NEWTUNNEL = 120;
/** Takes an id away. */
export const RTM_DELTUNNEL = 121;
/** Ids of tunnels. */
export const RTM_GETTUNNEL = 122;
