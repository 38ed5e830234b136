package io.ticketing.kafka;

import io.quarkus.runtime.annotations.RegisterForReflection;

/// Lets a native executable compress and read events with LZ4, whose implementations are found by
/// name, which the compiler can't know. The native ones are left out, as they need a library that
/// is not in the executable.
///
/// Snappy and Zstandard have only native implementations, and their libraries are in the
/// executable: see `META-INF/native-image`. Quarkus' own switch, `quarkus.kafka.snappy.enabled`,
/// does not help. It does not know Zstandard, and at every start it unpacks Snappy's library to the
/// same file, which several services on one machine would overwrite for each other. Gzip is part of
/// Java.
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
