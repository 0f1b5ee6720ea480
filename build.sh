#!/usr/bin/env bash
# All that CI does, in order: what the machine lacks, format, spelling, build, tests, and smoke runs with and without the demo.
# Needs the .NET SDK and Node.js; as root on Debian it installs the rest. Ends with "N passed, N failed".
# "./build.sh package NAME=value ..." makes the Teams app package and nothing else: manifest/README.md.
# "./build.sh agents-playground" drives the demo through Microsoft's Agents Playground and nothing else: docs/decisions/0005-libraries.md.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 1
exec </dev/null

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false
export DOTNET_CLI_UI_LANGUAGE=en # the test summary is read below
export MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=false # no build server stays behind
export npm_config_update_notifier=false npm_config_fund=false npm_config_audit=false
export DEBIAN_FRONTEND=noninteractive

passed=0
failed=0
temp=$(mktemp -d)
postgres=

cleanup() {
  local pid
  # At once: a polite stop would wait for whoever is connected still.
  [ -n "$postgres" ] && kill -INT "$postgres" 2>/dev/null
  for pid in $(jobs -p); do
    kill "$pid" 2>/dev/null && wait "$pid" 2>/dev/null
  done
  rm -rf "$temp"
}
trap cleanup EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

heading() { printf '\n== %s\n' "$*"; }

fail() {
  printf 'FAILED: %s\n' "$*"
  failed=$((failed + 1))
}

finish() {
  printf '\n%d passed, %d failed\n' "$passed" "$failed"
  [ "$failed" -eq 0 ]
  exit
}

# In the background, so that a signal to this script is heard at once; a command that hangs is ended with its children.
bounded() {
  timeout --kill-after=10s "$@" &
  wait $!
}

# Registries time out now and then.
thrice() {
  "$@" || { sleep 5; "$@"; } || { sleep 20; "$@"; }
}

install_missing() {
  local tool packages=()
  for tool in dotnet node npm; do
    command -v "$tool" >/dev/null || { fail "$tool is not installed"; finish; }
  done

  # The page is tested in Debian's browser. It draws no letter without a font, and only recommends one.
  command -v chromium >/dev/null || packages+=(chromium fonts-liberation)
  [ -n "$(postgres_programs)" ] || packages+=(postgresql)
  [ ${#packages[@]} -eq 0 ] && return

  if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
    echo "Not installed, and only root on Debian can have it installed here: ${packages[*]}. The tests that need it will say so."
    return
  fi
  if ! without_own_cluster install_packages "${packages[@]}" >"$temp/apt.log" 2>&1; then
    tail -n 20 "$temp/apt.log"
    fail "cannot be installed: ${packages[*]}"
  fi
}

# Debian's package makes a database and starts a server for it, unless it is told not to.
without_own_cluster() {
  local setting=/etc/postgresql-common/createcluster.d/gengobot.conf status
  mkdir -p "${setting%/*}"
  echo "create_main_cluster = false" >"$setting"
  "$@"
  status=$?
  rm -f "$setting"
  return $status
}

install_packages() {
  local patient=(-qq -o DPkg::Lock::Timeout=300)
  thrice bounded 10m apt-get "${patient[@]}" update &&
    thrice bounded 20m apt-get "${patient[@]}" install -y --no-install-recommends "$@"
}

# Debian keeps the server's programs out of the path.
postgres_programs() {
  compgen -G "/usr/lib/postgresql/*/bin/initdb" | sort -V | tail -n 1 | xargs -r dirname
}

# A server of this run's own, on loopback, for as long as the run. It refuses to work as root.
start_postgres() {
  local programs folder=$temp/postgres port as=()
  programs=$(postgres_programs)
  [ -n "$programs" ] || { echo "PostgreSQL is not installed: its tests will be skipped."; return; }

  mkdir "$folder"
  (umask 077 && head -c 16 /dev/urandom | od -An -tx1 | tr -d ' \n' >"$folder/password")
  if [ "$(id -u)" -eq 0 ]; then
    chmod 711 "$temp"
    chown -R postgres: "$folder"
    as=(setpriv --reuid=postgres --regid=postgres --clear-groups)
  fi

  port=$(node -e 'const s = require("node:net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })')
  # Nothing of it outlives the run, so nothing has to reach the disk.
  if (cd "$folder" && bounded 2m "${as[@]}" "$programs/initdb" -D data -U gengobot -A scram-sha-256 --pwfile=password -E UTF8 --locale=C -N) >"$temp/initdb.log" 2>&1; then
    (cd "$folder" && exec "${as[@]}" "$programs/postgres" -D data -h 127.0.0.1 -p "$port" -k "$folder" -c fsync=off -c max_connections=300) >"$temp/postgres.log" 2>&1 &
    postgres=$!
    for _ in {1..60}; do
      if "$programs/pg_isready" -q -h 127.0.0.1 -p "$port"; then
        GENGOBOT_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Database=postgres;Username=gengobot;Password=$(cat "$folder/password")"
        export GENGOBOT_TEST_POSTGRES
        return
      fi
      kill -0 "$postgres" 2>/dev/null || break
      sleep 0.5
    done
  fi
  cat "$temp/initdb.log" "$temp/postgres.log" 2>/dev/null
  fail "PostgreSQL does not start"
}

# Prints each unknown word with its place. Where a word of tests or of another language belongs: CONTRIBUTING.md.
check_spelling() {
  install_modules .spelling && bounded 5m .spelling/node_modules/.bin/cspell lint --config .spelling/cspell.yaml --root . --dot --no-progress --show-suggestions .
}

# A process that crashed, hung or did nothing tells of no failure, but it is one.
count() {
  local status=$1 succeeded=$2 unsuccessful=$3
  [ "$status" -ne 0 ] && [ "$unsuccessful" -eq 0 ] && unsuccessful=1
  passed=$((passed + succeeded))
  failed=$((failed + unsuccessful))
}

run_tests() {
  local log=$temp/test.log status
  bounded 30m dotnet test --project "$1" -c Release --no-build --no-restore >"$log" 2>&1
  status=$?
  cat "$log"
  count "$status" \
    "$(awk '/^ +succeeded: [0-9]+$/ { n = $2 } END { print n + 0 }' "$log")" \
    "$(awk '/^ +failed: [0-9]+$/ { n = $2 } END { print n + 0 }' "$log")"
}

run_program() {
  local script=$1 program=$2 folder log status
  folder=$(mktemp -d -p "$temp")
  log=$folder.log
  bounded 3m node "$script" "$program" "$folder" >"$log" 2>&1
  status=$?
  cat "$log"
  count "$status" "$(grep -c '^  ok: ' "$log")" "$(grep -c '^  not ok: ' "$log")"
}

# Needs Node.js alone: what draws the icons and zips them comes from npm.
make_package() {
  needs "the package" node npm && install_modules manifest && node manifest/pack.mjs "$@"
}

# The playground and what drives it stay in the ignored folder, with the logs and pictures of the last run.
drive_agents_playground() {
  local source=tests/AgentsPlayground folder=artifacts/agents-playground
  needs "the run" dotnet node npm "${CHROMIUM:-/usr/bin/chromium}" || return
  mkdir -p "$folder" && cp -p "$source"/{package.json,package-lock.json,.npmrc} "$folder" && install_modules "$folder" || return
  bounded 15m dotnet build src/GengoBot -c Release || return
  rm -rf "$folder/run" && mkdir "$folder/run" || return
  bounded 3m node "$source/story.mjs" src/GengoBot/bin/Release/net10.0/GengoBot.dll "$folder/node_modules" "$folder/run"
}

needs() {
  local what=$1 tool
  for tool in "${@:2}"; do
    command -v "$tool" >/dev/null || { echo "$tool is not installed, and $what needs it." >&2; return 1; }
  done
}

# Only when the lock file is newer than what is there.
install_modules() {
  local modules=$1/node_modules
  [ "$1/package-lock.json" -nt "$modules/.package-lock.json" ] || return 0
  if ! (cd "$1" && thrice bounded 3m npm ci --no-progress) >"$temp/npm.log" 2>&1; then
    cat "$temp/npm.log" >&2
    echo "npm could not install what $1 needs." >&2
    return 1
  fi
  touch "$modules/.package-lock.json"
}

case ${1:-} in
  '') ;;
  package) make_package "${@:2}"; exit ;;
  agents-playground) drive_agents_playground; exit ;;
  *) echo "'$1' is not understood: ./build.sh does all that CI does, ./build.sh package makes the Teams app package, ./build.sh agents-playground drives the demo through Microsoft's Agents Playground." >&2; exit 1 ;;
esac

heading "Install what is missing"
install_missing

heading "Restore"
thrice bounded 15m dotnet restore GengoBot.sln $([ "${CI:-}" = true ] && echo --locked-mode) || { fail "restore"; finish; }

heading "Format"
bounded 10m dotnet format GengoBot.sln --no-restore --verify-no-changes || fail "format: run dotnet format"

heading "Spelling"
check_spelling || fail "spelling: correct the words above, or add what is right to .spelling/words.txt"

heading "Build"
bounded 20m dotnet build GengoBot.sln -c Release --no-restore || { fail "build"; finish; }

heading "Start PostgreSQL"
start_postgres

for project in tests/*.Tests; do
  heading "Test ${project#tests/}"
  run_tests "$project"
done

heading "Smoke run of the demo"
run_program .ci/smoke.mjs src/GengoBot/bin/Release/net10.0/GengoBot.dll

heading "Smoke run of the bot without the demo"
if bounded 10m dotnet build src/GengoBot -c Release -p:IncludeDemo=false -p:RunAnalyzers=false; then
  run_program .ci/without-demo.mjs src/GengoBot/bin/without-demo/Release/net10.0/GengoBot.dll
else
  fail "build without the demo"
fi

finish
