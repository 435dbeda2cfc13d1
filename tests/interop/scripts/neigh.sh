# Neighbours.
show() { "$@"; echo "status $?"; }
ip neigh
ip link add v0 address 02:00:00:00:01:00 type veth peer name v1 address 02:00:00:00:01:01
ip link set v0 up
ip link set v1 up
ip addr add 10.0.0.1/24 dev v0
show ip neigh add 10.0.0.2 lladdr 02:00:00:00:09:09 dev v0
show ip neigh add 10.0.0.2 lladdr 02:00:00:00:09:09 dev v0
show ip neigh replace 10.0.0.2 lladdr 02:00:00:00:09:0a dev v0 nud permanent
show ip neigh add 2001:db8::9 lladdr 02:00:00:00:09:0b dev v0 nud permanent
show ip neigh add proxy 10.0.0.77 dev v0
ip neigh
ip neigh show proxy
show ip neigh del 10.0.0.9 dev v0
show ip neigh del 10.0.0.2 dev v0
show ip neigh add 10.0.0.3 dev nosuch lladdr 02:00:00:00:09:09
ip neigh show nud permanent
