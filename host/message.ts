/** Arguments and results of the calls that send and receive: `struct msghdr` in JavaScript. */
import { encodeAddress, type NetlinkAddress, type NetlinkAddressInit } from './address.js';
import { bytes, describe, integer, isBytes, size } from './arguments.js';
import { ADDRESS_CAPACITY } from './transfer.js';
import { NO_BYTES } from './wire.js';

/** What sendmsg sends. */
export interface OutgoingMessage {
  /** The destination. Left out, it is the connected peer, or the kernel. */
  name?: NetlinkAddressInit;
  /** The datagram, or the pieces of it. */
  data: Uint8Array | readonly Uint8Array[];
  /** Control data, as `encodeControl` makes them. */
  control?: Uint8Array;
  /** MSG_*. */
  flags?: number;
}

/** How much recvmsg takes. */
export interface ReceiveRequest {
  /** Room for the datagram, in bytes: what goes beyond is lost. */
  length: number;
  /** Room for control data, in bytes, at most 512. */
  controlLength?: number;
  /** MSG_*. */
  flags?: number;
}

/** What recvfrom gives. */
export interface ReceivedMessage {
  data: Uint8Array;
  /** What the call returned: the bytes in `data`, or with MSG_TRUNC the true length of the datagram. */
  length: number;
  /** MSG_TRUNC when the tail was lost, MSG_CTRUNC when control data were. */
  flags: number;
  /** Whom it came from, and the group it went to. */
  address: NetlinkAddress;
}

/** What recvmsg gives. */
export interface ReceivedControlMessage extends ReceivedMessage {
  /** Control data, for `decodeControl`. */
  control: Uint8Array;
}

/** An outgoing message, checked and complete. */
export interface CheckedMessage {
  data: Uint8Array | readonly Uint8Array[];
  name: Uint8Array | undefined;
  control: Uint8Array;
  flags: number;
}

export function checkMessage({ data, name, control = NO_BYTES, flags = 0 }: OutgoingMessage): CheckedMessage {
  if (!isBytes(data)) {
    if (!Array.isArray(data))
      throw new TypeError(`data must be a Uint8Array or an array of them, and is ${describe(data)}`);
    for (const part of data) bytes(part as Uint8Array, 'data');
  }
  return {
    data,
    // sendmsg(2) cuts an address that is too long; bind, connect and sendto refuse it.
    name: name === undefined ? undefined : encodeAddress(name).subarray(0, ADDRESS_CAPACITY),
    control: bytes(control, 'control'),
    flags: integer(flags, 'flags'),
  };
}

export function checkRequest({ length, controlLength = 0, flags = 0 }: ReceiveRequest): Required<ReceiveRequest> {
  return {
    length: size(length, 'length'),
    controlLength: size(controlLength, 'controlLength'),
    flags: integer(flags, 'flags'),
  };
}
