# VLANs of bridges: of ports and of the bridge itself, their entries and options, as bridge(8) says and shows them.
# needs: vlan-filtering
ip link add br0 address 02:00:00:00:00:10 type bridge vlan_filtering 1
ip link add v0 address 02:00:00:00:00:01 numtxqueues 1 numrxqueues 1 type veth peer name v1 address 02:00:00:00:00:02 numtxqueues 1 numrxqueues 1
ip link add w0 address 02:00:00:00:00:03 numtxqueues 1 numrxqueues 1 type veth peer name w1 address 02:00:00:00:00:04 numtxqueues 1 numrxqueues 1
for i in br0 v0 v1 w0 w1; do ip link set $i addrgenmode none; done
ip -d link show br0 | grep -o 'vlan_[a-z_]* [0-9a-zA-Z.]*'
bridge vlan show
ip link set v0 master br0
ip link set w0 master br0
bridge vlan show
bridge fdb show
bridge vlan add dev v0 vid 10
bridge vlan add dev v0 vid 20-25 untagged
bridge vlan add dev v0 vid 30 pvid untagged
bridge vlan show
bridge -c vlan show
bridge -d vlan show
bridge -d -j vlan show
bridge -s vlan show
bridge vlan add dev br0 vid 10 self
bridge vlan add dev br0 vid 11 
bridge vlan add dev v0 vid 40 master
bridge vlan add dev v0 vid 0
bridge vlan add dev v0 vid 4095
bridge vlan add dev v0 vid 30-20
bridge vlan add dev v0 vid 50-51 pvid
bridge vlan add dev v1 vid 50
bridge vlan add dev nosuch vid 50
bridge vlan del dev v0 vid 77
bridge vlan del dev v0 vid 22-23
bridge vlan del dev br0 vid 10 self
bridge vlan show
bridge vlan show dev v0
bridge vlan show vid 24
bridge fdb show br br0
bridge fdb add 02:00:00:00:01:01 dev v0 master vlan 10
bridge fdb add 02:00:00:00:01:01 dev v0 master vlan 99
bridge fdb add 02:00:00:00:01:02 dev v0 master static
bridge fdb show br br0
bridge fdb get 02:00:00:00:01:01 br br0 vlan 10
bridge fdb get 02:00:00:00:01:01 br br0
bridge fdb del 02:00:00:00:01:02 dev v0 master
bridge fdb show br br0
bridge vlan set dev v0 vid 10 state blocking
bridge vlan set dev v0 vid 24-25 state learning
bridge vlan set dev v0 vid 10 state 9
bridge vlan set dev v0 vid 99 state blocking
bridge vlan set dev br0 vid 1 state blocking
bridge vlan set dev br0 vid 10 state blocking self
bridge -d vlan show
bridge vlan set dev v0 vid 10 mcast_router 2
bridge vlan set dev v0 vid 10 mcast_router 7
bridge vlan set dev v0 vid 10 mcast_max_groups 5
bridge vlan set dev v0 vid 10 neigh_suppress on
bridge -d vlan show dev v0
bridge vlan global show
bridge vlan global set dev br0 vid 1 mcast_snooping 0
bridge vlan global set dev br0 vid 10-24 mcast_igmp_version 3
bridge vlan global set dev br0 vid 24-25 mcast_igmp_version 3 mcast_mld_version 2 mcast_querier 1
bridge vlan global set dev br0 vid 10 mcast_last_member_count 5 mcast_startup_query_count 6 mcast_last_member_interval 500 mcast_membership_interval 600 mcast_querier_interval 700 mcast_query_interval 800 mcast_query_response_interval 900 mcast_startup_query_interval 1000
bridge vlan global set dev br0 vid 10 mcast_igmp_version 7
bridge vlan global set dev br0 vid 10 mcast_mld_version 7
bridge vlan global set dev v0 vid 10 mcast_igmp_version 3
bridge vlan global set dev br0 vid 10 msti 3
bridge vlan global set dev br0 vid 99 msti 3
bridge -d vlan global show
ip link set br0 type bridge vlan_default_pvid 5
bridge vlan show
ip link set br0 type bridge vlan_filtering 0
ip link set br0 type bridge vlan_default_pvid 5
bridge vlan show
ip link set br0 type bridge vlan_default_pvid 0
bridge vlan show
ip link set br0 type bridge vlan_default_pvid 4095
ip link set br0 type bridge vlan_protocol 802.1ad
ip link set br0 type bridge vlan_stats_enabled 1
ip link set br0 type bridge vlan_stats_enabled 2
ip link set br0 type bridge vlan_stats_per_port 1
ip link set br0 type bridge vlan_filtering 1
ip -d link show br0 | grep -o 'vlan_[a-z_]* [0-9a-zA-Z.]*\|group_address [0-9a-f:]*'
ip link set v0 nomaster
bridge vlan show
ip link set v0 master br0
bridge vlan show
ip link set br0 type bridge vlan_default_pvid 7
ip link set v0 type bridge_slave vlan_tunnel on
bridge vlan add dev v0 vid 80 tunnel_info id 800
bridge vlan add dev v0 vid 80-82
bridge vlan add dev v0 vid 80-82 tunnel_info id 800-802
bridge vlan tunnelshow
bridge -j vlan tunnelshow
bridge vlan del dev v0 vid 81 tunnel_info id 801
bridge vlan tunnelshow
ip link set v0 type bridge_slave vlan_tunnel off
bridge vlan tunnelshow
bridge -d -j vlan show
ip link del br0
bridge vlan show
