# What IPv6 makes of a link's MTU: routes that know one, as it falls, rises and is too small for IPv6; neighbours of a link without it.
ip link add v0 address 02:00:00:00:00:01 numtxqueues 1 numrxqueues 1 type veth peer name v1 address 02:00:00:00:00:02 numtxqueues 1 numrxqueues 1
sysctl -qw net.ipv6.conf.default.accept_dad=0 net.ipv6.conf.v0.addr_gen_mode=1
ip link set v0 up; ip link set v1 up; sleep .3; ip addr add 2001:db8::1/64 dev v0
ip nexthop add id 5 via 2001:db8::9 dev v0; ip nexthop add id 6 group 5; ip -6 route add 2001:db8:5::/48 nhid 5 mtu 1400; ip -6 route add 2001:db8:6::/48 nhid 6 mtu 1400
ip -6 route add 2001:db8:1::/48 dev v0 mtu 1400; ip -6 route add 2001:db8:2::/48 dev v0 mtu 1500; ip -6 route add 2001:db8:3::/48 via 2001:db8::7 mtu lock 1450; ip -6 route add 2001:db8:4::/48 dev v0 mtu 9000
for mtu in 1600 1450 1400 1300 1280 1500 9000; do ip link set v0 mtu $mtu; echo $mtu; ip -6 route show root 2001:db8::/32; done
sysctl -w net.ipv6.conf.v0.mtu=1290; ip -6 route show root 2001:db8::/32; ip link set v0 mtu 1600; ip -6 route show root 2001:db8::/32
ip -6 neigh add 2001:db8::9 lladdr 02:00:00:00:00:99 dev v0; ip link set v0 mtu 1279; ip -6 neigh; ip -6 route; ip -6 neigh add 2001:db8::9 lladdr 02:00:00:00:00:99 dev v0; ip -6 neigh add proxy 2001:db8::9 dev v0
ip link set v0 mtu 1280; ip -6 neigh add 2001:db8::9 lladdr 02:00:00:00:00:99 dev v0; ip -6 neigh; sysctl -qw net.ipv6.conf.v0.disable_ipv6=1; ip -6 neigh add 2001:db8::8 lladdr 02:00:00:00:00:99 dev v0; ip -6 neigh
# What tells that there is no program to take away.
ip monitor link > /tmp/mr$$ & monitor=$!
sleep .5; ip link set v0 xdp off; ip link set v0 gso_max_size 30000; ip link set v0 txqueuelen 9; sleep .3; kill $monitor; wait 2>/dev/null; cat /tmp/mr$$; rm /tmp/mr$$
