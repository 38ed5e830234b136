# Sourced by ./mvnw and ./ticketing: sets JAVA_HOME to a JDK of at least version 25, or says what to install and exits.

jdk_major() { # folder of a JDK; prints its major version, nothing when it is none
    [ -x "$1/bin/javac" ] || return 1
    if [ -r "$1/release" ]; then
        sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
    else
        "$1/bin/java" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p' | head -n 1
    fi
}

find_jdk() {
    _wanted=25
    _on_path=$(command -v javac 2>/dev/null || true)
    if [ -n "$_on_path" ]; then
        _on_path=$(dirname "$(dirname "$(readlink -f "$_on_path" 2>/dev/null || printf '%s' "$_on_path")")")
    fi
    for _home in "${JAVA_HOME:-}" "$_on_path" \
        /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
        "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.asdf/installs/java/* \
        "$HOME"/.local/share/mise/installs/java/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
        [ -n "$_home" ] || continue
        _major=$(jdk_major "$_home") || continue
        if [ "${_major:-0}" -ge "$_wanted" ] 2>/dev/null; then
            JAVA_HOME=$_home
            export JAVA_HOME
            return 0
        fi
    done
    echo "No JDK $_wanted or newer found. Install one (for example Eclipse Temurin $_wanted from https://adoptium.net) or set JAVA_HOME to it." >&2
    exit 1
}
find_jdk
