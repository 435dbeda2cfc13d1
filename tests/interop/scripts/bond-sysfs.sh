# needs: dummy, bond
# Bonds and their ports in /sys/class/net.
sysctl -qw net.ipv6.conf.default.disable_ipv6=1
all() { for f in $1/*; do echo "$f: $(cat $f)"; done; }
w() { echo "\$ $2 > $1"; echo "$2" > $1; s=$?; [ $s = 0 ] || echo "status $s"; }
cd /sys/class/net
ip link add d0 address 02:00:00:00:0d:00 type dummy
ip link add v0 address 02:00:00:00:0a:00 numtxqueues 1 numrxqueues 1 type veth peer name p0 address 02:00:00:00:0a:10 numtxqueues 1 numrxqueues 1
ip link set p0 up
ip link add b0 address 02:00:00:00:0b:00 type bond
all b0/bonding
ls d0/bonding_slave
w b0/bonding/mode active-backup
w b0/bonding/miimon 100
w b0/bonding/updelay 200
w b0/bonding/fail_over_mac 1
w b0/bonding/primary_reselect better
w b0/bonding/slaves +d0
w b0/bonding/slaves +v0
w b0/bonding/slaves +nosuch
w b0/bonding/slaves v0
ip link set b0 up
sleep 1.3
w b0/bonding/active_slave v0
w b0/bonding/queue_id d0:5
w b0/bonding/min_links 1
w b0/bonding/mode balance-rr
w b0/bonding/num_grat_arp 7
w b0/bonding/num_grat_arp 256
w b0/bonding/mii_status up
all b0/bonding
all d0/bonding_slave
all v0/bonding_slave
w b0/bonding/slaves -d0
all b0/bonding
ip link add b1 address 02:00:00:00:0b:01 type bond mode 802.3ad arp_ip_target 10.0.0.1,10.0.0.2
all b1/bonding
w b1/bonding/lacp_rate fast
w b1/bonding/ad_user_port_key 5
w b1/bonding/ad_actor_sys_prio 9
w b1/bonding/ad_select count
w b1/bonding/xmit_hash_policy layer3+4
w b1/bonding/xmit_hash_policy nosuch
all b1/bonding
cd /
