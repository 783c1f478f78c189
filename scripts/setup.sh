# Sourced by run, test and shortlist: what they need of the machine, and how they build.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MASSTRANSIT_USAGE_TELEMETRY=false

# has NAME: whether a command, a shared library (NAME.so.N) or a path is there.
has() {
  local PATH=$PATH:/usr/sbin:/sbin
  case $1 in
    /*) [ -e "$1" ] ;;
    *.so.*) [ -n "$(ldconfig -p | grep -F "$1 ")" ] ;;
    *) command -v "$1" >/dev/null ;;
  esac
}

# need_packages NAME=PACKAGE...: installs the Debian packages whose command, library or path is missing; names them when it cannot.
need_packages() {
  local missing=() pair
  for pair in "$@"; do
    has "${pair%%=*}" || missing+=("${pair#*=}")
  done
  [ ${#missing[@]} -eq 0 ] && return
  if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
    echo "Installing ${missing[*]}" >&2
    # Servers are started where they are needed, on ports of their own: not by their packages.
    local policy=/usr/sbin/policy-rc.d made=
    if [ ! -e "$policy" ]; then printf '#!/bin/sh\nexit 101\n' >"$policy" && chmod +x "$policy" && made=yes; fi
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"; } \
      >/dev/null || { [ -z "$made" ] || rm -f "$policy"; echo "apt-get could not install ${missing[*]}" >&2; exit 1; }
    [ -z "$made" ] || rm -f "$policy"
  else
    echo "Please install: ${missing[*]} (Debian: apt-get install ${missing[*]})" >&2
    exit 1
  fi
}

need_dotnet() {
  command -v dotnet >/dev/null && dotnet --list-sdks | grep -q '^10\.' && return
  echo "Please install the .NET 10 SDK" >&2
  exit 1
}

# What reading documents needs.
need_document_tools() {
  need_packages libpoppler-glib.so.8=libpoppler-glib8 pdftoppm=poppler-utils tesseract=tesseract-ocr bwrap=bubblewrap
}

# The vendor's SDK that a test drives, as its lock file pins it.
need_vendor_sdk() {
  need_packages node=nodejs npm=npm
  local pinned=$root/tests/Shortlist.EndToEnd.Tests/Stories/LlamaIndex/VendorSdk/package-lock.json sdk=$root/artifacts/vendor-sdk
  cmp -s "$pinned" "$sdk/package-lock.json" && [ -d "$sdk/node_modules" ] && return
  echo "Installing the LlamaIndex SDK" >&2
  mkdir -p "$sdk" && cp "${pinned%/*}"/package*.json "$sdk"
  (cd "$sdk" && npm ci --no-audit --no-fund --silent >&2) || { rm -rf "$sdk"; echo "npm could not install the SDK" >&2; exit 1; }
}

# build PROJECT CONFIGURATION OPTION...: builds quietly, and says what is wrong when it does not. With MongoDB where that is the store.
build() {
  local project=$1 configuration=$2 log
  shift 2
  [ "${SHORTLIST_STORE:-}" != mongodb ] || set -- "$@" -p:MongoDb=true
  log=$(dotnet build "$root/$project" -c "$configuration" -v q -nologo -clp:NoSummary "$@" 2>&1) || { printf '%s\n' "$log" >&2; exit 1; }
}

# build_release PROJECT: for whoever runs it; analyzers are for whoever changes it (./test).
build_release() { build "$1" Release -p:RunAnalyzers=false; }
