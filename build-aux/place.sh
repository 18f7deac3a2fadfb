# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# Finds the place to build in, for ./dev: this machine, where it has the floor versions or its
# package manager offers them; a Debian 13 root otherwise. Sourced with `top`, the project, and
# `build`, its build directory. Leaves `place`, "here" or the root's directory, and `enter`, the words
# to put before a command that shall run there.

# shellcheck disable=SC2034,SC2154 # ./dev assigns top and build, and reads place and enter.

readonly list=$top/build-aux/packages-debian.txt

# The oldest versions that Teatime builds with, as in meson.build.
readonly floor=('gtk4 >= 4.18' 'libadwaita-1 >= 1.7' 'sqlite3 >= 3.46')

say () {
  printf 'teatime: %s\n' "$*" >&2
}

fail () {
  say "$@"
  exit 1
}

as_root () {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

can_be_root () {
  [ "$(id -u)" = 0 ] || command -v sudo > /dev/null
}

# packages: what the list names.
packages () {
  sed -e 's/#.*//' -e 's/[[:space:]]//g' -e '/^$/d' "$list"
}

# missing_packages: what the list names and this machine does not have.
missing_packages () {
  comm -13 <(dpkg-query --show --showformat '${db:Status-Abbrev}${Package}\n' \
               | sed -n 's/^ii //p' | sort -u) \
           <(packages | sort -u)
}

install_packages () {
  local output

  can_be_root || fail "please have these packages installed: $*"
  say "installing $*"
  output=$({ as_root apt-get update \
               && as_root env DEBIAN_FRONTEND=noninteractive \
                    apt-get install --yes --no-install-recommends "$@"; } 2>&1) \
    || fail "could not install them: $output"
}

# floor_is_here: whether everything for a build stands on this machine, however it came there.
floor_is_here () {
  local tool

  for tool in cc meson ninja pkg-config blueprint-compiler msgfmt python3; do
    command -v "$tool" > /dev/null || return 1
  done
  pkg-config --exists "${floor[@]}"
}

# floor_is_offered: whether this machine's own packages are new enough. Testing and unstable
# have no version and are newer than any that has.
floor_is_offered () (
  command -v apt-get > /dev/null || return 1
  # shellcheck source=/dev/null
  . /etc/os-release
  case ${ID-} in
    debian) dpkg --compare-versions "${VERSION_ID:-99}" ge 13 ;;
    ubuntu) dpkg --compare-versions "${VERSION_ID:-99}" ge 25.04 ;;
    *) dpkg --compare-versions \
         "$(LC_ALL=C apt-cache policy libadwaita-1-dev | sed -n 's/ *Candidate: //p')" ge 1.7 ;;
  esac
)

# has_chinese: whether programs here can be told to speak Chinese, as the tests do.
has_chinese () {
  locale -a | grep -ix 'zh_CN.utf-\?8' > /dev/null
}

# prepare_here: installs what this machine lacks; who may not is told so, and builds with what is
# there.
prepare_here () {
  local missing=()

  place=here
  enter=()
  floor_is_offered || return 0
  mapfile -t missing < <(missing_packages)
  if [ ${#missing[@]} != 0 ]; then
    if can_be_root || ! floor_is_here; then
      install_packages "${missing[@]}"
    else
      say "not installed, so some tests cannot run: ${missing[*]}"
    fi
  fi
  if ! has_chinese && can_be_root; then
    as_root localedef -i zh_CN -f UTF-8 zh_CN.UTF-8
  fi
}

# is_of_the_system DIR: whether the root has its own of this directory, which must stay visible.
is_of_the_system () {
  [[ $1 =~ ^/(usr|etc|var|bin|sbin|lib(32|64|x32)?|boot|proc|sys|dev|run)?(/|$) \
     && ! $1 =~ ^/(usr/(local|src)|var/[^/]+|run/user)/. ]]
}

# find_bwrap: sets `wrap`, which starts bubblewrap, and `become`, which ends what bubblewrap is
# told. Where ordinary users may make no namespaces (Ubuntu 24.04), the administrator does.
find_bwrap () {
  local reason

  wrap=(bwrap)
  become=()
  reason=$(bwrap --ro-bind / / --dev /dev --proc /proc --unshare-pid true 2>&1) && return
  if [ "$(id -u)" = 0 ] || ! can_be_root; then
    fail "bubblewrap cannot work on this machine: $reason"
  fi
  wrap=(sudo --preserve-env bwrap --setenv HOME "$HOME")
  become=(setpriv --reuid "$(id -u)" --regid "$(id -g)" --clear-groups --inh-caps=-all)
}

# prepare_root: makes the root unless it is there, and says how to enter it.
prepare_root () {
  local cache=${XDG_CACHE_HOME:-$HOME/.cache}/teatime recipe=$top/build-aux/debian-root.sh
  local root name directory

  # shellcheck source=build-aux/debian-root.sh
  . "$recipe"
  need_root_tools
  find_bwrap
  root=$cache/debian-13-$(cat -- "$list" "$recipe" | sha256sum | head -c 12)
  place=$root
  if [ ! -d "$root" ]; then
    mkdir -p -- "$cache"
    # Whoever comes second waits, and then finds the root made.
    exec 9> "$cache/lock"
    flock 9
    [ -d "$root" ] || make_debian_root "$root"
    exec 9>&-
  fi
  # A root that nobody entered for a week belongs to a package list of the past.
  touch -- "$root"
  find "$cache" -maxdepth 1 -name 'debian-13-*' -mtime +7 -exec rm -rf {} +

  enter=("${wrap[@]}" --die-with-parent --unshare-pid
         --bind "$root" / --dev /dev --proc /proc --tmpfs /run
         --dev-bind-try /dev/dri /dev/dri --ro-bind-try /sys /sys
         --ro-bind-try /usr/share/fonts /usr/local/share/fonts/machine
         --bind-try /media /media --bind-try /mnt /mnt --bind-try /run/media /run/media)
  for name in localtime machine-id passwd group resolv.conf; do
    enter+=(--ro-bind-try "/etc/$name" "/etc/$name")
  done
  # What this machine sets for its own programs leads nowhere inside.
  for name in LD_LIBRARY_PATH LD_PRELOAD PYTHONPATH PYTHONHOME PKG_CONFIG_PATH GI_TYPELIB_PATH \
              XDG_DATA_DIRS XDG_CONFIG_DIRS GIO_EXTRA_MODULES GTK_PATH GTK_IM_MODULE; do
    enter+=(--unsetenv "$name")
  done
  for directory in /tmp "${TMPDIR-}" "${HOME-}" "${XDG_RUNTIME_DIR-}" "$top" "$build" "$PWD"; do
    if [ -d "$directory" ] && ! is_of_the_system "$directory"; then
      enter+=(--bind "$directory" "$directory")
    fi
  done
  enter+=(--setenv PATH /usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
          --setenv GSETTINGS_BACKEND keyfile --chdir "$PWD" "${become[@]}")
}

# prepare_place: installs or makes what is missing. TEATIME_PLACE=here or =root decides in advance.
prepare_place () {
  case ${TEATIME_PLACE-} in
    here) prepare_here ;;
    root) prepare_root ;;
    '')
      if floor_is_here; then prepare_here
      elif floor_is_offered && can_be_root; then prepare_here
      else prepare_root
      fi ;;
    *) fail "TEATIME_PLACE is here or root, not $TEATIME_PLACE" ;;
  esac
}
