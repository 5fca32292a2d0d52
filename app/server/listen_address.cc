// Where a server listens.

#include "app/server/listen_address.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <charconv>

namespace quipu {

std::string ListenAddress::ToString() const {
  const bool ipv6 = host.find(':') != std::string::npos;
  return (ipv6 ? "[" + host + "]" : host) + ":" + std::to_string(port);
}

Result<ListenAddress> ParseListenAddress(std::string_view text) {
  const Error bad = InvalidArgument(
      "\"" + std::string(text) +
      "\" is no address to listen on: HOST:PORT or [IPV6]:PORT is expected, "
      "with the host in digits or \"localhost\"");
  const size_t colon = text.rfind(':');
  if (colon == std::string_view::npos) {
    return bad;
  }
  std::string_view host = text.substr(0, colon);
  const std::string_view port = text.substr(colon + 1);
  const bool brackets =
      host.size() > 2 && host.front() == '[' && host.back() == ']';
  if (brackets) {
    host = host.substr(1, host.size() - 2);
  }

  ListenAddress address;
  const auto [end, error] =
      std::from_chars(port.data(), port.data() + port.size(), address.port);
  if (error != std::errc() || end != port.data() + port.size()) {
    return bad;
  }
  address.host = host == "localhost" ? "127.0.0.1" : std::string(host);
  in_addr ipv4{};
  in6_addr ipv6{};
  if (!brackets && inet_pton(AF_INET, address.host.c_str(), &ipv4) == 1) {
    address.loopback = (ntohl(ipv4.s_addr) >> 24) == 127;
  } else if (brackets &&
             inet_pton(AF_INET6, address.host.c_str(), &ipv6) == 1) {
    address.loopback = IN6_IS_ADDR_LOOPBACK(&ipv6) != 0;
  } else {
    return bad;
  }
  return address;
}

Result<void> CheckMayListen(const ListenAddress& address, bool allow_remote) {
  if (address.loopback || allow_remote) {
    return {};
  }
  return InvalidArgument(
      address.ToString() +
      " can be reached from other machines, and calls are neither encrypted "
      "nor authenticated: remote access must be allowed explicitly");
}

}  // namespace quipu
