# needs: dummy, vlan, bond, vrf
# What ethtool -k and -K say of VLANs, bonds, VRFs and dummies, and of what lies on them: it follows what lies below and above.
ip link add d0 address 02:00:00:00:00:01 type dummy
ip link add d1 address 02:00:00:00:00:02 type dummy
ip link add n0 address 02:00:00:00:00:03 type bond
ip link add n1 address 02:00:00:00:00:04 type bond mode active-backup
ip link add r0 address 02:00:00:00:00:05 type vrf table 5
ip link add m0 link d0 address 02:00:00:00:00:06 type macvlan
ip link add l0 link d0 type vlan id 1
ip link add l1 link n0 type vlan id 2
ip link add l2 link r0 type vlan id 3
ip link add l3 link l0 type vlan id 4
ip link add l4 link m0 type vlan id 5
ip link add m1 link n1 address 02:00:00:00:00:07 type macvlan
ip link add m2 link l0 address 02:00:00:00:00:08 type macvlan
ip link add b0 address 02:00:00:00:00:09 type bridge
: > before
all() {
  echo "$1:"
  ethtool -k '*' > now
  diff before now
  mv now before
}
all 'at first'
ip link set d1 master n0
all 'with a port'
ethtool -K d1 sg off
all 'without scatter-gather below'
ethtool -K d1 sg on tx off
all 'without checksums below'
ethtool -K d1 tx on
ethtool -K d0 tx off
all 'without checksums of a dummy'
ethtool -K d0 tx on highdma off
all 'without memory anywhere'
ethtool -K n0 lro on
ethtool -K n1 lro on
ethtool -K m1 lro on
ethtool -K n1 lro off
all 'with LRO, or not'
ethtool -K n1 esp-hw-offload off tx-nocache-copy on
ethtool -K n1 rx-vlan-hw-parse off
ethtool -K n1 tx-gso-partial off
ethtool -K l0 tx-scatter-gather off
ethtool -K l0 tx-fcoe-segmentation off
all 'of a VLAN'
ethtool -K r0 vlan-challenged off
ethtool -K r0 rx off tso off
ethtool -K r0 gso off gro off
all 'of a VRF'
ip link set n1 master b0
all 'as a port of a bridge'
ip link set d1 nomaster
all 'without a port'
