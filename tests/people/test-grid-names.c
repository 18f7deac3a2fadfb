/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "people/tea-grid-names.h"
#include "people/tea-grid.h"

#include "tea-fixture.h"

static gint64
add (TeaBook    *book,
     const char *name,
     const char *parent)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaGrid) grid = tea_grid_add (book, name, parent, &error);

  g_assert_no_error (error);

  return tea_record_get_id (TEA_RECORD (grid));
}

static void
test_a_grid_is_known_by_what_people_make_of_its_name (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  const gint64 third = add (book, "第三网格", NULL);
  const gint64 twelfth = add (book, "第十二网格", NULL);
  const gint64 lake = add (book, "月亮湾片区", NULL);
  const gint64 inner = add (book, "1号网格", "第三网格");
  const gint64 other = add (book, "一网格", "第十二网格");
  const gint64 low = add (book, "5号", "1号网格");
  const struct
  {
    const char *text;
    gint64      id;
  } names[] = {
    { "第三网格", third }, { "3网格", third }, { "三号网格", third }, { "网格３", third },
    { "一级网格3", third }, { "第 3 网格", third }, { "12", twelfth }, { "月亮湾片区", lake },
    { "第三网格/1号网格", inner }, { "一级网格3/二级网格1", inner }, { "12网格、1网格", other },
    { "第十二网格 > 一网格", other }, { "3/1/5", low }, { "三级网格5", low }, { "3/5", low },

    /* Two grids are the first of theirs. */
    { "二级网格1", 0 }, { "1", 0 },

    { "九网格", 0 }, { "第三网格/9", 0 }, { "二级网格3", 0 }, { "网格", 0 }, { "", 0 }, { "/", 0 },
  };
  g_autoptr (TeaGridNames) known = tea_grid_names_new (book, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_test_message ("%s", names[i].text);
      g_assert_cmpint (tea_grid_names_find (known, names[i].text), ==, names[i].id);
    }

  tea_fixture_close (book);
}

static void
test_a_book_without_grids_knows_none (void)
{
  TeaBook *book = tea_fixture_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TeaGridNames) known = tea_grid_names_new (book, &error);

  g_assert_no_error (error);
  g_assert_cmpint (tea_grid_names_find (known, "第三网格"), ==, 0);

  tea_fixture_close (book);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/grid-names/a-grid-is-known-by-what-people-make-of-its-name",
                   test_a_grid_is_known_by_what_people_make_of_its_name);
  g_test_add_func ("/grid-names/a-book-without-grids-knows-none",
                   test_a_book_without_grids_knows_none);

  return g_test_run ();
}
