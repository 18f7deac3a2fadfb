/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "book/tea-book.h"

G_BEGIN_DECLS

/*
 * A book on a disk that fails. A piece of work is done on it again and again, each time with
 * another change of the disk refused, until the work gets through untouched; and each time it is
 * proved what the disk holds then.
 *
 * A test that notes what was said to be done keeps its notes in a struct that begins with this one.
 */
typedef struct
{
  char     *folder;
  char     *path;
  GBytes   *start;      /* the book that every try begins with, if there is one */
  gboolean  lasting;    /* whether the disk fails for good in this try */
  gboolean  untouched;  /* once the work is done: whether it met nothing that was refused */
} TeaDiskBench;

typedef void (*TeaDiskWork)  (TeaDiskBench *bench);
typedef void (*TeaDiskProof) (TeaDiskBench *bench);

void     tea_disk_bench_init         (TeaDiskBench *bench);
void     tea_disk_bench_clear        (TeaDiskBench *bench);
void     tea_disk_bench_keep         (TeaDiskBench *bench);
TeaBook *tea_disk_bench_open         (TeaDiskBench *bench);
TeaBook *tea_disk_bench_try_open     (TeaDiskBench *bench);
void     tea_disk_bench_save_memory  (TeaBook      *book);
void     tea_disk_bench_close        (TeaBook      *book);
void     tea_disk_bench_assert_told  (const GError *error);
void     tea_disk_bench_assert_sound (TeaBook      *book);
void     tea_disk_bench_try_faults   (TeaDiskBench *bench,
                                      guint         stride,
                                      TeaDiskWork   work,
                                      TeaDiskProof  prove);

G_END_DECLS
