// Writing to standard output; see screen.h.

#include "app/cli/output/screen.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>

namespace quipu {
namespace {

constexpr size_t kFlushAt = 64 * 1024;
constexpr size_t kUsualWidth = 80;
constexpr size_t kLeastWidth = 40;  // narrower terminals wrap by themselves

bool IsSet(const char* variable) {
  const char* value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

bool WantsColor(bool terminal, ColorWhen when) {
  if (when != ColorWhen::kAuto) {
    return when == ColorWhen::kAlways;
  }
  const char* kind = std::getenv("TERM");
  const bool dumb = kind != nullptr && std::strcmp(kind, "dumb") == 0;
  return terminal && !dumb && !IsSet("NO_COLOR");
}

size_t TerminalWidth(int descriptor) {
  winsize size{};
  const bool known =
      ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return std::max(known ? size_t{size.ws_col} : kUsualWidth, kLeastWidth);
}

std::string_view Sgr(Style style) {
  switch (style) {
    case Style::kPlain:
      return "";
    case Style::kStrong:
      return "\x1b[1m";
    case Style::kFaint:
      return "\x1b[2m";
    case Style::kPredicate:
      return "\x1b[36m";
    case Style::kSubject:
      return "\x1b[1;32m";
    case Style::kObject:
      return "\x1b[1;34m";
    case Style::kWarning:
      return "\x1b[33m";
    case Style::kError:
      return "\x1b[1;31m";
  }
  return "";
}

}  // namespace

Screen::Screen(int descriptor, ColorWhen color) : descriptor_(descriptor) {
  const bool terminal = isatty(descriptor) == 1;
  color_ = WantsColor(terminal, color);
  width_ = terminal ? TerminalWidth(descriptor) : 0;
}

Screen::~Screen() {
  Flush();
}

void Screen::Append(const StyledText& text) {
  for (const StyledRun& run : text) {
    const std::string_view sgr = color_ ? Sgr(run.style) : "";
    pending_ += sgr;
    pending_ += Printable(run.text);
    pending_ += sgr.empty() ? "" : "\x1b[0m";
  }
}

void Screen::Line(const StyledText& line) {
  Append(line);
  Raw("\n");
}

void Screen::Line(std::string_view line) {
  Line(StyledText{{std::string(line), Style::kPlain}});
}

void Screen::Paragraph(const StyledText& text, std::string_view first,
                       std::string_view margin) {
  const size_t taken = std::max(DisplayWidth(first), DisplayWidth(margin));
  const size_t room =
      width_ == 0 ? 0 : std::max(width_, taken + kLeastWidth / 2) - taken;
  std::string_view lead = first;
  for (const StyledText& line : Wrap(text, room)) {
    pending_ += lead;
    Line(line);
    lead = margin;
  }
}

void Screen::Raw(std::string_view bytes) {
  pending_ += bytes;
  if (pending_.size() >= kFlushAt) {
    Flush();
  }
}

void Screen::Flush() {
  std::string_view rest = pending_;
  while (!rest.empty() && error_ == 0) {
    const ssize_t written = write(descriptor_, rest.data(), rest.size());
    if (written >= 0) {
      rest.remove_prefix(static_cast<size_t>(written));
    } else if (errno != EINTR) {
      error_ = errno;
    }
  }
  pending_.clear();
}

Result<void> Screen::Finish() {
  Flush();
  if (error_ != 0 && error_ != EPIPE) {
    return Io(std::string("cannot write the output: ") + std::strerror(error_));
  }
  return {};
}

}  // namespace quipu
