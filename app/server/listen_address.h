// Where a server listens.

#ifndef QUIPU_APP_SERVER_LISTEN_ADDRESS_H_
#define QUIPU_APP_SERVER_LISTEN_ADDRESS_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace quipu {

struct ListenAddress {
  std::string host;  // an address in digits; IPv6 without brackets
  uint16_t port = 0;
  bool loopback = false;

  std::string ToString() const;  // "127.0.0.1:50051", "[::1]:50051"
};

// "HOST:PORT" or "[IPV6]:PORT", where HOST is "localhost" (127.0.0.1) or an
// address in digits: names are not looked up. kInvalidArgument.
Result<ListenAddress> ParseListenAddress(std::string_view text);

// kInvalidArgument for an address that other machines can reach, unless that is
// allowed.
Result<void> CheckMayListen(const ListenAddress& address, bool allow_remote);

}  // namespace quipu

#endif  // QUIPU_APP_SERVER_LISTEN_ADDRESS_H_
