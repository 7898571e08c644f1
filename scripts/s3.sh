#!/usr/bin/env bash
# An S3-compatible server of its own in a temporary folder, for tests: OpenStack Swift with its s3api, one device, one replica.
#   scripts/s3.sh start FOLDER   → http://KEY:SECRET@127.0.0.1:PORT/BUCKET, and the same as settings of the program in FOLDER/settings
#   scripts/s3.sh stop FOLDER
# Needs a file system with user attributes, and Debian's memcached, swift-proxy, -account, -container and -object.
set -euo pipefail
deed=${1:?start or stop} folder=${2:?folder}

if [ "$deed" = stop ]; then
  for pid in $(cat "$folder"/*.pid 2>/dev/null); do kill -9 -- "-$pid" 2>/dev/null || true; done
  rm -f "$folder"/*.pid
  exit
fi

for tool in memcached swift-ring-builder swift-proxy-server swift-account-server swift-container-server swift-object-server; do
  command -v "$tool" >/dev/null || { echo "missing: $tool" >&2; exit 1; }
done
mkdir -p "$folder/devices/d1"
folder=$(cd "$folder" && pwd)
read -r proxy account container object cache < <(node -e '
  const { createServer } = require("node:net");
  const servers = Array.from({ length: 5 }, () => createServer().listen(0, "127.0.0.1"));
  setTimeout(() => { console.log(servers.map((s) => s.address().port).join(" ")); servers.forEach((s) => s.close()); }, 50);
')

# Names of files are salted with these: what a folder holds is found again only with the same.
cat >"$folder/swift.conf" <<CONF
[swift-hash]
swift_hash_path_suffix = giaplai
swift_hash_path_prefix = giaplai
[storage-policy:0]
name = one
default = yes
CONF

common="bind_ip = 127.0.0.1
user = $(id -un)
swift_dir = $folder
devices = $folder/devices
mount_check = false
workers = 0
log_level = WARNING
log_address = $folder/no-log"

for kind in account container object; do
  port=${!kind}
  rm -f "$folder/$kind.builder" "$folder/$kind.ring.gz"
  (
    cd "$folder"
    swift-ring-builder "$kind.builder" create 4 1 0
    swift-ring-builder "$kind.builder" add "r1z1-127.0.0.1:$port/d1" 1
    swift-ring-builder "$kind.builder" rebalance
  ) >/dev/null
  cat >"$folder/$kind.conf" <<CONF
[DEFAULT]
bind_port = $port
$common
[pipeline:main]
pipeline = $kind-server
[app:$kind-server]
use = egg:swift#$kind
conn_timeout = 20
node_timeout = 60
CONF
done
cat >"$folder/proxy.conf" <<CONF
[DEFAULT]
bind_port = $proxy
$common
[pipeline:main]
pipeline = catch_errors cache s3api tempauth copy slo proxy-server
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
# A busy machine is no failing one.
error_suppression_limit = 1000000
error_suppression_interval = 0.1
conn_timeout = 20
node_timeout = 60
allow_account_management = true
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:cache]
use = egg:swift#memcache
memcache_servers = 127.0.0.1:$cache
[filter:s3api]
use = egg:swift#s3api
s3_acl = false
location = us-east-1
[filter:tempauth]
use = egg:swift#tempauth
user_test_tester = testing .admin
[filter:copy]
use = egg:swift#copy
[filter:slo]
use = egg:swift#slo
CONF

# Each in a group of its own, so that the children of one end with it.
begin() { local name=$1; shift; setsid "$@" >"$folder/$name.log" 2>&1 </dev/null & echo $! >"$folder/$name.pid"; }
begin cache memcached -l 127.0.0.1 -p "$cache" -m 16 -u "$(id -un)"
for kind in account container object proxy; do
  begin "$kind" "swift-$kind-server" "$folder/$kind.conf"
done

place="http://test%3Atester:testing@127.0.0.1:$proxy/giaplai"
export AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED=true
node "$(dirname "$0")/s3-bucket.mjs" "$place" || { cat "$folder"/*.log >&2; "$0" stop "$folder"; exit 1; }
cat >"$folder/settings" <<SETTINGS
export GIAPLAI_TEST_S3='$place' GIAPLAI_S3_ENDPOINT=http://127.0.0.1:$proxy
export AWS_ACCESS_KEY_ID=test:tester AWS_SECRET_ACCESS_KEY=testing AWS_REGION=us-east-1
SETTINGS
echo "$place"
