/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdint.h>

#include <glib.h>

/* The entry point of libFuzzer. With clang, link a fuzz-*.c with -fsanitize=fuzzer and run it on
 * its corpus; everywhere else replay.c runs it once over each file of the corpus.
 */
int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);
