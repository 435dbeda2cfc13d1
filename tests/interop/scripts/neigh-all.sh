# Neighbours: states, replacing, filters, flushing, proxies, tables and errors.
show() { "$@"; echo "status $?"; }
ip link add v0 address 02:00:00:00:01:00 type veth peer name v1 address 02:00:00:00:01:01
ip link set v0 up
ip link set v1 up
ip link set lo up
ip addr add 10.0.0.1/24 dev v0
show ip neigh add 10.0.0.2 lladdr 02:00:00:00:09:09 dev v0 nud permanent
ip neigh
show ip neigh add 10.0.0.2 lladdr 02:00:00:00:09:09 dev v0
show ip neigh change 10.0.0.2 lladdr 02:00:00:00:09:0a dev v0
ip neigh show 10.0.0.2
show ip neigh change 10.0.0.9 lladdr 02:00:00:00:09:0a dev v0
show ip neigh replace 10.0.0.2 lladdr 02:00:00:00:09:0b nud stale dev v0
ip neigh show dev v0
ip -4 neigh show dev v1
ip neigh get 10.0.0.2 dev v0
show ip neigh get 10.0.0.3 dev v0
show ip neigh get 10.0.0.3
show ip neigh get 10.0.0.3 dev nosuch
show ip neigh replace 10.0.0.2 lladdr 02:00:00:00:09:0b nud noarp dev v0 protocol static
ip neigh show
ip neigh show nud noarp dev v0 10.0.0.2
ip -d neigh show nud all 10.0.0.2
ip -j neigh show nud all 10.0.0.2
ip neigh show nud permanent
ip neigh show protocol static nud all
ip neigh show 10.0.0.0/24 nud all
ip neigh show to 10.0.0.2 nud all
show ip neigh del 10.0.0.2 dev v0
show ip neigh del 10.0.0.2 dev v0
show ip neigh add 10.0.0.2 dev v0 nud permanent
show ip neigh add 10.0.0.5 dev v0 nud none
ip neigh show 10.0.0.5
show ip neigh del 10.0.0.5 dev v0
show ip neigh add 10.0.0.6 dev v0 nud failed
ip neigh show 10.0.0.6
show ip neigh add 10.0.0.7 dev v0 nud incomplete
ip neigh show 10.0.0.7
show ip neigh flush dev v0
ip neigh show nud all dev v0 | grep -v ff02
show ip neigh add 10.0.0.8 lladdr 02:00:00:00:09:0c dev v0 nud reachable
ip neigh show
show ip neigh replace 10.0.0.8 lladdr 02:00:00:00:09:0c dev v0 router
ip neigh show
show ip neigh replace 10.0.0.8 lladdr 02:00:00:00:09:0c dev v0 extern_learn
ip neigh show
show ip -s neigh flush 10.0.0.8
show ip -s -s neigh flush all
show ip neigh flush
show ip neigh add 10.0.0.255 dev v0 lladdr 02:00:00:00:09:0c nud permanent
ip -d neigh show 10.0.0.255
show ip neigh add 10.0.0.1 dev v0 lladdr 02:00:00:00:09:0c nud permanent
show ip neigh flush dev v0 nud permanent
show ip neigh add 127.0.0.1 dev lo lladdr 02:00:00:00:09:0c nud permanent
ip neigh show dev lo
show ip neigh add 224.0.0.5 dev v0 lladdr 02:00:00:00:09:0c nud permanent
ip neigh show 224.0.0.5
show ip neigh add 10.0.0.20 lladdr 02:00 dev v0
show ip neigh add 10.0.0.20 lladdr 02:00:00:00:09:0c:0d dev v0
show ip neigh add 10.0.0.20 lladdr zz dev v0
show ip neigh add 10.0.0.20 nud bogus dev v0
show ip neigh add 10.0.0.300 dev v0
show ip neigh add 10.0.0.20
show ip neigh add dev v0
show ip neigh add
show ip -6 neigh add 2001:db8::9 lladdr 02:00:00:00:09:0b dev v0 nud permanent
ip -6 neigh show dev v0
show ip -6 neigh replace 2001:db8::9 lladdr 02:00:00:00:09:0b dev v0 nud reachable router
ip -6 neigh show 2001:db8::9
ip -6 -j neigh show 2001:db8::9
ip -6 neigh get 2001:db8::9 dev v0
show ip neigh del 2001:db8::9 dev v0
show ip -6 neigh add ff02::5 dev v0 nud noarp
ip -6 neigh show nud noarp ff02::5
show ip neigh add proxy 10.0.0.77 dev v0
show ip neigh add proxy 10.0.0.77 dev v0
show ip neigh add proxy 10.0.0.78 dev lo
show ip neigh add proxy 2001:db8::77 dev v1
ip neigh show proxy
ip -6 neigh show proxy
ip neigh show proxy dev v1
ip -j neigh show proxy
ip neigh get proxy 10.0.0.77 dev v0
show ip neigh get proxy 10.0.0.79 dev v0
show ip neigh del proxy 10.0.0.77 dev v0
show ip neigh del proxy 10.0.0.77 dev v0
ip neigh show proxy
show ip neigh add 10.0.0.30 lladdr 02:00:00:00:09:0c dev v0
ip link set v0 down
ip neigh
show ip neigh add 10.0.0.31 lladdr 02:00:00:00:09:0c dev v0
ip neigh
ip link del v0
ip neigh
ip -s neigh
show ip neigh show dev nosuch
show ip neigh show nud bogus
show ip neigh show vrf nosuch
show ip neigh bogus
ip ntable show
ip ntable show dev lo
ip ntable show name arp_cache
show ip ntable change name arp_cache dev lo queue 8
show ip ntable change name arp_cache dev lo base_reachable 20000 retrans 2000 gc_stale 70000 delay_probe 6000
show ip ntable change name arp_cache dev lo app_probes 1 ucast_probes 4 mcast_probes 5 anycast_delay 500 proxy_delay 600 proxy_queue 32 locktime 700
ip ntable show dev lo name arp_cache
show ip ntable change name arp_cache thresh1 5
show ip ntable change name arp_cache dev nosuch queue 8
show ip ntable change name nosuch dev lo queue 8
show ip ntable change dev lo queue 8
show ip ntable change name arp_cache dev lo
show ip -6 ntable change name ndisc_cache dev lo retrans 1500
ip -6 ntable show dev lo
