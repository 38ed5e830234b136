package io.ticketing.auth.argon2;

/// What a hash costs.
///
/// @param memory in KiB
/// @param iterations how many times all of the memory is filled
public record Cost(int memory, int iterations) {

    private static final int LEAST_MEMORY = 8;

    public Cost {
        if (memory < LEAST_MEMORY || iterations < 1) {
            throw new IllegalArgumentException("m=%d,t=%d is too little".formatted(memory, iterations));
        }
    }
}
