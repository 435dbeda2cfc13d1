/// <reference lib="esnext.disposable" preserve="true" />
/**
 * Linux's AF_NETLINK as a WebAssembly module: what a user imports.
 */
export { type Address, Addresses, type AddressFilter, type AddressSettings } from './addresses.js';
export type { NetlinkAddress, NetlinkAddressInit } from './address.js';
export * from './constants.js';
export { type ControlMessage, decodeControl, encodeControl } from './control.js';
export {
  type Capabilities,
  CAPABILITIES,
  type CapabilityName,
  type Credentials,
  type CredentialsInit,
} from './credentials.js';
export type { Counters } from './counters.js';
export type { DeviceOptions } from './device.js';
export type { Driver, Refusal } from './driver.js';
export { type ErrorCode, errnoMessage, errnoName, errnoNumber, type ExtendedAck, NetlinkError } from './errno.js';
export { GenericFamilies, GenericFamily, type GenericNotification } from './generic.js';
export {
  type GenericAck,
  type GenericAnswer,
  GenericError,
  type GenericFault,
  type GenericHandler,
  type GenericHandlers,
  type GenericReply,
  type GenericRequest,
} from './generic-handler.js';
export type { AttributePath } from './generic-path.js';
export type { SignalHandler, SocketSignal } from './signals.js';
export { Kernel } from './kernel.js';
export type { KernelOptions, MemoryUse, RestoreOptions } from './kernel-options.js';
export { type Link, type LinkChange, type LinkFilter, Links, type LinkSettings, type NewLink } from './links.js';
export type { OutgoingMessage, ReceivedControlMessage, ReceivedMessage, ReceiveRequest } from './message.js';
export {
  ABI_VERSION,
  type KernelExports,
  type KernelImports,
  LoadedModule,
  loadModule,
  type WasmSource,
} from './module.js';
export type { Namespace } from './namespace.js';
export type { LinkGroup } from './groups.js';
export type { SocketInfo } from './sockets.js';
export type { NamespaceReference, NamespaceResolver } from './whereabouts.js';
export { type Neighbour, type NeighbourFilter, Neighbours, type NeighbourSettings } from './neighbours.js';
export { poll, type PollOptions, type PollRequest, type PollResult } from './poll.js';
export type { AddressFamilyName } from './prefix.js';
export type { PresetName } from './presets.js';
export type { Process } from './process.js';
export type { Tun, TunOptions } from './tun.js';
export type { LinkReference } from './route-client.js';
export { type Route, type RouteFilter, Routes, type RouteSettings } from './routes.js';
export { type Rule, type RuleFamilyName, Rules, type RuleSettings } from './rules.js';
export { SnapshotError, type SnapshotFault } from './snapshot.js';
export { type NetlinkEvent, NetlinkSocket, type NetlinkSocketOptions } from './socket.js';
export type { ProcessOptions } from './task.js';
export {
  type NamespaceTopology,
  type Topology,
  type TopologyAddress,
  TopologyError,
  type TopologyLink,
  type TopologyNeighbour,
  type TopologyRoute,
} from './topology.js';
export { decodeUevent, encodeUevent, type Uevent, UEVENT_GROUP_KERNEL, UeventSocket } from './uevent.js';
export type { WaitOptions } from './wait.js';
export {
  type Attribute,
  concat,
  cString,
  decodeAttributes,
  decodeMessages,
  encodeAttribute,
  encodeMessage,
  HEADER_SIZE,
  type Message,
  uint16,
  uint32,
  uint8,
  viewOf,
} from './wire.js';
