# The digest of sources changes with every byte and name of theirs, and with
# nothing else. Run by ctest:  cmake -D SCRIPT=FILE -D WORK=DIR -P …

file(REMOVE_RECURSE ${WORK})

function(hash root result)
  execute_process(COMMAND ${CMAKE_COMMAND} -D ROOT=${root} -D OUTPUT=${WORK}/digest.inc
                          -D "FOLDERS=one two" -P ${SCRIPT} COMMAND_ERROR_IS_FATAL ANY)
  file(READ ${WORK}/digest.inc digest)
  if(NOT digest MATCHES "^\"[0-9a-f]+\"\n$")
    message(SEND_ERROR "not a string literal: ${digest}")
  endif()
  set(${result} ${digest} PARENT_SCOPE)
endfunction()

function(write root)
  file(WRITE ${root}/one/a.h "int A\;\n")
  file(WRITE ${root}/one/deep/b.cc "int B[] = {1}\;\r\n")
  file(WRITE ${root}/two/c.cc "")
endfunction()

function(expect_change what root)
  hash(${root} changed)
  if(changed STREQUAL before)
    message(SEND_ERROR "the digest is the same after: ${what}")
  endif()
endfunction()

write(${WORK}/here)
hash(${WORK}/here before)

write(${WORK}/elsewhere)
file(WRITE ${WORK}/elsewhere/one/deep/b.cc "int B[] = {1}\;\n")
file(WRITE ${WORK}/elsewhere/one/notes.md "no source")
file(WRITE ${WORK}/elsewhere/three/d.cc "no part of it")
hash(${WORK}/elsewhere same)
if(NOT same STREQUAL before)
  message(SEND_ERROR "the digest depends on the folder, on line ends or on other files")
endif()

write(${WORK}/content)
file(APPEND ${WORK}/content/one/deep/b.cc "// a comment\n")
expect_change("a comment" ${WORK}/content)
write(${WORK}/name)
file(RENAME ${WORK}/name/one/a.h ${WORK}/name/one/b.h)
expect_change("another name" ${WORK}/name)
write(${WORK}/new)
file(WRITE ${WORK}/new/two/d.h "")
expect_change("a new file" ${WORK}/new)
write(${WORK}/table)
file(WRITE ${WORK}/table/two/e.tsv "word\n")
expect_change("a table" ${WORK}/table)
