# cmake --install: library, headers, CMake package, pkg-config file, documents. Whatever folder
# they are installed or moved to, they find each other by relative paths.
include(CMakePackageConfigHelpers)
set(ISNAD_PACKAGE_DIR "${CMAKE_INSTALL_LIBDIR}/cmake/isnad")
install(TARGETS isnad EXPORT isnadTargets
  RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}" COMPONENT library
  LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}" COMPONENT library NAMELINK_COMPONENT development
  ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}" COMPONENT development)
install(DIRECTORY include/isnad DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}" COMPONENT development)
install(FILES "${PROJECT_SOURCE_DIR}/src/api/isnad.schema.json" DESTINATION "${CMAKE_INSTALL_DATADIR}/isnad"
  COMPONENT development)
install(EXPORT isnadTargets NAMESPACE isnad:: DESTINATION "${ISNAD_PACKAGE_DIR}" COMPONENT development)
configure_package_config_file("${CMAKE_CURRENT_LIST_DIR}/isnadConfig.cmake.in"
  "${CMAKE_CURRENT_BINARY_DIR}/isnadConfig.cmake" INSTALL_DESTINATION "${ISNAD_PACKAGE_DIR}")
write_basic_package_version_file("${CMAKE_CURRENT_BINARY_DIR}/isnadConfigVersion.cmake"
  COMPATIBILITY SameMinorVersion)
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/isnadConfig.cmake"
  "${CMAKE_CURRENT_BINARY_DIR}/isnadConfigVersion.cmake"
  DESTINATION "${ISNAD_PACKAGE_DIR}" COMPONENT development)
file(RELATIVE_PATH ISNAD_PREFIX_FROM_PC "/p/${CMAKE_INSTALL_LIBDIR}/pkgconfig" "/p")
# A static library asks its users for what it is made of; a shared one brings it.
if(BUILD_SHARED_LIBS)
  set(ISNAD_PC_CFLAGS " -DISNAD_SHARED")
else()
  install(FILES "${CMAKE_CURRENT_LIST_DIR}/Findre2.cmake" DESTINATION "${ISNAD_PACKAGE_DIR}"
    COMPONENT development)
  set(ISNAD_PC_REQUIRES "icu-uc re2 fmt")
  set(ISNAD_PC_LIBS "-lstdc++")
endif()
configure_file("${CMAKE_CURRENT_LIST_DIR}/isnad.pc.in" "${CMAKE_CURRENT_BINARY_DIR}/isnad.pc" @ONLY)
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/isnad.pc" DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig"
  COMPONENT development)

# Programs find a shared isnad beside them.
if(BUILD_SHARED_LIBS AND UNIX AND NOT APPLE)
  file(RELATIVE_PATH ISNAD_LIBRARY_FROM_PROGRAM "/p/${CMAKE_INSTALL_BINDIR}" "/p/${CMAKE_INSTALL_LIBDIR}")
  set(CMAKE_INSTALL_RPATH "$ORIGIN/${ISNAD_LIBRARY_FROM_PROGRAM}")
endif()
