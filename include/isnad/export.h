/// ISNAD_EXPORT marks what a shared library shows.
#ifndef ISNAD_EXPORT_H_
#define ISNAD_EXPORT_H_

#if defined(_WIN32)
#if defined(ISNAD_BUILDING_SHARED)
#define ISNAD_EXPORT __declspec(dllexport)
#elif defined(ISNAD_SHARED)
#define ISNAD_EXPORT __declspec(dllimport)
#else
#define ISNAD_EXPORT
#endif
#else
#define ISNAD_EXPORT __attribute__((visibility("default")))
#endif

#endif  // ISNAD_EXPORT_H_
