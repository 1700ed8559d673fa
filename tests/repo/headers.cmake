# Each public header compiles alone as C++17, with warnings as errors, and without the libraries
# that isnad is made of: the target gets no other include folder. (On Debian these libraries stand in
# the compiler's own folders; repo/layering_test.cpp looks at what is included.)
file(GLOB_RECURSE HEADERS RELATIVE "${PROJECT_SOURCE_DIR}/include" CONFIGURE_DEPENDS
  "${PROJECT_SOURCE_DIR}/include/isnad/*.h")
set(SOURCES "")
foreach(HEADER IN LISTS HEADERS)
  string(MAKE_C_IDENTIFIER "${HEADER}" NAME)
  set(FILE "${CMAKE_CURRENT_BINARY_DIR}/alone_${NAME}.cpp")
  # Twice: the guard must hold.
  file(CONFIGURE OUTPUT "${FILE}" CONTENT "#include <@HEADER@>\n#include <@HEADER@>\n" @ONLY)
  list(APPEND SOURCES "${FILE}")
endforeach()
add_library(headers-alone OBJECT ${SOURCES})
target_include_directories(headers-alone PRIVATE "${PROJECT_SOURCE_DIR}/include")
target_compile_options(headers-alone PRIVATE -Wall -Wextra -Wpedantic -Werror)
set_target_properties(headers-alone PROPERTIES CXX_STANDARD 17 CXX_EXTENSIONS OFF)
