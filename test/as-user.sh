#!/usr/bin/env bash
# Proves the two commands of the README for people who are not us: a freshly made ordinary user whose home folder is
# closed to everybody else, and root with a checkout in a closed folder. Run as root; removes what it made.
#
#   test/as-user.sh            npm ci, npm start twice, unit tests
#   test/as-user.sh full       the whole npm test instead of the unit tests
#   NPM_VERSION=12 test/as-user.sh    the same with another npm (10, 11, 12)
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
tests=$([ "${1:-}" = full ] && echo test || echo test:unit)
user="nts-try-$$"
passed=0
failed=0

[ "$(id -u)" = 0 ] || { echo 'Run as root: only root can make a user.' >&2; exit 2; }

say() { printf '%s\n' "$*"; }
ok() { say "ok   $1"; passed=$((passed + 1)); }
bad() { say "FAIL $1"; failed=$((failed + 1)); }
judge() { if "${@:2}"; then ok "$1"; else bad "$1"; fi; }

closed="$(mktemp -d "$(getent passwd root | cut -d: -f6)/nts-closed-XXXXXX")"
clean_up() {
  userdel -r "$user" 2>/dev/null || true
  rm -rf "$closed" "/home/$user"
  # Root keeps its database where the service user can reach it; only this run's own folder goes.
  if [ -n "${service_folder:-}" ]; then rm -rf "$service_folder"; fi
}
trap clean_up EXIT

useradd --create-home --home-dir "/home/$user" --shell /bin/bash "$user"
chmod 700 "/home/$user"

# No hard links: chown must not reach into the original. The reference material lies beside a checkout, as in CI.
clone_into() {
  git clone --quiet --no-hardlinks "$here" "$1/nong-thon-so"
  if [ -d "$here/../shared" ]; then ln -s "$(cd "$here/../shared" && pwd)" "$1/shared"; fi
}
clone_into "/home/$user"
chown -R "$user:" "/home/$user"
clone_into "$closed"

# A clean environment, as after a login: only the machine's own way to the network stays, and its own Node.
system_path="$(tr ':' '\n' <<<"$PATH" | grep -v node_modules | paste -sd:)"
keep=()
for name in NODE_EXTRA_CA_CERTS SSL_CERT_FILE HTTP_PROXY HTTPS_PROXY NO_PROXY http_proxy https_proxy no_proxy; do
  if [ -n "${!name:-}" ]; then keep+=("$name=${!name}"); fi
done
in_clone() { env -i HOME="$1" USER="$2" PATH="$system_path" TERM=dumb "${keep[@]}" bash -c "cd '$1/nong-thon-so' && $3"; }
as_user() { runuser -u "$user" -- bash -c "$(declare -f in_clone); $(declare -p keep system_path); in_clone '/home/$user' '$user' \"\$1\"" - "$1"; }
as_root() { in_clone "$closed" root "$1"; }

npm_command=npm
[ -z "${NPM_VERSION:-}" ] || npm_command="npx --yes npm@$NPM_VERSION"

# Where the database of a checkout lies: the product notes it.
database_folder() {
  local home
  home=$([ "$1" = as_user ] && echo "/home/$user" || echo "$closed")
  sed -nE 's/.*"folder":"([^"]+)".*/\1/p' "$home/nong-thon-so/.nts/cluster.json" 2>/dev/null || true
}

# start_once <who> <limit in seconds>: prints the address within the limit, serves it, stops without a leftover.
start_once() {
  local who="$1" limit="$2" port="$3" began ended log address pid
  log="$(mktemp)"
  began=$(date +%s.%N)
  setsid bash -c "$(declare -f in_clone as_user as_root); $(declare -p keep system_path user closed); $who 'PORT=$port exec $npm_command start'" >"$log" 2>&1 </dev/null &
  pid=$!
  address=''
  for _ in $(seq $((limit * 5))); do
    address="$(grep -oE 'http://127[.]0[.]0[.]1:[0-9]+' "$log" | head -1 || true)"
    [ -n "$address" ] && break
    kill -0 "$pid" 2>/dev/null || break
    sleep 0.2
  done
  ended=$(date +%s.%N)
  local state=1
  if [ -n "$address" ] && curl -fsS -o /dev/null "$address/ready" && curl -fsS -o /dev/null "$address/"; then state=0; fi
  say "     $who: $(echo "$ended - $began" | bc) s to the address, limit $limit s"
  kill -TERM -- "-$pid" 2>/dev/null || true
  for _ in $(seq 100); do
    kill -0 -- "-$pid" 2>/dev/null || break
    sleep 0.2
  done
  if pgrep -f -- "-D $(database_folder "$who")( |$)" >/dev/null; then
    say '     PostgreSQL was left running'
    state=1
  fi
  [ "$state" = 0 ] || sed 's/^/     | /' "$log"
  rm -f "$log"
  return "$state"
}

say "Ordinary user in a closed home folder, $(as_user "$npm_command --version" | tail -1) on $(as_user 'node --version')"
judge 'npm ci as an ordinary user' as_user "$npm_command ci --no-audit --no-fund --loglevel=error"
judge 'scripts run on Node 24' as_user 'node_modules/.bin/node --version | grep -q "^v24[.]"'
judge 'first npm start within 4 minutes' start_once as_user 240 3981
judge 'npm start again within 10 seconds' start_once as_user 10 3982
judge "npm run $tests" as_user "npm run --silent $tests"

say 'Root, checkout in a closed folder'
judge 'npm ci as root' as_root "$npm_command ci --no-audit --no-fund --loglevel=error"
judge 'first npm start as root within 4 minutes' start_once as_root 240 3983
judge 'npm start as root again within 10 seconds' start_once as_root 10 3984
case "$(database_folder as_root)" in
/var/lib/nong-thon-so/*/postgres) service_folder="$(dirname "$(database_folder as_root)")" ;;
esac

say
say "$passed passed, $failed failed"
[ "$failed" = 0 ]
