// Marks a function that the compiler makes for several generations of
// processors, of which the program picks one when it starts. Floating-point
// results do not depend on the choice, because contraction is off.

#ifndef QUIPU_LANGUAGE_NEURAL_VECTOR_CLONES_H_
#define QUIPU_LANGUAGE_NEURAL_VECTOR_CLONES_H_

// Sanitizers set up too late for the code that picks.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define QUIPU_VECTOR_CLONES \
  __attribute__((target_clones("arch=x86-64-v4", "avx2", "default")))
#else
#define QUIPU_VECTOR_CLONES
#endif

#endif  // QUIPU_LANGUAGE_NEURAL_VECTOR_CLONES_H_
