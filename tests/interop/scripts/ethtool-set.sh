# What ethtool sets of a tap, of a tun and of a veth, what it can't, what is told of it then, and who hears of it.
ip link add b0 type bridge
ip tuntap add mode tap t0
ip tuntap add mode tun u0
ip link add v0 address 02:00:00:00:00:01 numtxqueues 4 numrxqueues 4 type veth peer name v1 address 02:00:00:00:00:02 numtxqueues 4 numrxqueues 4
ip link set v0 up
ip link set v1 up
ethtool --monitor > monitor.$$ &
MONITOR=$!
sleep 0.5
for speed in 1 10 11 100 1000 2500 5000 9999 10000 10001 100000; do
  ethtool -s t0 speed $speed duplex half
  ip link set t0 master b0
  echo "$speed costs $(cat /sys/class/net/t0/brport/path_cost)"
  ip link set t0 nomaster
done
ethtool t0
ethtool -s t0 autoneg on
ethtool -s t0 port mii phyad 3 mdix on
ethtool t0
ethtool -s t0 duplex full
ethtool -s t0 autoneg off
ethtool -s t0 msglvl drv on
ethtool -s t0 msglvl drv on ifup on
ethtool t0
ethtool -s t0 msglvl 5
ethtool -s t0 msglvl nosuch on
ethtool t0
ethtool u0
ethtool -s v0 speed 100
ethtool -s lo autoneg on
ethtool -s b0 msglvl 1
ethtool -s b0 wol g
ethtool -C t0 rx-frames 10
ethtool -C t0 rx-frames 100
ethtool -c t0
ethtool -C t0 rx-usecs 1
ethtool -C t0 rx-frames 100 adaptive-rx on
ethtool -C v0 rx-frames 1
ethtool -L t0 combined 2
ethtool -l t0
ethtool -l v0
ethtool -L v0 rx 2
ethtool -L v0 tx 3
ethtool -L v0 rx 2 tx 3
ethtool -L v0 rx 5
ethtool -L v0 tx 0
ethtool -L v0 rx 0
ethtool -L v0 other 1
ethtool -L v0 combined 1
ethtool -l v0
ethtool -L v1 rx 1 tx 2
ls /sys/class/net/v0/queues /sys/class/net/v1/queues
ethtool -L lo rx 1
ethtool -G v0 rx 100
ethtool -G t0 tx 100
ethtool -A v0 rx on
ethtool -a v0
ethtool -g v0
ethtool --set-eee v0 eee on
ethtool --show-eee v0
ethtool -K v0 tso off gso off
ethtool -K v0 tx off
ethtool -K v0 tx on gro on
ethtool -K v0 nosuch on
ethtool -K v0 lro on
ethtool -K v0 rx off
ethtool -K nosuch rx off
ethtool -k nosuch
ethtool -k v0
ethtool -k lo
ethtool -k t0
ethtool -k b0
ethtool -T v0
ethtool -T t0
ethtool -T b0
sleep 0.3
kill $MONITOR
cat monitor.$$
