/** Made from specs/rt-netns.yaml by `npm run generate`. Do not edit. */

/** In place of the id of a namespace that has none. */
export const NETNSA_NSID_NOT_ASSIGNED = -1;

/** Begins messages about ids. */
export const enum Rtgenmsg {
  FAMILY = 0,
}
export const RTGENMSG_SIZE = 1;

export const NETNSA_NSID = 1;
/** The namespace of this process is meant. */
export const NETNSA_PID = 2;
/** The one that a descriptor of the sender stands for is meant. */
export const NETNSA_FD = 3;
/** Ids are wanted as this namespace has them. */
export const NETNSA_TARGET_NSID = 4;
/** The id that it has here. */
export const NETNSA_CURRENT_NSID = 5;

/** Gives a namespace an id. */
export const RTM_NEWNSID = 88;
/** A namespace was given an id. */
export const RTM_NEWNSID_NTF = 88;
/** A namespace is gone and with it its id. */
export const RTM_DELNSID_NTF = 89;
/** The id of a namespace, or all of them. */
export const RTM_GETNSID = 90;

export const RTNLGRP_NSID = 28;
