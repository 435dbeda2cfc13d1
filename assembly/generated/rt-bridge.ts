/** Made from specs/rt-bridge.yaml by `npm run generate`. Do not edit. */

/** Begins messages about groups. */
export const enum BrPortMsg {
  FAMILY = 0,
  IFINDEX = 4,
}
export const BR_PORT_MSG_SIZE: u32 = 8;

/** Begins messages about ids of tunnels. */
export const enum TunnelMsg {
  FAMILY = 0,
  FLAGS = 1,
  IFINDEX = 4,
}
export const TUNNEL_MSG_SIZE: u32 = 8;

export const enum MdbaSetEntryAttribute {
  ENTRY = 1,
  ENTRY_ATTRS = 2,
}
export const MDBA_SET_ENTRY_ATTRIBUTE_MAX: u32 = 2;

export const enum MdbaGetEntryAttribute {
  ENTRY = 1,
  ENTRY_ATTRS = 2,
}
export const MDBA_GET_ENTRY_ATTRIBUTE_MAX: u32 = 2;

export const enum VxlanVnifilterAttribute {
  ENTRY = 1,
}
export const VXLAN_VNIFILTER_ATTRIBUTE_MAX: u32 = 1;

export const enum BridgeMessage {
  /** Puts a port in a group. */
  NEWMDB = 84,
  /** Takes a port out of a group. */
  DELMDB = 85,
  /** Groups. */
  GETMDB = 86,
  /** Gives a tunnel an id. */
  NEWTUNNEL = 120,
  /** Takes an id away. */
  DELTUNNEL = 121,
  /** Ids of tunnels. */
  GETTUNNEL = 122,
}
