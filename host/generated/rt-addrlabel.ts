/** Made from specs/rt-addrlabel.yaml by `npm run generate`. Do not edit. */

/** Begins messages about labels. */
export const enum Ifaddrlblmsg {
  /** AF_INET6 */
  IFAL_FAMILY = 0,
  IFAL_PREFIXLEN = 2,
  /** None */
  IFAL_FLAGS = 3,
  /** The link that it holds for, or 0: all */
  IFAL_INDEX = 4,
  /** Counts the changes to the table */
  IFAL_SEQ = 8,
}
export const IFADDRLBLMSG_SIZE = 12;

/** The prefix. */
export const IFAL_ADDRESS = 1;
export const IFAL_LABEL = 2;

/** Gives a prefix a label, or with REPLACE another one. */
export const RTM_NEWADDRLABEL = 72;
/** Takes a prefix's label away. */
export const RTM_DELADDRLABEL = 73;
/** All labels, or the one that an address has. */
export const RTM_GETADDRLABEL = 74;
