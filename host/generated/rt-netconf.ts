/** Made from specs/rt-netconf.yaml by `npm run generate`. Do not edit. */

/** Begins messages about settings. */
export const enum Netconfmsg {
  NCM_FAMILY = 0,
}
export const NETCONFMSG_SIZE = 1;

/** In place of a link the settings of all of them. */
export const NETCONFA_IFINDEX_ALL = 4294967295;

/** The settings that a new link gets. */
export const NETCONFA_IFINDEX_DEFAULT = 4294967294;

export const NETCONFA_IFINDEX = 1;
export const NETCONFA_FORWARDING = 2;
export const NETCONFA_RP_FILTER = 3;
export const NETCONFA_MC_FORWARDING = 4;
export const NETCONFA_PROXY_NEIGH = 5;
export const NETCONFA_IGNORE_ROUTES_WITH_LINKDOWN = 6;
/** MPLS alone has it. */
export const NETCONFA_INPUT = 7;
export const NETCONFA_BC_FORWARDING = 8;
export const NETCONFA_FORCE_FORWARDING = 9;

/** The settings of a link, of all, or those that new links get. */
export const RTM_GETNETCONF = 82;
/** A setting has changed. */
export const RTM_NEWNETCONF_NTF = 80;
/** A link has no settings any more. */
export const RTM_DELNETCONF_NTF = 81;

export const RTNLGRP_IPV4_NETCONF = 24;
export const RTNLGRP_IPV6_NETCONF = 25;
