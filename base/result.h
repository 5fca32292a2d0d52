// How Quipu reports failure.
//
// A function that can fail returns Result<T>. Ignoring one is a compiler
// warning. Exceptions do not cross a module's public header.

#ifndef QUIPU_BASE_RESULT_H_
#define QUIPU_BASE_RESULT_H_

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>

namespace quipu {

// Few on purpose: a code exists only where some caller acts on it.
enum class ErrorCode {
  kInvalidArgument,  // the caller's input is wrong; retrying cannot help
  kNotFound,
  kCorruption,  // stored bytes do not decode, or contradict each other
  kIo,          // the disk or the database refused
  kLimit,       // a deadline or a budget ran out; a smaller request may pass
  kInternal,    // a bug in Quipu
};

struct Error {
  ErrorCode code;
  std::string message;  // one sentence, for a person; names the input at fault
};

// Same interface as std::expected (C++23), plus [[nodiscard]].
template <typename T>
class [[nodiscard]] Result : public tl::expected<T, Error> {
 public:
  using Base = tl::expected<T, Error>;
  using Base::Base;
  Result(Base other) : Base(std::move(other)) {}  // NOLINT: implicit by design
  Result(Error error)                             // NOLINT: implicit by design
      : Base(tl::unexpect, std::move(error)) {}
};

Error InvalidArgument(std::string message);
Error NotFound(std::string message);
Error Corruption(std::string message);
Error Io(std::string message);
Error Limit(std::string message);
Error Internal(std::string message);

// Puts "where: " in front of the message; the code stays.
Error Annotate(Error error, std::string_view where);

}  // namespace quipu

#define QUIPU_CONCAT_INNER(a, b) a##b
#define QUIPU_CONCAT(a, b) QUIPU_CONCAT_INNER(a, b)

// Returns the error of `expression`, a Result<void>, from the function around.
#define QUIPU_CHECK(...) \
  QUIPU_CHECK_INNER(QUIPU_CONCAT(quipu_result_, __COUNTER__), __VA_ARGS__)
#define QUIPU_CHECK_INNER(result, ...)                  \
  do {                                                  \
    if (auto result = (__VA_ARGS__); !result) {         \
      return ::quipu::Error{std::move(result.error())}; \
    }                                                   \
  } while (false)

// `declaration` takes the value of an expression, a Result<T>; its error is
// returned from the function around.  QUIPU_TRY(auto text, ReadFile(path));
#define QUIPU_TRY(declaration, ...)                                      \
  QUIPU_TRY_INNER(declaration, QUIPU_CONCAT(quipu_result_, __COUNTER__), \
                  __VA_ARGS__)
#define QUIPU_TRY_INNER(declaration, result, ...)     \
  auto result = (__VA_ARGS__);                        \
  if (!result) {                                      \
    return ::quipu::Error{std::move(result.error())}; \
  }                                                   \
  declaration = std::move(*result)

#endif  // QUIPU_BASE_RESULT_H_
