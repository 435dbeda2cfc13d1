/** Made from specs/dcb.yaml by `npm run generate`. Do not edit. */

/** Begins messages about it. */
export const enum Dcbmsg {
  DCB_FAMILY = 0,
  CMD = 1,
  DCB_PAD = 2,
}
export const DCBMSG_SIZE: u32 = 4;

/** What a message asks for. */
export const enum DcbCmd {
  UNDEFINED = 0,
  GSTATE = 1,
  SSTATE = 2,
  PGTX_GCFG = 3,
  PGTX_SCFG = 4,
  PGRX_GCFG = 5,
  PGRX_SCFG = 6,
  PFC_GCFG = 7,
  PFC_SCFG = 8,
  SET_ALL = 9,
  GPERM_HWADDR = 10,
  GCAP = 11,
  GNUMTCS = 12,
  SNUMTCS = 13,
  PFC_GSTATE = 14,
  PFC_SSTATE = 15,
  BCN_GCFG = 16,
  BCN_SCFG = 17,
  GAPP = 18,
  SAPP = 19,
  IEEE_SET = 20,
  IEEE_GET = 21,
  GDCBX = 22,
  SDCBX = 23,
  GFEATCFG = 24,
  SFEATCFG = 25,
  CEE_GET = 26,
  IEEE_DEL = 27,
}

export const enum DcbAttribute {
  IFNAME = 1,
  STATE = 2,
  PFC_STATE = 3,
  PFC_CFG = 4,
  NUM_TC = 5,
  PG_CFG = 6,
  SET_ALL = 7,
  PERM_HWADDR = 8,
  CAP = 9,
  NUMTCS = 10,
  BCN = 11,
  APP = 12,
  IEEE = 13,
  DCBX = 14,
  FEATCFG = 15,
  CEE = 16,
}
export const DCB_ATTRIBUTE_MAX: u32 = 16;

export const enum DcbMessage {
  /** Asks a link for what it has. */
  GETDCB = 78,
  /** Changes it. */
  SETDCB = 79,
}
