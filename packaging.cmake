# What `cmake --install` puts where, and the Debian package that `cpack` makes.
#
# Two components: `quipu` is the program with all it needs, and the package;
# `training` is quipu-train, which is made for the processor that builds it.
include(GNUInstallDirs)

install(TARGETS quipu COMPONENT quipu)
install(TARGETS quipu-train COMPONENT training)

file(GLOB models CONFIGURE_DEPENDS models/*.quipu)
install(FILES ${models} DESTINATION ${CMAKE_INSTALL_DATADIR}/quipu/models COMPONENT quipu)
install(DIRECTORY proto/ DESTINATION ${CMAKE_INSTALL_DATADIR}/quipu/proto COMPONENT quipu
        FILES_MATCHING PATTERN *.proto PATTERN storage EXCLUDE)
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/quipu RENAME copyright COMPONENT quipu)

# The manual page and the completion scripts are made from the command table.
install(FILES ${PROJECT_BINARY_DIR}/man/quipu.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT quipu)
install(FILES ${PROJECT_BINARY_DIR}/man/quipu.bash RENAME quipu
        DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions COMPONENT quipu)
install(FILES ${PROJECT_BINARY_DIR}/man/quipu.zsh RENAME _quipu
        DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions COMPONENT quipu)
install(FILES ${PROJECT_BINARY_DIR}/man/quipu.fish
        DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d COMPONENT quipu)

set(CPACK_GENERATOR DEB)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL quipu)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_PACKAGE_DIRECTORY ${PROJECT_BINARY_DIR})
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_DEBIAN_QUIPU_PACKAGE_NAME quipu)
set(CPACK_DEBIAN_QUIPU_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_MAINTAINER "The Quipu maintainers <quipu@localhost>")
set(CPACK_DEBIAN_PACKAGE_SECTION database)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
include(CPack)
