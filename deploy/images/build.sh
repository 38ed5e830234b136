#!/bin/sh
# build.sh SERVICE FOLDER builds a service, or the sandbox gateway, and lays it out in a folder as an image has it: the
# program's files, and in "program" what to tell java to run them.
set -eu
service=${1:?which service? one of auth, tickets, orders, payments, expiration, storefront, sandbox}
app=$2
mkdir -p "$app"

if [ "$service" = sandbox ]; then
    module=deploy/images/sandbox
    ./mvnw -B -ntp package -DskipTests -Dimages -pl $module -am
    cp deploy/sandbox/target/ticketing-sandbox.jar deploy/dead-letters/target/ticketing-dead-letters.jar "$app/"
    cp -R $module/target/lib "$app/"
    printf '%s\n' -jar /app/ticketing-sandbox.jar > "$app/program"
else
    module=services/$service
    ./mvnw -B -ntp package -DskipTests -Dimages -pl "$module" -am
    cp -R "$module/target/quarkus-app/." "$app/"
    printf '%s\n' -jar /app/quarkus-run.jar > "$app/program"
fi
cp "$module/target/sbom.cdx.json" "$app/"

# The cache knows a jar by its time, which must survive the way into an image: whole seconds, and the same every time.
find "$app" -exec touch -d 2026-01-01T00:00:00Z {} +
