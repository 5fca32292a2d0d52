// Standard output: text for people where it is a terminal, plain lines where
// it is a file or another program.

#ifndef QUIPU_APP_CLI_OUTPUT_SCREEN_H_
#define QUIPU_APP_CLI_OUTPUT_SCREEN_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "app/cli/output/text.h"
#include "base/result.h"

namespace quipu {

enum class ColorWhen : uint8_t { kAuto, kAlways, kNever };

// Collects output and writes it in large pieces. When the reader has gone
// (`quipu … | head`) the rest is dropped without a word. One thread.
class Screen {
 public:
  // Colour is on, under kAuto, if `descriptor` is a terminal that is not
  // "dumb" and NO_COLOR is unset or empty.
  Screen(int descriptor, ColorWhen color);
  Screen(const Screen&) = delete;
  Screen& operator=(const Screen&) = delete;
  ~Screen();  // writes what is left and ignores errors; see Finish

  // Columns of the terminal; 0 if lines are not to be wrapped.
  size_t width() const { return width_; }

  // One line. The text is made printable.
  void Line(const StyledText& line);
  void Line(std::string_view line = "");
  // A paragraph wrapped to the terminal, each of its lines after `margin`,
  // the first after `first` instead.
  void Paragraph(const StyledText& text, std::string_view first,
                 std::string_view margin);
  // Bytes as they are. The caller sees to it that a terminal can bear them.
  void Raw(std::string_view bytes);

  // False when nothing more can be written: the caller may stop early.
  bool open() const { return error_ == 0; }
  // Writes what is left. kIo if output was lost for any reason but that its
  // reader had gone.
  Result<void> Finish();

 private:
  void Append(const StyledText& text);
  void Flush();

  int descriptor_;
  bool color_ = false;
  size_t width_ = 0;
  int error_ = 0;  // the first errno of a write
  std::string pending_;
};

}  // namespace quipu

#endif  // QUIPU_APP_CLI_OUTPUT_SCREEN_H_
