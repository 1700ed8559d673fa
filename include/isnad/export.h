/// ISNAD_EXPORT marks what a shared library shows. A static library shows nothing: put
/// into somebody's plug-in, it does not meet another copy of isnad in the same process.
#ifndef ISNAD_EXPORT_H_
#define ISNAD_EXPORT_H_

#if !defined(ISNAD_SHARED) && !defined(ISNAD_BUILDING_SHARED)
#define ISNAD_EXPORT
#elif !defined(_WIN32)
#define ISNAD_EXPORT __attribute__((visibility("default")))
#elif defined(ISNAD_BUILDING_SHARED)
#define ISNAD_EXPORT __declspec(dllexport)
#else
#define ISNAD_EXPORT __declspec(dllimport)
#endif

#endif  // ISNAD_EXPORT_H_
