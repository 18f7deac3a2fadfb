# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# Makes the Debian 13 root directory in which older machines build Teatime. Sourced by place.sh,
# which gives `say`, `fail`, `as_root`, `install_packages`, `packages`, `wrap` and `become`.
#
# The root belongs to whoever runs ./dev, every file of it, so that it can be entered and removed
# without special rights.

# The suite that has the oldest GTK, libadwaita and SQLite that Teatime builds with.
readonly suite=trixie

# need_root_tools: installs what makes a root and what enters it, unless it is there.
need_root_tools () {
  local wanted=()

  command -v bwrap > /dev/null || wanted+=(bubblewrap)
  command -v mmdebstrap > /dev/null || command -v debootstrap > /dev/null \
    || wanted+=(mmdebstrap)
  # mmdebstrap takes these to work without special rights.
  [ "$(id -u)" = 0 ] || command -v newuidmap > /dev/null || wanted+=(uidmap)
  # Ubuntu knows Debian's signatures only with this package.
  [ -e /usr/share/keyrings/debian-archive-keyring.gpg ] || wanted+=(debian-archive-keyring)
  [ ${#wanted[@]} = 0 ] && return

  command -v apt-get > /dev/null \
    || fail "this machine needs ${wanted[*]} to build Teatime; please install them"
  install_packages "${wanted[@]}"
}

# can_map_users: whether mmdebstrap can work as the ordinary user who runs this.
can_map_users () {
  unshare --user true 2> /dev/null && command -v newuidmap > /dev/null \
    && grep -q "^$(id -un):" /etc/subuid 2> /dev/null
}

# Nobody reads manuals in the root, and its programs speak English and Chinese.
readonly unpacking=(force-unsafe-io 'path-exclude=/usr/share/doc/*'
                    'path-exclude=/usr/share/man/*' 'path-exclude=/usr/share/info/*'
                    'path-exclude=/usr/share/locale/*' 'path-include=/usr/share/locale/zh*')

# with_mmdebstrap DIR LOG: fills DIR. The archive in between drops the owners that an ordinary user
# could not have given away, and what an interrupted mmdebstrap leaves mounted is in a place of its
# own, away from everything that is ever removed here.
with_mmdebstrap () {
  local privilege=()

  [ "$(id -u)" = 0 ] || can_map_users || privilege=(as_root)
  "${privilege[@]}" mmdebstrap --variant=minbase --format=tar \
      --include="$(packages | paste -s -d ,)" \
      --aptopt='APT::Install-Recommends "false"' \
      "${unpacking[@]/#/--dpkgopt=}" \
      "$suite" - 2> "$2" \
    | tar --extract --numeric-owner --directory "$1" --exclude './dev/*'
}

# with_debootstrap DIR LOG: the same where mmdebstrap is not to be had. debootstrap cannot choose
# between alternatives, so the packages are left to apt.
with_debootstrap () {
  # shellcheck disable=SC2046 # One word for each package is what is meant.
  as_root debootstrap --variant=minbase "$suite" "$1" > "$2" 2>&1 \
    && as_root chroot "$1" env DEBIAN_FRONTEND=noninteractive LC_ALL=C \
         apt-get install --yes --no-install-recommends \
         "${unpacking[@]/#/-oDpkg::Options::=--}" $(packages) >> "$2" 2>&1 \
    && as_root chroot "$1" apt-get clean \
    && as_root chown --recursive --no-dereference "$(id -u):$(id -g)" "$1"
}

# add_chinese DIR: makes the locale, and proves that a button is Chinese in it.
add_chinese () {
  local inside=("${wrap[@]}" --bind "$1" / --dev /dev --proc /proc --unshare-pid
                --setenv PATH /usr/sbin:/usr/bin:/sbin:/bin --chdir / "${become[@]}")

  "${inside[@]}" localedef -i zh_CN -f UTF-8 zh_CN.UTF-8
  [ "$("${inside[@]}" env -u LANGUAGE LC_ALL=zh_CN.UTF-8 gettext gtk40 _Cancel)" != _Cancel ] \
    || fail "the Debian 13 root speaks no Chinese"
}

# discard DIR…: removes what was half made, even if an interrupted debootstrap left files of the
# administrator's.
discard () {
  rm -rf -- "$@" 2> /dev/null || as_root rm -rf -- "$@"
}

# make_debian_root ROOT: leaves the whole root at ROOT, or nothing.
make_debian_root () {
  local root=$1 making=$1.new.$$ new=$1.new.$$/root log=$1.log

  say "making a Debian 13 root in $(dirname "$root") (once, one or two minutes)"
  discard "$root".new.*
  # A root that is being unpacked has the date of a package; the directory around it is of today.
  mkdir -p -- "$new"
  # shellcheck disable=SC2064 # The directory to remove is the one of now.
  trap "discard '$making'" EXIT
  if command -v mmdebstrap > /dev/null; then
    with_mmdebstrap "$new" "$log"
  else
    with_debootstrap "$new" "$log"
  fi || { tail -n 20 -- "$log" >&2; fail "could not make the Debian 13 root; see $log"; }
  # The time zone shown inside is the machine's: a file to cover, not a link that leads astray.
  rm -f -- "$new/etc/localtime"
  add_chinese "$new"
  mv -T -- "$new" "$root"
  rmdir -- "$making"
  rm -f -- "$log"
  trap - EXIT
}
