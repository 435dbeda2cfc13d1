/**
 * NEWSA and UPDSA (verify_newsa_info, xfrm_state_construct): what is wrong with a state, or that there is no such type, as on a Linux that was
 * built without ESP, AH, IPComp and mobile IPv6. The algorithms are those that such a Linux has.
 */

import { Errno } from '../generated/errno';
import { AddressFamily } from '../generated/socket';
import {
  XFRM_ALGO_AUTH_SIZE,
  XFRM_ALGO_SIZE,
  XFRM_REPLAY_STATE_ESN_SIZE,
  XfrmAlgo,
  XfrmAlgoAuth,
  XfrmAttribute,
  XfrmMode,
  XfrmReplayStateEsn,
  XfrmSelector,
  XfrmStateFlag,
  XfrmUsersaInfo,
} from '../generated/xfrm';
import * as text from '../memory/text';
import * as requests from '../netlink/request';
import { Request } from '../netlink/request';
import * as attributes from '../wire/attributes';
import { table } from './parse';
import { AH, COMP, DSTOPTS, ESP, ROUTING, checkPrefixes } from './selector';

const NAME_SIZE: u32 = 64;
const COMP_SPIS: u32 = 0x10000;
/** Words of the largest bitmap of packets that were seen. */
const MOST_WORDS: u32 = 128;

/** Algorithms by the names that they have, and had before, set apart by spaces. */
const AUTHENTICATION = 'hmac(md5) md5 hmac(sha1) sha1 hmac(sha256) sha256 hmac(sha384) hmac(sha512) digest_null';
/** Bits of what each of them makes; where there are two names for one, both. */
const DIGEST_BITS: usize = memory.data<u16>([128, 128, 160, 160, 256, 256, 384, 512, 0]);
const ENCRYPTION = 'ecb(cipher_null) cipher_null cbc(aes) aes rfc3686(ctr(aes))';
const COMPRESSION = 'deflate';

function has(type: XfrmAttribute): bool {
  return attributes.get(table, type) != 0;
}

/** Why a state can't be. */
export function refuse(request: Request): i32 {
  const info = requests.body(request);
  const bad = check(request, info);
  if (bad != 0) return bad;
  const unknown = checkAlgorithms(request);
  if (unknown != 0) return unknown;
  const family: u32 = load<u16>(info, XfrmUsersaInfo.FAMILY);
  const inner: u32 = load<u16>(info, XfrmSelector.FAMILY);
  const mode: u32 = load<u8>(info, XfrmUsersaInfo.MODE);
  const isSpecial = mode == XfrmMode.ROUTEOPTIMIZATION;
  if (inner != 0) {
    if (isSpecial && inner != AddressFamily.INET6)
      return requests.explain(request, -Errno.EPROTONOSUPPORT, 'Requested mode not found');
    if (mode != XfrmMode.TUNNEL && mode < <u32>XfrmMode.BEET && inner != family)
      return requests.explain(request, -Errno.EPROTONOSUPPORT, 'Only tunnel modes can accommodate a change of family');
  } else if (isSpecial && family != AddressFamily.INET6) {
    return requests.explain(request, -Errno.EPROTONOSUPPORT, 'Requested mode not found');
  }
  return requests.explain(request, -Errno.EPROTONOSUPPORT, 'Requested type not found');
}

function check(request: Request, info: usize): i32 {
  const family: u32 = load<u16>(info, XfrmUsersaInfo.FAMILY);
  if (family != AddressFamily.INET && family != AddressFamily.INET6)
    return requests.explain(request, -Errno.EINVAL, 'Invalid address family');
  const flags: u32 = load<u8>(info, XfrmUsersaInfo.FLAGS);
  let inner: u32 = load<u16>(info, XfrmSelector.FAMILY);
  if (inner == 0 && (flags & XfrmStateFlag.AF_UNSPEC) == 0) inner = family;
  let bad = inner == 0 ? 0 : checkPrefixes(request, info, inner, 'Invalid address family in selector');
  if (bad == 0) bad = checkProtocol(request, info);
  if (bad == 0) bad = checkLengths(request);
  if (bad == 0) bad = checkReplay(request, info, flags);
  if (bad != 0) return bad;
  const mode: u32 = load<u8>(info, XfrmUsersaInfo.MODE);
  if (mode == XfrmMode.IPTFS) {
    if (<u32>load<u8>(info, XfrmUsersaInfo.PROTO) != ESP)
      return requests.explain(request, -Errno.EINVAL, 'IP-TFS mode only supported with ESP');
    if (!has(XfrmAttribute.SA_DIR))
      return requests.explain(request, -Errno.EINVAL, 'IP-TFS mode requires in or out direction attribute');
  }
  if (mode == XfrmMode.IN_TRIGGER || mode > <u32>XfrmMode.IPTFS)
    return requests.explain(request, -Errno.EINVAL, 'Unsupported mode');
  if (has(XfrmAttribute.MTIMER_THRESH) && !has(XfrmAttribute.ENCAP)) {
    const text = 'MTIMER_THRESH attribute can only be set on ENCAP states';
    return requests.explain(request, -Errno.EINVAL, text);
  }
  return 0;
}

/** What a protocol wants, and does not. */
function checkProtocol(request: Request, info: usize): i32 {
  const fault = faultOf(info);
  return fault == null ? 0 : requests.explain(request, -Errno.EINVAL, fault);
}

function faultOf(info: usize): string | null {
  const aead = has(XfrmAttribute.ALG_AEAD);
  const authenticates = has(XfrmAttribute.ALG_AUTH) || has(XfrmAttribute.ALG_AUTH_TRUNC);
  const encrypts = has(XfrmAttribute.ALG_CRYPT);
  const compresses = has(XfrmAttribute.ALG_COMP);
  const pads = has(XfrmAttribute.TFCPAD);
  const any = aead || authenticates || encrypts || compresses || pads;
  switch (<u32>load<u8>(info, XfrmUsersaInfo.PROTO)) {
    case AH:
      if (!authenticates) return 'Missing required attribute for AH: AUTH_TRUNC or AUTH';
      if (aead || encrypts || compresses || pads) return 'Invalid attributes for AH: AEAD, CRYPT, COMP, TFCPAD';
      return null;
    case ESP:
      if (compresses) return 'Invalid attribute for ESP: COMP';
      if (!authenticates && !encrypts && !aead)
        return 'Missing required attribute for ESP: at least one of AUTH, AUTH_TRUNC, CRYPT, AEAD';
      if ((authenticates || encrypts) && aead)
        return "Invalid attribute combination for ESP: AEAD can't be used with AUTH, AUTH_TRUNC, CRYPT";
      if (pads && load<u8>(info, XfrmUsersaInfo.MODE) != XfrmMode.TUNNEL)
        return 'TFC padding can only be used in tunnel mode';
      return null;
    case COMP:
      if (!compresses) return 'Missing required attribute for COMP: COMP';
      if (aead || authenticates || encrypts || pads)
        return 'Invalid attributes for COMP: AEAD, AUTH, AUTH_TRUNC, CRYPT, TFCPAD';
      if (bswap<u32>(load<u32>(info, XfrmUsersaInfo.SPI)) >= COMP_SPIS)
        return 'SPI is too large for COMP (must be < 0x10000)';
      return null;
    case ROUTING:
    case DSTOPTS:
      if (any || has(XfrmAttribute.ENCAP) || has(XfrmAttribute.SEC_CTX))
        return 'Invalid attributes for DSTOPTS/ROUTING';
      return has(XfrmAttribute.COADDR) ? null : 'Missing required COADDR attribute for DSTOPTS/ROUTING';
    default:
      return 'Unsupported protocol';
  }
}

/** Whether all attributes of algorithms have their whole keys. */
function checkLengths(request: Request): i32 {
  if (!isWhole(XfrmAttribute.ALG_AEAD, XFRM_ALGO_AUTH_SIZE))
    return requests.explain(request, -Errno.EINVAL, 'Invalid AEAD attribute length');
  if (!isWhole(XfrmAttribute.ALG_AUTH_TRUNC, XFRM_ALGO_AUTH_SIZE))
    return requests.explain(request, -Errno.EINVAL, 'Invalid AUTH_TRUNC attribute length');
  const areWhole =
    isWhole(XfrmAttribute.ALG_AUTH, XFRM_ALGO_SIZE) &&
    isWhole(XfrmAttribute.ALG_CRYPT, XFRM_ALGO_SIZE) &&
    isWhole(XfrmAttribute.ALG_COMP, XFRM_ALGO_SIZE);
  return areWhole ? 0 : requests.explain(request, -Errno.EINVAL, 'Invalid AUTH/CRYPT/COMP attribute length');
}

function isWhole(type: XfrmAttribute, header: u32): bool {
  const attribute = attributes.get(table, type);
  if (attribute == 0) return true;
  // As on Linux, too many bits are few.
  return (
    attributes.size(attribute) >= header + ((load<u32>(attributes.payload(attribute), XfrmAlgo.ALG_KEY_LEN) + 7) >> 3)
  );
}

/** Extended sequence numbers (verify_replay). */
function checkReplay(request: Request, info: usize, flags: u32): i32 {
  const error = -Errno.EINVAL;
  const attribute = attributes.get(table, XfrmAttribute.REPLAY_ESN_VAL);
  if (attribute == 0) {
    if ((flags & XfrmStateFlag.ESN) == 0) return 0;
    return requests.explain(request, error, 'Missing required attribute for ESN');
  }
  const words = load<u32>(attributes.payload(attribute), XfrmReplayStateEsn.BMP_LEN);
  if (words > MOST_WORDS) return requests.explain(request, error, 'ESN bitmap length must be <= 128');
  const size = attributes.size(attribute);
  if (size < XFRM_REPLAY_STATE_ESN_SIZE + 4 * words && size != XFRM_REPLAY_STATE_ESN_SIZE)
    return requests.explain(request, error, 'ESN attribute is too short to fit the full bitmap length');
  const protocol: u32 = load<u8>(info, XfrmUsersaInfo.PROTO);
  if (protocol != ESP && protocol != AH) return requests.explain(request, error, 'ESN only supported for ESP and AH');
  if (load<u8>(info, XfrmUsersaInfo.REPLAY_WINDOW) == 0) return 0;
  return requests.explain(request, error, 'ESN not compatible with legacy replay_window');
}

/** Whether all algorithms are known. */
function checkAlgorithms(request: Request): i32 {
  if (has(XfrmAttribute.ALG_AEAD))
    return requests.explain(request, -Errno.ENOSYS, 'Requested AEAD algorithm not found');
  const cut = attributes.get(table, XfrmAttribute.ALG_AUTH_TRUNC);
  if (cut != 0) {
    const place = placeIn(AUTHENTICATION, cut);
    if (place < 0) return requests.explain(request, -Errno.ENOSYS, 'Requested AUTH_TRUNC algorithm not found');
    const bits = load<u32>(attributes.payload(cut), XfrmAlgoAuth.ALG_TRUNC_LEN);
    if (bits > <u32>load<u16>(DIGEST_BITS + ((<usize>place) << 1)))
      return requests.explain(request, -Errno.EINVAL, 'Invalid length requested for truncated ICV');
  } else if (!isKnown(AUTHENTICATION, XfrmAttribute.ALG_AUTH)) {
    return requests.explain(request, -Errno.ENOSYS, 'Requested AUTH algorithm not found');
  }
  if (!isKnown(ENCRYPTION, XfrmAttribute.ALG_CRYPT))
    return requests.explain(request, -Errno.ENOSYS, 'Requested CRYPT algorithm not found');
  if (isKnown(COMPRESSION, XfrmAttribute.ALG_COMP)) return 0;
  return requests.explain(request, -Errno.ENOSYS, 'Requested COMP algorithm not found');
}

function isKnown(names: string, type: XfrmAttribute): bool {
  const attribute = attributes.get(table, type);
  return attribute == 0 || placeIn(names, attribute) >= 0;
}

function placeIn(names: string, attribute: usize): i32 {
  const name = attributes.payload(attribute);
  return text.wordIn(names, name, text.lengthOf(name, NAME_SIZE - 1));
}
