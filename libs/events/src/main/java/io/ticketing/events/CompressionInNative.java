package io.ticketing.events;

import io.quarkus.runtime.annotations.RegisterForReflection;

/// Lets a native executable compress events with LZ4 and read them: it finds its implementations by
/// their names, of which the compiler knows nothing. Those in C are left out, as they need a
/// library that is not in the executable.
///
/// Snappy and Zstandard have none but in C, and their libraries are in the executable: see
/// `META-INF/native-image`. Quarkus' own switch, `quarkus.kafka.snappy.enabled`, is of no use: it
/// knows no Zstandard, and unpacks Snappy's library at every start to one and the same file, which
/// services on one machine would pull away from under each other. Gzip is part of Java.
@RegisterForReflection(
        classNames = {
            "net.jpountz.lz4.LZ4JavaSafeCompressor",
            "net.jpountz.lz4.LZ4HCJavaSafeCompressor",
            "net.jpountz.lz4.LZ4JavaSafeFastDecompressor",
            "net.jpountz.lz4.LZ4JavaSafeSafeDecompressor",
            "net.jpountz.xxhash.XXHash32JavaSafe",
            "net.jpountz.xxhash.XXHash64JavaSafe",
            "net.jpountz.xxhash.StreamingXXHash32JavaSafe$Factory",
            "net.jpountz.xxhash.StreamingXXHash64JavaSafe$Factory",
            "net.jpountz.lz4.LZ4JavaUnsafeCompressor",
            "net.jpountz.lz4.LZ4HCJavaUnsafeCompressor",
            "net.jpountz.lz4.LZ4JavaUnsafeFastDecompressor",
            "net.jpountz.lz4.LZ4JavaUnsafeSafeDecompressor",
            "net.jpountz.xxhash.XXHash32JavaUnsafe",
            "net.jpountz.xxhash.XXHash64JavaUnsafe",
            "net.jpountz.xxhash.StreamingXXHash32JavaUnsafe$Factory",
            "net.jpountz.xxhash.StreamingXXHash64JavaUnsafe$Factory"
        })
final class CompressionInNative {

    private CompressionInNative() {}
}
