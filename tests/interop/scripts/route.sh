# Routes.
show() { "$@"; echo "status $?"; }
ip link add v0 address 02:00:00:00:01:00 type veth peer name v1 address 02:00:00:00:01:01
ip link set v0 up
ip link set v1 up
ip addr add 10.0.0.1/24 dev v0
ip route
show ip route add default via 10.0.0.254
show ip route add 10.5.0.0/16 via 10.0.0.2 metric 100
show ip route add 10.5.0.0/16 via 10.0.0.2 metric 100
show ip route add unreachable 10.6.0.0/16
show ip route add 10.7.0.0/16 via 192.168.9.9
show ip route add 10.8.0.0/16 dev nosuch
ip route
ip route show table all
show ip route get 10.5.1.1
show ip route get 8.8.8.8
show ip route replace 10.5.0.0/16 via 10.0.0.3 metric 100
show ip route del 10.9.0.0/16
show ip route del unreachable 10.6.0.0/16
ip route show table local
ip -6 route
show ip -6 route add 2001:db8:1::/48 dev v0
ip -6 route
show ip route flush cache
ip addr del 10.0.0.1/24 dev v0
ip route
