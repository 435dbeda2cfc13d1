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
export const IFADDRLBLMSG_SIZE: u32 = 12;

export const enum AddrlabelAttribute {
  /** The prefix. */
  ADDRESS = 1,
  LABEL = 2,
}
export const ADDRLABEL_ATTRIBUTE_MAX: u32 = 2;

export const enum AddrlabelMessage {
  /** Gives a prefix a label, or with REPLACE another one. */
  NEWADDRLABEL = 72,
  /** Takes a prefix's label away. */
  DELADDRLABEL = 73,
  /** All labels, or the one that an address has. */
  GETADDRLABEL = 74,
}
