# How often ports of a bridge were blocked and let forward, by the spanning tree protocol
ip link add br1 type bridge stp_state 1
ip link set br1 up
ip link add v1 type veth peer name v2
ip link set v1 master br1
ip stats show dev v1 group xstats_slave | grep Block
ip link set v1 up
ip stats show dev v1 group xstats_slave | grep Block
ip link set v2 up
ip stats show dev v1 group xstats_slave | grep Block
ip link set v1 nomaster
ip link set v1 master br1
ip stats show dev v1 group xstats_slave | grep Block
ip link set br1 type bridge stp_state 0
ip link set br1 type bridge stp_state 1
ip stats show dev v1 group xstats_slave | grep Block
ip link set v2 down
ip stats show dev v1 group xstats_slave | grep Block
ip link set v2 up
ip stats show dev v1 group xstats_slave | grep Block
ip link set br1 down
ip link set br1 up
ip stats show dev v1 group xstats_slave | grep Block
ip link add v3 type veth peer name v4
ip link set br1 type bridge stp_state 0
ip link set v3 master br1
ip link set br1 type bridge stp_state 1
ip stats show dev v3 group xstats_slave | grep Block
bridge link set dev v3 state 4
ip stats show dev v3 group xstats_slave | grep Block
ip link set br1 type bridge stp_state 0
bridge link set dev v3 state 4
bridge link set dev v1 state 4
ip stats show dev v3 group xstats_slave | grep Block
ip stats show dev v1 group xstats_slave | grep Block
