/** Made from specs/dcb.yaml by `npm run generate`. Do not edit. */

/** Begins messages about it. */
export const enum Dcbmsg {
  DCB_FAMILY = 0,
  CMD = 1,
  DCB_PAD = 2,
}
export const DCBMSG_SIZE = 4;

// What a message asks for.
export const DCB_CMD_UNDEFINED = 0;
export const DCB_CMD_GSTATE = 1;
export const DCB_CMD_SSTATE = 2;
export const DCB_CMD_PGTX_GCFG = 3;
export const DCB_CMD_PGTX_SCFG = 4;
export const DCB_CMD_PGRX_GCFG = 5;
export const DCB_CMD_PGRX_SCFG = 6;
export const DCB_CMD_PFC_GCFG = 7;
export const DCB_CMD_PFC_SCFG = 8;
export const DCB_CMD_SET_ALL = 9;
export const DCB_CMD_GPERM_HWADDR = 10;
export const DCB_CMD_GCAP = 11;
export const DCB_CMD_GNUMTCS = 12;
export const DCB_CMD_SNUMTCS = 13;
export const DCB_CMD_PFC_GSTATE = 14;
export const DCB_CMD_PFC_SSTATE = 15;
export const DCB_CMD_BCN_GCFG = 16;
export const DCB_CMD_BCN_SCFG = 17;
export const DCB_CMD_GAPP = 18;
export const DCB_CMD_SAPP = 19;
export const DCB_CMD_IEEE_SET = 20;
export const DCB_CMD_IEEE_GET = 21;
export const DCB_CMD_GDCBX = 22;
export const DCB_CMD_SDCBX = 23;
export const DCB_CMD_GFEATCFG = 24;
export const DCB_CMD_SFEATCFG = 25;
export const DCB_CMD_CEE_GET = 26;
export const DCB_CMD_IEEE_DEL = 27;

export const DCB_ATTR_IFNAME = 1;
export const DCB_ATTR_STATE = 2;
export const DCB_ATTR_PFC_STATE = 3;
export const DCB_ATTR_PFC_CFG = 4;
export const DCB_ATTR_NUM_TC = 5;
export const DCB_ATTR_PG_CFG = 6;
export const DCB_ATTR_SET_ALL = 7;
export const DCB_ATTR_PERM_HWADDR = 8;
export const DCB_ATTR_CAP = 9;
export const DCB_ATTR_NUMTCS = 10;
export const DCB_ATTR_BCN = 11;
export const DCB_ATTR_APP = 12;
export const DCB_ATTR_IEEE = 13;
export const DCB_ATTR_DCBX = 14;
export const DCB_ATTR_FEATCFG = 15;
export const DCB_ATTR_CEE = 16;

/** Asks a link for what it has. */
export const RTM_GETDCB = 78;
/** Changes it. */
export const RTM_SETDCB = 79;
