# Fails when two files define a type of one name in namespace quipu: the linker
# would silently keep one's functions for both (the one definition rule).
# Run by ctest:  cmake -D ROOT=<repo> -P tests/type_names.cmake

set(files)
foreach(folder base graph language ingest query rpc app train)
  file(GLOB_RECURSE found RELATIVE ${ROOT} ${ROOT}/${folder}/*.h ${ROOT}/${folder}/*.cc)
  list(APPEND files ${found})
endforeach()

set(definition "^(struct|class|enum class|enum) ([A-Za-z0-9_]+)( final)?( :.*)? {")
set(count 0)
foreach(file IN LISTS files)
  file(STRINGS ${ROOT}/${file} lines
       REGEX "^(namespace {|}  // namespace$|struct |class |enum )")
  set(local FALSE)  # in a namespace without a name
  foreach(line IN LISTS lines)
    if(line MATCHES "^namespace {")
      set(local TRUE)
    elseif(line MATCHES "^}  // namespace$")
      set(local FALSE)
    elseif(NOT local AND line MATCHES "${definition}")
      set(name ${CMAKE_MATCH_2})
      if(DEFINED home_${name})
        message(SEND_ERROR "${file} and ${home_${name}} both define ${name}")
      endif()
      set(home_${name} ${file})
      math(EXPR count "${count} + 1")
    endif()
  endforeach()
endforeach()
message(STATUS "${count} types looked at")
