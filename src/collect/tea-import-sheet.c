/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "people/tea-address.h"
#include "people/tea-phone.h"

#include "tea-cell.h"
#include "tea-import-private.h"
#include "tea-number-format.h"
#include "tea-sheet.h"
#include "tea-visit-doors.h"
#include "tea-visit-line.h"

/* The first rows tell what the columns hold; titles above the headers take two or three. */
#define HEAD_ROWS 10

/* The longest text that a field of the book takes, in bytes. */
#define MAX_TEXT (32 * 1024)

/* More households than a community has; what is larger is some other number. */
#define MAX_AFFECTED 100000

/* One reading of a sheet, with its columns looked up once. */
typedef struct
{
  TeaReading *reading;
  TeaMapping *mapping;
  int         columns[TEA_N_ROLES];
  gboolean    is_visits;
  gboolean    unordered;  /* whether a row among the first ones could not be read */
} Sheet;

/* What stands where nobody gave a name or a phone. All who did not would be one person else. */
static const char * const unknowns[] = {
  "匿名", "匿名用户", "匿名网友", "匿名居民", "无", "没有", "不详", "未知", "保密", "未留", "未提供",
  "不便透露", "不愿透露", "/", "-", "—", "--", NULL
};

/* Ways of speaking about channels, most telling first. */
static const struct
{
  const char *word;
  const char *channel;
} channels[] = {
  { "12345", "hotline" },
  { "热线", "hotline" },
  { "微信", "chat" },
  { "群", "chat" },
  { "问卷", "survey" },
  { "入户", "visit" },
  { "走访", "visit" },
  { "上门", "visit" },
  { "来访", "door" },
  { "窗口", "door" },
  { "电话", "phone" },
};

static const char *
find_channel (const char *format)
{
  if (g_str_equal (format, "wjx") || g_str_equal (format, "tencent"))
    return "survey";
  if (g_str_equal (format, "hotline"))
    return "hotline";
  if (g_str_equal (format, "visits"))
    return "visit";

  return "other";
}

/* A field of the book is %NULL where the sheet says nothing. */
static char *
dup_cell (Sheet              *sheet,
          const char * const *row,
          guint               width,
          TeaColumnRole       role)
{
  return tea_cell_dup (row, width, sheet->columns[role]);
}

static const char *
get_header (Sheet         *sheet,
            TeaColumnRole  role)
{
  const int column = sheet->columns[role];

  return column >= 0 ? tea_mapping_get_header (sheet->mapping, (guint) column) : NULL;
}

/* The heading, the text, and whatever else was said, one under the other. */
static char *
join_text (Sheet              *sheet,
           const char * const *row,
           guint               width)
{
  g_autofree char *title = dup_cell (sheet, row, width, TEA_ROLE_TITLE);
  g_autofree char *body = dup_cell (sheet, row, width, TEA_ROLE_TEXT);
  g_autoptr (GString) text = g_string_new (NULL);

  if (sheet->is_visits && body != NULL && tea_visit_line_is_nothing (body))
    g_clear_pointer (&body, g_free);

  if (title != NULL && (body == NULL || !g_str_has_prefix (body, title)))
    g_string_append (text, title);

  if (body != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", body);

  /* Who chose “other” and wrote beside it has said something, even with nothing below it. */
  if (text->len == 0 && sheet->columns[TEA_ROLE_CATEGORY] >= 0 &&
      (guint) sheet->columns[TEA_ROLE_CATEGORY] < width &&
      strstr (row[sheet->columns[TEA_ROLE_CATEGORY]], "〖") != NULL)
    {
      g_autofree char *choice = dup_cell (sheet, row, width, TEA_ROLE_CATEGORY);

      if (choice != NULL)
        g_string_append (text, choice);
    }

  for (guint i = 0; i < MIN (width, tea_mapping_get_n_columns (sheet->mapping)); i++)
    {
      g_autofree char *extra = NULL;

      if (tea_mapping_get_role (sheet->mapping, i) != TEA_ROLE_EXTRA)
        continue;

      extra = tea_cell_clean (row[i]);
      if (*extra != '\0' && text->len > 0)
        g_string_append_printf (text, "\n%s：%s", tea_mapping_get_header (sheet->mapping, i),
                                extra);
      else if (*extra != '\0' && !sheet->is_visits)
        g_string_append (text, extra);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* A worker also goes where nobody lives. */
static gboolean
is_place (const char *text)
{
  static const char * const ends[] = {
    "广场", "花园", "大门", "门口", "活动室", "车库", "车棚", "路口", "凉亭", "岗亭", "服务站", "超市",
    "菜场", "工地", "门岗", "泵房", "楼道", "绿地", "商铺", "门面",
  };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      if (g_str_has_suffix (text, ends[i]))
        return TRUE;
    }

  return FALSE;
}

/* A visit log and a ledger have one column for door and householder: 「月亮湾4-1-301 康某」. */
static void
split_householder (Sheet    *sheet,
                   TeaDraft *draft)
{
  g_autofree char *name = NULL;
  gsize end = 0;

  if (draft->address == NULL)
    {
      if (draft->person == NULL ||
          !tea_address_find (draft->person, sheet->reading->estates, NULL, NULL, &end))
        return;

      draft->address = g_steal_pointer (&draft->person);
    }

  if (draft->person != NULL)
    return;

  if (!tea_address_find (draft->address, sheet->reading->estates, NULL, NULL, &end))
    {
      /* In a log of visits a name alone is who was visited. */
      if (sheet->is_visits && tea_cell_is_name (draft->address) && !is_place (draft->address))
        draft->person = g_steal_pointer (&draft->address);
      return;
    }

  name = tea_cell_clean (draft->address + end);
  if (!tea_cell_is_name (name))
    return;

  draft->person = g_steal_pointer (&name);
  draft->address[end] = '\0';
}

/* 「2」 below 楼栋 is 2栋, 「1」 below 单元 is 1单元. */
static const char *
find_part_word (const char *header,
                const char *part)
{
  static const char * const words[] = { "单元", "栋", "幢", "座", "楼" };

  if (part[strspn (part, "0123456789")] != '\0')
    return "";

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (strstr (header, words[i]) != NULL)
        return i == 0 ? words[0] : "栋";
    }

  return "";
}

/* Some sheets have a column each for estate, building, unit and room. */
static void
join_address (Sheet              *sheet,
              TeaDraft           *draft,
              const char * const *row,
              guint               width)
{
  g_autoptr (GString) address = g_string_new (NULL);

  if (draft->address != NULL || sheet->columns[TEA_ROLE_PART] < 0)
    return;

  for (guint i = 0; i < MIN (width, tea_mapping_get_n_columns (sheet->mapping)); i++)
    {
      g_autofree char *part = NULL;

      if (tea_mapping_get_role (sheet->mapping, i) != TEA_ROLE_PART)
        continue;

      part = tea_cell_clean (row[i]);
      if (*part != '\0')
        g_string_append_printf (address, "%s%s", part,
                                find_part_word (tea_mapping_get_header (sheet->mapping, i),
                                                part));
    }

  if (address->len > 0)
    draft->address = g_string_free (g_steal_pointer (&address), FALSE);
}

/* The only number in a cell that says no more than that it is one: 「电话：13800001234」. */
static char *
find_only_phone (const char *cell)
{
  static const char * const words[] = { "联系", "电话", "手机", "号码", "号", "86" };
  g_autoptr (GString) rest = NULL;
  g_autofree char *phone = NULL;
  gsize start;
  gsize end;

  if (!tea_phone_find (cell, &start, &end))
    return NULL;

  phone = g_strndup (cell + start, end - start);
  rest = g_string_new (cell);
  g_string_erase (rest, (gssize) start, (gssize) (end - start));
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_string_replace (rest, words[i], "", 0);

  for (const char *p = rest->str; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      return NULL;

  return tea_phone_normalise (phone);
}

/* A spreadsheet that shows a phone as 1.38E+10 has saved it so, and its digits are gone. */
static char *
read_scientific (const char *cell)
{
  const char *exponent = strstr (cell, "E+");
  g_autofree char *digits = NULL;

  if (exponent == NULL || cell[1] != '.' ||
      exponent - cell - 2 < g_ascii_strtoll (exponent + 2, NULL, 10))
    return NULL;

  digits = tea_number_format_text (cell, TEA_NUMBER_PLAIN, FALSE);

  return tea_phone_normalise (digits);
}

static void
read_phone (TeaDraft *draft)
{
  char *phone;

  if (draft->phone != NULL && g_strv_contains (unknowns, draft->phone))
    g_clear_pointer (&draft->phone, g_free);

  if (draft->phone == NULL)
    return;

  phone = tea_phone_normalise (draft->phone);
  if (phone == NULL)
    phone = read_scientific (draft->phone);
  if (phone == NULL)
    phone = find_only_phone (draft->phone);

  if (phone == NULL && g_ascii_isdigit (*draft->phone) && strstr (draft->phone, "E+") != NULL)
    g_clear_pointer (&draft->phone, g_free);

  if (phone != NULL)
    {
      g_free (draft->phone);
      draft->phone = phone;
    }
}

/* In a column for 「反映人/网格」 a grid is where, and not who: 「3网格」, 「第三网格 王强」. */
static void
split_grid (TeaDraft *draft)
{
  g_autofree char *name = NULL;
  const char *grid = draft->person != NULL ? strstr (draft->person, "网格") : NULL;
  const char *end;

  if (grid == NULL || grid == draft->person || draft->address != NULL)
    return;

  end = grid + strlen ("网格");
  if (g_str_has_prefix (end, "员") || g_str_has_prefix (end, "长"))
    return;

  draft->address = g_strndup (draft->person, (gsize) (end - draft->person));
  name = tea_cell_clean (end);
  g_clear_pointer (&draft->person, g_free);
  if (*name != '\0')
    draft->person = g_steal_pointer (&name);
}

static void
read_person (Sheet    *sheet,
             TeaDraft *draft)
{
  split_householder (sheet, draft);
  split_grid (draft);
  if (draft->person != NULL && g_strv_contains (unknowns, draft->person))
    g_clear_pointer (&draft->person, g_free);
}

static void
read_channel (Sheet              *sheet,
              TeaDraft           *draft,
              const char * const *row,
              guint               width)
{
  g_autofree char *cell = dup_cell (sheet, row, width, TEA_ROLE_CHANNEL);

  draft->channel = find_channel (tea_mapping_get_format (sheet->mapping));
  for (guint i = 0; cell != NULL && i < G_N_ELEMENTS (channels); i++)
    {
      if (strstr (cell, channels[i].word) != NULL)
        {
          draft->channel = channels[i].channel;
          return;
        }
    }
}

/* Says why a line cannot be taken over; the first reason is enough. */
static void
check_draft (Sheet      *sheet,
             TeaDraft   *draft,
             const char *received)
{
  g_autoptr (GError) error = NULL;

  if (received != NULL)
    {
      draft->received_at = tea_cell_received (received, sheet->reading->today, &error);
      if (draft->received_at == NULL)
        {
          draft->skip_reason = g_strdup (error->message);
          return;
        }
    }

  if (*draft->text == '\0' &&
      (!sheet->is_visits || (draft->address == NULL && draft->person == NULL)))
    draft->skip_reason = g_strdup (_("There is no text in this line."));
  else if (strlen (draft->text) > MAX_TEXT)
    draft->skip_reason = g_strdup (_("The text of this line is longer than 32 KB."));
}

static gboolean
is_empty (const char * const *row)
{
  for (guint i = 0; row[i] != NULL; i++)
    {
      g_autofree char *cell = tea_cell_clean (row[i]);

      if (*cell != '\0')
        return FALSE;
    }

  return TRUE;
}

/* Ledgers end with a line that counts them. */
static gboolean
is_total (const char * const *row)
{
  static const char * const totals[] = { "合计", "总计", "小计", "共计" };

  for (guint i = 0; row[i] != NULL; i++)
    {
      g_autofree char *cell = tea_cell_clean (row[i]);

      for (guint j = 0; j < G_N_ELEMENTS (totals); j++)
        {
          if (g_str_equal (cell, totals[j]))
            return TRUE;
        }

      if (*cell != '\0')
        return FALSE;
    }

  return FALSE;
}

/* Ledgers are numbered down to the end of the page before anybody writes into them. */
static gboolean
is_numbered_only (Sheet              *sheet,
                  const char * const *row,
                  guint               width)
{
  g_autofree char *number = dup_cell (sheet, row, width, TEA_ROLE_NUMBER);

  if (number == NULL || number[strspn (number, "0123456789")] != '\0')
    return FALSE;

  for (guint i = 0; i < width; i++)
    {
      g_autofree char *cell = tea_cell_clean (row[i]);

      if (*cell != '\0' && (int) i != sheet->columns[TEA_ROLE_NUMBER])
        return FALSE;
    }

  return TRUE;
}

/* Long sheets repeat their headers on every page. */
static gboolean
is_header (Sheet              *sheet,
           const char * const *row,
           guint               width)
{
  guint n_same = 0;

  for (guint i = 0; i < MIN (width, tea_mapping_get_n_columns (sheet->mapping)); i++)
    {
      g_autofree char *header = NULL;

      /* The first cell that differs ends it, which is the first one in nearly every row. */
      header = tea_cell_header (row[i]);
      if (*header == '\0')
        continue;

      if (!g_str_equal (header, tea_mapping_get_header (sheet->mapping, i)))
        return FALSE;

      n_same++;
    }

  return n_same >= 2;
}

static void
read_row (Sheet              *sheet,
          const char * const *row,
          guint               line)
{
  g_autoptr (TeaDraft) draft = NULL;
  g_autofree char *received = NULL;
  g_autofree char *affected = NULL;
  const guint width = g_strv_length ((char **) row);

  if (is_empty (row) || is_header (sheet, row, width) || is_numbered_only (sheet, row, width))
    return;

  draft = tea_draft_new (line);
  g_free (draft->text);
  draft->text = join_text (sheet, row, width);
  draft->person = dup_cell (sheet, row, width, TEA_ROLE_PERSON);
  draft->phone = dup_cell (sheet, row, width, TEA_ROLE_PHONE);
  draft->address = dup_cell (sheet, row, width, TEA_ROLE_ADDRESS);
  draft->category = dup_cell (sheet, row, width, TEA_ROLE_CATEGORY);
  draft->source_number = dup_cell (sheet, row, width, TEA_ROLE_NUMBER);
  draft->grid = dup_cell (sheet, row, width, TEA_ROLE_GRID);
  draft->worker = dup_cell (sheet, row, width, TEA_ROLE_WORKER);
  draft->settled = dup_cell (sheet, row, width, TEA_ROLE_SETTLED);
  draft->next_step = dup_cell (sheet, row, width, TEA_ROLE_NEXT);
  read_channel (sheet, draft, row, width);
  read_person (sheet, draft);

  join_address (sheet, draft, row, width);
  read_phone (draft);
  affected = dup_cell (sheet, row, width, TEA_ROLE_AFFECTED);
  if (affected != NULL)
    draft->affected = (int) CLAMP (g_ascii_strtoll (affected, NULL, 10), 0, MAX_AFFECTED);

  received = dup_cell (sheet, row, width, TEA_ROLE_RECEIVED);
  if (sheet->is_visits && received != NULL)
    {
      g_autofree char *written = g_steal_pointer (&received);

      received = tea_visit_line_take_times (draft, written, sheet->reading->today);
    }
  if (sheet->is_visits)
    tea_visit_line_read (draft, sheet->mapping, row, width);
  check_draft (sheet, draft, received);
  if (sheet->is_visits)
    tea_visit_line_set_moment (draft);
  if (draft->skip_reason == NULL && is_total (row))
    draft->hint = g_strdup (_("A line of totals"));
  draft->ticked = draft->skip_reason == NULL && draft->hint == NULL;
  g_ptr_array_add (sheet->reading->drafts, g_object_ref (draft));
  if (sheet->is_visits && draft->ticked)
    tea_visit_doors_share (draft, get_header (sheet, TEA_ROLE_ADDRESS), sheet->reading->estates,
                           sheet->reading->drafts);
}

/* A row that cannot be read is listed with the reason, and the rest goes in. */
static void
skip_row (Sheet      *sheet,
          guint       line,
          const char *problem)
{
  TeaDraft *draft = tea_draft_new (line);

  g_set_str (&draft->skip_reason, problem);
  draft->ticked = FALSE;
  g_ptr_array_add (sheet->reading->drafts, draft);
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  const TeaDraft *left = *(TeaDraft * const *) a;
  const TeaDraft *right = *(TeaDraft * const *) b;

  return (left->line > right->line) - (left->line < right->line);
}

static gboolean
read_rows (Sheet      *sheet,
           TeaSheet   *file,
           GPtrArray  *head,
           GArray     *lines,
           GError    **error)
{
  g_autoptr (GError) local_error = NULL;
  const char * const *row;
  const char *problem;
  guint line;

  for (guint i = tea_mapping_get_first_row (sheet->mapping); i < head->len; i++)
    read_row (sheet, g_ptr_array_index (head, i), g_array_index (lines, guint, i));

  while (tea_sheet_next_row (file, &row, &line, &problem, &local_error))
    {
      if (problem != NULL)
        skip_row (sheet, line, problem);
      else
        read_row (sheet, row, line);
      if (!tea_reading_step (sheet->reading, line, error))
        return FALSE;
    }

  if (sheet->unordered)
    g_ptr_array_sort (sheet->reading->drafts, compare_lines);

  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
read_head (Sheet      *sheet,
           TeaSheet   *file,
           GPtrArray  *head,
           GArray     *lines,
           GError    **error)
{
  g_autoptr (GError) local_error = NULL;
  const char * const *row;
  const char *problem;
  guint line;

  while (head->len < HEAD_ROWS &&
         tea_sheet_next_row (file, &row, &line, &problem, &local_error))
    {
      if (problem != NULL)
        {
          skip_row (sheet, line, problem);
          sheet->unordered = TRUE;
          continue;
        }

      g_ptr_array_add (head, g_strdupv ((char **) row));
      g_array_append_val (lines, line);
    }

  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
watch_cb (gsize      done,
          gsize      total,
          gpointer   data,
          GError   **error)
{
  TeaReading *self = data;

  /* The rest is for the lines, which are made from what was unpacked. */
  if (self->progress != NULL)
    self->progress (MIN (done, total) / 10 * 9, total, self->progress_data);

  return tea_reading_go_on (self, error);
}

/*
 * tea_reading_read_sheet:
 * @self: a reading
 * @error: return location for an error
 *
 * Reads a sheet. A mapping that the reading has is followed, otherwise it gets the
 * guessed one, also where it fails.
 *
 * Returns: whether it was read
 */
gboolean
tea_reading_read_sheet (TeaReading  *self,
                        GError     **error)
{
  g_autoptr (GPtrArray) head = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (TeaSheet) file = NULL;
  Sheet sheet = { .reading = self };

  file = tea_sheet_new_from_bytes (self->bytes, watch_cb, self, error);
  if (file == NULL || !read_head (&sheet, file, head, lines, error))
    return FALSE;

  if (head->len == 0)
    {
      g_set_error_literal (error, TEA_ERROR, TEA_ERROR_INVALID, _("There is nothing in it."));
      return FALSE;
    }

  if (self->mapping == NULL)
    {
      g_autofree char *headers = NULL;
      const char *roles;

      self->mapping = tea_mapping_guess ((char ***) head->pdata, head->len);
      headers = tea_mapping_dup_headers (self->mapping);
      roles = g_hash_table_lookup (self->kinds, headers);
      if (roles != NULL)
        tea_mapping_set_roles (self->mapping, roles);
    }

  if (!tea_mapping_check (self->mapping, error))
    return FALSE;

  self->format = tea_mapping_get_format (self->mapping);
  sheet.mapping = self->mapping;
  sheet.is_visits = g_str_equal (self->format, "visits");
  for (guint i = 0; i < TEA_N_ROLES; i++)
    sheet.columns[i] = tea_mapping_find (self->mapping, (TeaColumnRole) i);

  return read_rows (&sheet, file, head, lines, error);
}
