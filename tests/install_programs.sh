#!/bin/sh
# Finds, or installs where it may, the two programs that pip cannot bring:
# a Chromium for tests/browser and a PostgreSQL server for tests/store.
# Never fails: tests that lack their program say so and are skipped.

as_root=
if [ "$(id -u)" != 0 ]; then
  as_root="sudo -n"
  sudo -n true 2>/dev/null || as_root=none
fi

# Install Debian packages when this is such a system and we may.
apt_install() {
  command -v apt-get >/dev/null 2>&1 && [ "$as_root" != none ] || return 1
  echo "Installerar $* med apt."
  for step in "update" "install --yes --no-install-recommends $*"; do
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive $as_root apt-get -qq $step >/dev/null 2>&1 || return 1
  done
}

has_chromium() {
  [ -n "$HTL_CHROMIUM" ] && return 0
  for name in chromium-headless-shell "$@"; do
    command -v "$name" >/dev/null 2>&1 && return 0
  done
  return 1
}

has_postgresql() {
  command -v initdb >/dev/null 2>&1 || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1
}

# The shell is the same browser without windows, and makes the tests a third lighter.
has_chromium || apt_install chromium-headless-shell ||
  has_chromium chromium chromium-browser google-chrome || apt_install chromium ||
  .venv/bin/playwright install chromium >/dev/null 2>&1 ||
  echo "Ingen Chromium. Proven i webbläsare hoppas över. Peka ut en med HTL_CHROMIUM."

has_postgresql || apt_install postgresql ||
  echo "Ingen PostgreSQL. Proven mot PostgreSQL hoppas över."

exit 0
