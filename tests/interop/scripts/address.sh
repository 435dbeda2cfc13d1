# IPv4 and IPv6 addresses.
show() { "$@"; echo "status $?"; }
ip addr
ip link set lo up
ip addr
show ip addr add 10.0.0.1/24 dev lo
show ip addr add 10.0.0.1/24 dev lo
show ip addr add 10.0.0.2/24 dev lo label lo:two
show ip addr add 10.1.0.1 peer 10.1.0.2/32 dev lo
show ip addr add 2001:db8::1/64 dev lo nodad
show ip addr add 2001:db8::1/64 dev lo
ip addr show lo
ip -4 -br addr
ip -6 -o addr
ip -j addr show lo
show ip addr add 10.0.0.300/24 dev lo
show ip addr add 10.0.0.3/33 dev lo
show ip addr add 10.0.0.3/24 dev nosuch
show ip addr del 10.9.9.9/24 dev lo
show ip addr del 10.0.0.1/24 dev lo
ip -4 addr
show ip addr flush dev lo scope global
ip addr
show ip addr add 10.0.0.5/24 broadcast + dev lo valid_lft 100 preferred_lft 50
ip addr show lo
