#!/usr/bin/env bash
# The demo shows mail on a real server, Dovecot. Where it is missing and cannot be installed, the demo goes on without it and says so.
set -euo pipefail

if [ -x /usr/sbin/dovecot ] || ! command -v apt-get >/dev/null; then exit 0; fi
if [ "$(id -u)" -eq 0 ]; then
  as_root=()
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
  as_root=(sudo -n)
else
  exit 0
fi

# RUNLEVEL=1 keeps the package from starting a server that nobody asked for.
install() {
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 \
    apt-get -qq -o DPkg::Lock::Timeout=300 install --yes --no-install-recommends dovecot-imapd >&2
}
# The package lists may be absent or old; only then are they fetched.
install 2>/dev/null || { "${as_root[@]}" apt-get -qq -o DPkg::Lock::Timeout=300 update >&2 && install; } || true
