/**
 * Wrong messages by protocol, and how Linux 6.18 answers each, as measured: in a new namespace, where there is `lo` alone,
 * asked by a task with all capabilities.
 */
import { NETLINK_GENERIC, NETLINK_KOBJECT_UEVENT, NETLINK_ROUTE, NETLINK_USERSOCK } from '../../../host/constants.js';
import type { Case } from './compose.js';
import { GENERIC_FORMS, ROUTE_FORMS, UEVENT_FORMS, USERSOCK_FORMS } from './forms.js';
import { GENERIC_LENGTHS, ROUTE_LENGTHS } from './lengths.js';

export type { Answers } from './compose.js';

export const MESSAGES: [what: string, protocol: number, cases: Case[]][] = [
  ['NETLINK_ROUTE', NETLINK_ROUTE, [...ROUTE_LENGTHS, ...ROUTE_FORMS]],
  ['NETLINK_GENERIC', NETLINK_GENERIC, [...GENERIC_LENGTHS, ...GENERIC_FORMS]],
  ['NETLINK_KOBJECT_UEVENT', NETLINK_KOBJECT_UEVENT, UEVENT_FORMS],
  ['NETLINK_USERSOCK', NETLINK_USERSOCK, USERSOCK_FORMS],
];
