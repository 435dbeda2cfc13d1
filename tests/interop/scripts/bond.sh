# needs: bond, dummy
# bond: what ip says of bonds and their ports, and how it is refused.
show() { echo "# $*"; "$@" 2>&1; echo "status $?"; }
sysctl -qw net.ipv6.conf.default.disable_ipv6=1
ip link add d0 address 02:00:00:00:0d:00 type dummy
ip link add d1 address 02:00:00:00:0d:01 type dummy
ip link add v0 address 02:00:00:00:0a:00 numtxqueues 1 numrxqueues 1 type veth peer name p0 address 02:00:00:00:0a:10 numtxqueues 1 numrxqueues 1
show ip link add b0 address 02:00:00:00:0b:00 type bond mode nosuch
show ip link add b0 address 02:00:00:00:0b:00 type bond mode active-backup arp_interval 100 miimon 100
show ip link add b0 address 02:00:00:00:0b:00 type bond mode active-backup miimon 50 updelay 100 downdelay 50 primary d1 num_grat_arp 0 resend_igmp 0
ip -d link show b0
ip link set d1 up
show ip link set d1 master b0
ip link set d1 down
ip link set d0 mtu 1400
show ip link set d0 master b0
show ip link set v0 master b0
show ip link set d1 master b0
show ip link set b0 master b0
show ip link set b0 up
ip link set p0 up
sleep 1.5
ip -d link
show ip link set b0 type bond mode 802.3ad
show ip link set b0 type bond packets_per_slave 4
show ip link set b0 type bond use_carrier 0
show ip link set b0 type bond fail_over_mac active
show ip link set b0 type bond active_slave v0
show ip link set b0 type bond active_slave p0
show ip link set d0 type bond_slave prio 7 queue_id 3
show ip link set d1 type bond_slave queue_id 3
show ip link set p0 type bond_slave queue_id 3
show ip link set d1 nomaster
show ip link set d1 nomaster
show ip link set b0 mtu 1300
show ip link set b0 address 02:00:00:00:0b:01
ip link show master b0
ip -d -j link show b0
show ip link add link b0 name b0.5 type vlan id 5
ip link set d0 nomaster
ip link set v0 nomaster
ip link show d0
show ip link del b0
show ip link add b1 address 02:00:00:00:0b:02 type bond mode 802.3ad lacp_rate fast ad_select bandwidth ad_actor_sys_prio 9 ad_user_port_key 5 ad_actor_system 02:00:00:00:00:77
ip link set p0 down
show ip link set v0 master b1
ip link set p0 up
ip link set b1 up
sleep 4
ip -d link show b1
ip -d link show v0
