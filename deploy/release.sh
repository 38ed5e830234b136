#!/usr/bin/env bash
# Releases: docs/release.md says when to use which.
#
#   deploy/release.sh set VERSION          writes a version everywhere; for a release also its changes and schemas
#   deploy/release.sh check [VERSION]      fails when what is committed is not ready to be released
#   deploy/release.sh build [MAVEN ARGS]   checks, builds and tests everything, and leaves it in target/release
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

services=(auth tickets orders payments expiration storefront sandbox)
chart=deploy/helm/ticketing/Chart.yaml
out=target/release

fail() {
    echo "$*" >&2
    exit 1
}

current() { sed -n 's|^ *<revision>\(.*\)</revision>$|\1|p' pom.xml; }

is_snapshot() { [[ $1 == *-SNAPSHOT ]]; }

# Semantic Versioning without build metadata, which tags of images can't have.
is_version() {
    [[ $1 =~ ^(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?$ ]]
}

# What the changelog says of a version, without its heading.
changes() {
    awk -v heading="## [$1]" '
        index($0, "## [") == 1 { inside = index($0, heading) == 1; next }
        inside' CHANGELOG.md
}

# Changes a file; sed -i is not the same everywhere.
edit() { # file, sed script
    sed "$2" "$1" > "$1.new"
    cat "$1.new" > "$1"
    rm "$1.new"
}

release_schemas() {
    ./mvnw -q -B -ntp -pl contracts/avro test -Dtest=SchemaCompatibilityTest#releasesTheCurrentSchemas -Dcontracts.release=true
}

set_version() {
    is_version "$1" || fail "$1 is not a version: see https://semver.org"
    edit pom.xml "s|<revision>.*</revision>|<revision>$1</revision>|"
    edit "$chart" "s|^version: .*|version: $1|; s|^appVersion: .*|appVersion: $1|"
    edit deploy/images/compose.yaml "s|{TICKETING_VERSION:-[^}]*}|{TICKETING_VERSION:-$1}|"
    if ! is_snapshot "$1"; then
        # What was not released is; a new list begins.
        [ -n "$(changes "$1")" ] || edit CHANGELOG.md "s|^## \[Unreleased\]$|&\\
\\
## [$1] - $(date -u +%F)|"
        release_schemas
    fi
    git --no-pager diff --stat
}

check() {
    local version
    version=$(current)
    is_version "$version" || fail "$version is not a version: see https://semver.org"
    [ "${1:-$version}" = "$version" ] || fail "This is version $version, not $1."
    grep -qx "version: $version" "$chart" && grep -qx "appVersion: $version" "$chart" ||
        fail "$chart is not of version $version: deploy/release.sh set $version"
    [ -z "$(git status --porcelain)" ] || fail "There are changes that are not committed."
    if is_snapshot "$version"; then
        echo "$version is a rehearsal, not a release."
        return
    fi
    [[ $(changes "$version") == *[a-z]* ]] || fail "CHANGELOG.md says nothing of $version."
    release_schemas
    git diff --quiet -- contracts/avro/released ||
        fail "contracts/avro/released is not what this version uses: commit what changed there."
}

# Packed from what is committed, so that it is the same wherever it is packed.
pack() { # folder, what in it, archive
    git -C "$1" archive --format=tar.gz HEAD "$2" > "$3"
}

build() {
    check
    local version service
    version=$(current)
    rm -rf "$out"
    ./mvnw -B -ntp verify -Dimages "$@"
    mkdir -p "$out"
    for service in "${services[@]}"; do
        cp "deploy/images/target/$service.tar" "$out/$service-$version.tar"
        cp "deploy/images/target/sbom/$service/sbom.cdx.json" "$out/$service-$version.cdx.json"
    done
    cp deploy/images/target/THIRD-PARTY.txt LICENSE "$out/"
    pack deploy/helm ticketing "$PWD/$out/ticketing-$version.tgz"
    pack contracts/avro released "$PWD/$out/schemas-$version.tgz"
    if is_snapshot "$version"; then changes Unreleased; else changes "$version"; fi > "$out/CHANGES.md"
    (cd "$out" && { sha256sum -- * 2>/dev/null || shasum -a 256 -- *; } > ../SHA256SUMS && mv ../SHA256SUMS .)
    echo "$version is in $out:"
    ls -l "$out"
}

case "${1:-}" in
    set) set_version "${2:?which version?}" ;;
    check) check "${2:-}" ;;
    build) build "${@:2}" ;;
    *) sed -n 's/^#   //p' "$0" && exit 2 ;;
esac
