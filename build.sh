#!/usr/bin/env bash
# All that CI does, in order: what the machine lacks, format, build, tests, and a smoke run of the demo.
# Needs the .NET SDK and Node.js; as root on Debian it installs the rest. Ends with "N passed, N failed".
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

cleanup() {
  local pid
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
  local tool
  for tool in dotnet node npm; do
    command -v "$tool" >/dev/null || { fail "$tool is not installed"; finish; }
  done

  # The page is tested in Debian's browser. It draws no letter without a font, and only recommends one.
  command -v chromium >/dev/null && return
  if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
    echo "chromium is not installed, and only root on Debian can have it installed here: the page's tests will say so."
    return
  fi
  if ! install_packages chromium fonts-liberation >"$temp/apt.log" 2>&1; then
    tail -n 20 "$temp/apt.log"
    fail "chromium cannot be installed"
  fi
}

install_packages() {
  local patient=(-qq -o DPkg::Lock::Timeout=300)
  thrice bounded 10m apt-get "${patient[@]}" update &&
    thrice bounded 20m apt-get "${patient[@]}" install -y --no-install-recommends "$@"
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
  bounded 15m dotnet test --project "$1" -c Release --no-build --no-restore >"$log" 2>&1
  status=$?
  cat "$log"
  count "$status" \
    "$(awk '/^ +succeeded: [0-9]+$/ { n = $2 } END { print n + 0 }' "$log")" \
    "$(awk '/^ +failed: [0-9]+$/ { n = $2 } END { print n + 0 }' "$log")"
}

run_demo() {
  local log=$temp/demo.log status
  mkdir "$temp/demo"
  bounded 3m node .ci/smoke.mjs src/GengoBot/bin/Release/net10.0/GengoBot.dll "$temp/demo" >"$log" 2>&1
  status=$?
  cat "$log"
  count "$status" "$(grep -c '^  ok: ' "$log")" "$(grep -c '^  not ok: ' "$log")"
}

heading "Install what is missing"
install_missing

heading "Restore"
thrice bounded 15m dotnet restore GengoBot.sln || { fail "restore"; finish; }

heading "Format"
bounded 10m dotnet format GengoBot.sln --no-restore --verify-no-changes || fail "format: run dotnet format"

heading "Build"
bounded 20m dotnet build GengoBot.sln -c Release --no-restore || { fail "build"; finish; }

for project in tests/*.Tests; do
  heading "Test ${project#tests/}"
  run_tests "$project"
done

heading "Smoke run of the demo"
run_demo

finish
