# ip -batch: what goes on after an error, what does not, and where it says which line is wrong.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip link add v0 numtxqueues 1 numrxqueues 1 address 02:00:00:00:00:01 type veth peer name v1 address 02:00:00:00:00:02 numtxqueues 1 numrxqueues 1
b() { echo "--- $1"; shift; "$@"; echo "=> $?"; }
printf 'link set v0 up\nlink set nosuch up\nlink set v1 up\naddr add 10.0.0.1/24 dev v0\naddr add 10.0.0.1/24 dev v0\nroute add 10.9.0.0/16 via 10.0.0.5\nroute add 10.9.0.0/16 via 10.0.0.5\n# comment\n\nbogus\nlink show v0\n' > f
b plain ip -batch f
b force ip -force -batch f
b dash sh -c 'ip -b - < f'
b empty ip -batch /dev/null
b missing ip -batch /nosuch/file
b json sh -c 'echo "link show lo" | ip -j -b -'
b four sh -c 'printf "addr show dev v0\nroute show\n" | ip -4 -b -'
rm f
