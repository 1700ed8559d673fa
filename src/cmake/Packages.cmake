# cpack: Debian packages, one a component (libisnad0, libisnad-dev, isnad-tools). tests/package/run.sh
# builds them as they should be built (shared, below /usr) and tries them in a clean system.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME isnad)
set(CPACK_PACKAGE_VENDOR "the isnad authors")
set(CPACK_PACKAGE_CONTACT "the isnad authors <isnad@isnad.invalid>")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_COMPONENTS_ALL library development tools)
set(CPACK_COMPONENTS_GROUPING IGNORE)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

set(CPACK_DEBIAN_LIBRARY_PACKAGE_NAME libisnad${ISNAD_SOVERSION})
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libisnad-dev)
set(CPACK_DEBIAN_TOOLS_PACKAGE_NAME isnad-tools)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SECTION libs)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_TOOLS_PACKAGE_SECTION text)
set(ABOUT "isnad reads Arabic news by rules and gazetteers: people, organizations and\n\
places, and quoted statements with their speakers, with a reason for each.")
set(CPACK_COMPONENT_LIBRARY_DESCRIPTION "names and quotes in Arabic news (shared library)\n${ABOUT}")
set(CPACK_COMPONENT_DEVELOPMENT_DESCRIPTION "names and quotes in Arabic news (development files)\n${ABOUT}")
set(CPACK_COMPONENT_TOOLS_DESCRIPTION "names and quotes in Arabic news (programs)\n${ABOUT}")

# What the programs and the library are linked with, dpkg-shlibdeps knows; of isnad's own
# library it is told here, to the version: programs belong to the library they were built with.
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_TOOLS_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS "${CMAKE_CURRENT_BINARY_DIR}")
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS ON)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS_POLICY ">=")
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS "libisnad${ISNAD_SOVERSION} (= ${PROJECT_VERSION})")
set(CPACK_DEBIAN_TOOLS_PACKAGE_DEPENDS "libisnad${ISNAD_SOVERSION} (= ${PROJECT_VERSION})")
if(NOT BUILD_SHARED_LIBS)
  # A static isnad makes no library package: its programs bring it, its users link it.
  set(CPACK_COMPONENTS_ALL development tools)
  set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS "libicu-dev, libre2-dev, libfmt-dev")
  set(CPACK_DEBIAN_TOOLS_PACKAGE_DEPENDS "")
endif()
set(CPACK_DEBIAN_LIBRARY_PACKAGE_CONTROL_EXTRA "${CMAKE_CURRENT_BINARY_DIR}/triggers")
file(WRITE "${CMAKE_CURRENT_BINARY_DIR}/triggers" "activate-noawait ldconfig\n")

# Licences and notices, in each package where Debian's users look for them.
foreach(COMPONENT IN LISTS CPACK_COMPONENTS_ALL)
  string(TOUPPER "${COMPONENT}" UPPER)
  set(FOLDER "${CMAKE_INSTALL_DATADIR}/doc/${CPACK_DEBIAN_${UPPER}_PACKAGE_NAME}")
  install(FILES "${PROJECT_SOURCE_DIR}/src/cmake/copyright" "${PROJECT_SOURCE_DIR}/NOTICES.md"
    DESTINATION "${FOLDER}" COMPONENT ${COMPONENT})
endforeach()
install(FILES "${PROJECT_SOURCE_DIR}/README.md" "${PROJECT_SOURCE_DIR}/GAZETTEERS.md"
  "${PROJECT_SOURCE_DIR}/FORMATS.md" "${PROJECT_SOURCE_DIR}/CHANGELOG.md"
  DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/libisnad-dev" COMPONENT development)
include(CPack)
