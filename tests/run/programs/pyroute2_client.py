from pyroute2 import IPRoute, NDB, IPDB
import errno
from pyroute2.netlink.exceptions import NetlinkError
ip = IPRoute()
print([(l['index'], l.get_attr('IFLA_IFNAME')) for l in ip.get_links()])
ip.link('add', ifname='v0', kind='veth', peer='v1')
idx = ip.link_lookup(ifname='v0')[0]
ip.link('set', index=idx, state='up', mtu=1400)
p = ip.link_lookup(ifname='v1')[0]
ip.link('set', index=p, state='up')
ip.addr('add', index=idx, address='10.0.0.1', mask=24, broadcast='10.0.0.255')
ip.addr('add', index=idx, address='2001:db8::1', mask=64)
ip.link('add', ifname='br0', kind='bridge', br_forward_delay=500)
br = ip.link_lookup(ifname='br0')[0]
ip.link('set', index=p, master=br)
ip.route('add', dst='10.1.0.0/16', gateway='10.0.0.2')
ip.route('add', dst='10.2.0.0/16', gateway='10.0.0.2', metrics={'mtu': 1300}, priority=10, table=100)
ip.route('add', dst='10.3.0.0/16', multipath=[{'gateway':'10.0.0.3','hops':2},{'gateway':'10.0.0.4'}])
ip.route('add', dst='2001:db8:5::/48', gateway='2001:db8::5')
ip.route('add', dst='10.9.0.0/16', type='blackhole')
ip.rule('add', table=100, src='10.7.0.0/16', priority=500)
ip.neigh('add', dst='10.0.0.7', lladdr='02:00:00:00:00:07', ifindex=idx, state='permanent')
for l in ip.get_links():
    print(l['index'], l.get_attr('IFLA_IFNAME'), l.get_attr('IFLA_MTU'), l.get_attr('IFLA_OPERSTATE') is not None, l['flags'] & 1, l.get_attr('IFLA_MASTER'), (l.get_attr('IFLA_LINKINFO') or {}).get_attr('IFLA_INFO_KIND') if l.get_attr('IFLA_LINKINFO') else None)
for a in ip.get_addr(): print(a.get_attr('IFA_ADDRESS') if not str(a.get_attr('IFA_ADDRESS')).startswith('fe80') else 'fe80', a['prefixlen'], a['index'], a['scope'])
for fam in (2, 10):
    for r in ip.get_routes(family=fam):
        d = r.get_attr('RTA_DST')
        if d and (d.startswith('fe80') or d.startswith('ff')): continue
        print(d, r['dst_len'], r.get_attr('RTA_GATEWAY'), r.get_attr('RTA_TABLE'), r.get_attr('RTA_PRIORITY'), r['type'], r['proto'], [ (n.get_attr('RTA_GATEWAY'), n['hops']) for n in (r.get_attr('RTA_MULTIPATH') or [])])
for r in ip.get_rules(): print(r.get_attr('FRA_PRIORITY'), r.get_attr('FRA_TABLE'), r.get_attr('FRA_SRC'))
for n in ip.get_neighbours(family=2): print(n.get_attr('NDA_DST'), n.get_attr('NDA_LLADDR'), n['state'])
print(ip.route('get', dst='10.1.2.3')[0].get_attr('RTA_GATEWAY'))
for f, kw in ((ip.link, dict(command='del', index=77)), (ip.addr, dict(command='add', index=idx, address='10.0.0.1', mask=24)), (ip.route, dict(command='add', dst='10.1.0.0/16', gateway='10.0.0.2')), (ip.route, dict(command='del', dst='11.0.0.0/8')), (ip.rule, dict(command='del', priority=99, table=9)), (ip.link, dict(command='add', ifname='x', kind='nosuch'))):
    try: f(**kw); print('ok')
    except NetlinkError as e: print(e.code, e.args)
ip.flush_addr(index=idx, family=2); ip.flush_routes(table=100); ip.flush_rules(priority=500)
print(len(ip.get_addr(family=2)), len(ip.get_routes(table=100)))
ip.close()
