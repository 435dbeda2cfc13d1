# Bridges and their ports: made, set, shown, refused.
ip link add br0 address 02:00:00:00:02:00 type bridge
ip -d link show br0
ip link add v0 address 02:00:00:00:02:01 numrxqueues 1 numtxqueues 1 type veth peer name v1 address 02:00:00:00:02:02 numrxqueues 1 numtxqueues 1
ip link set v0 master br0
ip -d link show v0
ip link show master br0
ip link show type bridge
bridge link
bridge -d link show dev v0
ip link set br0 type bridge forward_delay 400 hello_time 300 max_age 1500 ageing_time 5000 priority 100 group_fwd_mask 8
ip link set br0 type bridge mcast_snooping 0 mcast_router 2 mcast_querier 1 mcast_hash_max 128 nf_call_iptables 1
ip -d link show br0
ip link set br0 type bridge hello_time 1
ip link set br0 type bridge vlan_filtering 1
ip link set br0 type bridge mcast_router 3
ip link set br0 type bridge group_fwd_mask 1
ip link set br0 type bridge mcast_vlan_snooping 1
ip link set br0 master br0
ip link set lo master br0
ip link set v1 master v0
ip link set v0 type bridge_slave cost 10 priority 3 guard on hairpin on learning off flood off isolated on
ip -d link show v0
ip link set v0 type bridge_slave cost 70000
ip link set v0 type bridge_slave priority 99
ip link set v0 type bridge_slave state 3
ip link set v1 type bridge_slave cost 3
bridge link set dev v0 cost 5 guard off
bridge link set dev v1 cost 5
bridge -d link
bridge vlan show
bridge vlan add dev v0 vid 5
bridge vlan add dev v0 vid 0
ip link set v0 mtu 1300
ip -br link show br0
ip link show br0
ip link set br0 mtu 1200
ip link set v0 nomaster
ip link show br0
bridge link
ip link add br1 address 02:00:00:00:02:03 type bridge stp_state 1 priority 7
ip link set v0 master br1
ip link del br1
ip link show v0
ip link del br0
ip link
