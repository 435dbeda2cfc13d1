/** Made from specs/IOAM6.yaml by `npm run generate`. Do not edit. */

export const IOAM6_VERSION: u32 = 1;

export const IOAM6_U32_UNAVAILABLE: u32 = 4294967295;

export const enum Ioam6Attribute {
  NS_ID = 1,
  NS_DATA = 2,
  NS_DATA_WIDE = 3,
  SC_ID = 4,
  /** Padded to 4 bytes */
  SC_DATA = 5,
  SC_NONE = 6,
  PAD = 7,
}
export const IOAM6_ATTRIBUTE_MAX: u32 = 7;

export const enum Ioam6Command {
  ADD_NAMESPACE = 1,
  DEL_NAMESPACE = 2,
  DUMP_NAMESPACES = 3,
  ADD_SCHEMA = 4,
  DEL_SCHEMA = 5,
  DUMP_SCHEMAS = 6,
  /** Of a namespace and a schema that each have one of the other at the most */
  NS_SET_SCHEMA = 7,
}

export const enum Ioam6Group {
  IOAM6_EVENTS = 10,
}
