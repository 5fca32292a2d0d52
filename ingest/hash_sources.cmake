# Writes the SHA-256 of sources as a C++ string literal.
#
#   cmake -D ROOT=DIR -D OUTPUT=FILE -D "FOLDERS=a b" -P hash_sources.cmake
#
# Hashed are the paths under ROOT and the contents of all .h, .cc, .yaml and
# .tsv files in and below the folders, in the order of the paths. Where ROOT is, and how lines
# end, makes no difference.

separate_arguments(folders UNIX_COMMAND "${FOLDERS}")
set(files)
foreach(folder IN LISTS folders)
  file(GLOB_RECURSE found RELATIVE ${ROOT} ${ROOT}/${folder}/*.h ${ROOT}/${folder}/*.cc
       ${ROOT}/${folder}/*.yaml ${ROOT}/${folder}/*.tsv)
  list(APPEND files ${found})
endforeach()
list(SORT files)
set(all)
foreach(file IN LISTS files)
  file(READ ${ROOT}/${file} hex HEX)
  # Whole bytes: "0d0a" may also stand across two of them.
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\1 " hex "${hex}")
  string(REPLACE "0d 0a " "0a " hex "${hex}")
  string(SHA256 digest "${hex}")
  string(APPEND all "${file} ${digest}\n")
endforeach()
string(SHA256 digest "${all}")
file(CONFIGURE OUTPUT ${OUTPUT} CONTENT "\"${digest}\"\n")
