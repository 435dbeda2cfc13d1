/** Made from specs/rt-netconf.yaml by `npm run generate`. Do not edit. */

/** Begins messages about settings. */
export const enum Netconfmsg {
  NCM_FAMILY = 0,
}
export const NETCONFMSG_SIZE: u32 = 1;

/** In place of a link the settings of all of them. */
export const NETCONFA_IFINDEX_ALL: u32 = 4294967295;

/** The settings that a new link gets. */
export const NETCONFA_IFINDEX_DEFAULT: u32 = 4294967294;

export const enum NetconfAttribute {
  IFINDEX = 1,
  FORWARDING = 2,
  RP_FILTER = 3,
  MC_FORWARDING = 4,
  PROXY_NEIGH = 5,
  IGNORE_ROUTES_WITH_LINKDOWN = 6,
  /** MPLS alone has it. */
  INPUT = 7,
  BC_FORWARDING = 8,
  FORCE_FORWARDING = 9,
}
export const NETCONF_ATTRIBUTE_MAX: u32 = 9;

export const enum NetconfMessage {
  /** The settings of a link, of all, or those that new links get. */
  GETNETCONF = 82,
  /** A setting has changed. */
  NEWNETCONF = 80,
  /** A link has no settings any more. */
  DELNETCONF = 81,
}

export const enum NetconfGroup {
  IPV4_NETCONF = 24,
  IPV6_NETCONF = 25,
}
