// One call of IngestDocuments.

#ifndef QUIPU_INGEST_SERVICE_INGEST_STREAM_H_
#define QUIPU_INGEST_SERVICE_INGEST_STREAM_H_

#include <functional>

#include "base/result.h"
#include "ingest/pipeline/session.h"
#include "ingest/pipeline/store_writer.h"
#include "ingest/service/document_assembler.h"
#include "ingest/service/ingest_service.h"
#include "quipu/v1/ingest_service.pb.h"
#include "rpc/method.h"

namespace quipu {

// What the calls of IngestService share.
struct WriteAccess {
  StoreWriter& writer;
  std::function<Result<void>()> await_served;
  IngestServiceOptions options;
};

// Puts documents together and adds them to a session, whose events become the
// stream's outcomes. While the session waits, or the client does not read,
// nothing is read: a client that is too fast, or reads nothing, holds no more
// memory than the session.
class IngestStream {
 public:
  IngestStream(const WriteAccess& access, const Call& call,
               MessageStream& stream);

  ApiResult<void> Run();

 private:
  // Until the client has sent all.
  ApiResult<void> Receive();
  ApiResult<void> SendSummary(const IngestReport& report);
  void SendOutcome(const IngestEvent& event);

  const WriteAccess& access_;
  const Call& call_;
  MessageStream& stream_;
  DocumentAssembler assembler_;
  IngestSession session_;
};

}  // namespace quipu

#endif  // QUIPU_INGEST_SERVICE_INGEST_STREAM_H_
