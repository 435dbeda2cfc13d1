"""Asks the running kernel for its attribute policies, and prints them as JSON.

An attribute that fails validation is answered with NLMSGERR_ATTR_POLICY, which tells the kernel's own rule; what has no type there
(NLA_UNSPEC with a length, NLA_REJECT, big-endian integers) shows by the lengths that are refused. So each attribute is sent with payloads of
many lengths, inside a request that carries it to the policy in question. Most requests name a link that is not there, so that nothing
happens when the attributes are well; the others change links that are made here. To be run as root in a network namespace of its own:
`unshare -n python3 policies.py`.

  policies     by name and attribute number, the rule: 'u32', 'u32 193..', 'string ..15', 'binary 8..8', 'nested', 'flag', 'at least 16',
               'only 4', 'reject'; an attribute without a rule is left out
  strict       by name, the integers of which a longer payload is refused
  silent       policies of which the kernel refuses attributes without a word: by name and number, the lengths of zeros that it refuses
  lengths      the lengths that were tried
  unreachable  policies that this kernel has no way to, with its reason
"""
import json
import socket
import struct

SOL_NETLINK, CAP_ACK, EXT_ACK = 270, 10, 11
EINVAL, ERANGE, EOPNOTSUPP = 22, 34, 95
REQUEST_ACK = 5
CREATE = 0x400
NESTED = 0x8000
AF_INET, AF_BRIDGE, AF_INET6 = 2, 7, 10
IPMR, IP6MR = 128, 129
NOWHERE = 0x7FFFFFF0  # an ifindex that no link has

TYPES = ['invalid', 'flag', 'u8', 'u16', 'u32', 'u64', 's8', 's16', 's32', 's64', 'binary', 'string', 'nul-string', 'nested',
         'nested-array', 'bitfield32', 'sint', 'uint']
# What the validator says (lib/nlattr.c); whatever else refuses a request speaks in other words.
VERDICTS = ('Attribute failed policy validation', 'integer out of range', 'reserved bit set', 'invalid attribute length',
            'binary attribute size out of range', 'NLA_F_NESTED is missing',
            # A rejected attribute may have words of its own.
            'IFLA_INET6_RA_MTU can not be set')
FILLS = (b'\0', b'\xff', b'a')
LENGTHS = [*range(0, 34), 35, 36, 39, 40, 64, 67, 68, 71, 72, 75, 76, 100, 127, 128, 129, 167, 168, 223, 224, 255, 256, 257, 300, 1021]


def nla(kind, payload):
    return struct.pack('<HH', 4 + len(payload), kind) + payload + bytes(-len(payload) % 4)


def attributes(data):
    found = {}
    while len(data) >= 4:
        length, kind = struct.unpack_from('<HH', data)
        if length < 4:
            break
        found[kind & 0x3FFF] = data[4:length]
        data = data[(length + 3) & ~3:]
    return found


class Netlink:
    def __init__(self, protocol):
        self.socket = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, protocol)
        self.socket.setsockopt(SOL_NETLINK, CAP_ACK, 1)
        self.socket.setsockopt(SOL_NETLINK, EXT_ACK, 1)
        self.socket.bind((0, 0))

    def ask(self, kind, body, flags=REQUEST_ACK):
        """The kernel's errno, its words, and the rule it cites."""
        self.socket.send(struct.pack('<IHHII', 16 + len(body), kind, flags, 1, 0) + body)
        while True:
            answer = self.socket.recv(1 << 16)
            length, kind = struct.unpack_from('<IH', answer)
            if kind == 2:
                break
        error, = struct.unpack_from('<i', answer, 16)
        said = attributes(answer[36:length])
        return -error, said.get(1, b'').rstrip(b'\0').decode(), attributes(said[4]) if 4 in said else None


def rule_of(told):
    """A policy attribute in words."""
    def integer(number):
        return int.from_bytes(told[number], 'little', signed=number in (2, 3)) if number in told else None

    kind = TYPES[integer(1)]
    low, high = (2, 3) if kind[0] == 's' and kind != 'string' else (4, 5)
    bits = 64 if kind in ('sint', 'uint') else int(kind[1:]) if kind[1:].isdigit() else 0
    if bits:
        least, most = (-(1 << bits - 1), (1 << bits - 1) - 1) if low == 2 else (0, (1 << bits) - 1)
        if 12 in told:
            return f'{kind} mask {integer(12):#x}'
        return kind + span(*(None if value == bound else value for value, bound in ((integer(low), least), (integer(high), most))))
    if kind == 'bitfield32':
        return f'{kind} mask {integer(10):#x}'
    return kind + span(integer(6), integer(7))


def span(least, most):
    return '' if least is None and most is None else f" {'' if least is None else least}..{'' if most is None else most}"


def probe_silent(send, highest):
    """The lengths of zeros that are refused, by attribute; with EINVAL only of one that is taken at another length. `send` puts it where it belongs."""
    found = {}
    for kind in range(1, highest + 1):
        answers = [send(nla(kind, bytes(length))) for length in LENGTHS]
        verdicts = (ERANGE, EINVAL) if any(error == 0 for error, _, _ in answers) else (ERANGE,)
        refused = [length for length, (error, words, _) in zip(LENGTHS, answers) if error in verdicts or words == 'Error parsing msg']
        if refused:
            found[kind] = refused
    return found


def probe(send, highest):
    """The rules of attributes 1 to highest, and which integers are checked strictly."""
    rules, strict = {}, []
    for kind in range(1, highest + 1):
        refused, rule = {}, None
        for length in LENGTHS:
            for fill in FILLS:
                error, words, told = send(nla(kind, fill * length))
                if words in VERDICTS:
                    refused.setdefault(length, set()).add(fill)
                    rule = rule_of(told) if told else rule
        refused = {length for length, fills in refused.items() if len(fills) == len(FILLS)}
        if rule is not None:
            rules[kind] = rule
            width = {'8': 1, '16': 2, '32': 4, '64': 8}.get(rule.split()[0][1:])
            if width is not None and all(length in refused for length in LENGTHS if length > 8):
                strict.append(kind)
        elif len(refused) == len(LENGTHS):
            rules[kind] = 'reject'
        elif refused:
            taken = [length for length in LENGTHS if length not in refused]
            rules[kind] = f'only {taken[0]}' if len(taken) == 1 else f'at least {taken[0]}'
    return rules, strict


route = Netlink(0)
xfrm = Netlink(6)
generic = Netlink(16)


def ifinfo(family=0, index=NOWHERE):
    return struct.pack('<BxHiII', family, 0, index, 0, 0)


def nest(kind, *inside):
    return nla(kind | NESTED, b''.join(inside))


def linkinfo(kind, data):
    return nest(18, nla(1, kind.encode() + b'\0'), data)


def index_of(name):
    try:
        return socket.if_nametoindex(name)
    except OSError:
        return 0


# Links to set things of: two ends of a veth, the first a port of a bridge; a vxlan for what only it allows.
route.ask(16, ifinfo(0, 0) + nla(3, b'bridge0\0') + linkinfo('bridge', b''), REQUEST_ACK | CREATE)
route.ask(16, ifinfo(0, 0) + nla(3, b'port0\0') + linkinfo('veth', nest(2, nla(1, ifinfo(0, 0) + nla(3, b'peer0\0')))),
          REQUEST_ACK | CREATE)
route.ask(19, ifinfo(0, index_of('port0')) + nla(10, struct.pack('<I', index_of('bridge0'))))
route.ask(16, ifinfo(0, 0) + nla(3, b'vxlan0\0') + linkinfo('vxlan', nest(2, nla(1, struct.pack('<I', 1)), nla(15, b'\x12\xb5'))),
          REQUEST_ACK | CREATE)
PORT, PEER, VXLAN = index_of('port0'), index_of('peer0'), index_of('vxlan0')


def link(kind, *before, index=NOWHERE, family=0):
    """An attribute of a link's request, within the attributes `before`."""
    def send(attribute):
        for outer in reversed(before):
            attribute = nest(outer, attribute)
        return route.ask(kind, ifinfo(family, index) + attribute)
    return send


def data_of(kind):
    return lambda attribute: route.ask(16, ifinfo() + linkinfo(kind, nest(2, attribute)))


def headed(kind, header):
    return lambda attribute: route.ask(kind, header + attribute)


def controller(command, flags=REQUEST_ACK):
    return lambda attribute: generic.ask(16, struct.pack('<BBxx', command, 2) + attribute, flags)


def family_of(name):
    """The id of a family of generic netlink."""
    body = struct.pack('<BBxx', 3, 2) + nla(2, name.encode() + b'\0')
    generic.socket.send(struct.pack('<IHHII', 16 + len(body), 16, 1, 1, 0) + body)
    answer = generic.socket.recv(1 << 16)
    return struct.unpack('<H', attributes(answer[20:])[1])[0]


def command(name, number, *before, flags=REQUEST_ACK):
    """An attribute of a generic family's command, within the nests `before`."""
    kind = family_of(name)

    def send(attribute):
        for outer in reversed(before):
            attribute = nest(outer, attribute)
        return generic.ask(kind, struct.pack('<BBxx', number, 1) + attribute, flags)
    return send


RTM_INET = struct.pack('<8BI', AF_INET, 32, 0, 0, 254, 4, 0, 1, 0)
RTM_INET6 = struct.pack('<8BI', AF_INET6, 128, 0, 0, 254, 4, 0, 1, 0)
# Commands of the family ethtool, and the highest attribute that each knows.
ETHTOOL = [
    ('strset-get', 1, 3), ('linkinfo-get', 2, 1), ('linkinfo-set', 3, 5), ('linkmodes-get', 4, 1), ('linkmodes-set', 5, 9),
    ('linkstate-get', 6, 1), ('debug-get', 7, 1), ('debug-set', 8, 2), ('wol-get', 9, 1), ('wol-set', 10, 3),
    ('features-get', 11, 1), ('features-set', 12, 3), ('privflags-get', 13, 1), ('privflags-set', 14, 2),
    ('rings-get', 15, 1), ('rings-set', 16, 18), ('channels-get', 17, 1), ('channels-set', 18, 9), ('coalesce-get', 19, 1),
    ('coalesce-set', 20, 30), ('pause-get', 21, 6), ('pause-set', 22, 6), ('eee-get', 23, 1), ('eee-set', 24, 7),
    ('tsinfo-get', 25, 9), ('cable-test-act', 26, 1), ('cable-test-tdr-act', 27, 2), ('tunnel-info-get', 28, 1),
    ('fec-get', 29, 1), ('fec-set', 30, 3), ('module-eeprom-get', 31, 6), ('stats-get', 32, 5), ('phc-vclocks-get', 33, 1),
    ('module-get', 34, 1), ('module-set', 35, 2), ('pse-get', 36, 1), ('pse-set', 37, 16), ('rss-get', 38, 7),
    ('plca-get-cfg', 39, 1), ('plca-set-cfg', 40, 9), ('plca-get-status', 41, 1), ('mm-get', 42, 1), ('mm-set', 43, 11),
    ('module-fw-flash-act', 44, 3), ('phy-get', 45, 1), ('tsconfig-get', 46, 1), ('tsconfig-set', 47, 5), ('rss-set', 48, 8),
    ('rss-create', 49, 6), ('rss-delete', 50, 2),
]
PROBES = {
    'ctrl-policy-family': (controller(3), 10),
    'ctrl-policy-policy': (controller(10, REQUEST_ACK | 0x300), 10),
    'tcp-metrics-nl-policy': (command('tcp_metrics', 1), 13),
    'seg6-genl-policy': (command('SEG6', 4), 7),
    'ioam6-genl-policy-addns': (command('IOAM6', 1), 7),
    'ioam6-genl-policy-delns': (command('IOAM6', 2), 7),
    'ioam6-genl-policy-addsc': (command('IOAM6', 4), 7),
    'ioam6-genl-policy-delsc': (command('IOAM6', 5), 7),
    'ioam6-genl-policy-ns-sc': (command('IOAM6', 7), 7),
    'mptcp-pm-address-nl-policy': (command('mptcp_pm', 7, 1), 7),
    **{f'mptcp-pm-{name}-nl-policy': (command('mptcp_pm', number), 6) for number, name in enumerate([
        'add-addr', 'del-addr', 'get-addr', 'flush-addrs', 'set-limits', 'get-limits', 'set-flags', 'announce', 'remove',
        'subflow-create', 'subflow-destroy'], 1)},
    'netdev-dev-get-nl-policy': (command('netdev', 1), 6),
    'netdev-page-pool-get-nl-policy': (command('netdev', 5), 8),
    'netdev-queue-get-do-nl-policy': (command('netdev', 10), 7),
    'netdev-napi-get-do-nl-policy': (command('netdev', 11), 8),
    'netdev-bind-rx-nl-policy': (command('netdev', 13), 4),
    'netdev-queue-id-nl-policy': (command('netdev', 13, 2), 7),
    'netdev-napi-set-nl-policy': (command('netdev', 14), 8),
    'netdev-bind-tx-nl-policy': (command('netdev', 15), 4),
    **{f'ethnl-{name}-policy': (command('ethtool', number), highest) for name, number, highest in ETHTOOL},
    'ethnl-header-policy': (command('ethtool', 2, 1), 4),
    'ethnl-header-policy-phy': (command('ethtool', 1, 1), 4),
    'ethnl-header-policy-stats': (command('ethtool', 6, 1), 4),
    'ethnl-ts-hwtst-prov-policy': (command('ethtool', 25, 7), 2),
    'tsconfig-ts-hwtst-prov-policy': (command('ethtool', 47, 2), 2),
    'ethnl-rss-flows-policy': (command('ethtool', 48, 8), 27),
    'coalesce-profile-policy': (command('ethtool', 20, 29), 1),
    'coalesce-irq-moderation-policy': (command('ethtool', 20, 29, 1), 3),
    'ifla-policy': (link(19), 70),
    'inet-af-policy': (link(19, 26, AF_INET, index=PEER), 1),
    'inet6-af-policy': (link(19, 26, AF_INET6, index=PEER), 9),
    'br-port-policy': (lambda attribute: route.ask(16, ifinfo(0, PORT) + nest(18, nla(4, b'bridge\0'), nest(5, attribute))), 46),
    'ifa-ipv4-policy': (headed(20, struct.pack('<4BI', AF_INET, 8, 0, 0, NOWHERE)), 11),
    'ifa-ipv6-policy': (headed(20, struct.pack('<4BI', AF_INET6, 8, 0, 0, NOWHERE)), 11),
    'devconf-ip-policy': (headed(82, bytes([AF_INET, 0, 0, 0])), 9),
    'ifal-policy': (headed(72, struct.pack('<4BII', AF_INET6, 0, 128, 0, NOWHERE, 0)), 2),
    'rtm-ipv4-policy': (headed(24, RTM_INET), 31),
    'rtm-ipv6-policy': (headed(24, RTM_INET6), 31),
    'rtm-ipmr-policy': (headed(24, struct.pack('<8BI', IPMR, 32, 0, 0, 0, 4, 0, 5, 0)), 31),
    'ip6mr-getroute-policy': (headed(26, bytes([IP6MR]) + bytes(11)), 31),
    'dcbnl-rtnl-policy': (headed(78, bytes([0, 1, 0, 0])), 16),
    'nda-policy': (headed(28, struct.pack('<BxxxiHBB', AF_INET, NOWHERE, 128, 0, 0)), 17),
    'rtm-tca-policy': (headed(38, struct.pack('<BxxxiIII', 0, NOWHERE, 0, 0, 0)), 16),
    'nl-neightbl-policy': (headed(67, bytes(4)), 9),
    'rtnl-net-policy': (headed(88, bytes(4)), 5),
    'xfrma-policy': (lambda attribute: xfrm.ask(18, struct.pack('<22xBx', 50) + attribute), 41),
    'xfrma-spd-policy': (lambda attribute: xfrm.ask(36, bytes(4) + attribute), 4),
    'nl-ntbl-parm-policy': (lambda attribute: route.ask(67, bytes(4) + nla(1, b'arp_cache\0') + nest(6, attribute)), 19),
}
KINDS = {
    'veth-policy': ('veth', 1), 'br-policy': ('bridge', 49), 'macvlan-policy': ('macvlan', 9), 'vxlan-policy': ('vxlan', 34),
    'vlan-policy': ('vlan', 5), 'bond-policy': ('bond', 33), 'vrf-nl-policy': ('vrf', 1), 'ipvlan-nl-policy': ('ipvlan', 2),
}
SILENT = {
    'ifla-info-policy': (lambda attribute: route.ask(16, ifinfo() + nest(18, attribute)), 5),
    'ifla-vf-policy': (link(19, 22, 1, index=PEER), 13),
    'ifla-port-policy': (link(19, 25, index=PEER), 7),
    'ifla-xdp-policy': (link(19, 43, index=PEER), 8),
    'ifla-proto-down-reason-policy': (link(19, 55, index=VXLAN), 2),
    'fib-rule-policy': (headed(32, struct.pack('<8BI', AF_INET, 0, 0, 0, 254, 0, 0, 1, 0)), 30),
}

answer = {'policies': {}, 'strict': {}, 'silent': {}, 'lengths': LENGTHS, 'unreachable': {}}
for name, (kind, highest) in KINDS.items():
    error, words, _ = route.ask(16, ifinfo(0, 0) + linkinfo(kind, b''), REQUEST_ACK | CREATE)
    if error == EOPNOTSUPP:
        answer['unreachable'][name] = f'{kind}: {words}'
    else:
        PROBES[name] = (data_of(kind), highest)
for name, (send, highest) in PROBES.items():
    answer['policies'][name], answer['strict'][name] = probe(send, highest)
for name, (send, highest) in SILENT.items():
    answer['silent'][name] = probe_silent(send, highest)
print(json.dumps(answer))
