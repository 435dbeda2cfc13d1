# Links that go to where their names, further names or indexes are taken.
N=nlw-$$
trap 'for x in a b c; do ip netns del $N-$x 2>/dev/null; done' EXIT
say() { sed "s/$N/N/g; s/$$/PID/g"; }
ip netns add $N-a; ip netns add $N-b
t() { echo "$ $*" | say; "$@" 2>&1 | say; }
for k in ifb bridge vxlan\ id\ 3\ dstport\ 4789; do
t ip -n $N-a link add v type $k; t ip -n $N-b link add v type $k
t ip -n $N-b link set v netns $N-a
t ip -n $N-b link set v netns $N-a name w
t ip -n $N-a link del w; t ip -n $N-a link del v
t ip -n $N-a link add v type $k; t ip -n $N-a link property add dev v altname some
t ip -n $N-b link add w type $k; t ip -n $N-b link property add dev w altname some altname more
t ip -n $N-b link set w netns $N-a
t ip -n $N-b link set w netns $N-a name some
t ip -n $N-b link set more netns $N-a name more
t ip -n $N-a link del v
t ip -n $N-b link set w netns $N-a
t ip -n $N-a link show dev more; t ip -n $N-b link show dev more
t ip -n $N-a link del some
t ip -n $N-b link add v index 100 type $k; t ip -n $N-b link add netns $N-a v index 100 type $k
t ip -n $N-b link set v netns $N-a name other
t ip -n $N-b link set v netns $N-a name other index 100
t ip -n $N-b link set v netns $N-a index 101 name oth%d
t ip -n $N-a link
t ip -n $N-b link
t ip -n $N-a link del v; t ip -n $N-a link del oth0
done
