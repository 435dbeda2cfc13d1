# A bridge that is deleted, with ports, with macvlans above it, their addresses, routes and next hops; what its ports are told. IPv6 is kept quiet.
sysctl -qw net.ipv6.conf.default.disable_ipv6=1
V='numtxqueues 1 numrxqueues 1'
ip link add br0 address 02:00:00:00:00:01 type bridge; ip link set br0 up
for x in 0 1 2; do ip link add p$x address 02:00:00:00:a$x:01 $V type veth peer name q$x address 02:00:00:00:a$x:02 $V; ip link set p$x master br0 up; done
ip link set q0 up; ip link set q2 up
ip link add mv0 link br0 address 02:00:00:00:00:11 type macvlan mode bridge; ip link add mv1 link mv0 address 02:00:00:00:00:12 type macvlan mode private
ip link set mv0 up; ip link set mv1 up; sleep 1.2
ip addr add 10.0.0.1/24 dev br0; ip addr add 10.0.1.1/24 dev mv0; ip addr add 10.0.2.1/24 dev mv1
ip nexthop add id 1 via 10.0.1.9 dev mv0; ip nexthop add id 2 via 10.0.0.9 dev br0; ip nexthop add id 10 group 1/2
ip route add 192.0.2.0/24 nhid 10; ip route add 192.0.3.0/24 nhid 1; ip route add default via 10.0.2.2
ip route add 192.0.4.0/24 nexthop via 10.0.1.9 dev mv0 nexthop via 10.0.0.9 dev br0
ip neigh add 10.0.1.9 lladdr 02:00:00:00:00:99 dev mv0; ip neigh add proxy 10.0.1.8 dev mv0
bridge fdb add 02:00:00:00:00:77 dev p0 master static; bridge mdb add dev br0 port p0 grp 239.1.1.1 permanent; bridge mdb add dev br0 port p2 grp 239.1.1.1 permanent
D=$(mktemp -d); trap 'rm -r $D' EXIT
ip monitor label > $D/ip & one=$!
bridge monitor all > $D/bridge & two=$!
sleep .7; ip link set p2 nomaster; ip link del br0; sleep .7; kill $one $two; wait 2>/dev/null
for x in ip bridge; do echo "--- $x"; cat $D/$x; done
ip -br link; ip route; ip nexthop; bridge fdb
