/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "screen/tea-owners.h"
#include "screen/tea-reply.h"
#include "screen/tea-score.h"
#include "screen/tea-topic.h"
#include "screen/tea-verdict.h"
#include "screen/tea-weighing.h"
#include "book/tea-history.h"
#include "tea-fixture.h"

G_BEGIN_DECLS

TeaRequest *tea_screen_fixture_request (TeaBook    *book,
                                        const char *text,
                                        const char *address,
                                        const char *received_at);
TeaTopic   *tea_screen_fixture_topic   (TeaBook    *book,
                                        const char *title);
void        tea_screen_fixture_reload  (TeaBook    *book,
                                        gpointer    record_pointer);
void        tea_screen_fixture_clock   (TeaBook    *book,
                                        const char *now);
guint       tea_screen_fixture_count   (TeaQuery   *query);
char       *tea_screen_fixture_dump    (TeaBook    *book);

/* A refusal says why, changes no row and makes no entry in the history. */
#define assert_refused(book, expected, call)                                          \
  G_STMT_START                                                                        \
    {                                                                                 \
      g_autoptr (GError) refusal = NULL;                                              \
      g_autoptr (TeaQuery) history = tea_history_query (book);                        \
      guint n_history = tea_screen_fixture_count (history);                           \
      g_autofree char *before = tea_screen_fixture_dump (book);                       \
      g_autofree char *after = NULL;                                                  \
      GError **error = &refusal;                                                      \
      g_assert_false (!!(call));                                                      \
      g_assert_error (refusal, TEA_ERROR, expected);                                  \
      g_assert_cmpint (strlen (refusal->message), >, 10);                             \
      after = tea_screen_fixture_dump (book);                                         \
      g_assert_cmpstr (before, ==, after);                                            \
      g_assert_cmpint (tea_screen_fixture_count (history), ==, n_history);            \
    }                                                                                 \
  G_STMT_END

/* The verb succeeds as one entry of the history, and undo puts every row back; then the verb is
 * done again so that a test can go on from it. */
#define assert_undoable(book, call)                                                   \
  G_STMT_START                                                                        \
    {                                                                                 \
      g_autoptr (GError) failure = NULL;                                              \
      g_autoptr (TeaQuery) history = tea_history_query (book);                        \
      guint n_history = tea_screen_fixture_count (history);                           \
      g_autofree char *before = tea_screen_fixture_dump (book);                       \
      g_autofree char *done = NULL;                                                   \
      g_autofree char *undone = NULL;                                                 \
      g_autofree char *redone = NULL;                                                 \
      g_autofree char *undo_title = NULL;                                             \
      g_autofree char *redo_title = NULL;                                             \
      GError **error = &failure;                                                      \
      gboolean worked = !!(call);                                                     \
      g_assert_no_error (failure);                                                    \
      g_assert_true (worked);                                                         \
      g_assert_cmpint (tea_screen_fixture_count (history), ==, n_history + 1);        \
      done = tea_screen_fixture_dump (book);                                          \
      g_assert_cmpstr (before, !=, done);                                             \
      undo_title = tea_history_undo (book, &failure);                                 \
      g_assert_no_error (failure);                                                    \
      undone = tea_screen_fixture_dump (book);                                        \
      g_assert_cmpstr (before, ==, undone);                                           \
      redo_title = tea_history_redo (book, &failure);                                 \
      g_assert_no_error (failure);                                                    \
      redone = tea_screen_fixture_dump (book);                                        \
      g_assert_cmpstr (done, ==, redone);                                             \
    }                                                                                 \
  G_STMT_END

#define assert_works(call)                                                            \
  G_STMT_START                                                                        \
    {                                                                                 \
      g_autoptr (GError) failure = NULL;                                              \
      GError **error = &failure;                                                      \
      gboolean worked = !!(call);                                                     \
      g_assert_no_error (failure);                                                    \
      g_assert_true (worked);                                                         \
    }                                                                                 \
  G_STMT_END

G_END_DECLS
