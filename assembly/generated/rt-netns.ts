/** Made from specs/rt-netns.yaml by `npm run generate`. Do not edit. */

/** In place of the id of a namespace that has none. */
export const NETNSA_NSID_NOT_ASSIGNED: i32 = -1;

/** Begins messages about ids. */
export const enum Rtgenmsg {
  FAMILY = 0,
}
export const RTGENMSG_SIZE: u32 = 1;

export const enum NetnsAttribute {
  NSID = 1,
  /** The namespace of this process is meant. */
  PID = 2,
  /** The one that a descriptor of the sender stands for is meant. */
  FD = 3,
  /** Ids are wanted as this namespace has them. */
  TARGET_NSID = 4,
  /** The id that it has here. */
  CURRENT_NSID = 5,
}
export const NETNS_ATTRIBUTE_MAX: u32 = 5;

export const enum NetnsMessage {
  /** Gives a namespace an id. */
  NEWNSID = 88,
  /** A namespace is gone and with it its id. */
  DELNSID = 89,
  /** The id of a namespace, or all of them. */
  GETNSID = 90,
}

export const enum NetnsGroup {
  NSID = 28,
}
