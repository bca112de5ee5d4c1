#!/usr/bin/env bash
# Installs what the tests need beside npm packages: a Redis server, a Chromium, Tesseract, Dovecot, Exim, HylaFAX, ClamAV and Prometheus' promtool, from the distribution.
# Does nothing when all are there, so an ordinary user without sudo can run the tests afterwards.
set -euo pipefail

missing=()
if [ -z "${REDIS_URL:-}" ] && ! command -v redis-server >/dev/null; then missing+=(redis-server); fi
if [ -z "${CHROMIUM_PATH:-}" ] && ! command -v chromium >/dev/null; then missing+=(chromium); fi
if ! command -v tesseract >/dev/null; then missing+=(tesseract-ocr); fi
if ! [ -x /usr/sbin/dovecot ] || ! [ -x /usr/lib/dovecot/lmtp ]; then missing+=(dovecot-imapd dovecot-lmtpd); fi
if ! [ -x /usr/sbin/exim4 ]; then missing+=(exim4-daemon-light); fi
if ! [ -x /var/spool/hylafax/bin/faxrcvd ] || ! command -v sendfax >/dev/null; then missing+=(hylafax-server hylafax-client); fi
if ! [ -x /usr/sbin/clamd ]; then missing+=(clamav-daemon); fi
if ! command -v promtool >/dev/null; then missing+=(prometheus); fi
if [ ${#missing[@]} -eq 0 ]; then exit 0; fi

if ! command -v apt-get >/dev/null; then
  echo "The tests need ${missing[*]}: install them, or set REDIS_URL and CHROMIUM_PATH." >&2
  exit 1
fi
if [ "$(id -u)" -eq 0 ]; then
  as_root=()
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
  as_root=(sudo -n)
else
  echo "The tests need ${missing[*]}, and neither root nor sudo is at hand: run 'apt-get install ${missing[*]}' as root once." >&2
  exit 1
fi

# RUNLEVEL=1 keeps packages from starting services (Redis, Dovecot, Exim, HylaFAX, ClamAV, Prometheus) that nobody asked for; the tests start their own.
install() {
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 \
    apt-get -qq -o DPkg::Lock::Timeout=300 install --yes --no-install-recommends "${missing[@]}" >&2
}
# The package lists may be absent or old; only then are they fetched.
install 2>/dev/null || { "${as_root[@]}" apt-get -qq -o DPkg::Lock::Timeout=300 update >&2; install; }
