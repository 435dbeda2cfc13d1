# Neighbours and time, with links that change: asked for, probed for, stale; protocols, filters, flushing.
show() { "$@"; echo "status $?"; }
ip link add v0 address 02:00:00:00:01:00 type veth peer name v1 address 02:00:00:00:01:01
ip link set v0 up; ip link set v1 up
ip addr add 10.0.0.1/24 dev v0
show ip neigh add 10.0.0.2 lladdr 02:00:00:00:09:09 dev v0 nud reachable
show ip neigh add 10.0.0.3 lladdr 02:00:00:00:09:0a dev v1 nud stale
show ip neigh show nomaster
show ip neigh show unused
show ip neigh show nud stale
show ip neigh show nud reachable nud stale
show ip -s -s neigh show dev v0
show ip -r neigh show dev v1
show ip -o neigh show
show ip -br neigh show dev v1
show ip -c=never neigh
show ip -j -p neigh show dev v0
show ip neigh flush nud stale
show ip neigh
show ip neigh flush 10.0.0.0/24
show ip neigh
show ip neigh add 10.0.0.9 dev v0 managed
ip neigh show 10.0.0.9
show ip neigh add 10.0.0.10 dev v0 use
ip neigh show 10.0.0.10
sleep 4
ip neigh show 10.0.0.10
show ip neigh add 10.0.0.11 dev v0 lladdr 02:00:00:00:09:0b nud delay
sleep 4
ip neigh show 10.0.0.11
show ip neigh add 10.0.0.12 dev v0 lladdr 02:00:00:00:09:0b nud probe
sleep 4
ip neigh show 10.0.0.12
show ip ntable change name arp_cache dev v0 base_reachable 1000
show ip neigh add 10.0.0.13 dev v0 lladdr 02:00:00:00:09:0b nud reachable
ip neigh show 10.0.0.13
sleep 2
ip neigh show 10.0.0.13
show ip neigh add fe80::5 dev v0 lladdr 02:00:00:00:09:0b
show ip neigh show fe80::5
show ip neigh del fe80::5 dev v0
show ip neigh add 10.0.0.14/24 dev v0 lladdr 02:00:00:00:09:0b
show ip neigh add default dev v0 lladdr 02:00:00:00:09:0b
show ip neigh add any dev v0 lladdr 02:00:00:00:09:0b
show ip neigh add 10.0.0.15 lladdr 02:00:00:00:09:0b dev v0 protocol kernel
show ip neigh add 10.0.0.16 lladdr 02:00:00:00:09:0b dev v0 protocol 99
show ip neigh show protocol kernel
show ip neigh show proto 99
show ip -d neigh show 10.0.0.15
show ip neigh delete 10.0.0.15 dev v0
show ip neigh change 10.0.0.16 dev v0 nud permanent
show ip neigh show 10.0.0.16
show ip neigh replace 10.0.0.16 dev v0 lladdr 02:00:00:00:09:0c nud permanent
show ip neigh show 10.0.0.16
show ip addr del 10.0.0.1/24 dev v0
show ip neigh show 10.0.0.16
show ip link set v0 arp off
show ip neigh show
show ip neigh add 10.0.0.17 dev v0 nud permanent
show ip neigh show nud all 10.0.0.17
show ip link set v0 arp on
show ip link set v0 name w0
show ip neigh add 10.0.0.18 dev w0 lladdr 02:00:00:00:09:0c
show ip link set w0 mtu 67
show ip neigh show
show ip neigh add 10.0.0.19 dev w0 lladdr 02:00:00:00:09:0c
show ip -6 neigh add fe80::9 dev w0 lladdr 02:00:00:00:09:0c
show ip ntable show dev w0 name arp_cache
show ip link set w0 mtu 1500
show ip ntable show dev w0 name arp_cache
