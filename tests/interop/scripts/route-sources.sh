# The source address that routes choose, when it goes from one link and from all; addresses and gateways that are our own.
ip link set lo up
ip link add v0 address 02:00:00:00:00:01 type veth peer name v1 address 02:00:00:00:00:02
ip link set v0 up
ip link set v1 up
ip addr add 10.0.0.1/24 dev v0
ip -6 addr add 2001:db8::1/64 dev v0 nodad
ip -6 addr add 2001:db8:1::1/64 dev v1 nodad
sleep 2
chosen() { echo "$1"; ip -6 route show table all | grep 2001:db8::9; }
ip -6 route add 2000::/32 via 2001:db8::9 src 2001:db8:1::1
ip -6 route add 2001::/32 via 2001:db8::9 src 2001:db8:1::1 table 50
chosen "of another link"
ip -6 addr del 2001:db8:1::1/64 dev v1
chosen "nobody's, in any table"
ip -6 addr add 2001:db8:1::1/64 dev v1 nodad
ip -6 addr add 2001:db8:1::1/64 dev v0 nodad
ip -6 route change 2000::/32 via 2001:db8::9 src 2001:db8:1::1
ip -6 addr del 2001:db8:1::1/64 dev v1
chosen "of both links, and gone from one"
ip -6 addr del 2001:db8:1::1/64 dev v0
chosen "and from the other"
ip -6 addr add 2001:db8:1::1/64 dev v1 nodad
ip -6 route change 2000::/32 via 2001:db8::9 src 2001:db8:1::1
ip nexthop add id 1 via 2001:db8::9 dev v0
ip -6 route add 2003::/32 nhid 1 src 2001:db8:1::1
ip -6 addr del 2001:db8:1::1/64 dev v1
chosen "by a next hop that is an object"
ip -6 addr add 2001:db8:1::1/64 dev v1 nodad
ip -6 route change 2000::/32 via 2001:db8::9 src 2001:db8:1::1
ip link set v1 down
chosen "the link went down"
ip -6 addr add 2001:db8:1::1/64 dev v0 nodad
ip -6 addr change 2001:db8:1::1/64 dev v0 valid_lft 1 preferred_lft 1
sleep 2
chosen "over by time"
ip link set v1 up
sleep 2
ip -6 route add anycast 2000:e::1 dev lo
ip -6 route add anycast 2000:e::2 dev v0
ip -6 route get 2000:e::1
ip -6 route get 2000:e::2
ip link set v1 down
ip -6 route show table all | grep any
ip -6 route get 2000:e::2
ip link set v1 up
echo "an address of ours as the gateway"
ip route add 10.9.0.0/16 via 10.0.0.1
ip route get 10.9.0.1
ip route get fibmatch 10.9.0.1
ip route show
echo "a way has no end"
ip -6 route add 2004::/32 dev v0 expires 200
ip -6 route get 2004::1
ip -6 route get fibmatch 2004::1
