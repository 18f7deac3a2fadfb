/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "book/tea-date.h"
#include "people/tea-address.h"
#include "people/tea-phone.h"

#include "tea-cell.h"
#include "tea-mapping-private.h"
#include "tea-mapping-words.h"
#include "tea-visit-cell.h"

/*
 * What the columns of a sheet hold is guessed in three steps: which row has the headers, what their
 * words say, and what stands below where the words say nothing.
 */

/* A request says something: at least about six Chinese characters on average. Names, choices and
 * states are shorter.
 */
#define LEAST_TEXT 6

/* The name of a column is short; what is longer, in characters, is what somebody said. */
#define LONGEST_HEADER 12

static gboolean
is_visits (TeaMapping *self)
{
  return g_str_equal (self->format, "visits");
}

static gboolean
is_value (const char *text)
{
  g_autofree char *phone = tea_phone_normalise (text);
  g_autofree char *received = tea_time_parse (text, NULL);
  g_autoptr (TeaAddress) address = tea_address_parse (text, NULL);

  return phone != NULL || received != NULL || address != NULL;
}

static guint
count_known (char **row)
{
  guint known = 0;

  for (guint i = 0; row[i] != NULL; i++)
    {
      g_autofree char *header = tea_cell_header (row[i]);
      guint weight;

      tea_mapping_words_find (header, TRUE, &weight);

      /* A sentence or an address that happens to hold such a word is no header. */
      if (weight > 0 && g_utf8_strlen (header, -1) <= 3 * (glong) weight + 6 &&
          !is_value (row[i]))
        known++;
    }

  return known;
}

/* The row with most known words; merged titles above it hold one cell. A sheet whose first row
 * holds times, phones or sentences has no headers, and that row is somebody's request.
 */
static int
find_header_row (char  ***rows,
                 guint    n_rows)
{
  guint most = 0;
  int best = -1;

  for (guint i = 0; i < n_rows; i++)
    {
      const guint known = count_known (rows[i]);

      if (known > most)
        {
          most = known;
          best = (int) i;
        }
    }

  if (best >= 0 || n_rows == 0)
    return best;

  for (guint i = 0; rows[0][i] != NULL; i++)
    {
      if (is_value (rows[0][i]) || g_utf8_strlen (rows[0][i], -1) > LONGEST_HEADER)
        return -1;
    }

  return 0;
}

/* Whether a row stands below the headers to say more of them, as 姓名 and 电话 do below 反映人信息. */
static gboolean
is_second_header (char **row)
{
  guint n_filled = 0;

  for (guint i = 0; row[i] != NULL; i++)
    {
      g_autofree char *header = tea_cell_header (row[i]);
      guint weight;

      if (*header == '\0')
        continue;

      tea_mapping_words_find (header, TRUE, &weight);
      if (weight == 0 || g_utf8_strlen (header, -1) > LONGEST_HEADER || is_value (row[i]))
        return FALSE;

      n_filled++;
    }

  return n_filled >= 2;
}

/* The headers of one row, or of two of which the lower one is more exact. */
static char **
join_headers (char **upper,
              char **lower)
{
  const guint n_upper = g_strv_length (upper);
  const guint n_lower = lower != NULL ? g_strv_length (lower) : 0;
  const guint n = MAX (n_upper, n_lower);
  char **headers = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *exact = i < n_lower ? tea_cell_clean (lower[i]) : NULL;

      headers[i] = g_strdup (exact != NULL && *exact != '\0' ? lower[i]
                                                             : i < n_upper ? upper[i] : "");
    }

  return headers;
}

static void
name_columns (TeaMapping   *self,
              char       ***rows,
              guint         n_rows,
              int           header_row,
              char        **headers)
{
  guint width = 0;

  for (guint i = 0; i < n_rows; i++)
    {
      if ((int) i >= header_row)
        width = MAX (width, g_strv_length (rows[i]));
    }

  g_array_set_size (self->columns, width);
  for (guint i = 0; i < width; i++)
    {
      TeaMappingColumn *column = tea_mapping_get_column (self, i);

      if (headers != NULL && i < g_strv_length (headers))
        column->header = tea_cell_header (headers[i]);

      if (column->header == NULL || *column->header == '\0')
        {
          g_free (column->header);
          /* Translators: the name of a column that has none in the sheet. */
          column->header = g_strdup_printf (_("Column %u"), i + 1);
        }
      else
        {
          column->role = tea_mapping_words_find (column->header, is_visits (self),
                                                 &column->weight);
        }

      for (guint j = self->first_row; j < n_rows && column->sample == NULL; j++)
        {
          g_autofree char *cell = i < g_strv_length (rows[j]) ? tea_cell_clean (rows[j][i]) : NULL;

          if (cell != NULL && *cell != '\0')
            column->sample = g_steal_pointer (&cell);
        }

      if (column->sample == NULL)
        column->sample = g_strdup ("");
    }
}

static gboolean
is_times (const char *text)
{
  g_autofree char *began_at = NULL;
  g_autofree char *ended_at = NULL;

  return tea_visit_cell_times (text, &began_at, &ended_at);
}

/* 走访时间 is a day in one log and a time of the day in another; two columns may both be called so. */
static void
settle_day (TeaMapping *self)
{
  const int received = tea_mapping_find (self, TEA_ROLE_RECEIVED);

  if (received < 0 || !is_times (tea_mapping_get_column (self, (guint) received)->sample))
    return;

  tea_mapping_get_column (self, (guint) received)->role = TEA_ROLE_IGNORE;
  for (guint i = 0; i < self->columns->len; i++)
    {
      TeaMappingColumn *column = tea_mapping_get_column (self, i);

      if (column->role == TEA_ROLE_IGNORE && strstr (column->header, "日期") != NULL)
        {
          column->role = TEA_ROLE_RECEIVED;
          return;
        }
    }
}

/* 「意见建议」 beside the main points is one of the kinds that a log ticks or counts. */
static void
settle_text (TeaMapping *self)
{
  const int text = tea_mapping_find (self, TEA_ROLE_TEXT);

  if (text < 0 ||
      tea_visit_cell_kind (tea_mapping_get_header (self, (guint) text), TRUE) == NULL)
    return;

  for (guint i = 0; i < self->columns->len; i++)
    {
      TeaMappingColumn *column = tea_mapping_get_column (self, i);
      guint weight;

      if (column->role != TEA_ROLE_EXTRA || tea_visit_cell_kind (column->header, TRUE) != NULL ||
          tea_mapping_words_find (column->header, TRUE, &weight) != TEA_ROLE_TEXT)
        continue;

      tea_mapping_get_column (self, (guint) text)->role = TEA_ROLE_KIND;
      column->role = TEA_ROLE_TEXT;
      return;
    }
}

/* Beside the day, 走访时间 is the time of the day. Without main points, the kinds are where the words
 * stand.
 */
static void
settle_visit_roles (TeaMapping *self)
{
  const gboolean has_text = tea_mapping_find (self, TEA_ROLE_TEXT) >= 0 ||
                            tea_mapping_find (self, TEA_ROLE_TITLE) >= 0;
  gboolean has_kind_text = FALSE;

  settle_day (self);
  settle_text (self);
  for (guint i = 0; i < self->columns->len; i++)
    {
      TeaMappingColumn *column = tea_mapping_get_column (self, i);

      if (column->role == TEA_ROLE_IGNORE && is_times (column->sample) &&
          strstr (column->header, "时") != NULL &&
          tea_mapping_find (self, TEA_ROLE_BEGAN) < 0)
        column->role = TEA_ROLE_BEGAN;
      else if (column->role == TEA_ROLE_EXTRA && tea_visit_cell_kind (column->header, TRUE) != NULL)
        column->role = TEA_ROLE_KIND;

      if (!has_text && !has_kind_text && column->role == TEA_ROLE_KIND &&
          g_utf8_strlen (column->sample, -1) >= LEAST_TEXT)
        {
          column->role = TEA_ROLE_TEXT;
          has_kind_text = TRUE;
        }
    }
}

/* One column a role, the one whose name says it best. A second question for words is not lost. */
static void
settle_roles (TeaMapping *self)
{
  int channel;

  for (guint i = 0; i < self->columns->len; i++)
    {
      TeaMappingColumn *column = tea_mapping_get_column (self, i);

      for (guint j = 0; j < i && !tea_mapping_is_many (column->role); j++)
        {
          TeaMappingColumn *earlier = tea_mapping_get_column (self, j);
          TeaMappingColumn *loser = column->weight > earlier->weight ? earlier : column;

          if (earlier->role == column->role)
            loser->role = loser->role == TEA_ROLE_TEXT ? TEA_ROLE_EXTRA : TEA_ROLE_IGNORE;
        }
    }

  if (is_visits (self))
    settle_visit_roles (self);

  /* Where a survey came from (微信, 链接) is not how the resident was heard. */
  channel = tea_mapping_find (self, TEA_ROLE_CHANNEL);
  if (g_str_equal (self->format, "wjx") && channel >= 0)
    tea_mapping_get_column (self, (guint) channel)->role = TEA_ROLE_IGNORE;
}

static gboolean
is_of_role (TeaColumnRole  role,
            const char    *cell)
{
  g_autofree char *read = NULL;
  g_autoptr (TeaAddress) address = NULL;

  if (role == TEA_ROLE_RECEIVED)
    read = tea_time_parse (cell, NULL);
  else if (role == TEA_ROLE_PHONE)
    read = tea_phone_normalise (cell);
  else if (role == TEA_ROLE_ADDRESS)
    address = tea_address_parse (cell, NULL);
  else
    return !is_of_role (TEA_ROLE_RECEIVED, cell) && !is_of_role (TEA_ROLE_PHONE, cell) &&
           !is_of_role (TEA_ROLE_ADDRESS, cell);

  return read != NULL || address != NULL;
}

/* How well the content of a column fits a role: how many of the rows, or how long the texts. One
 * row with a slip such as 2月30日 must not hide what the others hold.
 */
static guint
measure_content (TeaColumnRole   role,
                 char         ***rows,
                 guint           n_rows,
                 guint           first_row,
                 guint           column)
{
  glong length = 0;
  guint filled = 0;
  guint fitting = 0;

  for (guint i = first_row; i < n_rows; i++)
    {
      g_autofree char *cell = column < g_strv_length (rows[i]) ? tea_cell_clean (rows[i][column])
                                                               : NULL;

      if (cell == NULL || *cell == '\0')
        continue;

      filled++;
      length += g_utf8_strlen (cell, -1);
      fitting += is_of_role (role, cell);
    }

  if (fitting * 2 <= filled)
    return 0;

  if (role == TEA_ROLE_TEXT)
    return length / filled >= LEAST_TEXT ? (guint) (length / filled) : 0;

  return fitting;
}

/* Where the names say nothing the content may. Times and phones first, so that they are not
 * taken for texts.
 */
static void
guess_by_content (TeaMapping   *self,
                  char       ***rows,
                  guint         n_rows)
{
  static const TeaColumnRole guessed[] = {
    TEA_ROLE_RECEIVED, TEA_ROLE_PHONE, TEA_ROLE_ADDRESS, TEA_ROLE_TEXT,
  };

  for (guint i = 0; i < G_N_ELEMENTS (guessed); i++)
    {
      guint most = 0;
      int best = -1;

      if (tea_mapping_find (self, guessed[i]) >= 0 ||
          (guessed[i] == TEA_ROLE_TEXT && tea_mapping_find (self, TEA_ROLE_TITLE) >= 0))
        continue;

      for (guint j = 0; j < self->columns->len; j++)
        {
          const TeaMappingColumn *column = tea_mapping_get_column (self, j);
          guint measure;

          if (column->role != TEA_ROLE_IGNORE || column->weight > 0)
            continue;

          measure = measure_content (guessed[i], rows, n_rows, self->first_row, j);
          if (measure > most)
            {
              most = measure;
              best = (int) j;
            }
        }

      if (best >= 0)
        tea_mapping_get_column (self, (guint) best)->role = guessed[i];
    }
}

/**
 * tea_mapping_guess:
 * @rows: (array length=n_rows): the sheet's first rows, each %NULL-terminated
 * @n_rows: how many; 10 are enough
 *
 * Finds the row of headers, which may stand under merged titles and be two, and guesses by header
 * words what each column holds and which kind of sheet it is.
 *
 * Returns: (transfer full): a guess, which may have no column of texts
 */
TeaMapping *
tea_mapping_guess (char  ***rows,
                   guint    n_rows)
{
  g_autoptr (TeaMapping) self = g_object_new (TEA_TYPE_MAPPING, NULL);
  g_auto (GStrv) headers = NULL;
  int header_row;

  g_return_val_if_fail (rows != NULL || n_rows == 0, NULL);

  header_row = find_header_row (rows, n_rows);
  self->first_row = (guint) (header_row + 1);
  if (header_row >= 0)
    {
      char **lower = NULL;

      if (self->first_row < n_rows && is_second_header (rows[self->first_row]))
        lower = rows[self->first_row++];
      headers = join_headers (rows[header_row], lower);
      self->format = tea_mapping_words_format ((const char * const *) headers);
    }

  name_columns (self, rows, n_rows, header_row, headers);
  settle_roles (self);
  guess_by_content (self, rows, n_rows);

  return g_steal_pointer (&self);
}
