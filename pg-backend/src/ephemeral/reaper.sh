# Makes a cluster, runs its server, and removes both when standard input ends: that is, when the program that started
# it drops the cluster, exits, crashes or is killed.
# Arguments: folder of the binaries, folder of the cluster, and the server's own arguments.
binaries=$1
folder=$2
shift 2

"$binaries/initdb" --pgdata="$folder/data" --username=postgres --auth=trust --encoding=UTF8 --locale=C --no-sync \
    >"$folder/log" 2>&1 </dev/null
if [ $? -eq 0 ]; then
    { "$binaries/postgres" -D "$folder/data" "$@" >>"$folder/log" 2>&1 </dev/null; : >"$folder/stopped"; } &
else
    : >"$folder/stopped"
fi

read -r _

until [ -s "$folder/data/postmaster.pid" ] || [ -e "$folder/stopped" ]; do sleep 0.05; done
[ -e "$folder/stopped" ] || kill -INT "$(head -n 1 "$folder/data/postmaster.pid")"
wait
rm -rf "$folder"
