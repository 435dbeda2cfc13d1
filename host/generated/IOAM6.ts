/** Made from specs/IOAM6.yaml by `npm run generate`. Do not edit. */

export const IOAM6_U32_UNAVAILABLE = 4294967295;

export const IOAM6_ATTR_NS_ID = 1;
export const IOAM6_ATTR_NS_DATA = 2;
export const IOAM6_ATTR_NS_DATA_WIDE = 3;
export const IOAM6_ATTR_SC_ID = 4;
/** Padded to 4 bytes */
export const IOAM6_ATTR_SC_DATA = 5;
export const IOAM6_ATTR_SC_NONE = 6;
export const IOAM6_ATTR_PAD = 7;

export const IOAM6_CMD_ADD_NAMESPACE = 1;
export const IOAM6_CMD_DEL_NAMESPACE = 2;
export const IOAM6_CMD_DUMP_NAMESPACES = 3;
export const IOAM6_CMD_ADD_SCHEMA = 4;
export const IOAM6_CMD_DEL_SCHEMA = 5;
export const IOAM6_CMD_DUMP_SCHEMAS = 6;
/** Of a namespace and a schema that each have one of the other at the most */
export const IOAM6_CMD_NS_SET_SCHEMA = 7;
