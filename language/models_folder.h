// Where the models of language are.

#ifndef QUIPU_LANGUAGE_MODELS_FOLDER_H_
#define QUIPU_LANGUAGE_MODELS_FOLDER_H_

#include <filesystem>

#include "base/result.h"

namespace quipu {

// `asked` unless it is empty, else QUIPU_MODELS of the environment, else
// ../share/quipu/models from the folder of the running program, else
// share/quipu/models in it. kNotFound, with what to do, if none of them is a
// folder; what is asked for is not looked at.
Result<std::filesystem::path> FindModels(const std::filesystem::path& asked);

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_MODELS_FOLDER_H_
