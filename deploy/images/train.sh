#!/bin/sh
# train.sh FOLDER JAVA runs a program that build.sh laid out for a while, and leaves the cache of what it loaded beside it.
# There is no server to talk to here: it starts, tries again and again as it would where servers are late, and is stopped.
set -eu
app=$1
java=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# For auth, which does not start without a key. It signs nothing and is gone afterwards.
openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$work/training.pem"
export TICKETING_AUTH_KEYS_DIRECTORY="$work"
export TICKETING_TOPICS_CREATE=false
# For the sandbox, which has no defaults.
export DB_HOST=127.0.0.1 DB_USERNAME=nobody DB_PASSWORD=nobody

# Where the image starts it, with the image's options, for the cache serves no others.
cd "$app"
timeout --signal=TERM "${TRAINING_SECONDS:-30}" "$java" -Xmx256m \
    -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -XX:+ExitOnOutOfMemoryError \
    -XX:AOTCacheOutput="$app/program.aot" -Xlog:aot*=error @"$app/program" > "$work/log" 2>&1 || true
if [ ! -s "$app/program.aot" ]; then
    cat "$work/log" >&2
    echo "There is no cache: the program did not run, or the time was too short." >&2
    exit 1
fi
