# What every object of ip has to show in a fresh namespace.
show() { echo "== $*"; "$@" 2>&1; echo "status $?"; }
show ip link
show ip -s link show lo
show ip -d link show lo
show ip address
show ip -s address
show ip route
show ip -6 route
show ip route show table 100
show ip rule
show ip -6 rule
show ip rule show table main
show ip neigh
show ip neigh show nud all
show ip neigh show proxy
show ip -s neigh
show ip ntable
show ip ntable show dev lo
show ip ntable show name ndisc_cache
show ip tunnel
show ip tunnel show
show ip -6 tunnel show
show ip tuntap
show ip mroute
show ip -6 mroute
show ip mroute show table all
show ip mrule
show ip -6 mrule
show ip netns list-id
show ip token
show ip token list
show ip netconf
show ip -4 netconf
show ip -6 netconf
show ip netconf show dev lo
show ip vrf
show ip vrf list
show ip link show type veth
show ip link show type bridge
show ip link show master nosuch
show ip macsec show
show ip bogus
ip link set lo up
show ip address
show ip route show table local
show ip -6 route
show ip rule
show ip neigh
show ip netconf show dev lo
